#!/bin/sh
# Run every tests/cases/VERB/NAME: the shell lines in its `cmd`, in a copy of
# its folder, must give its `out`, `err` and `status` (nothing, nothing and 0
# where the file is absent).  The environment holds PATH and LC_ALL alone.
# ACCEPT=1 writes down what it gave instead; look at the result with git diff.
# CASES="score report" runs those commands' cases alone.

. "$(dirname "$0")/../tap.sh"
cd "$(dirname "$0")/../cases" || exit 1

# A copy, so that what a case writes never lands in the tree; the shared inputs
# are at ../../../data from there too.
mkdir "$tmp/tests"
cp -R . "$tmp/tests/cases"
ln -s "$PWD/../data" "$tmp/tests/data"

compare() { # file, actual
	if [ -n "$ACCEPT" ]; then
		rm -f "$1"
		[ ! -s "$2" ] || cp "$2" "$1"
		return 0
	fi
	[ -f "$1" ] || set -- /dev/null "$2"
	diff -u "$1" "$2"
}

run_case() {
	(
		cd "$tmp/tests/cases/$1" &&
		    env -i PATH="$PATH" LC_ALL=C sh ./cmd
	) >"$tmp/out" 2>"$tmp/err" </dev/null
	status=$?
	: >"$tmp/status"
	[ $status = 0 ] || echo $status >"$tmp/status"
	bad=0
	for f in out err status; do
		compare "$1/$f" "$tmp/$f" >"$tmp/diff.$f" || bad=1
	done
	tap $bad "$1"
	[ $bad = 0 ] || sed 's/^/# /' "$tmp"/diff.*
}

for verb in ${CASES:-*}; do
	for cmd in "$verb"/*/cmd; do
		[ ! -f "$cmd" ] || run_case "${cmd%/cmd}"
	done
done
done_testing
