"""Times, ages, hours and control limits, for oracle.py."""

import math
import statistics
from collections import Counter
from fractions import Fraction

from figures import form, half_up, one, share, span

TOOK = [("0–1 h", 60), ("1–4 h", 240), ("4–12 h", 720), ("12–24 h", 1440),
        ("1–2 days", 2880), ("2–3 days", 4320), ("3–5 days", 7200),
        ("5–7 days", 10080), ("7–10 days", 14400), ("10–15 days", 21600),
        ("15–30 days", 43200), ("30–90 days", 129600),
        ("90 days or more", math.inf)]
AGES = [("0–1 days", 1440), ("1–3 days", 4320), ("3–7 days", 10080),
        ("7–15 days", 21600), ("15–30 days", 43200), ("30–90 days", 129600),
        ("90–365 days", 525600), ("365 days or more", math.inf)]
DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


def classes(numbers, ends):
    out = Counter()
    for n in numbers:
        out[next(i for i, (_, end) in enumerate(ends) if n < end)] += 1
    return out


def took(c):
    if c.took is None or c.took < 0:
        return None
    return c.took // 60


def age(c, now):
    if c.state != "open" or not c.asked or c.asked[0] > now:
        return None
    return int((now - c.asked[0]).total_seconds()) // 60


def kaplan_meier(ended, still):
    """The median as R's survfit gives it."""
    alive, at = Fraction(1), Counter(ended)
    level = None
    for t in sorted(at):
        risk = sum(e >= t for e in ended) + sum(s >= t for s in still)
        if level is not None:
            return Fraction(level + t, 2)
        alive *= 1 - Fraction(at[t], risk)
        if alive < Fraction(1, 2):
            return Fraction(t)
        if alive == Fraction(1, 2):
            level = t
    return level


def times(cases, now):
    ended = [took(c) for c in cases if took(c) is not None]
    still = [age(c, now) for c in cases if age(c, now) is not None]
    said = "Half of the closed cases took " + \
        span(Fraction(statistics.median(ended))) + " or less"
    if still:
        median = kaplan_meier(ended, still)
        said += f"; with {len(still):,} still open counted"
        said += ", fewer than half are closed yet" if median is None else \
            f" (Kaplan–Meier) the median is {span(median)}"
    n = classes(ended, TOOK)
    return [said + ".", "Took Closed Share"] + [
        f"{name} {n[i]:,} {form.rate(n[i], len(ended))}"
        for i, (name, _) in enumerate(TOOK)]


def ages(backlog, now):
    waiting = [c for c in backlog if age(c, now) is not None]
    opened = sum(c.state == "open" for c in backlog)
    head = "Open for Open Not yet due Overdue No due time"
    if not opened:
        return ["No case is open."]
    kinds = [[c for c in waiting if c.due and not c.late_by],
             [c for c in waiting if c.late_by],
             [c for c in waiting if not c.due]]
    n = [classes([age(c, now) for c in kind], AGES) for kind in kinds]
    old = sum(age(c, now) >= 43200 for c in waiting)
    late = sum(c.late_by > 0 for c in backlog)
    verb = "case is" if opened == 1 else "cases are"
    lines = [f"{opened:,} {verb} open, {late:,} overdue; {old:,} for more "
             "than 30 days.", head]
    for i, (name, _) in enumerate(AGES if waiting else []):
        cells = [k[i] for k in n]
        lines.append(" ".join([name] + [f"{x:,}" for x in
                                        [sum(cells)] + cells]))
    return lines


def hours(cases, zone):
    n = Counter()
    for c in cases:
        if c.asked and not c.asked[2]:
            local = c.asked[0].astimezone(zone)
            n[local.weekday(), local.hour] += 1
    total = sum(n.values())
    day, hour = min(((d, h) for d in range(7) for h in range(24)),
                    key=lambda k: (-n[k], k))
    outside = sum(m for (d, h), m in n.items()
                  if d > 4 or not 8 <= h < 18)
    lines = [f"Most came {DAYS[day]} {hour}–{hour + 1} h: {n[day, hour]:,}; "
             f"{share(outside, total)} came outside Monday to Friday 8–18 h.",
             "Hour " + " ".join(DAYS)]
    return lines + [" ".join([str(h)] + [f"{n[d, h]:,}" for d in range(7)])
                    for h in range(24)]


class Limits:
    """Control limits of whole buckets, by weekday where these differ."""

    def __init__(self, counts, days):
        self.counts, keys = counts, sorted(counts)
        self.whole = keys if days else keys[1:-1]
        self.known = len(self.whole) >= 8
        if not self.known:
            return
        self.weekly = days and len(keys) >= 28 and self.differ()
        mean = self.means([counts[k] for k in self.whole], self.weekly)
        z = [(counts[k] - mean[self.group(k)]) /
             math.sqrt(mean[self.group(k)]) if mean[self.group(k)] else 0
             for k in self.whole]
        sigma = statistics.mean(abs(b - a) for a, b in zip(z, z[1:])) * \
            math.sqrt(math.pi) / 2
        if self.weekly:
            sigma *= math.sqrt(len(z) / (len(z) - 7))
        self.limits = {g: (max(0, half_up(10 * (m - 3 * sigma *
                                                math.sqrt(m)))),
                           half_up(10 * (m + 3 * sigma * math.sqrt(m))))
                       for g, m in mean.items()}

    def group(self, key):
        return key.weekday() if self.weekly else 0

    def means(self, y, weekly):
        groups = {}
        for key, n in zip(self.whole, y):
            groups.setdefault(key.weekday() if weekly else 0, []).append(n)
        return {g: statistics.fmean(n) for g, n in groups.items()}

    def differ(self):
        """One-way analysis of variance of the roots; with six degrees of
        freedom the F distribution's tail is a short sum."""
        y = [math.sqrt(self.counts[k]) for k in self.whole]
        means, mean = self.means(y, True), statistics.fmean(y)
        total = sum((n - mean) ** 2 for n in y)
        within = sum((n - means[k.weekday()]) ** 2
                     for k, n in zip(self.whole, y))
        if not total:
            return False
        x, a = within / total, (len(y) - 7) / 2
        p = x ** a * (1 + a * (1 - x) + a * (a + 1) / 2 * (1 - x) ** 2)
        return p < .01

    def beyond(self, key):
        if not self.known or key not in self.whole:
            return False
        low, high = self.limits[self.group(key)]
        return not low <= 10 * self.counts[key] <= high

    def said(self):
        if not self.known:
            return ""
        n = f"{sum(map(self.beyond, self.whole)):,} beyond them."
        if self.weekly:
            return " Each day of the week has its own control limits; " + n
        return f" Control limits {self.range(0)}; {n}"

    def range(self, group):
        return "–".join(one(Fraction(x, 10)) for x in self.limits[group])

    def spikes(self, what, size, first):
        """At most three, the latest first; of whole buckets."""
        name, of = (" (%a)", " of its weekday") if self.known and \
            self.weekly else ("", "")
        return [f"{what}{str(k)[:size]}{k.strftime(name)}: "
                f"{self.counts[k]:,} cases, beyond the control limits{of} "
                f"({self.range(self.group(k))})."
                for k in reversed(self.whole)
                if k >= first and self.beyond(k)][:3]
