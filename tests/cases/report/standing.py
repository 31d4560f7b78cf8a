"""Targets, ranks, floors and what recurs, for oracle.py."""

import datetime
import math
import re
import statistics
from collections import Counter
from fractions import Fraction

from figures import (Rates, code_of, form, half_up, name_of, one,
                     plural, share)

# As the preset's table `targets` has them.
TARGET = {"response": 95, "resolution": 85, "satisfaction": 90, "on time": 95,
          "score": 88}
FLOOR = {"satisfaction": 80, "on time": 85}


def unit_column(cases):
    for column in ("agency_responsible", "assignee", "area"):
        if any(code_of(c.row.get(column, "")) for c in cases):
            return column
    return None


def permille(x):
    return half_up(1000 * Fraction(x))


def measure(name, cases):
    """The rate, and how many it is of; None and 0 where it is not known."""
    if name == "on time":
        timed = sum(c.timed for c in cases)
        on_time = sum(c.on_time for c in cases)
        return (Fraction(on_time, timed) if timed else None), timed
    if name == "closed":
        closed = sum(c.state == "closed" for c in cases)
        return (Fraction(closed, len(cases)) if cases else None), len(cases)
    rates = Rates(cases)
    if not rates.known:
        return None, 0
    return {"response": rates.contacted, "resolution": rates.solved,
            "satisfaction": rates.satisfied,
            "score": rates.score / 100}[name], rates.n


def aim(name, cases):
    rate, _ = measure(name, cases)
    if rate is None or name not in TARGET:
        return ""
    if form.machine:
        return f"; target {cell(name, Fraction(TARGET[name], 100))}"
    met = permille(rate) >= 10 * TARGET[name]
    return f"; target {TARGET[name]}.0%, " + ("met" if met else "not met")


def signed(x, text):
    return ("+" if x > 0 else "−" if x < 0 else "±") + text


def percent_by(now, before):
    if not before:
        return "NA"
    return signed(now - before, share(abs(now - before), before))


def points_by(now, before):
    by = permille(now) - permille(before)
    return signed(by, f"{abs(by) // 10}.{abs(by) % 10} points")


def since_then(name, cases, thens):
    """What a tile says of the periods it is compared with."""
    now, said = measure(name, cases)[0], ""
    for word, some in thens:
        then = measure(name, some)[0]
        if now is not None and then is not None:
            said += f"; {word} {cell(name, then)}" + \
                ("" if form.machine else f", {points_by(now, then)}")
    return said


def cell(name, rate):
    if rate is None:
        return "NA"
    return form.points(100 * rate) if name == "score" else form.rate(rate)


def change(now, before):
    """A cell: percent for people, a fraction of four decimals for machines."""
    if not form.machine or not before:
        return percent_by(now, before)
    return f"{(now - before) / before:.4f}"


def shrunken(groups, name):
    """By code, those with at least ten answers or closed cases."""
    data = {}
    for code, cases in groups.items():
        rate, of = measure(name, cases)
        if rate is not None:
            n = Fraction(of)
            data[code] = (rate * n, n, of)
    x, n = [d[0] for d in data.values()], [d[1] for d in data.values()]
    big, k = sum(n), len(data)
    if not big:
        return {}
    p = Fraction(sum(x), 1) / big
    s = sum(ni * (xi / ni - p) ** 2 for xi, ni in zip(x, n))
    below = p * (1 - p) * (big - sum(ni * ni for ni in n) / big - (k - 1))
    r = (s - p * (1 - p) * (k - 1)) / below if below else 0
    out = {}
    for code, (xi, ni, of) in data.items():
        if of < 10:
            continue
        if r <= 0:
            out[code] = p
        else:
            m = (1 - r) / r
            out[code] = (xi + p * m) / (ni + m)
    return out


def ranked(groups, name):
    rate = shrunken(groups, name)
    sizes = {c: (-len(groups[c]), c.encode()) for c in groups}
    order = sorted(rate, key=lambda c: (-rate[c], sizes[c]))
    ranks = {}
    for i, code in enumerate(order):
        same = i and rate[code] == rate[order[i - 1]]
        ranks[code] = ranks[order[i - 1]] if same else i + 1
    rest = sorted((c for c in groups if c not in rate), key=lambda c: sizes[c])
    return order, rest, ranks


def by_code(cases, column):
    out = {}
    for c in cases:
        out.setdefault(code_of(c.row[column]), []).append(c)
    return out


def recent(rows, since, until):
    return [c for c in rows if c.asked and since <= c.asked[0] < until]


def spans(end, zone):
    """The day, ISO week, month and quarter up to the end."""
    last = end - datetime.timedelta(days=1)
    firsts = [last, last - datetime.timedelta(days=last.weekday()),
              last.replace(day=1),
              last.replace(day=1, month=(last.month - 1) // 3 * 3 + 1)]

    def start(day):
        return datetime.datetime.combine(day, datetime.time(), zone)
    return [(start(first), start(end)) for first in firsts]


def ranking(rows, cases, before, end, zone):
    column = unit_column(cases)
    name = "satisfaction" if "satisfied" in cases[0].row else "on time"
    shown = "score" if name == "satisfaction" else name
    groups, old = by_code(cases, column), by_code(before, column)
    order, rest, ranks = ranked(groups, name)
    old_ranks = ranked(old, name)[2]
    windows = [by_code(recent(rows, *w), column) for w in spans(end, zone)]
    lines = ["No unit has the 10 that a rank asks for."]
    if order:
        first, last = name_of(column, order[0]), name_of(column, order[-1])
        lines = [f"{len(order)} units are ranked, {first} first and {last} "
                 f"last; the target is {TARGET[shown]}.0%."]
        if len(order) == 1:
            lines = [f"1 unit has enough: {first}; the target is "
                     f"{TARGET[shown]}.0%."]
    moved = "Moved Cases " if before else ""
    lines.append(f"Unit Rank {moved}" + ("Score" if shown == "score" else
                 "Closed on time") + " Day Week Month Quarter")
    listed, others = form.first(order + rest, "groups")
    for code in listed:
        cells = [name_of(column, code), str(ranks.get(code, "NA"))]
        if before:
            by = old_ranks.get(code, 0) - ranks.get(code, 0)
            known = code in ranks and code in old_ranks
            cells += [("NA" if not known else "=" if not by else
                       ("▲" if by > 0 else "▼") + str(abs(by))),
                      change(len(groups[code]), len(old.get(code, [])))]
        cells.append(cell(shown, measure(shown, groups[code])[0]))
        for window in windows:
            rate = measure(shown, window.get(code, []))[0]
            cells.append("NA" if rate is None else
                         f"{float(100 * rate / TARGET[shown]):.4f}"
                         if form.machine else
                         share(100 * rate, TARGET[shown]))
        lines.append(" ".join(cells))
    if others:
        lines.append(f"{len(others)} other" + "s" * (len(others) > 1))
    return lines


def stands(name, cases):
    rate, of = measure(name, cases)
    if rate is None or of < 10:
        return 0
    return -1 if permille(rate) < 10 * FLOOR[name] else 1


def crossed(cases, before, column, name, to):
    groups, old = by_code(cases, column), by_code(before, column)
    order = sorted((c for c in groups if c),
                   key=lambda c: (-len(groups[c]), c.encode()))
    names = [name_of(column, c) for c in order if stands(name, groups[c]) == to
             and (not before or stands(name, old.get(c, [])) == -to)]
    if not names:
        return []
    said = ", ".join(names[:3])
    if len(names) > 3:
        said += f" and more, {len(names)} in all"
    what = {"on time": "Closed on time",
            "satisfaction": "Satisfaction"}[name]
    form = " below the floor of {}." if not before else \
        " fell below the floor of {}." if to < 0 else \
        " is above the floor of {} again."
    return [f"{said}: {what}" + form.format(f"{FLOOR[name]}.0%")]


def newcombe(p1, n1, p2, n2):
    from figures import wilson
    (l1, u1), (l2, u2) = wilson(float(p1), float(n1)), \
        wilson(float(p2), float(n2))
    p1, p2 = float(p1), float(p2)
    return (p1 - p2 - math.hypot(p1 - l1, u2 - p2),
            p1 - p2 + math.hypot(u1 - p1, p2 - l2))


def differ(a, b):
    return (a - b) ** 2 > 9 * (a + b)


def rates_said(cases, before):
    out = []
    for name, words in [("on time", "Closed on time"),
                        ("response", "Response"),
                        ("resolution", "Resolution"),
                        ("satisfaction", "Satisfaction")]:
        if name != "on time" and "satisfied" not in cases[0].row:
            continue
        (now, n), (then, m) = measure(name, cases), measure(name, before)
        if now is None or then is None:
            continue
        if name == "satisfaction":
            n, m = Rates(cases).size, Rates(before).size
        low, high = newcombe(now, n, then, m)
        if low <= 0 <= high:
            continue
        verb = "rose" if permille(now) > permille(then) else "fell"
        out.append(f"{words} {verb} from {share(then, 1)} to {share(now, 1)} "
                   f"({points_by(now, then)}), beyond chance.")
    return out


def category_of(c, levels):
    return "/".join(code_of(c.row["category"]).split("/")[:levels])


def categories_said(cases, before):
    def count(some):
        return Counter(category_of(c, 2) for c in some
                       if "/" in c.row["category"])
    now, then = count(cases), count(before)
    moved = [c for c in now.keys() | then.keys() if differ(now[c], then[c])]
    moved.sort(key=lambda c: -Fraction((now[c] - then[c]) ** 2,
                                       now[c] + then[c]))
    return [f"{name_of('category', c)} " +
            ("rose" if now[c] > then[c] else "fell") +
            f" from {then[c]:,} cases to {now[c]:,}." for c in moved[:3]]


def street(text):
    """Before the first digit; behind a number at the front, up to a comma."""
    text = text.strip(" \t\r\n")
    front = re.match(r"[0-9０-９#./-]+([A-Za-z](?= ))?", text)
    if front:
        rest = text[front.end():]
        if rest[:1] > "\x7f":
            return ""
        if rest[:1].isalpha():
            return re.match(r"[^,(;，（；\n]*", text)[0].strip(" ")
    if front and rest[:1] in ("", " "):
        return re.match(r"[^,(;，（；\n]*", rest.strip(" "))[0].strip(" ")
    return re.match(r"[^,(;，（；\n0-9０-９]*", text)[0].strip(" ")


def problem_counts(cases):
    out = {}
    for c in cases:
        place = code_of(c.row.get("area", "")) or \
            street(c.row.get("address", ""))
        code = category_of(c, 2)
        if code and place:
            out.setdefault((code, place), []).append(c)
    return out


def problem_order(groups):
    return sorted(groups, key=lambda k: (-len(groups[k]),
                                         "\t".join(k).encode()))


def problems_said(cases, before):
    if not before or "category" not in cases[0].row:
        return []
    now, then = problem_counts(cases), problem_counts(before)
    new = [k for k in problem_order(now) if len(now[k]) >= 5 and
           len(now[k]) >= 3 * len(then.get(k, []))]
    return [f"New and recurring: {name_of('category', c)} at {place}, "
            f"{len(now[c, place])} cases, {len(then.get((c, place), []))} "
            "before." for c, place in new[:3]]


def changed(cases, before, spikes):
    out = list(spikes)
    if before:
        n, m = len(cases), len(before)
        out.append(f"{n:,} cases came, {m:,} before: " +
                   (f"{percent_by(n, m)}, beyond chance." if differ(n, m) else
                    "no more than chance."))
        out += rates_said(cases, before)
        if "category" in cases[0].row:
            out += categories_said(cases, before)
    column = unit_column(cases)
    if column:
        for to in (-1, 1) if before else (-1,):
            for name in ("on time", "satisfaction"):
                if name == "satisfaction" and \
                        "satisfied" not in cases[0].row:
                    continue
                out += crossed(cases, before, column, name, to)
    out += problems_said(cases, before)
    if not before:
        out.append("There is no period before to compare with: ask for one "
                   "with --since and --until, or --cadence.")
    return out


def problems(cases, before):
    now, then = problem_counts(cases), problem_counts(before)
    keys = [k for k in problem_order(now) if len(now[k]) >= 3]
    keys = form.first(keys, "problems")[0]
    head = "Category Place Cases " + ("Before " if before else "") + \
        "Open Repeats Unsolved"
    if not keys:
        return ["No category came 3 times from one place."]
    code, place = keys[0]
    total = sum(len(now[k]) for k in keys)
    lines = [f"First: {name_of('category', code)} at {place}, "
             f"{len(now[keys[0]])} cases; the {len(keys):,} listed make "
             f"{share(total, len(cases))} of all cases.", head]
    for code, place in keys:
        some = now[code, place]
        opened = sum(c.state == "open" for c in some)
        solved = measure("resolution", some)[0]
        unsolved = form.rate(opened, len(some))
        if "satisfied" in cases[0].row:
            unsolved = "NA" if solved is None else form.rate(1 - solved)
        lines.append(" ".join(
            [name_of("category", code), place, str(len(some))] +
            ([str(len(then.get((code, place), [])))] if before else []) +
            [str(opened), form.rate(sum(c.repeat for c in some), len(some)),
             unsolved]))
    return lines
