# What mq-route does, for mawk: the yardstick of `make bench`.
#
#	mawk -v preset=lib/preset/365 -f route.awk classified.tsv
#
# The same look-ups and appends, with less care: addresses are looked up as
# they stand (not folded), a due time is taken in one fixed offset, nothing is
# checked, and what came with the record is kept without a note.

function load(name, file,    i, n, head, cell) {
	file = preset "/" name ".tsv"
	getline <file
	n = split($0, head)
	for (i = 1; i <= n; i++)
		col[name, head[i]] = i
	rows = 0
	while ((getline <file) > 0) {
		rows++
		for (i = 1; i <= n; i++)
			table[name, rows, head[i]] = $i
	}
	close(file)
	return rows
}

function seconds(span) {
	if (span ~ /min$/)
		return span * 60
	if (span ~ /h$/)
		return span * 3600
	return span * 86400
}

function find_area(household, address,    i, best, longest, text) {
	longest = 0
	for (i = 1; i <= areas; i++) {
		text = table["areas", i, "household"]
		if (text != "" && index(household, text) == 1)
			return i
		text = table["areas", i, "address"]
		if (length(text) > longest && index(address, text)) {
			longest = length(text)
			best = i
		}
	}
	return best
}

function find_duty(category) {
	while (!(category in duty_of)) {
		if (!sub(/\/[^\/]*$/, "", category))
			return duty_of["*"]
	}
	return duty_of[category]
}

function find_deadline(mode, urgency, kind,    i) {
	for (i = 1; i <= deadlines; i++)
		if ((table["deadlines", i, "mode"] == "" ||
		    table["deadlines", i, "mode"] == mode) &&
		    (table["deadlines", i, "urgency"] == "" ||
		    table["deadlines", i, "urgency"] == urgency) &&
		    (table["deadlines", i, "kind"] == "" ||
		    table["deadlines", i, "kind"] == kind))
			return i
}

# The end of the hours of the nth working day after a date, remembered.
function workday(date, n,    t, day) {
	if ((date, n) in workdays)
		return workdays[date, n]
	t = mktime(substr(date, 1, 4) " " substr(date, 6, 2) " " \
	    substr(date, 9, 2) " 00 00 00")
	for (day = n; day; day -= is_work(t))
		t += 86400
	return workdays[date, n] = strftime("%Y-%m-%d", t) "T17:30:00+08:00"
}

function is_work(t,    date) {
	date = strftime("%Y-%m-%d", t)
	if (date in special)
		return special[date] == "work"
	return strftime("%u", t) < 6
}

# The area's people whom the tags bring in, behind the co-handlers.
function helpers(list, tags, area, who,    i, k, n, tag, brings, team) {
	n = split(tags, tag, ";")
	for (i = 1; i <= n; i++)
		brings = brings ";" group[tag[i]] ";"
	for (k = 2; area && k <= 3; k++) {
		team = k == 2 ? "member" : "volunteer"
		if (index(brings, ";" team ";") && table["areas", area, team] != who)
			list = list (list == "" ? "" : ";") table["areas", area, team]
	}
	return list
}

# 2026-01-31T10:00:00+08:00 and a span to the same form; TZ is UTC.
function due(requested, span, next_day,    t) {
	t = mktime(substr(requested, 1, 4) " " substr(requested, 6, 2) " " \
	    substr(requested, 9, 2) " " substr(requested, 12, 2) " " \
	    substr(requested, 15, 2) " " substr(requested, 18, 2))
	if (next_day)
		t += 86400 - t % 86400
	return strftime("%Y-%m-%dT%H:%M:%S", t + span) "+08:00"
}

BEGIN {
	FS = OFS = "\t"
	areas = load("areas")
	duties = load("duties")
	deadlines = load("deadlines")
	for (i = 1; i <= duties; i++)
		duty_of[table["duties", i, "category"]] = i
	days = load("calendar")
	groups = load("groups")
	for (i = 1; i <= days; i++)
		special[table["calendar", i, "date"]] = table["calendar", i, "day"]
	for (i = 1; i <= groups; i++)
		group[table["groups", i, "tag"]] = table["groups", i, "team"]
	for (i = 1; i <= deadlines; i++)
		span[i] = seconds(table["deadlines", i, "resolve"])
}

FNR == 1 {
	for (i = 1; i <= NF; i++)
		c[$i] = i
	print $0, "area", "team", "assignee", "co_handlers", "owner", \
	    "expected_datetime", "route_notes"
	next
}

{
	a = find_area("household" in c ? $c["household"] : "", $c["address"])
	d = find_duty($c["category"])
	mode = $c["mode"] == "" ? table["duties", d, "mode"] : $c["mode"]
	agency = $c["agency_responsible"]
	if (agency == "")
		agency = table["duties", d, "agency_responsible"]
	team = table["duties", d, "team"]
	if (team == "agency")
		who = agency
	else
		who = a ? table["areas", a, team] : "unassigned"
	f = find_deadline(mode, $c["urgency"], $c["kind"])
	$c["agency_responsible"] = agency
	$c["mode"] = mode
	print $0, a ? table["areas", a, "area"] : "unassigned", team, who, \
	    helpers(table["duties", d, "co_handlers"], $c["tags"], a, who), \
	    who == "unassigned" ? "" : who, \
	    table["deadlines", f, "resolve"] ~ /wd$/ ? \
		workday(substr($c["requested_datetime"], 1, 10), \
		    table["deadlines", f, "resolve"] + 0) : \
		due($c["requested_datetime"], span[f], \
		    table["deadlines", f, "from"] == "next-day"), \
	    a ? "" : "no area for the address"
}
