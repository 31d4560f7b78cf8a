#!/bin/sh
# The pipeline on complaint files as offices published them, with all their
# mess: every stage ends with 0, and every record that Python's csv module
# counts is in the output or among the rejects, with its place and the reason.
#
# These files are not part of the tree: DATA names the folder they are in.

. "$(dirname "$0")/../tap.sh"
cd "$(dirname "$0")/../.." || exit 1
data=${DATA:-../shared/data}
python=$(command -v python3)

if [ ! -d "$data" ]; then
	skip "real complaint files" "no folder $data"
	done_testing
	exit
fi

# Records, the header not counted.  Latin 1 has a character for every byte, and
# neither UTF-8 nor GB18030 hides a comma, quote or line end in another one.
records_in() {
	"$python" - "$1" <<-'END'
	import csv, sys
	csv.field_size_limit(1 << 30)
	with open(sys.argv[1], encoding="latin-1", newline="") as f:
	    print(sum(1 for row in csv.reader(f) if row) - 1)
	END
}

lines() {
	wc -l <"$1" | tr -d ' '
}

rejected() { # rows of the rejects file that are not a source's header
	awk -F '\t' 'NR > 1 && $5 != "header"' "$1" | wc -l | tr -d ' '
}

# Rejected rows without source, line or message, and a header of other columns.
unplaced() {
	awk -F '\t' '
	NR == 1 { good = $1 $2 $5 $6 == "sourcelinecodemessage" }
	NR > 1 && $5 != "header" && ($1 == "" || $2 == "" || $6 == "")
	END { if (NR && !good) print "no such header" }' "$1"
}

stage() { # program, input, output, options
	p=$1 from=$2 to=$3
	shift 3
	"$p" --now 2026-01-01T00:00:00+08:00 "$@" -o "$to" "$from" \
	    >"$tmp/said" 2>&1
	status=$?
	is "$name: $p ends well" $status 0
	[ $status = 0 ] || note "$(head -n 3 "$tmp/said")"
}

check_file() {
	name=${1##*/}
	rm -f "$tmp"/*.tsv "$tmp/report.html"
	stage mq-ingest "$1" "$tmp/1.tsv" -r "$tmp/rejects.tsv"
	stage mq-classify "$tmp/1.tsv" "$tmp/2.tsv"
	stage mq-classify "$tmp/1.tsv" "$tmp/each.tsv" --no-prefilter
	ok "$name: the same with every rule run" cmp "$tmp/2.tsv" "$tmp/each.tsv"
	stage mq-route "$tmp/2.tsv" "$tmp/3.tsv"
	stage mq-score "$tmp/3.tsv" "$tmp/4.tsv"
	stage mq-report "$tmp/4.tsv" "$tmp/report.html"
	[ -f "$tmp/rejects.tsv" ] || : >"$tmp/rejects.tsv"
	is "$name: in = out + rejected" \
	    "$(($(lines "$tmp/4.tsv") - 1 + $(rejected "$tmp/rejects.tsv")))" \
	    "$(records_in "$1")"
	is "$name: every reject has its place and reason" \
	    "$(unplaced "$tmp/rejects.tsv")" ""
	ok "$name: a page is written" test -s "$tmp/report.html"
}

unzip_to() { # folder, zip file
	"$python" -m zipfile -e "$2" "$1"
}

mkdir "$tmp/boston"
unzip_to "$tmp/boston" "$data/boston311_2011h2.zip"
for file in "$tmp"/boston/*.csv "$data"/baltimore311_sample.csv \
    "$data"/stlouis_csb_*.csv "$data"/kcmo_potholes_2020.csv \
    "$data"/nyc311_*.csv "$data"/cfpb_*.csv "$data"/tickets_*.csv \
    "$data"/zh_fj2_sample_records.csv "$data"/zh_fj2_val_text.csv \
    "$data"/zh_fj3_*.csv "$data"/zh_fj4_*.csv; do
	check_file "$file"
done
done_testing
