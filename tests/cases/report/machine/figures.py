"""Recompute the figures of a JSON report from its records.

    figures.py RECORDS JSON NOW ZONE

JSON is what `mq-report --now NOW --tz ZONE` wrote of RECORDS.  Every figure
computed here, with fractions and by the definitions of the manual, must stand
in it with the digits that minqing(5) promises, and no table may have other
rows.  Prints what differs.
"""

import csv
import datetime
import json
import math
import statistics
import sys
import zoneinfo
from collections import Counter
from decimal import Decimal
from fractions import Fraction

from case import Case

Z = statistics.NormalDist().inv_cdf(.975)
bad = []


def refuse(word):
    raise ValueError(f"{word} is no number of RFC 8259")


def once(pairs):
    keys = [k for k, _ in pairs]
    if len(set(keys)) < len(keys):
        raise ValueError(f"a key twice: {keys}")
    return dict(pairs)


def agree(where, got, want, digits=6):
    """None is null; a fraction is told with so many decimals."""
    if want is None or isinstance(want, (int, str)):
        same = got == want and not isinstance(got, Decimal)
    else:
        same = isinstance(got, Decimal) and \
            -got.as_tuple().exponent == digits and \
            abs(Fraction(got) - Fraction(want)) <= \
            Fraction(51, 100) / 10 ** digits
    if not same:
        bad.append(f"{where}: want {want}, got {got}")


def code_of(text):
    return "" if text in ("unassigned", "unclassified") else text


def by(cases, column):
    groups = {}
    for c in cases:
        groups.setdefault(code_of(c.row[column]), []).append(c)
    return groups


def in_order(groups):
    return sorted(groups.items(),
                  key=lambda g: (-len(g[1]), g[0] == "", g[0].encode()))


def share(n, of):
    return Fraction(n, of) if of else None


def rates(cases):
    valid = [c for c in cases if c.valid]
    n = len(valid)
    out = {"valid": n}
    names = ["response_rate", "resolution_rate", "satisfaction_rate",
             "satisfaction_low", "satisfaction_high", "score"]
    if not n:
        return out | dict.fromkeys(names)
    r = Fraction(sum(c.contacted for c in valid), n)
    s = Fraction(sum(c.solved for c in valid), n)
    m = sum(c.credit for c in valid) / n
    s2 = sum(c.credit ** 2 for c in valid) / n - m * m
    low, high = wilson(float(m), float(n * m * (1 - m) / s2 if s2 else n))
    return out | dict(zip(names, [r, s, m, low, high,
                                  10 * r + 50 * s + 40 * m]))


def wilson(p, n):
    mid = p + Z * Z / (2 * n)
    half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    low, high = (mid - half) / (1 + Z * Z / n), (mid + half) / (1 + Z * Z / n)
    return 0.0 if p == 0 else low, 1.0 if p == 1 else high


def handled(cases):
    states = Counter(c.state for c in cases)
    timed = sum(c.timed for c in cases)
    on_time = sum(c.on_time for c in cases)
    known = timed or not states["closed"]
    return {"cases": len(cases), "closed": states["closed"],
            "on_time": on_time if known else None,
            "late": timed - on_time if known else None,
            "open": states["open"]}


def units(cases):
    rows = [{"unit": name or None} | handled(some) | rates(some)
            for name, some in in_order(by(cases, "agency_responsible"))]
    return rows, {"unit": None} | handled(cases) | rates(cases)


def counted(cases, column, key):
    groups = in_order(by(cases, column))
    if column == "urgency":
        groups.sort(key=lambda g: (g[0] == "", g[0]))
    return [{key: name or None, "cases": len(some),
             "share": share(len(some), len(cases))} for name, some in groups]


def categories(cases):
    tops = {}
    for c in cases:
        path = code_of(c.row["category"])
        tops.setdefault(path.split("/")[0], []).append(path)
    rows = []
    for top, paths in in_order(tops):
        rows.append((top, len(paths), 0))
        subs = {}
        for path in paths:
            if "/" in path:
                subs.setdefault("/".join(path.split("/")[:2]), []).append(path)
        rows += [(sub, len(some), 1) for sub, some in in_order(subs)]
        left = len(paths) - sum(map(len, subs.values()))
        if subs and left:
            rows.append((top + "/", left, 1))
    return [{"category": name or None, "cases": n, "depth": depth,
             "share": share(n, len(cases))} for name, n, depth in rows]


def volume(cases):
    days = Counter(c.day() for c in cases if c.asked)
    first, last = min(days), max(days)
    span = (last - first).days + 1
    if span <= 120:
        size, start = 10, lambda d: d
    elif span <= 1096:
        size, start = 10, lambda d: d - datetime.timedelta(d.weekday())
    elif span <= 7305:
        size, start = 7, lambda d: d
    else:
        size, start = 4, lambda d: d
    counts = Counter()
    for i in range(span):
        day = first + datetime.timedelta(days=i)
        counts[str(start(day))[:size]] += days[day]
    return [{"date": d, "cases": n} for d, n in sorted(counts.items())]


def overdue(cases):
    late = [c for c in cases
            if c.late_by and c.row.get("confidential") != "Y"]
    late.sort(key=lambda c: (-c.late_by, c.row["service_request_id"]))
    rows = []
    for c in late[:20]:
        due = c.expected[0].astimezone(c.zone)
        path = "/".join(code_of(c.row["category"]).split("/")[:2])
        rows.append({
            "service_request_id": c.row["service_request_id"],
            "expected_datetime": str(c.expected[1]) if c.expected[2]
            else due.isoformat(timespec="seconds"),
            "overdue_minutes": (Fraction(c.late_by // 6, 10), 1),
            "category": path or None,
            "unit": code_of(c.row["agency_responsible"]) or None})
    return rows


def quality(cases):
    n = len(cases)
    gaps = [("undated", sum(not c.asked for c in cases)),
            ("unclassified", len(by(cases, "category").get("", []))),
            ("unassigned", len(by(cases, "agency_responsible").get("", []))),
            ("no_callback", sum(not c.valid for c in cases)),
            ("unstamped", sum(c.unstamped for c in cases)),
            ("backwards", sum(c.took is not None and c.took < 0
                              for c in cases))]
    return [{"gap": gap, "cases": k, "share": share(k, n)}
            for gap, k in gaps if k]


def tiles(cases):
    n = len(cases)
    took = [Fraction(c.took // 60) for c in cases
            if c.took is not None and c.took >= 0]
    all_rates = rates(cases)
    ninth = statistics.quantiles(took, n=10, method="inclusive")[8]
    return {"received": n,
            "closed_rate": share(sum(c.state == "closed" for c in cases), n),
            "on_time_rate": share(sum(c.on_time for c in cases),
                                  sum(c.timed for c in cases)),
            "overdue": sum(c.late_by > 0 for c in cases),
            "response_rate": all_rates["response_rate"],
            "resolution_rate": all_rates["resolution_rate"],
            "satisfaction_rate": all_rates["satisfaction_rate"],
            "score": all_rates["score"],
            "median_minutes": (statistics.median(took), 1),
            "p90_minutes": (ninth, 1),
            "repeats": sum(c.repeat for c in cases)}


def check_row(where, got, want):
    for key, value in want.items():
        if key == "score":
            value = (value, 4)
        value, digits = value if isinstance(value, tuple) else (value, 6)
        agree(f"{where} {key}", got.get(key, "nothing"), value, digits)


def check_rows(table, name, want):
    got = table["rows"]
    agree(f"rows of {name}", len(got), len(want))
    for g, w in zip(got, want):
        check_row(f"{name} {list(w.values())[0]}", g, w)


def check(report, cases):
    shown = report["sections"]
    for name, want in tiles(cases).items():
        check_row("tile", {name: shown["glance"]["tiles"][name]["value"]},
                  {name: want})
    rows, total = units(cases)
    check_rows(shown["units"]["tables"]["units"], "units", rows)
    check_row("all", shown["units"]["tables"]["units"]["total"], total)
    shape = shown["shape"]["tables"]
    for column, name in [("service", "services"), ("channel", "channels"),
                         ("urgency", "urgencies"), ("area", "areas")]:
        check_rows(shape[name], name, counted(cases, column, column))
    for name, want in [("categories", categories), ("volume", volume),
                       ("quality", quality), ("overdue", overdue)]:
        check_rows(shown[name]["tables"][name], name, want(cases))


def main():
    records, path, now, zone = sys.argv[1:]
    zone = zoneinfo.ZoneInfo(zone)
    now = datetime.datetime.fromisoformat(now)
    with open(records, encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    with open(path, encoding="utf-8") as f:
        report = json.load(f, parse_float=Decimal, parse_constant=refuse,
                           object_pairs_hook=once)
    check(report, [Case(r, zone, now) for r in rows])
    print("\n".join(bad[:9]), end="\n" if bad else "")


main()
