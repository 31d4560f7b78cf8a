#!/bin/sh
# --help and the manual name the same options with the same arguments, and say
# in the same words what the command is for.

. "$(dirname "$0")/../tap.sh"
cd "$(dirname "$0")/../.." || exit 1

from_help() { # "  -c, --column name    help" or "      --now datetime  help"
	"$1" --help |
	    sed -nE 's/^  (-., |    )(--[^ ]+( [^ ]+)?)(  .*)?$/\1\2/p' |
	    sed -E 's/^ +//' | sort
}

# ".It Fl c , Fl -column Ar name" or ".It Fl -now Ar datetime"; an argument of
# several words, "Cm csv | tsv" or "Ar column Ns = Ns Ar factor", is one in
# --help: "csv|tsv", "column=factor".
from_manual() {
	sed -nE 's/^\.It (Fl . , )?Fl -(.*)$/\1--\2/p' "$1" |
	    sed -E 's/^Fl (.) , /-\1, /
		s/ (Ar|Cm|Ns|Op|Li)( |$)/ /g
		s/ (Ar|Cm|Ns|Op|Li)( |$)/ /g' |
	    sed -E 's/^((-., )?--[^ ]+) (.*)$/\1	\3/' |
	    awk -F '\t' '{ gsub(/ /, "", $2); print $1 ($2 == "" ? "" : " " $2) }' |
	    sort
}

for prog in "$BIN"/mq-*; do
	p=${prog##*/}
	page=cmd/${p#mq-}/$p.1
	ok "$p has a manual" test -f "$page"
	[ -f "$page" ] || continue
	is "$p: the options" "$(from_manual "$page")" "$(from_help "$p")"
	is "$p: the summary" "$(sed -n 's/^\.Nd //p' "$page")" \
	    "$("$p" --help | sed -n 2p)"
done
for page in cmd/*/mq-*.1; do
	ok "$page has a command" test -x "$BIN/$(basename "$page" .1)"
done
done_testing
