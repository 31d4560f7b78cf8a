#!/bin/sh
# Complaints that people have labelled: the preset's rules, through a table from
# categories to labels, and models of mq-learn, alone and with the rules' hits,
# five-fold.  What is to be reached are the figures of scikit-learn 1.2.1 on the
# same texts and folds: TfidfVectorizer(analyzer='char', ngram_range=(1, 3)),
# sublinear_tf for the narratives, and LinearSVC().
#
# These files are not part of the tree: DATA names the folder they are in.

. "$(dirname "$0")/../tap.sh"
cd "$(dirname "$0")/../.." || exit 1
data=${DATA:-../shared/data}
map=$PWD/tests/data/labels-zh.tsv

if [ ! -d "$data" ] || ! command -v python3 >/dev/null; then
	skip "complaints that people have labelled" "no folder $data, or no python3"
	done_testing
	exit
fi

python3 - "$data" "$tmp" <<'END'
import csv, sys

data, to = sys.argv[1:]
csv.field_size_limit(1 << 30)

def read(name, *columns):
    with open("%s/%s.csv" % (data, name), encoding="utf-8-sig", newline="") as f:
        for row in csv.DictReader(f):
            yield [row[c] for c in columns]

def write(name, rows):
    with open("%s/%s.csv" % (to, name), "w", newline="") as f:
        out = csv.writer(f)
        out.writerow(["truth", "description"])
        out.writerows([a, b] for a, b in rows if a.strip() and b.strip())

write("raw", list(read("zh_fj2_val_text", "一级标签", "文本")) + [
    [label, title.strip() + "\n" + body.strip()]
    for label, title, body in read(
        "zh_fj2_sample_records", "一级分类", "留言主题", "留言详情")])
write("segmented", ((label, text.replace(" ", "")) for label, text in read(
    "zh_fj2_segmented_train", "一级标签", "分词文本")))
write("narratives", read(
    "cfpb_narratives_3947", "Product", "Consumer complaint narrative"))
END

figure() { # name of the figure, of the output on stdin
	awk -F '\t' -v name="$1" '$1 == name { print $4 }'
}

at_least() { # name of the test, figure, bar
	ok "$1: $2, at least $3" \
	    awk -v a="$2" -v b="$3" 'BEGIN { exit !(a + 0 >= b + 0) }'
}

rules() { # file, bar
	at_least "$1: accuracy of the rules" "$(mq-classify -q --test truth \
	    --map "$map" "$tmp/$1.csv" | figure accuracy)" "$2"
}

learn() { # file, figure, bar
	alone=$(mq-learn -q -c truth --cross-validate 5 "$tmp/$1.csv" |
	    figure "$2")
	both=$(mq-learn -q -R 365 -c truth --cross-validate 5 "$tmp/$1.csv" |
	    figure "$2")
	at_least "$1: $2 of models" "$alone" "$3"
	at_least "$1: $2 with the hits of rules" "$both" "$alone"
}

rules raw 0.82
rules segmented 0.80
learn raw macro_f1 0.869
learn segmented macro_f1 0.881
learn narratives accuracy 0.796
done_testing
