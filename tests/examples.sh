# shellcheck shell=sh disable=SC2154
# The examples of a text, typed and compared, for tests that have sourced
# tap.sh and stand at the top of the tree.
#
#	examples NAME MARK OPEN CLOSE <text
#
# An example is what stands between a line that matches OPEN, right behind the
# line MARK, and one that matches CLOSE.  In it "$ " begins a command, which
# goes on in the next line where one ends in | or \; everything else is what it
# prints, standard error too.
#
# All examples of a text are typed in one shell, as a reader would, that begins
# at the top of a copy of the tree, so that what they write does not land in
# the tree.  A file that is shown by cat and is not there is made of what is
# shown.

# Write each command to $tmp/NAME/N.cmd and what it should print to N.want.
examples_extract() {
	DIR=$tmp/$1 MARK=$2 OPEN=$3 CLOSE=$4 awk '
	$0 == ENVIRON["MARK"] { marked = 1; next }
	!inside {
		inside = marked && $0 ~ ENVIRON["OPEN"]
		marked = more = 0
		base = ""
		next
	}
	$0 ~ ENVIRON["CLOSE"] { inside = 0; next }
	more || /^[$] / {
		if (!more) {
			base = sprintf("%s/%02d", ENVIRON["DIR"], ++n)
			printf "" >(base ".want")
			sub(/^[$] /, "")
		} else
			sub(/^> /, "")
		print >(base ".cmd")
		more = /[|\\]$/
		next
	}
	base { print >(base ".want") }'
}

# The file that is shown, where the command does no more than that.
examples_make() { # command, what it should print
	shown=$(sed -n 's/^cat \([^ |<>]*\)$/\1/p' "$1")
	[ -z "$shown" ] || [ -e "$shown" ] || cp "$2" "$shown"
}

examples_type() { # folder
	cd "$1/top" || exit 1
	for cmd in "$1"/*.cmd; do
		[ -f "$cmd" ] || continue
		examples_make "$cmd" "${cmd%.cmd}.want"
		# shellcheck disable=SC1090
		. "$cmd" >"${cmd%.cmd}.got" 2>&1 </dev/null
	done
}

examples() {
	mkdir -p "$tmp/$1/top"
	for entry in *; do
		[ "$entry" = build ] || cp -R "$entry" "$tmp/$1/top"
	done
	examples_extract "$@"
	ok "$1 has examples" test -f "$tmp/$1/01.cmd"
	(examples_type "$tmp/$1")
	for cmd in "$tmp/$1"/*.cmd; do
		[ -f "$cmd" ] || continue
		ok "$1: $(head -n 1 "$cmd")" \
		    diff -u "${cmd%.cmd}.want" "${cmd%.cmd}.got"
	done
}
