"""The records as they stood each morning at six, and what tallies of the days
before should add up to.

asof.py records.tsv FIRST LIMIT: night-DAY.tsv of each day's morning after, and
    as the output what is expected of May
asof.py report.json expected: are they the same?"""

import csv
import datetime
import json
import sys
import zoneinfo

from case import Case

ZONE = zoneinfo.ZoneInfo("Asia/Shanghai")
DAY = datetime.timedelta(days=1)


def stood(row, now):
    """The row at that time; None where it had not come."""
    case = Case(row, ZONE, now)
    if case.asked[0] > now:
        return None
    row = dict(row)
    later = [name for name in ("closed_datetime", "resolved_datetime")
             if row[name] and Case.read(case, row[name])[0] > now]
    for name in later:
        row[name] = ""
    if later and case.state == "closed":
        row["status"] = "accepted"
    return row


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as f:
        w = csv.DictWriter(f, list(rows[0]), delimiter="\t",
                           quoting=csv.QUOTE_NONE, escapechar="\0",
                           quotechar=None, lineterminator="\n")
        w.writeheader()
        w.writerows(rows)


def nights(path, first, limit):
    with open(path, encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t",
                                   quoting=csv.QUOTE_NONE))
    n, closed, before = 0, 0, 0
    day = datetime.date.fromisoformat(first)
    while str(day) < limit:
        day += DAY
        now = datetime.datetime.combine(day, datetime.time(6), ZONE)
        known = [r for r in (stood(r, now) for r in rows) if r]
        write(f"night-{day}.tsv", known)
        cases = [Case(r, ZONE, now) for r in known]
        new = [c for c in cases if c.asked[1] == day - DAY]
        if str(day - DAY) >= "2026-05-01":
            n += len(new)
            closed += sum(c.state == "closed" for c in new)
        else:
            before += len(new)
    late = [c for c in cases if c.asked[1] < day and c.late_by > 0]
    print(json.dumps({"received": n, "closed_rate": closed / n,
                      "overdue": len(late), "before": before}))


def main():
    if len(sys.argv) == 4:
        nights(*sys.argv[1:])
        return
    with open(sys.argv[1], encoding="utf-8") as f:
        tiles = json.load(f)["sections"]["glance"]["tiles"]
    with open(sys.argv[2], encoding="utf-8") as f:
        want = json.load(f)
    got = {"received": tiles["received"]["value"],
           "closed_rate": tiles["closed_rate"]["value"],
           "overdue": tiles["overdue"]["value"],
           "before": tiles["received"]["before"]}
    for name, value in want.items():
        if abs(got[name] - value) > 5e-7:
            print(f"{name}: want {value}, got {got[name]}")


main()
