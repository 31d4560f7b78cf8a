#!/bin/sh
# mq-dedup against its rules told anew in Python, and how many of edited texts
# it finds; tests/dedup_check.py says how.
#
# The files of real messages are not part of the tree: DATA names their folder.

. "$(dirname "$0")/../tap.sh"
cd "$(dirname "$0")/../.." || exit 1
data=${DATA:-../shared/data}

if ! command -v python3 >/dev/null; then
	skip "repeats" "no python3"
	done_testing
	exit
fi
ok "every repeat has its reason" python3 tests/dedup_check.py rules
ok "edited texts are found, unrelated ones are not" \
    python3 tests/dedup_check.py recall
if [ -d "$data" ]; then
	ok "the same of real messages" python3 tests/dedup_check.py texts "$data"
else
	skip "the same of real messages" "no folder $data"
fi

# What the message about disorder tells to type does help.
tab='	'
cat >"$tmp/late.tsv" <<END
service_request_id${tab}requested_datetime${tab}description
2${tab}2026-03-20T10:00:00+08:00${tab}电梯又坏了
1${tab}2026-03-02T10:00:00+08:00${tab}电梯坏了\\n老人上不去
END
mq-dedup "$tmp/late.tsv" >"$tmp/out" 2>"$tmp/err"
is "disorder beyond the window is trouble" $? 2
advice=$(sed -n "s|FILE|$tmp/late.tsv|; s/.*; sort first: //p" "$tmp/err")
is "sorted as it says, it goes" \
    "$(sh -c "$advice" | cut -f 1,5 | tr '\t\n' '  ')" \
    "service_request_id repeat_no 1 0 2 0 "
done_testing
