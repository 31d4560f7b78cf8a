"""Compute each person's year: person.py RECORDS JSON"""

import csv
import datetime
import json
import sys
import zoneinfo
from collections import Counter

from case import Case
from figures import Rates, code_of, name_of

zone = zoneinfo.ZoneInfo("Asia/Shanghai")
now = datetime.datetime.fromisoformat("2027-01-05T08:00:00+08:00")
with open(sys.argv[1], encoding="utf-8", newline="") as f:
    rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
cases = [Case(r, zone, now) for r in rows]
with open(sys.argv[2], encoding="utf-8") as f:
    tables = json.load(f)["sections"]["persons"]["tables"]
names = Counter(c.row["assignee"] for c in cases)
order = sorted(names, key=lambda n: (-names[n], n))
for i, name in enumerate(order):
    some = [c for c in cases if c.row["assignee"] == name]
    table = tables[f"person_{i + 1}"]
    closed = sum(c.state == "closed" for c in some)
    timed = sum(c.timed for c in some)
    on_time = sum(c.on_time for c in some)
    late = sum(c.late_by > 0 for c in some)
    rates = Rates(some)
    want = [len(some), round(closed / len(some), 6),
            round(on_time / timed, 6), round(float(rates.contacted), 6),
            round(float(rates.solved), 6), round(float(rates.satisfied), 6),
            round(float(rates.score), 4)]
    got = [r["person"] for r in table["rows"]][:7]
    if table["title"] != name or any(
            abs(a - b) > 1e-6 for a, b in zip(want[:6], got)) or \
            abs(want[6] - got[6]) > 1e-4:
        print(name, want, got)
    said = f"{name}: {len(some)} cases, {closed} closed, {on_time} on " \
        f"time; {late} overdue now."
    if table["finding"] != said:
        print(said, table["finding"])
    paths = Counter("/".join(code_of(c.row["category"]).split("/")[:2])
                    for c in some)
    paths.pop("", None)
    top = sorted(paths, key=lambda k: (-paths[k], k))[:5]
    want = [(name_of("category", k), paths[k]) for k in top]
    got = [(r["measure"], r["person"]) for r in table["rows"][7:]]
    if Counter(n for _, n in want) != Counter(n for _, n in got):
        print(name, want, got)
print(len(order), len(tables))
