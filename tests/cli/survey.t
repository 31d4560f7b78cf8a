#!/bin/sh
# Real surveys, by agency and year: mq-score gives what Python reckons from the
# same answers, and what plain counting in the published file gives.
#
# These files are not part of the tree: DATA names the folder they are in.

. "$(dirname "$0")/../tap.sh"
cd "$(dirname "$0")/../.." || exit 1
data=${DATA:-../shared/data}
python=$(command -v python3)
nyc=$data/nyc311_csat_2020_2022_mojibake.csv
kc=$data/kcmo_resident_survey_fy2022.csv
tickets=$data/tickets_8469_synthetic.csv

if [ ! -f "$nyc" ] || [ ! -f "$kc" ] || [ ! -f "$tickets" ]; then
	skip "real surveys" "no folder $data"
	done_testing
	exit
fi

agree() { # file, scheme, keys, options
	file=$1 scheme=$2 keys=$3
	shift 3
	mq-score --ratings -s "$scheme" --by "$keys" "$@" "$tmp/$file" \
	    >"$tmp/result.tsv" 2>"$tmp/err"
	is "$file, $scheme by $keys $*: nothing to say" "$(cat "$tmp/err")" ""
	is "$file, $scheme by $keys $*" "$("$python" tests/score_oracle.py \
	    check "$scheme" "$keys" "$tmp/$file" "$tmp/result.tsv" 2>&1)" ""
}

for name in nyc kc tickets; do
	eval "from=\$$name"
	# shellcheck disable=SC2154
	"$python" tests/survey_ratings.py $name "$from" >"$tmp/$name"
done
{
	head -n 1 "$tmp/nyc"
	grep "	nps	" "$tmp/nyc"
} >"$tmp/nps"
agree nyc top-2-box item,year
agree nyc five-step subject,item,year
agree nyc top-2-box item,month --compare month
agree nps nps subject,year
agree nps nps month --trend month
agree kc top-2-box subject,item --nonresponse
agree kc questionnaire subject --alpha
agree tickets top-2-box subject,stratum --nonresponse
agree tickets five-step subject

# Counted in the file itself, by no table of ratings.
counted() { # year
	"$python" - "$nyc" "$1" <<-'END'
	import csv, sys
	with open(sys.argv[1], errors="replace", newline="") as f:
	    said = [r["Overall Satisfaction"] for r in csv.DictReader(f)
	            if r["Completion Time"].split()[0].endswith(sys.argv[2])]
	top = sum(s in ("Agree", "Strongly Agree") for s in said)
	print(f"{len(said)}\t{top / len(said):.6f}")
	END
}
mq-score --ratings -s top-2-box --by item,year "$tmp/nyc" |
    mq-cat -c item,year,n,satisfaction_rate >"$tmp/years"
for year in 2020 2021 2022; do
	is "New York, $year: overall satisfaction" \
	    "$(grep "^Overall Satisfaction	$year	" "$tmp/years" |
	        cut -f 3,4)" "$(counted $year)"
done
done_testing
