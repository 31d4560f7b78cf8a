"""Recompute every figure of a report from its records.

    oracle.py RECORDS REPORT NOW ZONE [SINCE UNTIL]

REPORT is what `mq-report --lang en --now NOW --tz ZONE` wrote, as text, a page
(.html) or JSON (.json); from its title to the definitions every line, every
number in it and every block of the text's drawing must be as computed here,
with fractions and Python's own calendar, by the definitions of the manual.
Prints what differs.
"""

import csv
import datetime
import math
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import zoneinfo
from collections import Counter
from fractions import Fraction

import course
import standing
from case import Case
import shown
from figures import (Rates, code_of, form, half_up, in_order, name_of, one,
                     plural, share, span)
from standing import unit_column

def group(cases, column):
    return Counter(code_of(c.row[column]) for c in cases)


def row(column, code, n, total, before):
    was = f" {before[code]:,}" if before is not None else ""
    return f"{name_of(column, code)} {n:,} {form.rate(n, total)}{was}"


def rest(items, left, total, before):
    if not left:
        return []
    n = sum(i[1] for i in left)
    other = "other" if len(left) == 1 else "others"
    line = f"{len(left):,} {other} {n:,} {form.rate(n, total)}"
    if before is not None:
        shown = {code for code, _ in items}
        was = sum(m for code, m in before.items() if code not in shown)
        line += f" {was:,}"
    return [line]


def most(column, items, total):
    code, n = max(items, key=lambda i: i[1])
    return f"{name_of(column, code)} has the most: {plural(n, 'case')}, " + \
        share(n, total)


def groups(cases, before, column, head):
    total, items = len(cases), in_order(group(cases, column))
    old = group(before, column) if before else None
    finding = most(column, items, total) + "."
    if len(items) == 1:
        finding = f"All are {name_of(column, items[0][0])}: " + \
            plural(total, "case") + "."
    if column == "urgency":
        items.sort(key=lambda i: (i[0] == "", i[0]))
    items, left = form.first(items, "streets" if column == "street"
                             else "groups")
    lines = [row(column, c, n, total, old) for c, n in items]
    head += " Cases Share" + (" Before" if before else "")
    return [finding, head] + lines + rest(items, left, total, old)


def categories(cases, before):
    total = len(cases)
    paths = [code_of(c.row["category"]) for c in cases]
    old_paths = [code_of(c.row["category"]) for c in before]
    old = Counter(p.split("/")[0] for p in old_paths) if before else None
    old_subs = Counter("/".join(p.split("/")[:2]) for p in old_paths
                       if "/" in p) if before else None
    tops = in_order(Counter(p.split("/")[0] for p in paths))
    lines = [most("category", tops, total) + "; the first three make " +
             share(sum(n for c, n in tops[:3]), total) + ".",
             "Category Cases Share" + (" Before" if before else "")]
    tops, others = form.first(tops, "tops")
    for top, n in tops:
        lines.append(row("category", top, n, total, old))
        subs = Counter("/".join(p.split("/")[:2]) for p in paths
                       if p.startswith(top + "/"))
        left, was = n, old[top] if before else 0
        for sub, m in form.first(in_order(subs), "subs")[0]:
            lines.append(row("category", sub, m, total, old_subs))
            left -= m
            was -= old_subs[sub] if before else 0
        if subs and left:
            lines.append(f"Other {left:,} {form.rate(left, total)}" +
                         (f" {was:,}" if before else ""))
    return lines + rest(tops, others, total, old)


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
    lists, left = form.first(lists, "groups")
    if left:
        lists.append((f"{len(left)} others",
                      [c for name, some in left for c in some]))
    lists.append(("All", cases))
    lines = ["Unit Cases Closed On time Late Open"]
    lines += [f"{name} {handled(some)}" for name, some in lists]
    if "satisfied" not in cases[0].row:
        return [finding] + lines
    answers = ["Valid Response Resolved Satisfied 95% interval Score"]
    for name, some in lists:
        rates = Rates(some)
        answers.append(f"{rates.n:,} {rates.words()}")
    if everything.known:
        finding += " " + about_below(below, everything)
    if form.name != "text":
        return [finding] + [f"{a} {b}" for a, b in zip(lines, answers)]
    names = ["Unit"] + [name for name, some in lists]
    return [finding] + lines + [f"{a} {b}" for a, b in zip(names, answers)]


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


def chart(rows, cases, since, until):
    """The days of the chart: at least four weeks up to a period's end."""
    dated = [c.day() for c in cases if c.asked]
    first = since or min(dated)
    last = until - datetime.timedelta(days=1) if until else max(dated)
    if since and (last - first).days < 27:
        first = last - datetime.timedelta(days=27)
    earliest = min(c.day() for c in rows if c.asked)
    if first < earliest:
        first = min(earliest, since or first)
    days = (last - first).days + 1
    counts = {}
    for i in range(days):
        counts[bucket(first + datetime.timedelta(days=i), days)] = 0
    for c in rows:
        if c.asked and first <= c.day() <= last:
            counts[bucket(c.day(), days)] += 1
    return counts, days


def step(days):
    return (10, "on", "a day") if days <= 120 else \
        (10, "in the week from", "a week") if days <= 1096 else \
        (7, "in", "a month") if days <= 7305 else (4, "in", "a year")


def buckets(rows, cases, counts, days):
    """A row each; many empty ones in a row are one."""
    size, every = step(days)[0], step(days)[2].split()[1]
    name = every.capitalize() + " from" * (every == "week")
    have, keys = cases[0].row, sorted(counts)
    lim = course.Limits(counts, days <= 120)
    came = {}
    for c in rows:
        if c.asked:
            came.setdefault(bucket(c.day(), days), []).append(c)
    lines = [name + " Cases Closed" +
             " Closed on time" * ("expected_datetime" in have) +
             " Satisfied" * ("satisfied" in have) + " Note"]
    skip = 0
    for i, k in enumerate(keys):
        if skip:
            skip -= 1
            continue
        name, some = str(k)[:size], came.get(k, [])
        empty = next((j for j, x in enumerate(keys[i:]) if counts[x]),
                     len(keys) - i)
        if empty > form.room["empty"]:
            name += " to " + str(keys[i + empty - 1])[:size]
            skip = empty - 1
        cells = [name, f"{counts[k]:,}",
                 f"{sum(c.state == 'closed' for c in some):,}"]
        for measure, column in [("on time", "expected_datetime"),
                                ("satisfaction", "satisfied")]:
            if column in have:
                rate = standing.measure(measure, some)[0]
                cells.append("NA" if rate is None else form.rate(rate))
        if lim.beyond(k):
            cells.append("beyond limits")
        lines.append(" ".join(cells))
    return lines


def volume(rows, cases, counts, days):
    size, word, every = step(days)
    keys = sorted(counts)
    total = sum(counts.values())
    peak = max(keys, key=lambda k: counts[k])
    empty = sum(not n for n in counts.values())
    said = f"Most came {word} {str(peak)[:size]}: {counts[peak]:,}; " + \
        one(Fraction(total, len(keys))) + f" {every} on average."
    if empty:
        said += f" In {empty:,} of them there " + \
            ("was none." if empty == 1 else "were none.")
    lines = [said + course.Limits(counts, days <= 120).said()]
    if form.name != "text":
        return lines + buckets(rows, cases, counts, days)
    for i in range(0, len(keys), 56):
        blocks = "".join(
            " ▁▂▃▄▅▆▇█"[math.ceil(Fraction(8 * counts[k], counts[peak]))]
            for k in keys[i:i + 56])
        if blocks.strip():
            lines.append(str(keys[i])[:size] + " " + blocks)
    return lines


def spikes(counts, days, first):
    size, _, every = step(days)
    of = "The week from " if every == "a week" else ""
    return course.Limits(counts, days <= 120).spikes(of, size, first)


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
    for c in form.first(shown, "overdue")[0]:
        due = c.expected[0].astimezone(c.zone)
        due = due.isoformat() if form.machine else f"{due:%Y-%m-%d %H:%M}"
        cells = [c.row["service_request_id"],
                 due[:10 if c.expected[2] else None],
                 form.span(Fraction(c.late_by // 6, 10) if form.machine
                           else Fraction(c.late_by, 60))]
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
            lines.append(f"{name} {n:,} {form.rate(n, len(cases))}")
    return (["Gap Cases Share"] if lines else []) + lines


def glance(cases, thens, backlog, rates):
    n, have = len(cases), cases[0].row
    days = max_days(cases)
    undated = sum(not c.asked for c in cases)
    closed, opened, ended = (sum(c.state == s for c in cases)
                             for s in ("closed", "open", "ended"))
    timed, on_time = sum(c.timed for c in cases), sum(c.on_time for c in cases)
    due = sum(c.due for c in backlog)
    late = sum(c.late_by > 0 for c in backlog)

    def more(name):
        return standing.aim(name, cases) + \
            standing.since_then(name, cases, thens)
    lines = [f"Received {n:,} {one(Fraction(n - undated, days))} a day" +
             (f", and {undated:,} undated" if undated else "") +
             counted_then(n, thens, len),
             f"Closed {form.rate(closed, n)} {closed:,} of {n:,}; {opened:,} open"
             + (f", {ended:,} referred, rejected or merged" if ended else "")
             + more("closed")]
    if "expected_datetime" in have:
        lines += [f"Closed on time {form.rate(on_time, timed)} {on_time:,} of "
                  f"{timed:,} closed with a due time" + more("on time"),
                  f"Overdue, open {late:,} of {due:,} open with a due time"]
    if "satisfied" in have:
        words = rates.words().split()
        words[3:-1] = [rates.interval() if rates.known else "NA"]
        of = f"of {plural(rates.n, 'valid callback')}"
        lines += [f"Response {words[0]} {of}" + more("response"),
                  f"Resolution {words[1]} {of}" + more("resolution"),
                  f"Satisfaction {words[2]} {of}, 95% interval {words[3]}" +
                  more("satisfaction"),
                  f"Score {words[4]} {of[3:]}, scheme three-rates" +
                  more("score")]
    if "closed_datetime" in have:
        lines += times(cases, thens, opened)
    if "parent_id" in have:
        lines.append(repeats(cases, thens))
    return lines


def max_days(cases):
    return cases[0].period_days


def repeated(cases):
    return sum(c.repeat for c in cases)


def repeats(cases, thens):
    n = repeated(cases)
    return f"Repeats {n:,} {share(n, len(cases))} of {len(cases):,}" + \
        counted_then(n, thens, repeated)


def counted_then(n, thens, count):
    return "".join(f"; {word} {count(some):,}" + (
        "" if form.machine else ", " + standing.percent_by(n, count(some)))
        for word, some in thens)


def quantiles(cases):
    took = [Fraction(course.took(c)) for c in cases
            if course.took(c) is not None]
    if not took:
        return 0, 0, 0
    if len(took) == 1:
        return 1, took[0], took[0]
    cut = statistics.quantiles(took, n=10, method="inclusive")
    return len(took), statistics.median(took), cut[8]


def times(cases, thens, opened):
    n, *now = quantiles(cases)
    verb = "is" if opened == 1 else "are"
    note = f"of {n:,} closed; {opened:,} still open {verb} not in it"
    lines = []
    for i, name in enumerate(["Median time to close", "90% closed within"]):
        lines.append(f"{name} {form.span(now[i])} {note}")
        for word, some in thens:
            m, *then = quantiles(some)
            if m:
                lines[-1] += f"; {word} {form.span(then[i])}" + (
                    "" if form.machine else
                    ", " + standing.percent_by(now[i], then[i]))
    return lines


def expected(of):
    cases, before, backlog = of.cases, of.before, of.backlog
    have, rates = cases[0].row, Rates(cases)
    counts, days = chart(of.all, cases, of.since, of.until)
    first = of.since or min(counts)
    out = {"Data quality": quality(cases, rates),
           "At a glance": glance(cases, of.thens(), backlog, rates),
           "What changed": standing.changed(
               cases, before, spikes(counts, days, first)),
           "Cases received": volume(of.all, cases, counts, days)}
    if unit_column(cases):
        out["Units"] = units(cases)
        out["Units ranked"] = standing.ranking(
            of.all, cases, before, of.end, of.zone)
    if "category" in have:
        out["Categories"] = categories(cases, before)
    out["Age of open cases"] = course.ages(backlog, of.now)
    if "expected_datetime" in have:
        out["Longest overdue"] = overdue(backlog)
    if "closed_datetime" in have:
        out["Time to close"] = course.times(cases, of.now)
    out["When cases came"] = course.hours(cases, of.zone)
    for column, title, head in [("service", "Services", "Service"),
                                ("channel", "Channels", "Channel"),
                                ("urgency", "Urgency", "Urgency"),
                                ("street", "Streets", "Street"),
                                ("area", "Areas", "Area")]:
        if column in have and column != unit_column(cases):
            out[title] = groups(cases, before, column, head)
    if "category" in have and standing.problem_counts(cases):
        out["What recurs"] = standing.problems(cases, before)
    return out


def plain(lines, drawing):
    text = " ".join(lines)
    if not drawing:
        text = re.sub("[▏▎▍▌▋▊▉█]", " ", text)
    return " ".join(text.split())


def agree(want, got):
    """A name that is cut with an ellipsis stands for the whole name."""
    if "?" * 16 in want:
        got = re.sub("XXH3_[0-9a-f]{16}", "XXH3_" + "?" * 16, got)
    form = re.escape(got).replace("…", ".{1,40}?")
    return re.fullmatch(form, want) is not None


class Period:
    """The records of a report, those of its period, and those before it."""

    def __init__(self, path, zone, now, since, until):
        with open(path, encoding="utf-8", newline="") as f:
            rows = list(csv.DictReader(f, delimiter="\t",
                                       quoting=csv.QUOTE_NONE))
        for row in rows:
            if "address" in row:
                row["street"] = standing.street(row["address"])
        self.path, self.name = path, pathlib.Path(path).name
        self.zone, self.now, self.since, self.until = zone, now, since, until
        self.all = [Case(r, zone, now) for r in rows]
        self.cases, self.before = self.all, []
        self.backlog = [c for c in self.all if not until or
                        self.is_in(c, None, until)]
        self.end = until or now.astimezone(zone).date()
        if since:
            self.cases = [c for c in self.all if self.is_in(c, since, until)]
            self.before = [c for c in self.all
                           if self.is_in(c, earlier(since, until), since)]
        dated = [c.day() for c in self.cases if c.asked]
        self.first = since or min(dated)
        self.last = until - datetime.timedelta(days=1) if until else max(dated)
        self.cases[0].period_days = (self.last - self.first).days + 1

    def thens(self):
        """What a tile is compared with, and in which words."""
        ago = []
        if self.since and a_year_ago(self.since) != \
                earlier(self.since, self.until):
            ago = [c for c in self.all if self.is_in(
                c, a_year_ago(self.since), a_year_ago(self.until))]
        word = "year_ago" if form.machine else "a year ago"
        return [(w, some) for w, some in [("before", self.before),
                                          (word, ago)] if some]

    def is_in(self, c, since, until):
        day = c.asked[0].astimezone(self.zone).date()
        return (not since or since <= day) and day < until


def a_year_ago(day):
    """Of 29 February it is 1 March."""
    if day.month == 2 and day.day == 29:
        return datetime.date(day.year - 1, 3, 1)
    return day.replace(year=day.year - 1)


def earlier(since, until):
    """Where the period before began: as long, or as many months."""
    if since.day == until.day == 1:
        months = 12 * (until.year - since.year) + until.month - since.month
        at = 12 * since.year + since.month - 1 - months
        return datetime.date(at // 12, at % 12 + 1, 1)
    return since - (until - since)


def banner(of):
    n = (of.last - of.first).days + 1
    local = of.now.astimezone(of.zone).strftime("%Y-%m-%d %H:%M")
    return ["Residents’ concerns", "=" * 80,
            f"{of.first} to {of.last}, {plural(n, 'day')}",
            f"records: {len(of.all):,} in, {len(of.cases):,} used, "
            f"{len(of.all) - len(of.cases):,} left out, 0 rejected",
            f"inputs: {of.name}",
            f"as of {local} ({of.zone.key})"]


def inputs(of):
    used = len(of.cases)
    return ["1 in all. The digest is the XXH3 of the bytes, inflated (as "
            "xxhsum -H3 has it): where it is the same, so are they.",
            "Input Read Used Left out Rejected Digest",
            f"{of.name} {len(of.all):,} {used:,} {len(of.all) - used:,} 0 "
            f"{xxh3(of.path)}"]


def xxh3(path):
    """As another program has it; where it is not there, any will do."""
    if not shutil.which("xxhsum"):
        return "XXH3_" + "?" * 16
    said = subprocess.run(["xxhsum", "-H3", path], check=True,
                          capture_output=True, text=True).stdout
    return "XXH3_" + re.search(r"\b(XXH3_)?([0-9a-f]{16})\b", said)[2]


def main():
    path, report, now, zone, *period = sys.argv[1:]
    zone = zoneinfo.ZoneInfo(zone)
    now = datetime.datetime.fromisoformat(now)
    since, until = [datetime.date.fromisoformat(d) for d in period] or \
        (None, None)
    form.set(shown.form_of(report))
    of = Period(path, zone, now, since, until)
    want = {"title": banner(of), **expected(of), "Inputs": inputs(of)}
    got = shown.sections(report)
    got.pop("Definitions", None)
    got.pop("Left out and masked", None)
    bad = want.keys() ^ got.keys()
    for title in want.keys() & got.keys():
        drawing = title == "Cases received" and form.name == "text"
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
