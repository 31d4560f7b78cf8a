#!/bin/sh
# Hold the tree to its sizes: a function body has at most 40 lines and a file
# 400.  sizes.sh file...; prints every breach, and fails.

[ $# -gt 0 ] || exit 0
LC_ALL=C awk '
function check_file() {
	if (lines > 400)
		complain(name ": " lines " lines, 400 allowed")
}
function complain(what) {
	print what
	bad = 1
}
FNR == 1 {
	check_file()
	name = FILENAME
	start = 0
}
{ lines = FNR }
/^[{]/ { start = FNR }
/^[}]/ {
	if (start && FNR - start - 1 > 40)
		complain(name ":" start ": a body of " FNR - start - 1 \
		    " lines, 40 allowed")
	start = 0
}
END {
	check_file()
	exit bad
}' "$@"
