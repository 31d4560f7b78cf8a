"""Figures and names as the text report writes them, for oracle.py."""

import csv
import math
import pathlib
import statistics
from fractions import Fraction

CODES = {"phone": "Phone", "web": "Web", "app": "App", "patrol": "Patrol",
         "visit": "Visit", "weibo": "Weibo", "member": "Party member",
         "volunteer": "Volunteer", "counter": "Counter", "other": "Other",
         "wechat": "WeChat", "meeting": "Meeting", "chat": "Chat",
         "email": "E-mail", "mail": "Mail", "twitter": "Social media",
         "referral": "Referral",
         "convenience": "Convenience", "party": "Party building",
         "smart": "Smart information", "welfare": "Public welfare",
         "tailored": "Tailored", "culture": "Shared culture",
         "0": "0 (hours)"}
with open(pathlib.Path(__file__).parent / "../../data/../../lib/preset/365"
          / "categories.tsv", encoding="utf-8") as f:
    NAMES = {r["category"]: r["name_en"]
             for r in csv.DictReader(f, delimiter="\t",
                                     quoting=csv.QUOTE_NONE)}
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


class Form:
    """How a form of the report writes cells, and its room for rows."""

    machine = False

    ROOM = {"text": {"groups": 30, "tops": 12, "subs": 4, "overdue": 10,
                     "streets": 10, "problems": 10, "empty": math.inf},
            "html": {"groups": 100, "tops": 20, "subs": 6, "overdue": 20,
                     "streets": 15, "problems": 10, "empty": 7},
            "json": {"groups": math.inf, "tops": math.inf, "subs": math.inf,
                     "overdue": 20, "streets": math.inf, "problems": math.inf,
                     "empty": math.inf}}

    def set(self, name):
        self.name, self.room = name, self.ROOM[name]
        self.machine = name == "json"

    def rate(self, n, of=1):
        if not of:
            return "NA"
        return f"{float(Fraction(n) / of):.6f}" if self.machine else \
            share(n, of)

    def points(self, score):
        return f"{float(score):.4f}" if self.machine else one(score)

    def span(self, minutes):
        return f"{float(minutes):.1f}" if self.machine else span(minutes)

    def first(self, items, what):
        """Those that there is room for, and the others."""
        n = min(len(items), self.room[what])
        return items[:n], items[n:]


form = Form()


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
        self.size = size = n * m * (1 - m) / s2 if s2 else Fraction(n)
        self.low, self.high = wilson(float(m), float(size))
        self.score = 10 * self.contacted + 50 * self.solved + 40 * m

    def words(self):
        if not self.known:
            return "NA NA NA NA NA" + " NA" * form.machine
        return " ".join([form.rate(self.contacted), form.rate(self.solved),
                         form.rate(self.satisfied), self.cell(),
                         form.points(self.score)])

    def cell(self):
        if form.machine:
            return form.rate(self.low) + " " + form.rate(self.high)
        return self.interval()

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
    if column == "category" and NAMES.get(code):
        return NAMES[code]
    if code in CODES and column in ("service", "channel", "urgency"):
        return CODES[code]
    return code.split("/")[-1] if column == "category" else code


def in_order(counts):
    return sorted(counts.items(),
                  key=lambda i: (-i[1], i[0] == "", i[0].encode()))
