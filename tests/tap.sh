# shellcheck shell=sh
# TAP for shell tests:  . "$(dirname "$0")/../tap.sh"
#
#	ok "what" command...	the command succeeds
#	is "what" "$got" "$want"	the strings are equal
#	note "remark"		shown by prove -v and beside a failure
#	skip "what" "why"	one test that cannot be made here
#	done_testing
#
# $tmp is a folder that goes when the test ends.

: "${BIN:?run through make check}"
PATH=$BIN:$PATH
LC_ALL=C
export PATH LC_ALL
unset TZ MINQING_PRESET MINQING_TZ MINQING_LANG MINQING_NOW MINQING_REJECTS \
    MINQING_RECEIPTS MINQING_RUN
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
tap_count=0

note() {
	printf '%s\n' "$1" | sed 's/^/# /'
}

tap() { # status, what
	tap_count=$((tap_count + 1))
	if [ "$1" = 0 ]; then
		printf 'ok %d - %s\n' $tap_count "$2"
	else
		printf 'not ok %d - %s\n' $tap_count "$2"
	fi
}

ok() {
	tap_what=$1
	shift
	if "$@" >"$tmp/tap.log" 2>&1; then
		tap 0 "$tap_what"
	else
		tap 1 "$tap_what"
		sed 's/^/# /' "$tmp/tap.log"
	fi
}

is() {
	if [ "$2" = "$3" ]; then
		tap 0 "$1"
	else
		tap 1 "$1"
		note "got  $2"
		note "want $3"
	fi
}

skip() {
	tap_count=$((tap_count + 1))
	printf 'ok %d - %s # skip %s\n' $tap_count "$1" "$2"
}

done_testing() {
	echo "1..$tap_count"
}
