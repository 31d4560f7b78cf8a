# The groups that mq-report counts, for mawk: the yardstick of `make bench`.
#
#	mawk -f report.awk scored.tsv
#
# Prints "table key cases", and for units the callbacks and what they said.
# Less than a report: neither limits, intervals, ranks nor sentences, nothing is
# checked, and all dates are taken to be of the same zone.

BEGIN {
	FS = OFS = "\t"
	now = minutes("2026-07-01T00:00")
}

# From the first day of year 0; days are looked up where they were seen before.
function minutes(s, day) {
	day = substr(s, 1, 10)
	if (!(day in days))
		days[day] = day_number(substr(day, 1, 4) + 0,
		    substr(day, 6, 2) + 0, substr(day, 9, 2) + 0)
	return days[day] * 1440 + substr(s, 12, 2) * 60 + substr(s, 15, 2)
}

function day_number(y, m, d) {
	if (m < 3) {
		y--
		m += 12
	}
	return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) \
	    + int((153 * m - 457) / 5) + d
}

FNR == 1 {
	for (i = 1; i <= NF; i++)
		c[$i] = i
	next
}

{
	asked = $c["requested_datetime"]
	due = $c["expected_datetime"]
	at = minutes(asked)
	day = substr(asked, 1, 10)
	volume[day]++
	hours[days[day] % 7, substr(asked, 12, 2)]++
	channels[$c["channel"]]++
	services[$c["service"]]++
	urgencies[$c["urgency"]]++
	area = $c["area"]
	if (area == "unassigned")
		area = ""
	areas[area]++

	unit = $c["agency_responsible"]
	units[unit]++
	if (due != "" && minutes(due) < now)
		overdue[unit]++
	if ($c["callback_valid"] == "Y") {
		valid[unit]++
		responded[unit] += $c["contacted"] == "Y"
		solved[unit] += $c["solved"] == "Y"
		if ($c["satisfied"] != "") {
			answered[unit]++
			score[unit] += $c["score"]
		}
	}

	category = $c["category"]
	if (category == "unclassified")
		category = ""
	split(category, level, "/")
	categories[level[1]]++
	if (level[2] != "")
		categories[level[1] "/" level[2]]++
	street = $c["address"]
	if (match(street, /[0-9]/))
		street = substr(street, 1, RSTART - 1)
	streets[street]++
	problems[category, area == "" ? street : area]++
	ages[now - at]++
	closed += $c["closed_datetime"] != ""
}

function table(name, count, key) {
	for (key in count)
		print name, key, count[key]
}

END {
	table("volume", volume)
	table("hours", hours)
	table("channels", channels)
	table("services", services)
	table("urgencies", urgencies)
	table("areas", areas)
	table("categories", categories)
	table("streets", streets)
	table("problems", problems)
	table("ages", ages)
	for (unit in units)
		print "units", unit, units[unit], overdue[unit] + 0, \
		    valid[unit] + 0, responded[unit] + 0, solved[unit] + 0, \
		    answered[unit] + 0, score[unit] + 0
}
