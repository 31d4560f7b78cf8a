#!/usr/bin/env python3
"""Another reckoning of what mq-score writes, from the definitions.

    score_oracle.py make SEED ROWS >cases.tsv        made-up cases
    score_oracle.py ratings SEED ROWS >ratings.tsv   made-up ratings
    score_oracle.py check SCHEME KEYS records.tsv result.tsv [margins.tsv]

Every row of the result is reckoned anew from the records, in fractions as far
as they go, and what differs is printed.  The columns satisfaction_shrunk and
rank among them, but not the interval of the former, which would take a beta
distribution.  All is written from the formulae of mq-score(1); nothing is
shared with the program.
"""

import csv
import math
import random
import sys
from collections import defaultdict
from datetime import date, datetime, timedelta
from fractions import Fraction as F

Z = 1.959963984540054
NOW = datetime.fromisoformat("2026-04-01T00:00:00+08:00")
NAN = float("nan")
csv.field_size_limit(1 << 30)

# scale: code -> class (2 satisfied, 1 basically, 0 not) and points
SCALES = {
    "3": {"3": (2, 100), "2": (1, 50), "1": (0, 0)},
    "5": {"5": (2, 100), "4": (2, 75), "3": (1, 50), "2": (0, 25), "1": (0, 0)},
    "10": {str(k): (2 if k > 7 else 1 if k > 5 else 0, 10 * k)
           for k in range(11)},
    "yn": {"Y": (2, 100), "N": (0, 0)},
    "nps": {str(k): (2 if k > 8 else 1 if k > 6 else 0, 10 * k)
            for k in range(11)},
}
SCALES["stars"] = SCALES["5"]

# scheme: credit of "basically", whether only those who answered count
SCHEMES = {
    "three-rates": (F(9, 10), False),
    "three-rates-30-35-35": (F(9, 10), False),
    "top-2-box": (F(0), True),
    "five-step": (F(1), True),
    "nps": (F(0), True),
    "questionnaire": (None, True),
}


def read(path):
    with open(path, encoding="utf-8", newline="") as f:
        lines = f.read().split("\n")
    rows = [line.split("\t") for line in lines if line]
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def credit(scheme, scale, code):
    kind, _ = SCALES[scale][code]
    basically = SCHEMES[scheme][0]
    if basically is None:
        basically = F(1, 2) if scale == "nps" else F(9, 10)
    return {2: F(1), 1: basically, 0: F(0)}[kind]


def wilson(p, n):
    if not n > 0:
        return NAN, NAN
    middle, root = p + Z * Z / (2 * n), p * (1 - p) / n + Z * Z / (4 * n * n)
    return tuple(min(1, max(0, (middle + s * Z * math.sqrt(root)) /
                               (1 + Z * Z / n))) for s in (-1, 1))


class Group:
    """What the records of one group say."""

    def __init__(self, scheme, rows):
        self.scheme, self.rows = scheme, rows
        cases = not rows or "rating" not in rows[0]
        self.answers = []
        self.valid = self.contacted = self.solved = 0
        for row in rows:
            said = row.get("satisfied" if cases else "rating", "")
            scale = row.get("satisfied_scale" if cases else "scale") or "3"
            valid = row["callback_valid"] == "Y" if cases else said != ""
            if not valid:
                continue
            self.valid += 1
            self.contacted += row.get("contacted") == "Y"
            self.solved += row.get("solved") == "Y"
            if said:
                self.answers.append((scale, said))
        self.n = len(self.answers) if SCHEMES[scheme][1] else self.valid
        self.credits = [credit(scheme, s, c) for s, c in self.answers]
        self.x = sum(self.credits, F(0))
        self.rate = float(self.x / self.n) if self.n else NAN
        self.n_eff = self.effective()

    def effective(self):
        if not self.n:
            return NAN
        m = self.x / self.n
        var = sum((c * c for c in self.credits), F(0)) / self.n - m * m
        return float(self.n * m * (1 - m) / var) if var else float(self.n)

    def score(self):
        """The score, its standard error and its interval."""
        none = (NAN,) * 4
        if self.scheme.startswith("three-rates"):
            w = (30, 35, 35) if "30" in self.scheme else (10, 50, 40)
            if not self.valid:
                return none
            return (float((w[0] * self.contacted + w[1] * self.solved +
                           w[2] * self.x) / self.valid), NAN, NAN, NAN)
        if not self.answers:
            return none
        n = len(self.answers)
        if self.scheme == "top-2-box":
            return 100 * self.rate, NAN, NAN, NAN
        if self.scheme == "nps":
            kinds = [SCALES[s][c][0] for s, c in self.answers]
            p, d = kinds.count(2), kinds.count(0)

            def se(a, b, k):
                return math.sqrt(((a + b) / k - ((a - b) / k) ** 2) / k)
            middle = (p - d) / (n + 3)
            wide = Z * se(p + .75, d + .75, n + 3)
            return (100 * (p - d) / n, 100 * se(p, d, n),
                    100 * max(-1, middle - wide), 100 * min(1, middle + wide))
        points = [F(SCALES[s][c][1]) for s, c in self.answers]
        mean = sum(points) / n
        if n < 2:
            return float(mean), NAN, NAN, NAN
        var = sum((p - mean) ** 2 for p in points) / (n - 1)
        error = math.sqrt(var / n)
        return (float(mean), error, float(mean) - Z * error,
                float(mean) + Z * error)

    def times(self):
        """timed, open, median and ninth decile by Kaplan and Meier."""
        ends = []
        for row in self.rows:
            if not row["requested_datetime"]:
                continue
            start = datetime.fromisoformat(row["requested_datetime"])
            end = row["resolved_datetime"] or row["closed_datetime"]
            left = row["status"] in ("referred", "rejected", "merged")
            if not end and (left or row["status"] in ("resolved", "closed")):
                continue
            when = datetime.fromisoformat(end) if end else NOW
            minutes = int((when - start).total_seconds() // 60)
            if minutes >= 0:
                ends.append((minutes, bool(end) and not left))
        curve, alive = [], F(1)
        for t in sorted({t for t, ended in ends if ended}):
            risk = sum(1 for m, _ in ends if m >= t)
            alive *= 1 - F(sum(1 for m, e in ends if e and m == t), risk)
            curve.append((t, alive))

        def quantile(q):
            for i, (t, s) in enumerate(curve):
                if s == 1 - q and i + 1 < len(curve):
                    return (t + curve[i + 1][0]) / 2
                if s == 1 - q:
                    last = max((m for m, e in ends if not e), default=0)
                    return t if last <= t else (t + last) / 2
                if s < 1 - q:
                    return t
            return NAN
        return (len(ends), sum(1 for _, e in ends if not e),
                quantile(F(1, 2)), quantile(F(9, 10)))

    def alpha(self):
        sheets, names = defaultdict(dict), set()
        for row in self.rows:
            if row["rating"]:
                names.add(row["item"])
                sheets[row["rating_id"]][row["item"]] = F(
                    SCALES[row["scale"]][row["rating"]][1])
        whole = [s for s in sheets.values() if len(s) == len(names)]
        k, n = len(names), len(whole)
        if k < 2 or n < 2:
            return k, NAN, n

        def var(xs):
            mean = sum(xs) / n
            return sum((x - mean) ** 2 for x in xs) / (n - 1)
        total = var([sum(s.values()) for s in whole])
        if not total:
            return k, NAN, n
        items = sum(var([s[name] for s in whole]) for name in names)
        return k, float(F(k, k - 1) * (1 - items / total)), n


def shrink(groups):
    x = [float(g.x) for g in groups if g.n]
    n = [g.n for g in groups if g.n]
    if not n:
        return {}
    total, k = sum(n), len(n)
    p = sum(x) / total
    spread = sum(m * (y / m - p) ** 2 for y, m in zip(x, n))
    lot = p * (1 - p) * (total - sum(m * m for m in n) / total - (k - 1))
    r = (spread - p * (1 - p) * (k - 1)) / lot if lot > 0 else 0
    if r <= 0:
        return {id(g): p for g in groups if g.n}
    m = (1 - r) / r if r < 1 else 0
    return {id(g): (float(g.x) + p * m) / (g.n + m) for g in groups if g.n}


def change(now, was):
    if was is None or math.isnan(now.rate) or math.isnan(was.rate):
        return (NAN,) * 4
    n, m = (g.n if g.n < 10 else g.n_eff for g in (now, was))
    p, q = now.rate, was.rate
    (l1, u1), (l2, u2) = wilson(p, n), wilson(q, m)
    low = p - q - math.sqrt((p - l1) ** 2 + (u2 - q) ** 2)
    high = p - q + math.sqrt((u1 - p) ** 2 + (q - l2) ** 2)
    both = (p * n + q * m) / (n + m)
    var = both * (1 - both) * (1 / n + 1 / m)
    chi = (p - q) ** 2 / var * (n + m - 1) / (n + m) if var > 0 else 0
    return p - q, low, high, math.erfc(math.sqrt(chi / 2))


def benjamini_hochberg(ps):
    known = sorted((p, i) for i, p in enumerate(ps) if not math.isnan(p))
    out, least = [NAN] * len(ps), 1.0
    for rank in range(len(known), 0, -1):
        p, i = known[rank - 1]
        least = min(least, p * len(known) / rank)
        out[i] = least
    return out


def before(period):
    if len(period) == 7 and period[5] != "Q":
        first = date(int(period[:4]), int(period[5:]), 1)
        return (first - timedelta(days=1)).strftime("%Y-%m")
    raise ValueError(period)


def rake(group, margins):
    """The weighted rate, its interval, the design effect, the effective n."""
    cells = defaultdict(list)
    names = sorted({m["column"] for m in margins})
    for row in group.rows:
        if row["rating"]:
            cells[tuple(row[c] for c in names)].append(
                float(credit(group.scheme, row["scale"], row["rating"])))
    weight = {c: 1.0 for c in cells}
    for _ in range(500):
        for i, name in enumerate(names):
            for m in margins:
                if m["column"] != name:
                    continue
                have = sum(weight[c] * len(cells[c]) for c in cells
                           if c[i] == m["value"])
                for c in cells:
                    if c[i] == m["value"]:
                        weight[c] *= float(m["people"]) / have
    w = [weight[c] for c in cells for _ in cells[c]]
    rate = sum(weight[c] * sum(cells[c]) for c in cells) / sum(w)
    deff = len(w) * sum(v * v for v in w) / sum(w) ** 2
    n = group.n_eff / deff
    return (rate, *wilson(rate, n), deff, n)


def chart(series):
    """centre, limits, ewma and its limits, of one series of groups."""
    n = sum(g.n for g in series)
    c = float(sum((g.x for g in series), F(0))) / n
    sd = [math.sqrt(c * (1 - c) / g.n) for g in series]
    spread = 1.0
    if 0 < c < 1 and len(series) > 1:
        z = [(g.rate - c) / s for g, s in zip(series, sd)]
        moves = [abs(a - b) for a, b in zip(z, z[1:])]
        spread = sum(moves) / len(moves) * math.sqrt(math.pi) / 2
    out, mean, var = [], c, 0.0
    for g, s in zip(series, sd):
        mean = .2 * g.rate + .8 * mean
        var = .64 * var + .04 * (s * spread) ** 2
        wide, far = 3 * s * spread, 3 * math.sqrt(var)
        out.append((c, max(0, c - wide), min(1, c + wide), mean,
                    max(0, c - far), min(1, c + far)))
    return out


def key_of(row, keys):
    def part(k):
        if k == "month":
            return (row.get("requested_datetime") or
                    row.get("rated_datetime"))[:7]
        if k == "year":
            return (row.get("requested_datetime") or
                    row.get("rated_datetime"))[:4]
        return row[k]
    return tuple(part(k) for k in keys)


def check(scheme, keys, records, result, margins=None):
    rows = read(records)
    parts = defaultdict(list)
    for row in rows:
        parts[key_of(row, keys)].append(row)
    groups = {k: Group(scheme, r) for k, r in parts.items()}
    shown = read(result)
    bad = []
    if [tuple(s[k] for k in keys) for s in shown] != sorted(
            groups, key=lambda k: [p.encode() for p in k]):
        bad.append("other groups, or in another order")

    def same(name, got, want, where, tolerance):
        if want is None or math.isnan(want):
            good = got == "NA"
        else:
            good = got != "NA" and abs(float(got) - want) <= tolerance
        if not good:
            bad.append(f"{where} {name}: {got}, not {want}")

    time = [i for i, k in enumerate(keys) if k in ("month", "year")]
    pools = defaultdict(list)
    for k, g in groups.items():
        pools[tuple(k[i] for i in time)].append(g)
    shrunk = {}
    for pool in pools.values():
        shrunk.update(shrink(pool))
    changes = {k: change(g, groups.get(
        tuple(before(p) if keys[i] == "month" else p
              for i, p in enumerate(k)))) for k, g in groups.items()
        } if "change" in shown[0] else {}
    order = [tuple(s[k] for k in keys) for s in shown]
    adjusted = dict(zip(order, benjamini_hochberg(
        [changes[k][3] for k in order]))) if changes else {}
    charts = {}
    if "centre" in shown[0]:
        lines = defaultdict(list)
        for k in order:
            lines[tuple(p for i, p in enumerate(k) if i not in time)].append(k)
        for line in lines.values():
            charts.update(zip(line, chart([groups[k] for k in line])))
    for s in shown:
        key = tuple(s[k] for k in keys)
        g = groups[key]
        low, high = wilson(g.rate, g.n_eff)
        score, se, slow, shigh = g.score()
        want = {
            "n": len(g.rows), "valid": g.valid,
            "satisfaction_rate": g.rate, "satisfaction_low": low,
            "satisfaction_high": high,
            "satisfaction_shrunk": shrunk.get(id(g), NAN), "score": score,
            "score_se": se, "score_low": slow, "score_high": shigh,
        }
        if "contacted" in rows[0]:
            valid = g.valid or NAN
            want["response_rate"] = g.contacted / valid
            want["resolution_rate"] = g.solved / valid
        if "answer_rate" in s:
            missing = len(g.rows) - len(g.answers)
            want["answer_rate"] = len(g.answers) / len(g.rows)
            want["bound_low"] = float(g.x) / len(g.rows)
            want["bound_high"] = (float(g.x) + missing) / len(g.rows)
        if "timed" in s:
            want.update(zip(("timed", "open", "median_minutes",
                             "p90_minutes"), g.times()))
        if "alpha" in s:
            want.update(zip(("items", "alpha", "alpha_n"), g.alpha()))
        if changes:
            want.update(zip(("change", "change_low", "change_high", "p"),
                            changes[key]))
            want["p_bh"] = adjusted[key]
        if margins:
            want.update(zip(("weighted_rate", "weighted_low",
                             "weighted_high", "deff", "effective_n"),
                            rake(g, read(margins))))
        if charts:
            want.update(zip(("centre", "limit_low", "limit_high", "ewma",
                             "ewma_low", "ewma_high"), charts[key]))
        ranked = score if scheme in ("nps", "questionnaire") else \
            shrunk.get(id(g), NAN)
        pool = pools[tuple(key[i] for i in time)]
        value = {id(h): h.score()[0] if scheme in ("nps", "questionnaire")
                 else shrunk.get(id(h), NAN) for h in pool if h.n >= 10}
        want["rank"] = 1 + sum(v > ranked + 1e-12 for v in value.values()) \
            if g.n >= 10 else NAN
        for name, figure in want.items():
            if name in s:
                coarse = name.startswith("score") or name in (
                    "deff", "effective_n")
                same(name, s[name], figure, key, 6e-5 if coarse else 6e-7)
    print(*bad[:20], sep="\n", end="\n" if bad else "")
    return bool(bad) or not shown


def make_cases(seed, n):
    random.seed(seed)
    print("service_request_id", "requested_datetime", "resolved_datetime",
          "closed_datetime", "status", "area", "callback_valid", "contacted",
          "solved", "satisfied", "satisfied_scale", sep="\t")
    areas = [f"HC-{i:02d}" for i in range(1, 13)]
    good = {a: random.uniform(.3, .99) for a in areas}
    for i in range(n):
        area = random.choices(areas, range(1, 13))[0]
        start = datetime(2026, random.randint(1, 3), random.randint(1, 28),
                         random.randint(0, 23), random.randint(0, 59))
        end = start + timedelta(minutes=int(random.expovariate(1 / 3000)))
        status = random.choice(
            ["closed", "resolved", "resolved", "new", "referred", ""])
        shut = "" if status == "new" or end.month > 3 else \
            end.isoformat() + "+08:00"
        column = random.randrange(2)
        scale = random.choice(["3", "3", "3", "5", "10", "yn", "stars"])
        codes = sorted(SCALES[scale], key=lambda c: SCALES[scale][c][1])
        said = codes[-1] if random.random() < good[area] else \
            random.choice(codes)
        valid = random.random() < .6
        if random.random() < .1:
            said = ""
        print(i, start.isoformat() + "+08:00", "" if column else shut,
              shut if column else "", status, area, "Y" if valid else "N",
              random.choice("YYYN"), random.choice("YYNP"), said, scale,
              sep="\t")


def make_ratings(seed, n):
    random.seed(seed)
    print("rating_id", "subject", "age", "sex", "item", "rating", "scale",
          "rated_datetime", sep="\t")
    for i in range(n):
        subject = random.choice(["C01", "C02", "槐树巷"])
        age, sex = random.choice("yymmmo"), random.choice("ffm")
        mood = random.random()
        for item in "abcd":
            if random.random() < .97:
                star = min(5, max(1, round(5 * mood + random.gauss(.5, .8))))
                said = star if random.random() < .97 else ""
                print(f"r{i}", subject, age, sex, item, said, "5",
                      f"2026-0{random.randint(1, 9)}-01", sep="\t")


def main(command, *args):
    if command == "make":
        return make_cases(int(args[0]), int(args[1]))
    if command == "ratings":
        return make_ratings(int(args[0]), int(args[1]))
    return check(args[0], args[1].split(",") if args[1] else [], *args[2:])


sys.exit(main(*sys.argv[1:]))
