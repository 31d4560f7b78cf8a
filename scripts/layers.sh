#!/bin/sh
# Hold the tree to its layers: print every breach, and fail.
#
#	base -> text, time -> stream -> preset -> match, stat -> rule
#	    -> cmd/VERB -> main.c
#
# Folders between the same arrows do not know each other, nor do commands.

cd "$(dirname "$0")/.." || exit 2
LC_ALL=C
export LC_ALL

sources() {
	find lib cmd include -name '*.[ch]' | sort
}

only_in() { # what, pattern, the files that may have it
	what=$1 pattern=$2
	shift 2
	sources | grep -vxF "$(printf '%s\n' "$@")" |
	    xargs -r grep -nHE "$pattern" |
	    grep -vE '^[^:]*:[0-9]*:[[:space:]]*(/\*|\*)' |
	    sed "s/\$/  -- not the place for $what/"
}

# Every #include "..." as "file:line included"
includes() {
	sources | xargs -r grep -nH '^#include "' |
	    sed 's/^\([^:]*:[0-9]*\):#include "\(.*\)".*/\1 \2/'
}

# The files there are, then the includes: which of them go up or sideways.
wrong_way() {
	{
		sources
		includes
	} | awk '
	BEGIN {
		may["base"] = " base "
		may["text"] = " base text "
		may["time"] = " base time "
		may["stream"] = " base text time stream "
		may["preset"] = may["stream"] "preset "
		may["match"] = may["preset"] "match "
		may["stat"] = may["preset"] "stat "
		may["rule"] = may["match"] "rule "
	}
	function folder(file) {
		if (file ~ /^include\//)
			return home[file]
		sub(/^lib\//, "", file)
		sub(/\/.*/, "", file)
		return file
	}
	function complain(what) {
		print $1 ": " what
	}
	NF == 1 {
		there[$1]
		if ($1 ~ /^lib\/.*\.c$/) {
			n = split($1, part, "[/.]")
			home["include/minqing/" part[n - 1] ".h"] = part[2]
		}
		next
	}
	{ file = $1; sub(/:.*/, "", file) }
	$2 ~ /^minqing\// {
		from = folder(file)
		to = home["include/" $2]
		if (to == "")
			complain("no .c in lib/ for " $2)
		else if (from != "" && from != "cmd" && !index(may[from], " " to " "))
			complain(from " may not know " to " (" $2 ")")
		next
	}
	{
		beside = file
		sub(/[^\/]*$/, $2, beside)
		if ($2 ~ /\// || !(beside in there))
			complain("\"" $2 "\" is not beside it")
	}'
}

# The run layer, which speaks for the program, and what it is made of.
run='lib/stream/run.c lib/stream/run_out.c lib/stream/common.c
    lib/stream/rejects.c lib/stream/progress.c'
mains=$(find cmd -name main.c)
{
	only_in zlib '<zlib\.h>' lib/stream/input.c
	only_in iconv '<iconv\.h>' lib/stream/convert.c
	only_in libcsv '<csv\.h>' lib/stream/csv.c
	only_in PCRE2 '<pcre2\.h>' lib/match/pattern.c
	only_in xxHash '<xxhash\.h>' lib/base/hash.c
	only_in nettle '<nettle/' lib/base/sha256.c
	only_in minizip '<minizip/' lib/stream/xlsx_zip.c
	only_in expat '<expat\.h>' lib/stream/xlsx_xml.c
	only_in liblinear '<linear\.h>' cmd/learn/fit.c
	only_in libxlsxwriter '<xlsxwriter\.h>' cmd/report/lxw.h
	only_in utf8proc '<utf8proc\.h>' lib/text/*.[ch]
	# libcsv allocates for itself: csv.c dies of that as mq_xrealloc() does.
	# shellcheck disable=SC2086
	only_in exiting '\<(_?exit|abort|mq_die) *[(]' lib/base/diag.c \
	    lib/base/opt.c lib/base/arena.c lib/stream/csv.c \
	    include/minqing/*.h $run $mains
	# shellcheck disable=SC2086
	only_in printing '\<(stdout|stderr)\>|\<(v?printf|puts|perror) *[(]' \
	    lib/base/diag.c lib/base/opt.c lib/base/arena.c \
	    include/minqing/*.h $run $mains
	only_in 'the locale' '\<setlocale *[(]' none
	wrong_way
} | {
	! grep .
}
