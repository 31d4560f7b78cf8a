#!/bin/sh
# The page in a browser: nothing on the console, nothing fetched, no sideways
# scrolling, text that can be read by day and by night, A4 on paper, in both
# languages.  Needs Debian's chromium.
#
#	AXE=axe.min.js	also asks axe-core (from npm) for violations of WCAG 2.2
#	VNU=vnu.jar	also asks the Nu Html Checker (npm's vnu-jar) and java
#	SHOTS=folder	keeps what was seen, to be looked at

. "$(dirname "$0")/../tap.sh"
here=$(cd "$(dirname "$0")" && pwd)
python=$(command -v python3)

if ! command -v chromium >/dev/null; then
	skip "the page in a browser" "no chromium"
	done_testing
	exit
fi

now=2026-06-30T18:00:00+08:00
"$python" -B "$here/../cases/report/records.py" 1 >"$tmp/all.tsv"
"$python" -B "$here/../cases/report/records.py" 2 service \
    callback_valid contacted solved satisfied satisfied_scale >"$tmp/few.tsv"
head -n 1 "$tmp/all.tsv" >"$tmp/none.tsv"
ok "a page in Chinese" mq-report --now $now -o "$tmp/zh.html" "$tmp/all.tsv"
ok "a page in English" mq-report --now $now --lang en -o "$tmp/en.html" \
    "$tmp/few.tsv"
awk -F '\t' 'NR == 1 || $2 != ""' "$tmp/all.tsv" \
    >"$tmp/dated.tsv"
ok "a month and the one before" mq-report --now $now --lang en \
    --since 2026-05-01 --until 2026-06-01 -o "$tmp/month.html" "$tmp/dated.tsv"
for cadence in day week quarter; do
	ok "a sheet for a $cadence" mq-report --now $now --cadence $cadence \
	    -o "$tmp/sheet-$cadence.html" "$tmp/dated.tsv"
done
sample=$here/../data/sample
mq-ingest -q -r "$tmp/rejects" "$sample/hotline.csv" "$sample/weibo.csv.gz" \
    "$sample/visits.csv" "$sample/patrol.tsv" | mq-classify | mq-route |
    mq-score >"$tmp/sample.tsv"
ok "a page of the sample" mq-report --now 2026-10-01T08:00:00+08:00 \
    --since 2026-08-01 --until 2026-10-01 -o "$tmp/sample.html" \
    "$tmp/sample.tsv"
ok "a sheet of it" mq-report --now 2026-10-01T08:00:00+08:00 --cadence month \
    -o "$tmp/sheet-sample.html" "$tmp/sample.tsv"
mq-ingest -q -r "$tmp/rejects" "$here/../data/us311/boston-2011.csv" |
    mq-classify >"$tmp/boston.tsv"
boston() { # output, options
	output=$1
	shift
	mq-report --lang en --tz America/New_York \
	    --now 2012-01-01T08:00:00-05:00 -o "$output" "$@" "$tmp/boston.tsv"
}
ok "a page of Boston" boston "$tmp/boston.html"
ok "a sheet of it" boston "$tmp/sheet-boston.html" --cadence quarter
ok "a page of nothing" mq-report --now $now -o "$tmp/none.html" "$tmp/none.tsv"
"$python" -B "$here/look.py" "$tmp"/*.html >"$tmp/looked" 2>"$tmp/wrong"
ok "the browser was used to the end" test ! -s "$tmp/wrong"
[ ! -s "$tmp/wrong" ] || note "$(cat "$tmp/wrong")"
while IFS='	' read -r result what; do
	case $result in
	ok) tap 0 "$what" ;;
	not) tap 1 "$what" ;;
	skip) skip "$what" "AXE is not set" ;;
	*) note "$result $what" ;;
	esac
done <"$tmp/looked"
if [ -n "$VNU" ]; then
	java -jar "$VNU" --format gnu "$tmp"/*.html >"$tmp/vnu" 2>&1
	is "the pages are valid" "$(cat "$tmp/vnu")" ""
else
	skip "the pages are valid" "VNU is not set"
fi
done_testing
