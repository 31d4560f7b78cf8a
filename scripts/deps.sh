#!/bin/sh
# Install the Debian packages that are missing:  deps.sh [build|test|page|lint|fuzz]...
#
# Says what it does on standard error; where all is there it does and says
# nothing.  Without a group: build.

set -eu

packages() {
	cat <<-'END'
	build	gcc			the compiler
	build	make			GNU make
	build	pkg-config		flags of the libraries below
	build	libc6-dev		headers of the C library
	build	libcsv-dev		CSV of irregular shape
	build	libpcre2-dev		patterns of the rules
	build	zlib1g-dev		gzip input
	build	libxxhash-dev		made ids
	build	libutf8proc-dev		folding and width of text
	build	libminizip-dev		the parts of xlsx input
	build	libexpat1-dev		XML of xlsx input
	build	liblinear-dev		fitting models
	build	libxlsxwriter-dev	workbooks of reports
	build	nettle-dev		SHA-256 of audited logs
	build	tzdata			time zones, also when the programs run
	test	perl			prove, which runs the tests
	test	python3			oracles: csv, dates, statistics
	page	chromium		the pages as a browser shows them
	page	fonts-noto-cjk		Chinese on its screenshots
	page	tidy			valid HTML
	page	python3-openpyxl	workbooks as another program reads them
	page	xxhash			digests as another program makes them
	lint	clang			a second opinion on every source
	lint	clang-format		the one form of the sources
	lint	cppcheck		static analysis
	lint	shellcheck		the same for scripts
	lint	mandoc			the manuals
	fuzz	clang			libFuzzer's compiler
	fuzz	libclang-rt-14-dev	libFuzzer and the sanitizers
	END
}

die() {
	echo "deps.sh: $*" >&2
	exit 1
}

missing() { # group...: package and purpose, a line each
	packages | while IFS='	' read -r group package purpose; do
		case " $* " in
		*" $group "*) ;;
		*) continue ;;
		esac
		state=$(dpkg-query -W -f='${db:Status-Status}' "$package" \
		    2>/dev/null) || state=none
		[ "$state" = installed ] || echo "$package $purpose"
	done | tr -s '\t' ' ' | sort -u -k1,1
}

[ $# -gt 0 ] || set -- build
for group; do
	packages | grep -q "^$group	" ||
	    die "no group '$group'; there are build, test, page, lint and fuzz"
done
if ! command -v dpkg-query >/dev/null; then
	echo "deps.sh: not a Debian system: these must be there already:" >&2
	packages | cut -f2- | sort -u | tr -s '\t' | expand -t 24 >&2
	exit 0
fi

list=$(missing "$@")
[ -n "$list" ] || exit 0
echo "Installing with apt-get what is missing:" >&2
echo "$list" | sed 's/ /	/; s/^/	/' | expand -t 8,32 >&2

as_root=
if [ "$(id -u)" != 0 ]; then
	as_root=sudo
	command -v sudo >/dev/null || die "not root, and there is no sudo;" \
	    "as root: sh scripts/deps.sh $*"
fi
{
	$as_root apt-get -q update
	# Package names have no blanks: the list is to be split.
	# shellcheck disable=SC2046
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y \
	    --no-install-recommends $(echo "$list" | cut -d' ' -f1)
} >&2 || die "apt-get failed; see above"
[ -z "$(missing "$@")" ] || die "still missing: $(missing "$@" | tr '\n' ';')"
