"""The tiles of a period, a year ago: counts, rates and times of the records."""

import csv
import datetime
import json
import re
import sys
import zoneinfo

from case import Case
from figures import Rates, one, share, span
from fractions import Fraction
import statistics

ZONE = zoneinfo.ZoneInfo("Asia/Shanghai")


def within(cases, since, until):
    return [c for c in cases if since <= str(c.asked[0].astimezone(ZONE).date())
            and str(c.asked[0].astimezone(ZONE).date()) < until]


def tiles(cases):
    rates = Rates(cases)
    took = [Fraction(c.took // 60) for c in cases
            if c.took is not None and c.took >= 0]
    timed = [c for c in cases if c.timed]
    return {
        "received": len(cases), "repeats": sum(c.repeat for c in cases),
        "closed_rate": Fraction(sum(c.state == "closed" for c in cases),
                                len(cases)),
        "on_time_rate": Fraction(sum(c.on_time for c in timed), len(timed))
        if timed else None,
        "response_rate": rates.contacted, "resolution_rate": rates.solved,
        "satisfaction_rate": rates.satisfied, "score": rates.score,
        "median_minutes": statistics.median(took),
        "p90_minutes": statistics.quantiles(took, n=10,
                                            method="inclusive")[8]}


def shown(name, x):
    if name in ("received", "repeats"):
        return f"{x:,}"
    if name.endswith("minutes"):
        return span(x)
    return one(x) if name == "score" else share(x, 1)


def main():
    path, report, *bounds = sys.argv[1:]
    now = datetime.datetime(2026, 6, 30, 18, tzinfo=ZONE)
    with open(path, encoding="utf-8", newline="") as f:
        cases = [Case(r, ZONE, now) for r in csv.DictReader(
            f, delimiter="\t", quoting=csv.QUOTE_NONE)]
    want = tiles(within(cases, *bounds[2:]))
    with open(report, encoding="utf-8") as f:
        if report.endswith(".txt"):
            text = " ".join(f.read().split())
            got = re.findall("a year ago (.*?),(?= [+−±N])", text)
            if sorted(got) != sorted(shown(n, x) for n, x in want.items()):
                sys.exit(f"text: want {want}, got {got}")
            return
        got = json.load(f)["sections"]["glance"]["tiles"]
    for name, x in want.items():
        value = got[name].get("year_ago")
        if value is None or abs(value - float(x)) > 5e-5 * max(1, float(x)):
            sys.exit(f"{name}: want {float(x)}, got {value}")


main()
