"""Recompute every figure of a text report from its records.

    oracle.py RECORDS REPORT NOW ZONE [SINCE UNTIL]

REPORT is what `mq-report --lang en --now NOW --tz ZONE` printed; from its
title to the definitions every line, every number in it and every block of the
drawing must be as computed here, with fractions and Python's own calendar, by
the definitions of the manual.  Prints what differs.
"""

import csv
import datetime
import math
import re
import statistics
import sys
import zoneinfo
from collections import Counter
from fractions import Fraction

from case import Case

CODES = {"phone": "Phone", "web": "Web", "app": "App", "patrol": "Patrol",
         "other": "Other", "convenience": "Convenience",
         "culture": "Shared culture", "0": "0 (hours)", "roads": "Roads",
         "roads/lighting": "Lighting", "roads/pothole": "Potholes",
         "noise": "Noise", "noise/traffic": "Traffic", "water": "Water",
         "water/leak": "Leak", "water/outage": "Outage",
         "water/quality": "Quality", "water/billing": "Billing",
         "water/drainage": "Drainage"}
NONE = {"agency_responsible": "Unassigned", "assignee": "Unassigned",
        "category": "Unclassified"}
Z = statistics.NormalDist().inv_cdf(.975)


def half_up(x):
    return math.floor(Fraction(x) + Fraction(1, 2))


def one(x):
    tenths = half_up(10 * Fraction(x))
    return f"{tenths // 10:,}.{tenths % 10}"


def share(n, of):
    return one(100 * Fraction(n) / of) + "%" if of else "NA"


def plural(n, word):
    return f"{n:,} {word}" + ("" if n == 1 else "s")


def span(minutes):
    if minutes < 60:
        return f"{half_up(minutes)} min"
    if minutes < 2880:
        return one(Fraction(minutes) / 60) + " h"
    return one(Fraction(minutes) / 1440) + " days"


class Rates:
    def __init__(self, cases):
        self.n = n = sum(c.valid for c in cases)
        self.known = n > 0
        if not n:
            return
        self.contacted = Fraction(sum(c.contacted for c in cases), n)
        self.solved = Fraction(sum(c.solved for c in cases), n)
        credits = [c.credit for c in cases if c.valid]
        self.satisfied = m = sum(credits) / n
        s2 = sum(x * x for x in credits) / n - m * m
        size = n * m * (1 - m) / s2 if s2 else n
        self.low, self.high = wilson(float(m), float(size))
        self.score = 10 * self.contacted + 50 * self.solved + 40 * m

    def words(self):
        if not self.known:
            return "NA NA NA NA NA"
        return " ".join([share(self.contacted, 1), share(self.solved, 1),
                         share(self.satisfied, 1), self.interval(),
                         one(self.score)])

    def interval(self):
        return f"{one(100 * self.low)}-{share(self.high, 1)}"


def wilson(p, n):
    z2 = Z * Z
    mid = p + z2 / (2 * n)
    half = Z * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    low, high = (mid - half) / (1 + z2 / n), (mid + half) / (1 + z2 / n)
    return 0 if p == 0 else low, 1 if p == 1 else high


def code_of(text):
    return "" if text in ("unassigned", "unclassified") else text


def name_of(column, code):
    if not code:
        return NONE.get(column, "(none given)")
    if code in CODES and column in ("category", "service", "channel",
                                    "urgency"):
        return CODES[code]
    return code.split("/")[-1] if column == "category" else code


def in_order(counts):
    return sorted(counts.items(),
                  key=lambda i: (-i[1], i[0] == "", i[0].encode()))


def group(cases, column):
    return Counter(code_of(c.row[column]) for c in cases)


def row(column, code, n, total):
    return f"{name_of(column, code)} {n:,} {share(n, total)}"


def rest(items, room, total):
    left = items[room:]
    if not left:
        return []
    n = sum(i[1] for i in left)
    other = "other" if len(left) == 1 else "others"
    return [f"{len(left)} {other} {n:,} {share(n, total)}"]


def most(column, items, total):
    code, n = max(items, key=lambda i: i[1])
    return f"{name_of(column, code)} has the most: {plural(n, 'case')}, " + \
        share(n, total)


def groups(cases, column, head):
    total, items = len(cases), in_order(group(cases, column))
    finding = most(column, items, total) + "."
    if len(items) == 1:
        finding = f"All are {name_of(column, items[0][0])}: " + \
            plural(total, "case") + "."
    if column == "urgency":
        items.sort(key=lambda i: (i[0] == "", i[0]))
    lines = [row(column, c, n, total) for c, n in items[:30]]
    return [finding, head + " Cases Share"] + lines + rest(items, 30, total)


def categories(cases):
    total = len(cases)
    paths = [code_of(c.row["category"]) for c in cases]
    tops = in_order(Counter(p.split("/")[0] for p in paths))
    lines = [most("category", tops, total) + "; the first three make " +
             share(sum(n for c, n in tops[:3]), total) + ".",
             "Category Cases Share"]
    for top, n in tops[:12]:
        lines.append(row("category", top, n, total))
        subs = Counter("/".join(p.split("/")[:2]) for p in paths
                       if p.startswith(top + "/"))
        left = n
        for sub, m in in_order(subs)[:4]:
            lines.append(row("category", sub, m, total))
            left -= m
        if subs and left:
            lines.append(f"Other {left:,} {share(left, total)}")
    return lines + rest(tops, 12, total)


def unit_column(cases):
    for column in ("agency_responsible", "assignee", "area"):
        if any(code_of(c.row.get(column, "")) for c in cases):
            return column
    return None


def handled(cases):
    closed = sum(c.state == "closed" for c in cases)
    timed = sum(c.timed for c in cases)
    on_time = sum(c.on_time for c in cases)
    unknown = "expected_datetime" not in cases[0].row or closed and not timed
    return " ".join([
        f"{len(cases):,} {closed:,}",
        "NA NA" if unknown else f"{on_time:,} {timed - on_time:,}",
        f"{sum(c.state == 'open' for c in cases):,}"])


def units(cases):
    column = unit_column(cases)
    items = in_order(group(cases, column))
    lists = [(name_of(column, code),
              [c for c in cases if code_of(c.row[column]) == code])
             for code, n in items]
    everything = Rates(cases)
    finding = most(column, items, len(cases)) + "."
    below = [name for name, some in lists if is_below(some, everything)]
    if len(lists) > 30:
        lists[30:] = [(f"{len(lists) - 30} others",
                       [c for name, some in lists[30:] for c in some])]
    lists.append(("All", cases))
    lines = ["Unit Cases Closed On time Late Open"]
    lines += [f"{name} {handled(some)}" for name, some in lists]
    if "satisfied" not in cases[0].row:
        return [finding] + lines
    lines.append("Unit Valid Response Resolved Satisfied 95% interval Score")
    for name, some in lists:
        rates = Rates(some)
        lines.append(f"{name} {rates.n:,} {rates.words()}")
    if everything.known:
        finding += " " + about_below(below, everything)
    return [finding] + lines


def is_below(cases, everything):
    rates = Rates(cases)
    return rates.n >= 10 and \
        half_up(1000 * rates.high) < half_up(1000 * everything.satisfied)


def about_below(below, everything):
    rate = share(everything.satisfied, 1)
    if not below:
        return f"No unit has an interval wholly below all together ({rate})."
    names = ", ".join(below[:4])
    if len(below) > 4:
        names += f" and more, {len(below)} in all"
    return f"With an interval wholly below all together ({rate}): {names}."


def bucket(day, days):
    if days <= 120:
        return day
    if days <= 1096:
        return day - datetime.timedelta(days=day.weekday())
    return day.replace(day=1) if days <= 7305 else day.replace(day=1, month=1)


def volume(cases):
    dated = [c.day() for c in cases if c.asked]
    first, last = min(dated), max(dated)
    days = (last - first).days + 1
    counts = {}
    for i in range(days):
        counts[bucket(first + datetime.timedelta(days=i), days)] = 0
    for day in dated:
        counts[bucket(day, days)] += 1
    size, word, form = (10, "on", "a day") if days <= 120 else \
        (10, "in the week from", "a week") if days <= 1096 else \
        (7, "in", "a month") if days <= 7305 else (4, "in", "a year")
    keys = sorted(counts)
    peak = max(keys, key=lambda k: counts[k])
    empty = sum(not n for n in counts.values())
    said = f"Most came {word} {str(peak)[:size]}: {counts[peak]:,}; " + \
        one(Fraction(len(dated), len(keys))) + f" {form} on average."
    if empty:
        said += f" In {empty:,} of them there " + \
            ("was none." if empty == 1 else "were none.")
    lines = [said]
    for i in range(0, len(keys), 56):
        blocks = "".join(
            " ▁▂▃▄▅▆▇█"[math.ceil(Fraction(8 * counts[k], counts[peak]))]
            for k in keys[i:i + 56])
        if blocks.strip():
            lines.append(str(keys[i])[:size] + " " + blocks)
    return lines


def overdue(cases):
    """Of all that came before the period's end, not of the period alone."""
    late = [c for c in cases if c.late_by]
    shown = [c for c in late if c.row.get("confidential") != "Y"]
    shown.sort(key=lambda c: (-c.late_by, c.row["service_request_id"]))
    if not late:
        return ["No open case is overdue."]
    verb = "case is" if len(late) == 1 else "cases are"
    column = unit_column(cases)
    lines = [f"{len(late):,} open {verb} overdue, the longest by " +
             f"{span(Fraction(shown[0].late_by, 60))}.",
             "Id Due Overdue by " +
             ("Category Unit" if "category" in late[0].row else "Unit")]
    for c in shown[:10]:
        due = c.expected[0].astimezone(c.zone).strftime("%Y-%m-%d %H:%M")
        cells = [c.row["service_request_id"],
                 due[:10 if c.expected[2] else None],
                 span(Fraction(c.late_by, 60))]
        if "category" in c.row:
            path = "/".join(code_of(c.row["category"]).split("/")[:2])
            cells.append(name_of("category", path))
        lines.append(" ".join(cells + [name_of(column,
                                               code_of(c.row[column]))]))
    return lines


def quality(cases, rates):
    column = unit_column(cases)
    lines = []
    for name, n in [
            ("No date received", sum(not c.asked for c in cases)),
            ("Unclassified", group(cases, "category")[""]
             if "category" in cases[0].row else 0),
            ("Unassigned", group(cases, column)[""] if column else 0),
            ("No valid callback",
             len(cases) - rates.n if "satisfied" in cases[0].row else 0),
            ("Closed, but not when", sum(c.unstamped for c in cases)),
            ("Closed before received",
             sum(c.took is not None and c.took < 0 for c in cases))]:
        if n:
            lines.append(f"{name} {n:,} {share(n, len(cases))}")
    return (["Gap Cases Share"] if lines else []) + lines


def glance(cases, backlog, rates):
    n, have = len(cases), cases[0].row
    dated = [c.day() for c in cases if c.asked]
    days = (max(dated) - min(dated)).days + 1
    undated = n - len(dated)
    closed, opened, ended = (sum(c.state == s for c in cases)
                             for s in ("closed", "open", "ended"))
    timed, on_time = sum(c.timed for c in cases), sum(c.on_time for c in cases)
    due = sum(c.due for c in backlog)
    late = sum(c.late_by > 0 for c in backlog)
    lines = [f"Received {n:,} {one(Fraction(len(dated), days))} a day" +
             (f", and {undated:,} undated" if undated else ""),
             f"Closed {share(closed, n)} {closed:,} of {n:,}; {opened:,} open"
             + (f", {ended:,} referred, rejected or merged" if ended else "")]
    if "expected_datetime" in have:
        lines += [f"Closed on time {share(on_time, timed)} {on_time:,} of "
                  f"{timed:,} closed with a due time",
                  f"Overdue, open {late:,} of {due:,} open with a due time"]
    if "satisfied" in have:
        words = rates.words().split()
        of = f"of {plural(rates.n, 'valid callback')}"
        lines += [f"Response {words[0]} {of}", f"Resolution {words[1]} {of}",
                  f"Satisfaction {words[2]} {of}, 95% interval {words[3]}",
                  f"Score {words[4]} {of[3:]}, scheme three-rates"]
    if "closed_datetime" in have:
        lines += times(cases, opened)
    if "parent_id" in have:
        repeats = sum(c.repeat for c in cases)
        lines.append(f"Repeats {repeats:,} {share(repeats, n)} of {n:,}")
    return lines


def times(cases, opened):
    took = [Fraction(c.took // 60) for c in cases
            if c.took is not None and c.took >= 0]
    cut = statistics.quantiles(took, n=10, method="inclusive")
    verb = "is" if opened == 1 else "are"
    note = f"of {len(took):,} closed; {opened:,} still open {verb} not in it"
    return [f"Median time to close {span(statistics.median(took))} {note}",
            f"90% closed within {span(cut[8])} {note}"]


def expected(cases, backlog):
    have, rates = cases[0].row, Rates(cases)
    out = {"Data quality": quality(cases, rates),
           "At a glance": glance(cases, backlog, rates),
           "Cases received": volume(cases)}
    if unit_column(cases):
        out["Units"] = units(cases)
    if "category" in have:
        out["Categories"] = categories(cases)
    for column, title, head in [("service", "Services", "Service"),
                                ("channel", "Channels", "Channel"),
                                ("urgency", "Urgency", "Urgency"),
                                ("area", "Areas", "Area")]:
        if column in have and column != unit_column(cases):
            out[title] = groups(cases, column, head)
    if "expected_datetime" in have:
        out["Longest overdue"] = overdue(backlog)
    return out


def plain(lines, drawing):
    text = " ".join(lines)
    if not drawing:
        text = re.sub("[▏▎▍▌▋▊▉█]", " ", text)
    return " ".join(text.split())


def sections(path):
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    out, title, item = {}, "title", False
    for i, line in enumerate(lines):
        item = line.startswith("- ") or item and line.startswith("  ")
        if i + 1 < len(lines) and lines[i + 1] == "-" * 80:
            title = line
        elif line != "-" * 80 and not item:
            out.setdefault(title, []).append(line)
    return out


def agree(want, got):
    """A name that is cut with an ellipsis stands for the whole name."""
    form = re.escape(got).replace("…", "[^0-9]*")
    return re.fullmatch(form, want) is not None


def read(path, zone, now, since, until):
    with open(path, encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    cases = [Case(r, zone, now) for r in rows]
    kept = [c for c in cases if not since or
            since <= c.asked[0].astimezone(zone).date() < until]
    backlog = [c for c in cases if not until or
               c.asked[0].astimezone(zone).date() < until]
    return rows, kept, backlog


def banner(rows, cases, now, zone, since, until):
    days = [d for _, d in sorted((c.asked[0], c.day())
                                 for c in cases if c.asked)]
    first, last = since or days[0], days[-1]
    if until:
        last = until - datetime.timedelta(days=1)
    n = (last - first).days + 1
    local = now.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    return ["Residents’ concerns", "=" * 80,
            f"{first} to {last}, {plural(n, 'day')}",
            f"records: {len(rows):,} in, {len(cases):,} used, 0 rejected",
            f"as of {local} ({zone.key})"]


def main():
    path, report, now, zone, *period = sys.argv[1:]
    zone = zoneinfo.ZoneInfo(zone)
    now = datetime.datetime.fromisoformat(now)
    since, until = [datetime.date.fromisoformat(d) for d in period] or \
        (None, None)
    rows, cases, backlog = read(path, zone, now, since, until)
    want = {"title": banner(rows, cases, now, zone, since, until),
            **expected(cases, backlog)}
    got = sections(report)
    got.pop("Definitions")
    got.pop("Left out and masked")
    bad = want.keys() ^ got.keys()
    for title in want.keys() & got.keys():
        drawing = title == "Cases received"
        w, g = plain(want[title], drawing), plain(got[title], drawing)
        if not agree(w, g):
            bad.add(title)
            at = next((i for i, (x, y) in enumerate(zip(w, g)) if x != y),
                      min(len(w), len(g)))
            print(f"{title}:\n  want {w[max(0, at - 60):at + 60]}\n"
                  f"  got  {g[max(0, at - 60):at + 60]}")
    if bad:
        sys.exit(f"not as computed: {', '.join(sorted(bad))}")


main()
