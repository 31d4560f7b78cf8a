"""Compute an agenda's lists from the records: sheets.py RECORDS JSON NOW PERIOD"""

import csv
import datetime
import json
import sys
import zoneinfo

import course
from case import Case

records, sheet, now, cadence = sys.argv[1:]
now = datetime.datetime.fromisoformat(now)
zone = zoneinfo.ZoneInfo("Asia/Shanghai")
today = now.astimezone(zone).date()


def bounds():
    """The last whole period before today."""
    if cadence == "day":
        return today - datetime.timedelta(days=1), today
    if cadence == "week":
        monday = today - datetime.timedelta(days=today.weekday())
        return monday - datetime.timedelta(days=7), monday
    months = 1 if cadence == "month" else 3
    first = (today.month - 1) // months * months + 1
    end = today.replace(day=1, month=first)
    last = end - datetime.timedelta(days=1)
    return last.replace(day=1, month=(last.month - 1) // months * months + 1), \
        end


since, until = bounds()
with open(records, encoding="utf-8", newline="") as f:
    rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
cases = [Case(r, zone, now) for r in rows]
opened = [c for c in cases if c.state == "open" and
          c.asked[0].astimezone(zone).date() < until]


def left(c):
    """Seconds to the due time; what has none comes last, the oldest first."""
    if not c.due:
        return 1, -(course.age(c, now) or 0)
    due = c.expected[0]
    if c.expected[2]:
        due = datetime.datetime.combine(
            c.expected[1] + datetime.timedelta(days=1), datetime.time(),
            zone) - datetime.timedelta(seconds=1)
    return 0, (due - now).total_seconds()


def ids(some, key):
    some = [c for c in some if c.row["confidential"] != "Y"]
    some.sort(key=lambda c: (key(c), c.row["service_request_id"]))
    return [c.row["service_request_id"] for c in some][:6], len(some)


def oldest(c):
    return -(course.age(c, now) or 0)


mode = {c: c.row["mode"] for c in opened}
want = {
    "limited": ids([c for c in opened if mode[c] == "limited"
                    and not c.late_by], left),
    "line": ids([c for c in opened if mode[c] in ("line", "")
                 and not c.late_by], left),
    "joint": ids([c for c in opened if mode[c] == "joint"], oldest),
    "carried": ids([c for c in opened
                    if c.asked[0].astimezone(zone).date() < since], oldest),
}
with open(sheet, encoding="utf-8") as f:
    got = json.load(f)["sections"]
bad = []
if not opened and not any(since <= c.day() < until for c in cases):
    sys.exit("joint" in got)
for name, (first, n) in want.items():
    if name == "limited" and cadence != "day" or \
            name == "line" and cadence not in ("day", "week"):
        if name in got:
            bad.append(name + " is there")
        continue
    table = got[name]["tables"][name]
    if [r["service_request_id"] for r in table["rows"]] != first or \
            not table["finding"].startswith(f"{n:,} in all" if n else "None."):
        bad.append(f"{name}: {first} of {n}, {table}")
late = {}
for c in opened:
    unit = c.row["agency_responsible"]
    unit = "" if unit == "unassigned" else unit
    late.setdefault(unit, []).append(c.late_by > 0)
behind = sorted(late, key=lambda u: (-sum(late[u]), -len(late[u]), u))
behind = [[u or None, sum(late[u]), len(late[u])] for u in behind
          if any(late[u])][:6]
table = got["standing"]["tables"]["behind"]["rows"]
if [[r["unit"], r["overdue"], r["open"]] for r in table] != behind:
    bad.append(f"behind: {behind}, {table}")
print("".join(b + "\n" for b in bad), end="")
sys.exit(bool(bad))
