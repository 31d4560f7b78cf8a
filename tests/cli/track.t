#!/bin/sh
# mq-track on made-up logs of every kind, and on what offices published.

. "$(dirname "$0")/../tap.sh"
cd "$(dirname "$0")/../.." || exit 1
data=${DATA:-../shared/data}
top=$PWD
now=2026-02-01T10:00:00+08:00

# ---- made-up logs ---------------------------------------------------------

# One log in two orders must give the same records and refuse the same events;
# so must the same log sorted, and what comes of it tracked again.
told() { # what a rejects file says but for the places
	cut -f 4- "$1" | sed 1d | sort
}

shuffled() {
	mq-track "$@" -q --now $now -e two.tsv -r two.r cases.tsv >two &&
		cmp one two && told two.r | cmp one.told -
}

sorted() {
	mq-track "$@" -q --now $now --sorted -e sorted.tsv -r three.r \
	    cases.tsv >three &&
		cmp one three && told three.r | cmp one.told -
}

again() {
	mq-track "$@" -q --now $now -e one.tsv -r four.r one >four &&
		cmp one four && told four.r | cmp one.told -
}

made_up() { # seed
	cd "$tmp" || exit 1
	python3 "$top/tests/cases/track/random.py" make "$1"
	for how in count reset ignore; do
		set -- "$1" -L deadlines.tsv --reopen $how
		shift
		mq-track "$@" -q --now $now -e one.tsv -r one.r cases.tsv >one
		told one.r >one.told
		ok "any order of the lines, $how, $seed" shuffled "$@"
		ok "side by side, $how, $seed" sorted "$@"
		ok "twice the same, $how, $seed" again "$@"
		ok "minutes as Python counts them, $how, $seed" python3 \
		    "$top/tests/cases/track/random.py" check one one.r $how
		set -- "$seed"
	done
	cd "$top" || exit 1
}

if command -v python3 >/dev/null; then
	last=3
	[ -z "${LONG:-}" ] || last=50
	seed=1
	while [ $seed -le $last ]; do
		made_up $seed
		seed=$((seed + 1))
	done
else
	skip "made-up logs" "no python3"
fi

# ---- working time, minute by minute ----------------------------------------

worktime() { # office
	mkdir "$tmp/$1" && cd "$tmp/$1" || exit 1
	set -- "$1" "$top/lib/preset/365/calendar.tsv"
	python3 "$top/tests/cases/track/worktime.py" make "$@"
	# shellcheck disable=SC2046
	mq-route -q $(cat options) -o routed cases.tsv
	# shellcheck disable=SC2046
	mq-track -q $(cat options) -e events.tsv -o tracked routed
	is "due, worked and late minutes and the ladder, $1" "$(
		python3 "$top/tests/cases/track/worktime.py" check "$@" routed tracked
	)" "1500 cases, 0 wrong"
	cd "$top" || exit 1
}

if command -v python3 >/dev/null; then
	worktime community
	worktime hotline
else
	skip "working time" "no python3"
fi

# ---- a million cases --------------------------------------------------------

# In the order of their ids, five events each.
million() { # cases or log
	awk -v what="$1" 'BEGIN {
		OFS = "\t"
		split("accept assign contact resolve close", verb, " ")
		print what == "cases" ? "service_request_id" OFS \
		    "requested_datetime" OFS "description" OFS "address" OFS \
		    "mode" OFS "assignee" OFS "expected_datetime" : \
		    "service_request_id" OFS "event_datetime" OFS "event" OFS \
		    "actor" OFS "to" OFS "note"
		for (i = 0; i < 1000000; i++) {
			id = sprintf("R%07d", i)
			day = sprintf("2026-06-%02dT", i % 27 + 1)
			if (what == "cases")
				print id, day "08:10:00+08:00",
				    "楼道灯坏了一个多星期，晚上漆黑一片，老人上下楼不方便", \
				    "幸福里" i % 90 "幢", "line", "何青", \
				    day "18:00:00+08:00"
			for (k = 1; what == "log" && k <= 5; k++)
				print id, day 10 + k ":" 10 + i % 50 \
				    ":00+08:00", verb[k], "林知夏", \
				    k == 2 ? "苏晚" : "", ""
		}
	}'
}

# User and system seconds, and KiB, of what a shell does.
cost() {
	python3 - "$1" <<-'END'
	import resource, subprocess, sys
	subprocess.run(["sh", "-c", sys.argv[1]], check=True,
	    stdout=subprocess.DEVNULL)
	used = resource.getrusage(resource.RUSAGE_CHILDREN)
	print(used.ru_utime + used.ru_stime, used.ru_maxrss)
	END
}

fast_enough() { # seconds and KiB: of mq-track, and of what it is held to
	note "mq-track: $1; sort and join: $2"
	awk "BEGIN { exit ${1% *} > 2 * ${2% *} }"
}

small_enough() {
	note "mq-track --sorted: $1"
	[ "${1#* }" -lt 65536 ]
}

if [ -n "${LONG:-}" ] && [ "${MODE:-}" != asan ] &&
    command -v python3 >/dev/null; then
	million cases >"$tmp/cases.tsv"
	million log >"$tmp/log.tsv"
	LC_ALL=C
	export LC_ALL
	ok "a million cases take at most twice what sort and join do" \
	    fast_enough \
	    "$(cost "mq-track -q --now $now -e $tmp/log.tsv $tmp/cases.tsv")" \
	    "$(cost "cd $tmp && sort cases.tsv >s1 && sort log.tsv >s2 &&
	        join s1 s2")"
	ok "--sorted holds less than 64 MiB" small_enough "$(cost \
	    "mq-track -q --sorted --now $now -e $tmp/log.tsv $tmp/cases.tsv")"
	rm -f "$tmp/cases.tsv" "$tmp/log.tsv" "$tmp/s1" "$tmp/s2"
else
	skip "a million cases" "only make check-long looks at them"
fi

# ---- real ones ------------------------------------------------------------

# A log of when each record was closed, and the records without that.
take_apart() { # records
	awk -F '\t' -v OFS='\t' -v log_file="$tmp/log.tsv" '
	NR == 1 {
		for (i = 1; i <= NF; i++)
			at[$i] = i
		print "service_request_id", "event_datetime", "event" >log_file
	}
	NR > 1 && $at["closed_datetime"] != "" {
		print $1, $at["closed_datetime"], "close" >log_file
		$at["closed_datetime"] = ""
		$at["status"] = "new"
	}
	{ print }' "$1"
}

# Of each record that the file has as closed and due: how often it and the track
# agree on whether that was late.
verdicts() { # what, file, expected
	mq-ingest -q -r /dev/null "$2" >"$tmp/records.tsv" 2>/dev/null
	take_apart "$tmp/records.tsv" >"$tmp/open.tsv"
	mq-track -q -r "$tmp/refused" -e "$tmp/log.tsv" \
	    --now 2026-01-01T00:00:00Z "$tmp/open.tsv" >"$tmp/tracked.tsv"
	is "$1" "$(python3 tests/cli/ontime.py "$2" "$tmp/tracked.tsv")" "$3"
}

if [ -d "$data" ] && command -v python3 >/dev/null; then
	python3 -m zipfile -e "$data/boston311_2011h2.zip" "$tmp/boston"
	verdicts "Boston's own flag of what was on time" \
	    "$tmp"/boston/*.csv "the same: 43664"
	verdicts "Baltimore: late where closed after due" \
	    "$data/baltimore311_sample.csv" "the same: 9555"
	# Where a row has the id of another one and differs from it, the second
	# is refused; a closing before the request is refused as an event.
	early="closed before it was asked for: 1; "
	twice="refused, another row had its id"
	verdicts "St. Louis, 2009" "$data/stlouis_csb_2009.csv" \
	    "$early$twice: 9; the same: 748"
	verdicts "St. Louis, 2010" "$data/stlouis_csb_2010.csv" \
	    "$early$twice: 23; the same: 1451"
	verdicts "St. Louis, 2011" "$data/stlouis_csb_2011.csv" \
	    "$early$twice: 27; the same: 1921"
	verdicts "New York, 2019" "$data/nyc311_2019-12-31.csv" "the same: 2"
	verdicts "New York, 2024, where nothing was due" \
	    "$data/nyc311_2024-04-15.csv" ""
else
	skip "real exports" "no folder $data, or no python3"
fi
done_testing
