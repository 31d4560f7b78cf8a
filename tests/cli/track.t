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

# Of each closed record with a due time (and a flag, where the file has one):
# how often the file and the track agree on whether it was late.
judge() { # flag column or nothing
	python3 - "$1" "$tmp/records.tsv" "$tmp/tracked.tsv" <<-'END'
	import collections, csv, datetime, sys
	flag, records, tracked = sys.argv[1:]
	def rows(name):
	    with open(name, encoding="utf-8", newline="") as f:
	        yield from csv.DictReader(
	            f, delimiter="\t", quoting=csv.QUOTE_NONE)
	time = datetime.datetime.fromisoformat
	count = collections.Counter()
	for was, now in zip(rows(records), rows(tracked)):
	    if not was["closed_datetime"] or not was["expected_datetime"]:
	        continue
	    if flag and not was[flag]:
	        continue
	    asked, due, closed = (time(was[c + "_datetime"]) for c in
	        ("requested", "expected", "closed"))
	    late = was[flag] == "OVERDUE" if flag else closed > due
	    if closed < asked:
	        count["closed before it was asked for"] += 1
	    elif now["status"] != "closed":
	        count["not closed"] += 1
	    elif (int(now["late_minutes"]) > 0) != late:
	        count["another verdict"] += 1
	    else:
	        count["the same"] += 1
	print(*("%s: %d" % x for x in sorted(count.items())), sep="; ")
	END
}

verdicts() { # what, file, flag column, expected
	mq-ingest -q -r /dev/null "$2" >"$tmp/records.tsv" 2>/dev/null
	take_apart "$tmp/records.tsv" >"$tmp/open.tsv"
	mq-track -q -r "$tmp/refused" -e "$tmp/log.tsv" \
	    --now 2026-01-01T00:00:00Z "$tmp/open.tsv" >"$tmp/tracked.tsv"
	is "$1" "$(judge "$3")" "$4"
}

if [ -d "$data" ] && command -v python3 >/dev/null; then
	python3 -m zipfile -e "$data/boston311_2011h2.zip" "$tmp/boston"
	verdicts "Boston's own flag of what was on time" \
	    "$tmp"/boston/*.csv ontime "the same: 43664"
	verdicts "Baltimore: late where closed after due" \
	    "$data/baltimore311_sample.csv" "" "the same: 9555"
else
	skip "real exports" "no folder $data, or no python3"
fi
done_testing
