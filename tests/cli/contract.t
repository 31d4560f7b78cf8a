#!/bin/sh
# What every command promises, whatever it does.

. "$(dirname "$0")/../tap.sh"
cd "$tmp" || exit 1
now=2026-06-30T18:00:00+08:00

# How to run each command for real: the rest are options and operands.
words_of() {
	case $1 in
	mq-audit) # a new log for each run
		rm -f audited.tsv
		echo mq-audit append audited.tsv --sync-once
		;;
	mq-cal) echo mq-cal between -c requested_datetime,requested_datetime ;;
	mq-feedback) echo mq-feedback --sample 1 --by channel ;;
	mq-learn) echo mq-learn -c channel ;;
	mq-track) echo mq-track -e no-events.tsv ;;
	mq-visit) echo mq-visit -H book.tsv -c channel,requested_datetime ;;
	*) echo "$1" ;;
	esac
}

working() {
	working_p=$1
	shift
	# shellcheck disable=SC2046
	$(words_of "$working_p") "$@"
}

# Does it pass records on, one out for one in?
is_filter() {
	case $1 in
	mq-audit | mq-feedback | mq-learn | mq-report | mq-visit) return 1 ;;
	esac
}

# ---- what they are given --------------------------------------------------

tab='	'
# The cells hold what must survive: leading zeros, twenty digits, blanks at both
# ends, an escaped line end, quotes, a backslash, a formula.
records() {
	cat <<-'END' | sed "s/ *| */$tab/g; s/~/ /g"
	service_request_id|requested_datetime|channel|description|address|category|kind|agency_responsible|callback_valid|contacted|solved|satisfied|satisfied_scale|x-extra
	007|2026-06-29T08:15:00+08:00|phone|楼道灯不亮，晚上看不见|幸福里3幢2单元501室|public/lighting|complaint|城管中队|Y|Y|Y|3|3|~~two blanks at both ends~~
	12345678901234567890|2026-06-29T23:59:59+08:00|weibo|噪音\n一夜没停|幸福里5幢|environment/noise|complaint|城管中队|Y|Y|N|1|3|a "quoted", cell
	A-3|2026-06-30|visit|希望加装电梯|和平路12号|housing/lift|suggestion|社区居委会|Y|Y|Y|2|3|back\\slash
	A-4|2026-06-30T07:00:00+08:00|web|The street light is out|幸福里1幢|public/lighting|report||N|N|N|||=1+1
	END
}
records >small.tsv
head -n 1 small.tsv >header.tsv
printf 'service_request_id\tevent_datetime\tevent\n' >no-events.tsv
printf 'household\tarea\nvisit\tHC-01\nweb\tHC-02\n' >book.tsv
{ sed 1d small.tsv | head -n 2; } >rows1
{ sed 1d small.tsv | sed 1,2d; } >rows2
cat header.tsv rows1 >part1.tsv
cat header.tsv rows2 >part2.tsv
sed "1s/x-extra/y-extra/" part2.tsv >other.tsv
sed "1s/x-extra/channel/" small.tsv >duplicate.tsv
{ cat small.tsv && printf 'one%stwo\n' "$tab"; } >ragged.tsv
: >nothing
gzip -n <small.tsv >small.tsv.gz
{ gzip -n <header.tsv && cat rows1 rows2 | gzip -n; } >members.gz
head -c 200 small.tsv.gz >cut.gz
{ cat small.tsv.gz && echo more; } >trailing.gz
many() { # n: that many times the small file's rows, each with its own id
	awk -v n="$1" '
	NR == 1 { print; next }
	{ row[NR] = substr($0, index($0, "\t")) }
	END {
		for (i = 1; i <= n; i++)
			for (j = 2; j <= NR; j++)
				print "R" i "-" j row[j]
	}' small.tsv
}
many 5000 >big.tsv

# ---- how they are run -----------------------------------------------------

status() { # its exit status; what it printed is in out and err
	"$@" >out 2>err
	echo $?
}

bytes() { # what it prints, as a checksum
	"$@" 2>/dev/null | cksum
}

run() { # with the clock fixed
	p=$1
	shift
	working "$p" --now $now "$@"
}

fails() { # what, command: status 2, a message, nothing else
	fails_what=$1
	shift
	is "$p: $fails_what is trouble" "$(status "$@")" 2
	ok "$p: $fails_what: it says so, and writes nothing" \
	    test -s err -a ! -s out
}

# ---- the promises ---------------------------------------------------------

help_and_version() {
	for option in --help -h --version -V; do
		is "$p $option succeeds" "$(status "$p" $option)" 0
		ok "$p $option is on standard output" test -s out -a ! -s err
		is "$p $option sees a full disk" \
		    "$(status to_full "$p" $option)" 2
	done
	ok "$p --version names it" grep -q "^$p [0-9]" <<-END
	$("$p" --version)
	END
}

bad_usage() {
	fails "an unknown option" "$p" --no-such-option
	fails "an option without its argument" "$p" --tz
	fails "an unknown zone" run "$p" --tz Mars/Olympus small.tsv
	fails "a zone that climbs out" run "$p" --tz ../../etc/passwd small.tsv
	fails "an unknown input format" run "$p" -f nonsense small.tsv
	fails "an unknown output format" run "$p" -t nonsense small.tsv
	fails "a clock that is no date" working "$p" --now soon small.tsv
	fails "an unknown language" run "$p" --lang xx small.tsv
	fails "a limit that is no number" run "$p" --max-rejects few small.tsv
}

to_full() {
	"$@" >/dev/full
}

to_closed() {
	"$@" >&-
}

bad_output() {
	is "$p sees a full disk" "$(status to_full run "$p" <small.tsv)" 2
	is "$p sees it late" "$(status to_full run "$p" <big.tsv)" 2
	is "$p sees a closed output" "$(status to_closed run "$p" <small.tsv)" 2
	fails "a full device" run "$p" -o /dev/full small.tsv
	fails "a folder that is not there" run "$p" -o none/out small.tsv
	is "$p dies quietly of a closed pipe" \
	    "$({ run "$p" <big.tsv | head -n 1 >/dev/null; } 2>&1)" ""
}

bad_input() {
	fails "no header" run "$p" nothing
	fails "an empty stream" from nothing run "$p"
	fails "no such file" run "$p" no-such-file
	fails "a folder" run "$p" .
	fails "two columns of one name" run "$p" duplicate.tsv
	ok "$p: it names the column" grep -q channel err
	for file in cut.gz trailing.gz; do
		is "$p: $file is trouble" "$(status run "$p" $file)" 2
		ok "$p: $file: it says so" grep -q "$file" err
	done
	is "$p: a truncated stream is trouble" \
	    "$(status from cut.gz run "$p")" 2
}

from() { # file, command
	from_file=$1
	shift
	"$@" <"$from_file"
}

undigested() { # a report tells the digest of what it was given
	run "$p" | sed 's/XXH3_[0-9a-f]\{16\}//'
}

good_input() {
	is "$p succeeds" "$(status run "$p" small.tsv)" 0
	ok "$p prints something and says nothing" test -s out -a ! -s err
	is "$p: a header alone is an empty stream" \
	    "$(status from header.tsv run "$p")" 0
	want=$(bytes from small.tsv run "$p")
	is "$p: gzip is as good" "$(bytes from small.tsv.gz run "$p")" "$want"
	is "$p: gzip of two members too" \
	    "$(bytes from members.gz run "$p")" "$want"
	is "$p: - is standard input" \
	    "$(bytes from small.tsv run "$p" -)" "$want"
	is "$p: no last line end" \
	    "$(printf %s "$(cat small.tsv)" | bytes undigested)" \
	    "$(from small.tsv bytes undigested)"
	is "$p: nothing hangs on how the input comes in pieces" \
	    "$({ head -c 333 small.tsv && sleep 0.1 &&
	        tail -c +334 small.tsv; } | bytes run "$p")" "$want"
}

same_everywhere() {
	want=$(bytes run "$p" small.tsv)
	# shellcheck disable=SC2046
	is "$p: an empty environment" "$(bytes env -i PATH="$PATH" \
	    $(words_of "$p") --now $now small.tsv)" "$want"
	for locale in C C.UTF-8 tr_TR.UTF-8 zh_CN.GB18030; do
		is "$p: locale $locale" "$(LC_ALL=$locale LANG=$locale \
		    bytes run "$p" small.tsv)" "$want"
	done
	for zone in America/New_York Asia/Kathmandu :nonsense; do
		is "$p: TZ=$zone" \
		    "$(TZ=$zone bytes run "$p" small.tsv)" "$want"
	done
	is "$p: MINQING_NOW is --now" "$(MINQING_NOW=$now \
	    bytes working "$p" small.tsv)" "$want"
	is "$p: MINQING_TZ is --tz" \
	    "$(MINQING_TZ=Asia/Tokyo bytes run "$p" small.tsv)" \
	    "$(bytes run "$p" --tz Asia/Tokyo small.tsv)"
	is "$p: twice the same" "$(bytes run "$p" small.tsv)" "$want"
}

files_are_whole() {
	rm -rf o
	mkdir o
	run "$p" small.tsv >want
	is "$p -o succeeds" "$(status run "$p" -o o/file small.tsv)" 0
	ok "$p -o prints nothing" test ! -s out
	ok "$p -o: the file has it all" cmp want o/file
	is "$p -o: an old file is replaced" \
	    "$(run "$p" -o o/file part1.tsv && cksum <o/file)" \
	    "$(bytes run "$p" part1.tsv)"
	echo old >o/file
	is "$p -o: a run that fails" \
	    "$(status run "$p" -o o/file cut.gz)" 2
	is "$p -o: leaves the old file, and nothing beside it" \
	    "$(cat o/*)" old
	is "$p -o: refused records do not hold it back" \
	    "$(status run "$p" -o o/file ragged.tsv)" 1
	ok "$p -o: the rest is there" test "$(cat o/file)" != old
	echo old >o/file
	is "$p -o: too many of them do" \
	    "$(status run "$p" --max-rejects 0 -o o/file ragged.tsv)" 1
	is "$p -o: then the old file stays" "$(cat o/*)" old
	cp small.tsv o/file
	fails "output over its input" run "$p" -o ./o/file o/file
	ok "$p -o: the input stands" cmp small.tsv o/file
}

rejects_are_kept() {
	is "$p: a refused record that is not kept is status 1" \
	    "$(status run "$p" ragged.tsv)" 1
	ok "$p: it names the place" grep -q 'ragged\.tsv:6: ' err
	cp out want
	is "$p -r: one that is kept is none" \
	    "$(status run "$p" -r rejects.tsv ragged.tsv)" 0
	ok "$p -r: the output is the same" cmp want out
	is "$p -r: columns" "$(head -n 1 rejects.tsv | tr '\t' ' ')" \
	    "source line byte column code message raw"
	is "$p -r: place and code" "$(cut -f 1,2,5 rejects.tsv | tail -n +2)" \
	    "ragged.tsv${tab}1${tab}header
ragged.tsv${tab}6${tab}cells"
	is "$p -r: the line as it was" "$(tail -n 1 rejects.tsv | cut -f 7)" \
	    'one\ttwo'
	rm -rf kept
	mkdir kept
	is "$p: MINQING_REJECTS is a folder" "$(MINQING_REJECTS=$tmp/kept \
	    status run "$p" ragged.tsv)" 0
	is "$p: its file is for the owner alone" \
	    "$(find kept -type f -perm 600 | wc -l | tr -d ' ')" 1
}

# What only commands promise that pass records on.
passes_on() {
	run "$p" small.tsv >want
	is "$p: a header alone gives a header alone" \
	    "$(run "$p" header.tsv)" "$(head -n 1 want)"
	is "$p: as many records out as in" "$(wc -l <want)" \
	    "$(wc -l <small.tsv)"
	is "$p: ids as they came" "$(cut -f 1 want)" "$(cut -f 1 small.tsv)"
	is "$p: an unknown column as it came" \
	    "$(column x-extra want)" "$(column x-extra small.tsv)"
	is "$p: two files are one stream" \
	    "$(run "$p" part1.tsv part2.tsv)" "$(cat want)"
	is "$p: CSV and back" \
	    "$(run "$p" -t csv small.tsv | mq-cat -f csv)" "$(cat want)"
	run "$p" -t csv small.tsv >small.csv
	is "$p: CSV in" "$(bytes run "$p" -f csv small.csv)" \
	    "$(run "$p" small.tsv | bytes run "$p")"
	is "$p: CSV is recognised" "$(bytes run "$p" small.csv)" \
	    "$(bytes run "$p" -f csv small.csv)"
	run "$p" -t excel small.tsv >excel.csv
	is "$p -t excel: byte-order mark" "$(head -c 3 excel.csv | od -An -tx1)" \
	    " ef bb bf"
	ok "$p -t excel: a formula is made text" grep -q "'=1+1" excel.csv
	case $p in
	mq-ingest) is "$p: other headers make a union" \
	    "$(status run "$p" part1.tsv other.tsv)" 0 ;;
	*) is "$p: another header is trouble" \
	    "$(status run "$p" part1.tsv other.tsv)" 2 ;;
	esac
}

column() { # name, TSV file
	awk -F '\t' -v name="$1" '
	NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) c = i }
	{ print $c }' "$2"
}

# A stage streams: a million records in under 64 MiB.
little_memory() {
	[ -s million.tsv ] || many 250000 >million.tsv
	# shellcheck disable=SC2046
	ok "$p: a million records in little memory" \
	    python3 - $(words_of "$p") <<-'END'
	import resource, subprocess, sys
	subprocess.run(sys.argv[1:] + ["million.tsv"], check=True,
	    stdout=subprocess.DEVNULL)
	used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
	print(used, "KiB")
	sys.exit(used > 64 << 10)
	END
}

for prog in "$BIN"/mq-*; do
	p=${prog##*/}
	help_and_version
	bad_usage
	bad_output
	bad_input
	good_input
	same_everywhere
	files_are_whole
	rejects_are_kept
	if is_filter "$p"; then
		passes_on
		[ -z "${LONG:-}" ] || [ "${MODE:-}" = asan ] || little_memory
	fi
done
done_testing
