#!/bin/sh
# Time each stage and the pipeline on generated records:  make bench
#
# Medians of RUNS (5) runs on ROWS (1,000,000) records, fewer where a minute is
# over before, as a table and, for other programs, in $B/bench.tsv.  MB/s is of
# the bytes that a stage reads; memory is that of the largest process.  Compare
# figures of one run only.

set -eu
: "${B:?run through make bench}"
rows=${ROWS:-1000000}
runs=${RUNS:-5}
LC_ALL=C
MINQING_NOW=2026-01-01T00:00:00+08:00
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

median() { # column of the file `timings`
	cut -d' ' -f"$1" timings | sort -n |
	    sed -n "$((($(wc -l <timings) + 1) / 2))p"
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
fi
where_installed mlr 'mlr, CSV to TSV' bench.csv 'mlr --icsv --otsv cat'
where_installed mawk 'mawk, splits at commas' bench.csv \
    "mawk -F, '{ n += NF } END { print n }'"
where_installed gawk 'gawk, splits at commas' bench.csv \
    "gawk -F, '{ n += NF } END { print n }'"

# The whole pipeline beside programs that label, count and print the same
# (tests/bench/peers.py says what they leave out).  They are slow: few records.
# DUCKDB names a folder whose node_modules has @duckdb/node-api.
gen 20000 >peers.csv
gen 2000 >few.csv
mq-cat -f csv -o peers.tsv peers.csv
python3 "$top/tests/bench/peers.py" "$top/lib/preset/365/rules.tsv" .
pipeline='mq-classify | mq-route | mq-score | mq-report -t html'
measure 'the pipeline, 20,000' peers.csv "mq-ingest peers.csv | $pipeline"
where_installed mawk 'mawk, fewer rules, 20,000' peers.csv \
    'mawk -f peer.awk peers.tsv'
if [ -d "${DUCKDB:-/nonexistent}/node_modules/@duckdb/node-api" ]; then
	cp duckdb.mjs "$DUCKDB/"
	measure 'DuckDB, 20,000' peers.csv \
	    "node $DUCKDB/duckdb.mjs $PWD/peers.csv"
fi
measure 'the pipeline, 2,000' few.csv "mq-ingest few.csv | $pipeline"
where_installed mlr 'mlr, 2,000' few.csv \
    'mlr --icsv --ojson put -q -f peer.mlr few.csv'

printf '\nrules: the matcher, pattern by pattern, and Hyperscan if it is there\n'
match | tee match.tsv | expand -t 10,16,24,32,40,48,56,64,75,82
