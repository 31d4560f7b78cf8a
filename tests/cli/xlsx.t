#!/bin/sh
# Workbooks: those that tests/data/xlsx/make.py makes, and, where they are
# there, those of other readers' suites against what these read.
#
# The suites are not part of the tree: TORTURE names their folder.

. "$(dirname "$0")/../tap.sh"
cd "$(dirname "$0")/../.." || exit 1
torture=${TORTURE:-../shared/torture}/3-xlsx

if ! mq-ingest --help | grep -q -e --merged; then
	skip "workbooks" "this mq-ingest reads none"
	done_testing
	exit
fi

raw() { # file, options: as mq-ingest --raw says it
	file=$1
	shift
	mq-ingest --raw "$@" "$file" >"$tmp/out" 2>"$tmp/err"
	status=$?
}

read_args() { # file of arguments, a line each; then a command's first words
	args_file=$1
	shift
	while IFS= read -r arg; do
		set -- "$@" "$arg"
	done <"$args_file"
	"$@"
}

check_made() { # path without .xlsx
	name=${1##*/}
	read_args "$1.args" raw "$1.xlsx"
	if [ -f "$1.out" ]; then
		ok "$name: its cells" cmp "$tmp/out" "$1.out"
		is "$name: status" "$status" 0
	else
		is "$name: status" "$status" 2
		ok "$name: says so" grep -qF "$(cat "$1.err")" "$tmp/err"
	fi
}

python3 -B tests/data/xlsx/make.py "$tmp/made" || exit 1
for file in "$tmp"/made/*.xlsx; do
	check_made "${file%.xlsx}"
done
ok "small.xlsx is as it is made" cmp "$tmp/made/small.xlsx" \
    tests/data/xlsx/small.xlsx

# From a pipe, and from gzip, as from the file.
small=tests/data/xlsx/small.xlsx
cat $small | mq-ingest --raw >"$tmp/out"
ok "from a pipe" cmp "$tmp/out" "$tmp/made/small.out"
gzip -c $small >"$tmp/small.gz"
raw "$tmp/small.gz"
ok "from gzip" cmp "$tmp/out" "$tmp/made/small.out"

# Numbers that lost digits are told, with the first.
raw "$tmp/made/numbers.xlsx"
ok "a number of over 15 digits is told" grep -q D1 "$tmp/err"

# The design allows 64 MiB; sanitizers hold more.
if [ "${LONG-}" ] && [ "${MODE-}" != asan ]; then
	held=$(python3 -B tests/data/xlsx/million.py "$tmp")
	ok "a million rows in ${held:-?} KiB" test "${held:-65536}" -lt 65536
else
	skip "a million rows" "make check-long makes it"
fi

if [ -d "$torture" ]; then
	ok "what other readers read" python3 -B tests/data/xlsx/oracle.py "$torture"
else
	skip "what other readers read" "no folder $torture"
fi
done_testing
