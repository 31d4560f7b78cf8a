#!/bin/sh
# The built-in tables hold together: examples, codes, duties, columns.

. "$(dirname "$0")/../tap.sh"

top=$(dirname "$0")/../..
if command -v python3 >/dev/null; then
	ok "the tables of the 365 preset agree" \
	    python3 "$top/tests/preset_check.py" "$top/lib/preset/365"
else
	skip "the tables of the 365 preset agree" "no python3"
fi
done_testing
