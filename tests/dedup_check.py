#!/usr/bin/env python3
"""Hold mq-dedup to its manual: dedup_check.py rules | recall | texts FOLDER

rules: the reasons that --explain gives for made-up records are worked out anew
by comparing every record with every root; what is linked must have a reason,
and what has the reason "reporter" must be linked.

recall: made-up texts, and copies of them with random edits; how many copies
are found, and how many texts that have nothing in common are linked.

texts: the same with the messages of a folder of zh_fj*.csv files, all of one
day.

Figures are printed; the status is 1 where one is worse than the manual says.
"""

import csv
import datetime
import glob
import math
import random
import subprocess
import sys
import tempfile
import unicodedata

SEED = 20260302
HAN = [chr(c) for c in range(0x4E00, 0x9FA5)]
DAY = datetime.datetime(2026, 3, 2, 8, tzinfo=datetime.timezone.utc)

faults = 0


def check(good, what):
    global faults
    print(("" if good else "BAD: ") + what)
    faults += not good


def run(rows, *options):
    """The output of mq-dedup as a list of dictionaries."""
    header = list(rows[0])
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as f:
        f.write("\t".join(header) + "\n")
        for row in rows:
            f.write("\t".join(row[c].replace("\\", "\\\\") for c in header))
            f.write("\n")
        f.flush()
        out = subprocess.run(
            ["mq-dedup", "-q", *options, f.name], check=True, stdout=subprocess.PIPE
        ).stdout.decode()
    lines = [line.split("\t") for line in out.split("\n")[:-1]]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


# ---- the rules, told anew --------------------------------------------------


def folded(text):
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN")


def shingles(text):
    """Pairs of characters; of four or more of an alphabet in a row, fours."""
    text = folded(text)
    found = set()
    start = 0
    while start < len(text):
        end = start
        while end < len(text) and ord(text[end]) < 0x2E80:
            end += 1
        if end - start >= 4:
            found |= {text[i : i + 4] for i in range(start, end - 3)}
            found |= {text[end - 1 : end + 1]} if end < len(text) else set()
            start = end
        else:
            found |= {text[start : start + 2]} - {text[-1]}
            start += 1
    if len(text) > 1:
        found |= set() if ord(text[-1]) < 0x2E80 else {text[-2:]}
    return found


def metres(a, b):
    """By the chord: not the formula of the program."""

    def unit(p):
        lat, lon = math.radians(p[0]), math.radians(p[1])
        return (
            math.cos(lat) * math.cos(lon),
            math.cos(lat) * math.sin(lon),
            math.sin(lat),
        )

    chord = math.dist(unit(a), unit(b))
    return 2 * 6371008.8 * math.asin(chord / 2)


def nearness(a, b, radius):
    if a["point"] and b["point"]:
        far = metres(a["point"], b["point"]) > radius
        return "apart" if far else "same"
    if a["area"] and b["area"]:
        if a["area"] != b["area"]:
            return "apart"
        if a["house"] and b["house"] and a["house"] != b["house"]:
            return "near"
        return "same"
    for kind in "house", "household":
        if a[kind] and b[kind]:
            return "same" if a[kind] == b[kind] else "apart"
    return "unknown"


def similarity(a, b):
    a, b = a["shingles"], b["shingles"]
    return len(a & b) / len(a | b) if a and b else None


def same_reporter(a, b):
    if a["category"] != b["category"] or not a["category"]:
        return False
    if a["contact"] and b["contact"]:
        return a["contact"] == b["contact"]
    return a["reporter"] != "" and a["reporter"] == b["reporter"]


def why(a, b, options):
    """The reason for a to repeat b, or None."""
    near = nearness(a, b, options["radius"])
    if near == "apart" or abs(a["t"] - b["t"]) > 3600 * options["window"]:
        return None
    if near != "unknown" and same_reporter(a, b):
        return "reporter"
    least = min(len(a["shingles"]), len(b["shingles"]))
    need = options["threshold"]
    if near != "same":
        if least < 8:
            return None
        need = min(1, need + max(0, 40 - least) / 100)
    if least and similarity(a, b) >= need - 1e-9:
        return "text"
    return None


# ---- made-up records --------------------------------------------------------

MATTERS = [
    "楼道里的路灯坏了一个多星期，晚上漆黑一片，老人上下楼容易摔倒",
    "电梯一个月坏了三次，老人上不去，请尽快派人来维修",
    "楼下烧烤店油烟很大，半夜还在喧哗，孩子没法睡觉",
    "小区门口的垃圾桶满了没有人清运，天热以后气味难闻",
    "消防通道被私家车堵住，劝了多次都没有用，非常危险",
    "The street light at the corner has been out for a week, please fix it",
    "the lift is broken again and my mother cannot get down the stairs",
    "路灯不亮",
    "噪音扰民",
]
PLACES = ["幸福里3", "幸福里13", "栎木巷19", "和平路7"]
BUILDING = ["幢", "栋 2 单元 501 室", "号楼", " 幢302"]


def edited(r, text, rate, letters):
    out = []
    for c in text:
        if r.random() >= rate:
            out.append(c)
            continue
        kind = r.randrange(3)  # replaced, something put behind it, left out
        if kind == 1:
            out.append(c)
        if kind < 2:
            out.append(r.choice(letters))
    return "".join(out)


def some(r, share, value):
    return value if r.random() < share else ""


def made_up(r, i, minutes):
    """A record as it is written, and as the rules see it."""
    letters = "".join(MATTERS)
    text = edited(r, r.choice(MATTERS), r.choice([0, 0, 0.1, 0.2]), letters)
    house = r.choice(PLACES)
    lat, lon = 29.87 + r.randrange(8) * 2e-4, 121.55 + r.randrange(8) * 2e-4
    kind = r.randrange(4)
    when = DAY + datetime.timedelta(minutes=minutes)
    row = {
        "service_request_id": "R%d" % i,
        "requested_datetime": when.isoformat().replace("+00:00", "Z"),
        "description": some(r, 0.9, text),
        "area": some(r, 0.6, r.choice(["C01", "C02", "unassigned"])),
        "address": some(r, 0.6, house + r.choice(BUILDING)),
        "lat": "%.6f" % lat if kind == 0 else "",
        "long": "%.6f" % lon if kind == 0 else "",
        "household": some(r, 0.3, r.choice(["H-1", "H-2"])),
        "category": r.choice(["lift", "noise", "unclassified", ""]),
        "reporter": r.choice(["赵女士", "钱先生", "匿名", ""]),
        "contact": r.choice(["13800000001", "13800000002", "0", "138****01", ""]),
    }
    seen = {
        "t": 60 * minutes,
        "shingles": shingles(row["description"]),
        "point": (float(row["lat"]), float(row["long"])) if row["lat"] else None,
        "area": row["area"] if row["area"] != "unassigned" else "",
        "house": house if row["address"] else "",
        "household": row["household"],
        "category": row["category"] if row["category"] != "unclassified" else "",
        "reporter": row["reporter"] if row["reporter"] != "匿名" else "",
        "contact": row["contact"] if len(row["contact"]) == 11 else "",
    }
    return row, seen


def check_repeat(row, me, root, options):
    """Is the row of --explain what the rules say?"""
    reason = why(me, root, options)
    if row["why"] != reason:
        check(False, "%s: %s, not %s" % (row, row["why"], reason))
    alike = similarity(me, root)
    far = ""
    if me["point"] and root["point"]:
        far = "%.1f" % metres(me["point"], root["point"])
    want = {
        "similarity": "" if alike is None else "%.4f" % alike,
        "distance": far,
        "hours": "%.2f" % ((me["t"] - root["t"]) / 3600),
    }
    for column, value in want.items():
        got = row[column]
        if got != value and (
            "" in (got, value) or abs(float(got) - float(value)) > 0.0101
        ):
            check(False, "%s: %s should be %s" % (row, column, value))


def rules(seed, **options):
    r = random.Random(seed)
    minutes = 0
    records = []
    for i in range(1500):
        minutes += r.randrange(20)
        records.append(made_up(r, i, minutes - r.choice([0, 0, 0, 300])))
    linked = {
        row["service_request_id"]: row
        for row in run(
            [row for row, _ in records],
            "--explain",
            "--window=%dh" % options["window"],
            "--radius=%d" % options["radius"],
            "--threshold=%g" % options["threshold"],
        )
    }
    roots = {}
    latest = found = missed = 0
    for row, me in records:
        name = row["service_request_id"]
        latest = max(latest, me["t"])
        since = latest - 3600 * options["window"]
        names = [i for i, b in roots.items() if b["t"] >= since]
        reasons = [why(me, roots[i], options) for i in names]
        if name in linked:
            check_repeat(linked[name], me, roots[linked[name]["parent_id"]], options)
            found += 1
            earlier = names.index(linked[name]["parent_id"])
            if "reporter" in reasons[:earlier]:
                check(False, "%s: an earlier one has its reporter" % name)
            continue
        if "reporter" in reasons:
            check(False, "%s: by reporter it is a repeat" % name)
        missed += "text" in reasons
        if me["shingles"] or (me["category"] and (me["reporter"] or me["contact"])):
            roots[name] = me
    check(
        missed <= 0.02 * found and found > 300,
        "seed %d: %d repeats, each with its reason; %d missed" % (seed, found, missed),
    )


# ---- recall -----------------------------------------------------------------


def rows_of(texts, mark, second):
    return [
        {
            "service_request_id": mark + str(i),
            "requested_datetime": (
                DAY + datetime.timedelta(seconds=second + i)
            ).isoformat(),
            "description": text,
        }
        for i, text in enumerate(texts)
    ]


def measure(texts, rate, least, r):
    """How many of edited copies are found in the group of their original?"""
    letters = "".join(texts)
    copies = [edited(r, text, rate, letters) for text in texts]
    group = {}
    hits = 0
    for row in run(rows_of(texts, "A", 0) + rows_of(copies, "B", len(texts))):
        name = row["service_request_id"]
        if name[0] == "A":
            group[name[1:]] = row["parent_id"] or name
        else:
            hits += row["parent_id"] == group[name[1:]]
    recall = hits / len(texts)
    check(
        recall >= least,
        "%d texts, %d %% of their letters edited: %.4f found"
        % (len(texts), 100 * rate, recall),
    )


def made_up_texts(r, n):
    """Of words of which some are frequent, as in a language (Zipf)."""
    words = ["".join(r.choices(HAN, k=r.choice([1, 2, 2, 2, 3]))) for _ in range(4000)]
    weights = [1 / (i + 10) for i in range(len(words))]
    return [
        "".join(
            word + r.choice(["", "", "", "，", "。"])
            for word in r.choices(words, weights, k=r.randrange(30, 150))
        )
        for _ in range(n)
    ]


def recall():
    r = random.Random(SEED)
    texts = made_up_texts(r, 10000)
    false = sum(row["parent_id"] != "" for row in run(rows_of(texts, "A", 0)))
    check(false == 0, "10000 unrelated texts: %d are linked" % false)
    measure(texts[:2000], 0.1, 0.95, r)
    measure(texts[:2000], 0.2, 0.90, r)


COLUMNS = {
    "zh_fj3_hot_before_2019-07.csv": ("留言主题", "留言详情", None),
    "zh_fj2_sample_records.csv": ("留言主题", "留言详情", "一级分类"),
    "zh_fj2_val_text.csv": (None, "文本", "一级标签"),
    "zh_fj2_segmented_train.csv": (None, "分词文本", "一级标签"),
}


def messages(folder):
    """Distinct messages and their labels, file by file."""
    for path in sorted(glob.glob(folder + "/zh_fj[23]*.csv")):
        title, body, label = COLUMNS[path.rsplit("/", 1)[1]]
        labels = {}
        with open(path, encoding="utf-8-sig", newline="") as f:
            for row in csv.DictReader(f):
                text = (row[title] if title else "") + row[body]
                labels["".join(text.split())] = row[label] if label else ""
        yield path, list(labels), list(labels.values())


def texts(folder):
    for path, text, label in messages(folder):
        print(path)
        r = random.Random(SEED)
        measure(text, 0.1, 0.95, r)
        measure(text, 0.2, 0.90, r)
        linked = run(rows_of(text, "A", 0), "--explain")
        differ = sum(
            label[int(row["service_request_id"][1:])]
            != label[int(row["parent_id"][1:])]
            for row in linked
        )
        print("%d are linked, %d to one of another label" % (len(linked), differ))


def main():
    csv.field_size_limit(1 << 30)
    if sys.argv[1:] == ["rules"]:
        rules(1, window=100, radius=50, threshold=0.4)
        rules(2, window=20, radius=30, threshold=0.5)
    elif sys.argv[1:] == ["recall"]:
        recall()
    elif len(sys.argv) == 3 and sys.argv[1] == "texts":
        texts(sys.argv[2])
    else:
        sys.exit(__doc__)
    sys.exit(faults > 0)


main()
