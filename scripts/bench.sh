#!/bin/sh
# Time each stage and the pipeline on generated records:  make bench
#
# Medians of RUNS (5) runs on ROWS (1,000,000) records, fewer where a minute is
# over before, as a table and, for other programs, in $B/bench.tsv.  MB/s is of
# the bytes that a stage reads; memory is that of the largest process.  Compare
# figures of one run only.
#
#	GROWTH	records up to which the growth of time and memory is shown,
#		tenfold from 10,000 (ROWS); the data are piped, not kept
#	PEERS	records for mawk and DuckDB to label and count (20,000); they
#		take a second or more for that, Miller for a hundredth
#	DUCKDB	a folder whose node_modules has @duckdb/node-api

set -eu
: "${B:?run through make bench}"
rows=${ROWS:-1000000}
runs=${RUNS:-5}
LC_ALL=C
MINQING_NOW=2026-07-01T00:00:00+08:00 # the events are of June
export LC_ALL MINQING_NOW
unset MINQING_PRESET MINQING_TZ MINQING_LANG MINQING_REJECTS \
    MINQING_RECEIPTS MINQING_RUN
top=$PWD
cd "$B"
PATH=$PWD/bin:$PWD/bench:$PATH
export PATH

if [ ! -f bench.csv ] || [ "$(cat bench.rows 2>/dev/null)" != "$rows" ]; then
	echo "writing $rows records to $B/bench.csv"
	gen "$rows" >bench.csv
	echo "$rows" >bench.rows
fi

median() { # column of a file, `timings` if none is named
	set -- "$1" "${2:-timings}"
	cut -d' ' -f"$1" "$2" | sort -n |
	    sed -n "$((($(wc -l <"$2") + 1) / 2))p"
}

minute_over() { # of the runs in the file `timings`
	awk '{ ms += $1 } END { exit ms < 60000 }' timings
}

report() { # what, input: from `timings`
	awk -v what="$1" -v bytes="$(wc -c <"$2")" -v ms="$(median 1)" \
	    -v kib="$(median 2)" -v yardstick="$yardstick" 'BEGIN {
		OFS = "\t"
		speed = bytes / 1e3 / ms
		print what, ms, sprintf("%.1f", speed), \
		    sprintf("%.1f", kib / 1024), \
		    yardstick ? sprintf("%.2f", yardstick / ms) : "1.00"
	}' | tee -a bench.tsv | expand -t 30,40,50,60
}

measure() { # what, input, shell command
	rm -f timings
	run=0
	while [ $run -lt "$runs" ]; do
		timed timings sh -c "$3" <"$2" >/dev/null
		! minute_over || break
		run=$((run + 1))
	done
	report "$1" "$2"
}

where_installed() { # program, what, input, shell command
	! command -v "$1" >/dev/null || measure "$2" "$3" "$4"
}

yardstick=
echo "medians of at most $runs runs"
printf 'what\tms\tMB/s\tMiB\tx libcsv\n' | tee bench.tsv |
    expand -t 30,40,50,60
measure 'libcsv, bare' bench.csv libcsv
yardstick=$(median 1)
measure 'tokens, the block reader' bench.csv tokens
measure 'cat' bench.csv 'cat'
from=bench.csv
for verb in ingest classify route score; do
	"mq-$verb" -o $verb.tsv $from
	measure "mq-$verb" $from "mq-$verb $from"
	from=$verb.tsv
done
# Five events a record; the yardstick is what sort and join take to bring the
# same files together.
for what in cases log sorted-cases sorted-log; do
	events $what "$rows" >track-$what.tsv
done
measure 'sort and join, for mq-track' track-log.tsv \
    'sort track-cases.tsv >s1; sort track-log.tsv >s2; join -t "	" s1 s2'
measure 'mq-track' track-log.tsv 'mq-track -e track-log.tsv track-cases.tsv'
measure 'mq-track --sorted' track-log.tsv \
    'mq-track --sorted -e track-sorted-log.tsv track-sorted-cases.tsv'
measure 'mq-score --by' route.tsv 'mq-score --by agency_responsible'
measure 'mq-report -t html' score.tsv 'mq-report -t html'
mq-report --tally -o tally.tsv score.tsv
measure 'mq-report, of its tally' tally.tsv 'mq-report -t html'
measure 'mq-cat' ingest.tsv 'mq-cat'
measure 'mq-cat, CSV to CSV' bench.csv 'mq-cat -f csv -t csv'
measure 'the pipeline, CSV to HTML' bench.csv \
    'mq-ingest bench.csv | mq-classify | mq-route | mq-score | mq-report -t html'

# The yardsticks must do the same work: the columns that both make are equal.
same() { # ours, other, column...
	ours=$1 other=$2
	shift 2
	for column; do
		mq-cat -c "$column" "$ours" >ours.cells
		mq-cat -c "$column" "$other" | cmp -s - ours.cells ||
		    echo "bench: $other: other cells in $column" >&2
	done
}

same_groups() { # table...: ours.csv (table, key, cases), and other.tsv
	for table; do
		awk -F, -v t="$table" '$2 == t && $4 == "cases" && $3 != "*" {
			print t "\t" $3 "\t" $5 }' ours.csv | sort >ours.cells
		grep "^$table	" other.tsv | cut -f1-3 | sort |
		    cmp -s - ours.cells ||
		    echo "bench: other.tsv: other counts in $table" >&2
	done
}

if command -v mawk >/dev/null; then
	awk_route="TZ=UTC mawk -v preset=$top/lib/preset/365 -f $top/tests/bench/route.awk"
	awk_score="mawk -v preset=$top/lib/preset/365 -f $top/tests/bench/score.awk"
	sh -c "$awk_route classify.tsv" >other.tsv
	same route.tsv other.tsv area team agency_responsible assignee \
	    co_handlers owner expected_datetime mode
	sh -c "$awk_score route.tsv" >other.tsv
	same score.tsv other.tsv score
	measure 'mawk, routing the same' classify.tsv "$awk_route classify.tsv"
	measure 'mawk, scoring the same' route.tsv "$awk_score route.tsv"
	awk_report="mawk -f $top/tests/bench/report.awk"
	sh -c "$awk_report score.tsv" >other.tsv
	mq-report -t csv score.tsv >ours.csv
	same_groups units categories streets channels services urgencies areas
	measure 'mawk, the same groups' score.tsv "$awk_report score.tsv"
fi
where_installed mlr 'mlr, CSV to TSV' bench.csv 'mlr --icsv --otsv cat'
where_installed xsv 'xsv, CSV to CSV' bench.csv 'xsv fmt'
where_installed mawk 'mawk, splits at commas' bench.csv \
    "mawk -F, '{ n += NF } END { print n }'"
where_installed gawk 'gawk, splits at commas' bench.csv \
    "gawk -F, '{ n += NF } END { print n }'"

# The whole pipeline beside programs that label, count and print the same
# (tests/bench/peers.py says what they leave out).  They are slow: few records.
peers=${PEERS:-20000}
few=$((peers / 10))
[ $few -le 2000 ] || few=2000
gen "$peers" >peers.csv
gen $few >few.csv
mq-cat -f csv -o peers.tsv peers.csv
python3 "$top/tests/bench/peers.py" "$top/lib/preset/365/rules.tsv" .
pipeline='mq-classify | mq-route | mq-score | mq-report -t html'
measure "the pipeline, $peers" peers.csv "mq-ingest peers.csv | $pipeline"
where_installed mawk "mawk, fewer rules, $peers" peers.csv \
    'mawk -f peer.awk peers.tsv'
if [ -d "${DUCKDB:-/nonexistent}/node_modules/@duckdb/node-api" ]; then
	cp duckdb.mjs "$DUCKDB/"
	measure "DuckDB, $peers" peers.csv \
	    "node $DUCKDB/duckdb.mjs $PWD/peers.csv"
fi
measure "the pipeline, $few" few.csv "mq-ingest few.csv | $pipeline"
where_installed mlr "mlr, $few" few.csv \
    'mlr --icsv --ojson put -q -f peer.mlr few.csv'

# What each should be, in times as fast; what was not measured is left out.
printf '\nhow many times as fast as\n'
awk -F '\t' -v peers="$peers" -v few=$few '
	{ ms[$1] = $2 }
	function times(ours, theirs, bar) {
		if (ours in ms && theirs in ms)
			printf "%s\t%s\t%.2f\t%s\n", ours, theirs,
			    ms[theirs] / ms[ours], bar
	}
	END {
		print "ours\tthe other\ttimes\tat least"
		times("tokens, the block reader", "libcsv, bare", 5)
		times("mq-ingest", "libcsv, bare", 1)
		times("mq-ingest", "mlr, CSV to TSV", 8)
		times("mq-cat, CSV to CSV", "xsv, CSV to CSV", 1)
		times("mq-route", "mawk, routing the same", 3)
		times("mq-score", "mawk, scoring the same", 3)
		times("mq-report -t html", "mawk, the same groups", 4)
		times("the pipeline, " peers, "DuckDB, " peers, 5)
		times("the pipeline, " few, "mlr, " few, 10)
		times("the pipeline, " peers, "mawk, fewer rules, " peers, 1)
	}' bench.tsv | tee bars.tsv | expand -t 30,60,70

# With one record all that a stage makes at first need is made.  Each run is
# beside one of true, which does nothing: what that takes is the system's.
printf '\nstart-up: milliseconds, medians of 21 runs beside runs of true\n'
printf 'command\tms\ttrue\tmore\n' | tee start.tsv | expand -t 44,52,60
start_up() { # input, command and arguments
	input=$1
	shift
	rm -f timings true.timings
	run=0
	while [ $run -lt 21 ]; do
		timed true.timings true
		timed timings "$@" <"$input" >/dev/null
		run=$((run + 1))
	done
	awk -v what="$*" -v ms="$(median 1)" -v none="$(median 1 true.timings)" \
	    'BEGIN { OFS = "\t"; print what, ms, none, sprintf("%.1f", ms - none) }' |
	    tee -a start.tsv | expand -t 44,52,60
}
gen 1 >one.csv
mq-ingest one.csv | mq-classify | mq-route | mq-score -o one.tsv
printf 'service_request_id\tevent_datetime\tevent\tactor\tto\tnote\n' \
    >header-log.tsv
{
	cat header-log.tsv
	sed -n '2s/\t.*/\t2025-01-02T09:00:00+08:00\taccept\t\t\t/p' one.tsv
} >one-log.tsv
head -1 one.csv >header.csv
head -1 one.tsv >header.tsv
for on in header one; do
	start_up "$on.csv" mq-ingest "$on.csv"
	for verb in classify dedup route score cat report; do
		start_up "$on.tsv" mq-$verb
	done
	start_up "$on.tsv" mq-report -t html
	start_up "$on.tsv" mq-track -e "$on-log.tsv"
done
start_up header.tsv mq-cal add 2024-09-30 5wd

# All stages at once, as in a shell: each one's time on the processor, which
# must grow with the records, and its memory, which must not but in mq-report.
printf '\ngrowth: what each stage computes, and holds\n'
growth() { # records
	rm -f grow.*.timings
	gen "$1" | timed grow.ingest.timings mq-ingest -e UTF-8 |
	    timed grow.classify.timings mq-classify |
	    timed grow.route.timings mq-route |
	    timed grow.score.timings mq-score |
	    timed grow.report.timings mq-report -t html >/dev/null
	for verb in ingest classify route score report; do
		awk -v n="$1" -v verb=$verb '{
			printf "%d\tmq-%s\t%.0f\t%.0f\t%.1f%s\n", n, verb, $3,
			    $3 * 1e6 / n, $2 / 1024,
			    ($2 > 65536) ? "\tover 64 MiB" : ""
		}' grow.$verb.timings
	done | tee -a growth.tsv | expand -t 12,26,36,46
}
printf 'records\tstage\tms\tns/record\tMiB\n' | tee growth.tsv |
    expand -t 12,26,36,46
n=10000
while [ $n -le "${GROWTH:-$rows}" ]; do
	growth $n
	n=$((10 * n))
done

printf '\nrules: the matcher, pattern by pattern, and Hyperscan if it is there\n'
match | tee match.tsv | expand -t 10,16,24,32,40,48,56,64,75,82
