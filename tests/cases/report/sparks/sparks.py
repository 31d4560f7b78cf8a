"""The sparklines of a page that records alone tell: how long cases took, and
how many were overdue."""

import csv
import datetime
import re
import sys
import zoneinfo

from case import Case

ZONE = zoneinfo.ZoneInfo("Asia/Shanghai")
DAY = datetime.timedelta(days=1)


def buckets(first, last):
    """The first day of each day, ISO week or month, and of the next."""
    span = (last - first).days + 1
    day, out = first, []
    if span > 1096:
        day = first.replace(day=1)
    elif span > 120:
        day = first - datetime.timedelta(days=first.weekday())
    while day <= last:
        if span > 1096:
            then = (day.replace(day=28) + 4 * DAY).replace(day=1)
        else:
            then = day + (7 if span > 120 else 1) * DAY
        out.append((max(day, first), min(then - DAY, last)))
        day = then
    return out


def points(first, last, came):
    """At most 32, of equally many buckets each."""
    start = first
    if (last - first).days + 1 < 28:
        start = max(last - 27 * DAY, min(came, first))
    of = buckets(start, last)
    each = -(-len(of) // 32)
    return [(of[i][0], of[min(i + each, len(of)) - 1][1])
            for i in range(0, len(of), each)]


def middle(minutes):
    """Of the class: a 16th of the power of two below wide."""
    width = max(1, 2 ** (minutes.bit_length() - 1) // 16)
    return minutes // width * width + (width // 2 if width > 1 else 0)


def took(cases, at, tenths):
    out = []
    for first, last in at:
        some = sorted(c.took // 60 for c in cases if c.took is not None and
                      c.took >= 0 and first <= c.closed_at[1] <= last)
        out.append(middle(some[(len(some) - 1) * tenths // 10])
                   if some else None)
    return out


def overdue(cases, at, now, until):
    """At the end of the last day of each point, of what came by then."""
    out = []
    for i, (_, last) in enumerate(at):
        if i and at[i - 1][1] >= now.astimezone(ZONE).date():
            out.append(None)
            continue
        end = datetime.datetime.combine(last + DAY, datetime.time(), ZONE)
        out.append(sum(is_overdue(c, min(end, now), until) for c in cases
                       if c.asked[1] < until))
    return out


def is_overdue(c, at, until):
    if not c.expected or c.state == "ended" or c.asked[0] >= at:
        return False
    if c.state == "closed" and (not c.timed or c.on_time):
        return False
    if c.state == "closed":
        done = c.read(c.row["resolved_datetime"]) or c.closed_at
        if done[0] < at:
            return False
    return c.past(at) > 0


def drawn(values):
    """As the page draws them: 1 is the highest there is, 23 is nothing."""
    most = max([v for v in values if v is not None] + [0])
    out = []
    for i, v in enumerate(values):
        if v is None:
            continue
        share = 1000 * v // most if most else 0
        out.append((i, 23 - 22 * share // (1000 if most else 1)))
    return out if len(out) >= 3 else []


def found(page, label):
    tile = re.search(f"<dt>{label}</dt>(.*?)</div>", page, re.S)[1]
    path = re.search(r'class="spark".*? d="([^"]*)"', tile)
    if not path:
        return []
    return [tuple(map(int, p.split())) for p in re.split("[ML]", path[1])[1:]]


def main():
    path, page, now, since, until = sys.argv[1:]
    now = datetime.datetime.fromisoformat(now)
    since, until = map(datetime.date.fromisoformat, (since, until))
    with open(path, encoding="utf-8", newline="") as f:
        cases = [Case(r, ZONE, now) for r in csv.DictReader(
            f, delimiter="\t", quoting=csv.QUOTE_NONE)]
    at = points(since, until - DAY, min(c.asked[1] for c in cases))
    with open(page, encoding="utf-8") as f:
        page = f.read()
    for label, want in [("Median time to close", took(cases, at, 5)),
                        ("90% closed within", took(cases, at, 9)),
                        ("Overdue, open", overdue(cases, at, now, until))]:
        if drawn(want) != found(page, label):
            sys.exit(f"{label}:\n want {drawn(want)}\n"
                     f" got  {found(page, label)}")


main()
