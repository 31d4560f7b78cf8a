#!/bin/sh
# The audited log where files, processes and other programs come in: sha256sum
# and Python agree with the chain, several append at once, disks fill up,
# machines stop, private texts are erased.

. "$(dirname "$0")/../tap.sh"
page=$(cd "$(dirname "$0")/../.." && pwd)/cmd/audit/mq-audit.1
cd "$tmp" || exit 1
MINQING_NOW=2026-09-02T18:00:00+08:00
export MINQING_NOW

status() { # its exit status; what it printed is in out and err
	"$@" >out 2>err
	echo $?
}

verdicts() { # log, options: the words that verify finds
	mq-audit verify "$@" 2>err | sed 1d | cut -f 1 | sort -u | tr '\n' ' '
}

events() { # from, to
	awk -v from="$1" -v to="$2" 'BEGIN {
		OFS = "\t"
		print "service_request_id", "event_datetime", "event", "note", "actor"
		for (i = from; i <= to; i++)
			print "R" i % 7, "2026-09-01T08:00:00+08:00", "contact",
			    "note " i " \\t 楼道灯", ""
	}'
}

# ---- anybody can check it -------------------------------------------------

events 1 20 >events.tsv
mq-audit append log.tsv events.tsv >head.tsv
sed -n '/^\$ cat chain.awk$/,/^\.Ed$/p' "$page" |
    sed '1d; /^\$ /,$d; s/\\e/\\/g; s/\\&//g' >chain.awk
is "the manual's script comes to the same head" "$(awk -f chain.awk log.tsv)" \
    "$(sed 1d head.tsv | cut -f 1,2 | tr '\t' ' ')"
sed '5s/contact/resolve/' log.tsv >edited.tsv
is "and finds an edited line" "$(awk -f chain.awk edited.tsv | head -n 1)" \
    "edited.tsv:5: does not follow"
is "Python comes to the same hashes" "$(python3 - log.tsv <<-'END'
	import hashlib, sys
	h = ""
	for i, line in enumerate(open(sys.argv[1], "rb").read().split(b"\n")[:-1]):
	    text, kept = (line, None) if i == 0 else line.rsplit(b"\t", 1)
	    h = hashlib.sha256(h.encode() + b"\n" + text).hexdigest()
	    if kept is not None and (kept.decode() != h or
	            text.rsplit(b"\t", 1)[1] != str(i).encode()):
	        print("line", i + 1)
	print(i, h)
	END
)" "$(sed 1d head.tsv | cut -f 1,2 | tr '\t' ' ')"
is "without seq and hash it is what was appended" \
    "$(cut -f 1-5 log.tsv | cksum)" "$(cksum <events.tsv)"
mq-audit head log.tsv >again.tsv
ok "head says what append said" cmp head.tsv again.tsv
events 21 30 | mq-audit append log.tsv >>head.tsv
is "heads are kept line after line, as they come" \
    "$(verdicts log.tsv --head head.tsv)" "intact "

# ---- several at once ------------------------------------------------------

for p in 1 2 3 4 5 6 7 8; do
	for batch in 1 2 3 4 5; do
		events $((p * 1000 + batch * 10)) $((p * 1000 + batch * 10 + 9)) |
		    mq-audit append many.tsv >/dev/null || echo "lost" >>lost
	done &
done
wait
ok "eight at once: none fails" test ! -e lost
is "eight at once: the chain holds" "$(verdicts many.tsv)" "intact "
is "eight at once: every line is there once" \
    "$(sed 1d many.tsv | cut -f 4 | sort -u | wc -l | tr -d ' ')" 400
is "eight at once: batches stay together" "$(sed 1d many.tsv |
    awk -F '\t' '{ split($4, n, " "); if (NR % 10 != 1 && n[2] != last + 1)
        bad++; last = n[2] } END { print bad + 0 }')" 0

# ---- what goes wrong ------------------------------------------------------

cp log.tsv before.tsv
events 1 100 >hundred.tsv
is "a disk that fills up is trouble" "$(
	trap '' XFSZ
	ulimit -f 16
	status mq-audit append log.tsv hundred.tsv
)" 2
ok "it says that nothing was appended" grep -q 'nothing was appended' err
ok "and nothing was" cmp before.tsv log.tsv
gzip -n <hundred.tsv | head -c 300 >cut.gz
is "input that is truncated is trouble" \
    "$(status mq-audit append log.tsv cut.gz)" 2
ok "and nothing is appended" cmp before.tsv log.tsv
is "so is an output that cannot be written" \
    "$(status mq-audit append log.tsv hundred.tsv -o none/head)" 2
ok "and nothing is appended then either" cmp before.tsv log.tsv

# Killed at any time: what is there is a beginning of what was to come.
events 1 3000 >long.tsv
killed=0
for pause in 0 0.01 0.02 0.05 0.1 0.2; do
	rm -f killed.tsv
	mq-audit append killed.tsv long.tsv >/dev/null 2>&1 &
	sleep $pause
	kill -9 $! 2>/dev/null && killed=$((killed + 1))
	wait $! 2>/dev/null
	[ -s killed.tsv ] || continue
	mq-audit recover killed.tsv >/dev/null 2>err
	[ "$(verdicts killed.tsv)" = "intact " ] || echo "$pause" >>broken
	cut -f 1-5 killed.tsv |
	    cmp -n "$(cut -f 1-5 killed.tsv | wc -c)" - long.tsv >>broken
done
note "killed in time: $killed of 6"
ok "killed: intact or mended, and in order" test ! -s broken

# A line that was written in part, at every byte.
head -n 5 log.tsv >five.tsv
mq-audit head five.tsv >five.head
line=$(sed -n 6p log.tsv)
bytes=$(printf %s "$line" | wc -c)
bad=
for n in 1 2 7 $((bytes / 2)) $((bytes - 64)) $((bytes - 1)) "$bytes"; do
	rm -f torn.tsv*
	{ cat five.tsv && printf %s "$line" | head -c "$n"; } >torn.tsv
	[ "$(verdicts torn.tsv --head five.head)" = "torn " ] || bad="$bad $n"
	[ "$(status mq-audit append torn.tsv events.tsv)" = 2 ] || bad="$bad $n"
	[ "$(status mq-audit recover torn.tsv)" = 0 ] || bad="$bad $n"
	[ "$(verdicts torn.tsv --head five.head)" = "intact " ] || bad="$bad $n"
	if [ "$n" = "$bytes" ]; then
		[ "$(wc -l <torn.tsv)" -eq 6 ] || bad="$bad $n"
	else
		[ "$(wc -c <torn.tsv.torn)" -eq $((n + 1)) ] || bad="$bad $n"
	fi
done
is "a torn line is told, refused and mended" "$bad" ""

# ---- private texts --------------------------------------------------------

mq-audit append p.tsv --private note events.tsv >/dev/null
is "private texts hold" "$(verdicts p.tsv)" "intact "
is "none of them is in the log" "$(grep -c '楼道灯' p.tsv)" 0
is "they are for the owner alone" "$(find . -name 'p.tsv.private' -perm 600)" \
    ./p.tsv.private
is "Python comes to the same commitments" "$(python3 - p.tsv <<-'END'
	import hashlib, sys
	rows = open(sys.argv[1] + ".private", "rb").read().split(b"\n")[1:-1]
	want = [r.split(b"\t")[3] for r in
	        open(sys.argv[1], "rb").read().split(b"\n")[1:-1]]
	got = [b"sha256:" + hashlib.sha256(r.split(b"\t", 2)[1] + b"\n" +
	       r.split(b"\t", 2)[2]).hexdigest().encode() for r in rows]
	print(len(rows), got == want, len({r.split(b"\t")[1] for r in rows}))
	END
)" "20 True 20"
cp p.tsv.private kept.private
umask 077
keep() { # sed script: the private texts changed by it
	sed "$1" kept.private >p.tsv.private
	verdicts p.tsv
}
is "a text that was edited" "$(keep '3s/note/Note/')" "falsified "
is "a salt that was edited" "$(keep '3s/\t[0-9a-f]/\tx/')" "falsified "
is "a text that is gone" "$(keep 3d)" "missing "
is "all of them gone" "$(rm p.tsv.private && verdicts p.tsv)" "missing "
is "the chain alone" "$(verdicts p.tsv --public)" "intact "
is "a text too many" "$(keep '3p;3s/[0-9a-f]/x/')" "orphan "
mq-audit recover p.tsv >/dev/null
is "recover takes it out" "$(verdicts p.tsv)" "intact "
ok "and no other" cmp kept.private p.tsv.private
printf 'sha256:' >>p.tsv.private
is "a torn text" "$(verdicts p.tsv)" "torn "
is "then nothing private is appended" \
    "$(status mq-audit append p.tsv --private note events.tsv)" 2
mq-audit recover p.tsv >/dev/null
ok "recover mends it" cmp kept.private p.tsv.private
chmod 644 p.tsv.private
is "texts that others may read are trouble" "$(status mq-audit verify p.tsv)" 2
chmod 600 p.tsv.private

mq-audit head p.tsv >p.head
is "erase" "$(status mq-audit erase p.tsv R3 R5 --actor 林知夏 --reason 来信)" 0
is "erase: the texts and salts are gone" \
    "$(grep -c 'note' p.tsv.private) $(wc -l <p.tsv.private | tr -d ' ')" "14 15"
is "erase: it is an event" "$(tail -n 1 p.tsv | cut -f 1-5)" \
    "R5	2026-09-02T18:00:00+08:00	erase	来信	林知夏"
is "erase: the chain holds" "$(status mq-audit verify p.tsv --head p.head)" 0
is "erase: verify tells them" "$(grep -c '^erased' out)" 6
is "erase: an edited text is told apart" "$(cp p.tsv.private erased.private &&
    sed -i '3s/note/Note/' p.tsv.private && verdicts p.tsv)" "erased falsified "
cp kept.private p.tsv.private
is "erase: stopped before the texts went" "$(verdicts p.tsv)" "kept "
is "erase: again goes on" "$(status mq-audit erase p.tsv R3)" 0
ok "erase: and they are gone" cmp erased.private p.tsv.private
is "erase: without a second event" "$(grep -c '	erase	' p.tsv)" 2
is "what comes later is private again" "$(mq-audit append p.tsv --private note \
    events.tsv >/dev/null && verdicts p.tsv)" "erased intact "
done_testing
