#!/bin/sh
# mq-score's figures are those that tests/score_oracle.py reckons from the same
# records, and tallies merged in random trees give the same bytes as all records
# at once.  LONG=1 does both at full size: a million records, 200 trees.

. "$(dirname "$0")/../tap.sh"
cd "$(dirname "$0")/../.." || exit 1
python=$(command -v python3)
oracle=$PWD/tests/score_oracle.py
now=2026-04-01T00:00:00+08:00
seeds=1 rows=2000 trees=4 pieces=4000
if [ -n "${LONG:-}" ] && [ "${MODE:-}" != asan ]; then
	seeds=$(seq 1 20) rows=20000 trees=200 pieces=1000000
fi

if [ -z "$python" ]; then
	skip "figures by another reckoning" "no python3"
	done_testing
	exit
fi
cd "$tmp" || exit 1

agree() { # scheme, keys, records, margins, options
	scheme=$1 keys=$2 file=$3 margins=$4
	shift 4
	mq-score --now "$now" -q -s "$scheme" --by "$keys" "$@" "$file" \
	    >result.tsv
	# shellcheck disable=SC2086
	is "$file, $scheme by $keys $*" "$("$python" "$oracle" check \
	    "$scheme" "$keys" "$file" result.tsv $margins 2>&1)" ""
}

printf 'column\tvalue\tpeople\n' >margins.tsv
printf 'age\t%s\nsex\t%s\n' 'y	3000' 'f	5100' 'm	2000' 'm	4900' >>margins.tsv
printf 'age\to\t5000\n' >>margins.tsv
for seed in $seeds; do
	"$python" "$oracle" make "$seed" "$rows" >cases.tsv
	"$python" "$oracle" ratings "$seed" $((rows / 4)) >ratings.tsv
	agree three-rates area cases.tsv "" --nonresponse --times
	agree three-rates-30-35-35 area,month cases.tsv "" --compare month
	agree top-2-box area,month cases.tsv "" --compare month --trend month
	agree three-rates area,satisfied_scale cases.tsv ""
	agree five-step subject,item ratings.tsv "" --ratings
	agree questionnaire subject ratings.tsv "" --ratings --alpha
	agree questionnaire subject ratings.tsv margins.tsv --ratings \
	    --margins margins.tsv
	agree top-2-box subject,month ratings.tsv "" --ratings --nonresponse
done
sed '2s/\(	[0-9]\)\.\([0-9]*\)/\1.9\2/3' result.tsv >spoilt.tsv
ok "a spoilt figure is noticed" test -n "$("$python" "$oracle" check \
    top-2-box subject,month ratings.tsv spoilt.tsv)"

# Lines dealt to 1 to 64 pieces; two of them become one until one is left.
cat >trees.py <<'END'
import os, random, subprocess, sys
source, command, trees = sys.argv[1], sys.argv[2:-1], int(sys.argv[-1])
with open(source, "rb") as f:
    header, *lines = f.read().splitlines(True)
def run(args, name, data=None):
    with open(name, "wb") as out:
        subprocess.run(["mq-score", "-q", *args], input=data, stdout=out,
                       check=True)
run([*command, "--tally", source], "whole.tally")
run([*command, source], "whole")
whole, bad = (open(n, "rb").read() for n in ("whole.tally", "whole")), 0
whole = list(whole)
for tree in range(trees):
    random.seed(tree)
    n = random.randint(1, 64)
    dealt = [[] for _ in range(n)]
    for line in lines:
        dealt[int(random.random() * n)].append(line)
    names = []
    for i, piece in enumerate(dealt):
        names.append(f"piece{i}")
        run([*command, "--tally"], names[-1],
            header + b"".join(piece))
    while len(names) > 1:
        random.shuffle(names)
        some = [names.pop() for _ in range(
            min(len(names), random.randint(2, 5)))]
        names.append(some[0] + "m")
        run(["--tally", *command, *some], names[-1])
    run([*command, *names], "merged")
    bad += open(names[0], "rb").read() != whole[0]
    bad += open("merged", "rb").read() != whole[1]
    for name in os.listdir("."):
        if name.startswith("piece"):
            os.remove(name)
print(bad)
END
"$python" "$oracle" make 7 "$pieces" >many.tsv
is "$pieces cases in $trees random trees" "$("$python" trees.py many.tsv \
    -s three-rates --by area,month,status --compare month --total "$trees")" 0
"$python" "$oracle" ratings 7 $((pieces / 8)) >many.tsv
is "ratings in random trees" "$("$python" trees.py many.tsv -s five-step \
    --ratings --by subject,item --trend month $((trees / 4)))" 0
"$python" "$oracle" make 7 $((pieces / 20 + 1000)) >many.tsv
is "times in random trees" "$("$python" trees.py many.tsv -s top-2-box \
    --by area --times --now "$now" --total $((trees / 4)))" 0
done_testing
