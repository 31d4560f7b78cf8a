#!/bin/sh
# Every figure of reports on real records, text, page, JSON, CSV and workbook,
# is what Python reckons from the records: a Chinese message board, with replies
# judged by hand, and half a year of Boston, with callbacks that were made up.
#
# These files are not part of the tree: DATA names the folder they are in.

. "$(dirname "$0")/../tap.sh"
HERE=$(cd "$(dirname "$0")/../cases/report" && pwd)
data=$(cd "${DATA:-$(dirname "$0")/../../../shared/data}" 2>/dev/null && pwd)
zh=$data/zh_fj4_replies_before_2018_handlabel.csv
us=$data/boston311_2011h2.zip

if [ ! -f "$zh" ] || [ ! -f "$us" ]; then
	skip "figures of real records" "no such files in DATA"
	done_testing
	exit
fi
cd "$tmp" || exit 1
# shellcheck source=tests/cases/report/proof.sh
. "$HERE/proof.sh"

proven() { # what, and as proof takes it
	what=$1
	shift
	is "$what" "$(proof "$@" 2>&1)" ""
}

mq-ingest -q -r rejects "$zh" | mq-classify -q |
    mq-route -q --now 2019-11-01 >zh.0
python3 "$HERE/answers.py" <zh.0 >zh.tsv
now=2019-11-01T00:00:00+08:00
proven "a Chinese board" zh.tsv $now Asia/Shanghai
proven "a quarter of it" zh.tsv $now Asia/Shanghai 2017-10-01 2018-01-01
python3 -m zipfile -e "$us" us
mq-ingest -q -r rejects us/*.csv | mq-classify -q >us.0
python3 "$HERE/answers.py" <us.0 | mq-dedup -q >us.tsv
now=2012-01-01T08:00:00-05:00
proven "a quarter of Boston" us.tsv $now America/New_York 2011-10-01 2012-01-01
proven "half a year of it" us.tsv $now America/New_York
done_testing
