"""Made-up lives of cases, and what their clocks must show, minute by minute.

worktime.py make NAME, in the current folder, writes records, events and tables
of the office NAME; worktime.py check NAME ROUTED TRACKED compares.  Whether the
office is open is told for each minute of nine months from the tables of days
and hours; all else is counting such minutes.  Nothing here is minqing's.
"""

import bisect
import csv
import datetime
import random
import sys
import zoneinfo

UTC = datetime.timezone.utc
FIRST = datetime.datetime(2025, 9, 1, tzinfo=UTC)
MINUTES = 275 * 1440
NOW = 150 * 1440 + 615
CASES = 1500
DAYS = "mon tue wed thu fri sat sun".split()

# zone, hours of the week, hours of make-up days, days of its own, the level's.
OFFICES = {
    "community": (
        "Asia/Shanghai",
        {d: "09:00-12:00,13:30-17:30" for d in DAYS[:5]},
        None,
        None,
        {"urge": "09:00-17:30", "supervise": "mon-fri 08:00-14:00; makeup 10:00-11:00"},
    ),
    "hotline": (
        "America/New_York",
        {
            "mon": "08:00-12:00,12:30-16:45",
            "tue": "08:00-12:00,12:30-16:45",
            "thu": "00:00-24:00",
            "fri": "00:00-06:00,22:00-24:00",
            "sun": "00:30-03:30",
        },
        "10:00-15:00",
        [
            ("2025-10-13", "off", ""),
            ("2025-11-08", "work", ""),
            ("2025-11-27", "work", "09:00-11:00"),
            ("2025-12-25", "off", ""),
            ("2026-01-03", "work", "23:00-24:00"),
            ("2026-03-07", "work", ""),
        ],
        {"remind": "24x7", "urge": "daily 08:00-20:00"},
    ),
}
DEADLINES = [
    # mode, respond, resolve, clock, from
    ("a", "limited", "20min", "2h", "natural", "now"),
    ("b", "line", "90min", "11h", "work", "now"),
    ("c", "joint", "1wd", "5wd", "work", "next-day"),
    ("d", "", "3h", "7d", "natural", "next-day"),
]
POLICY = [
    ("remind", "-4h", "work", "now"),
    ("urge", "0min", "natural", "next-day"),
    ("supervise", "9h", "work", "now"),
    ("notice", "2wd", "", "now"),
]
LEVELS = ["none", "remind", "urge", "supervise", "notice"]


def spans(text):
    """'09:00-12:00,13:30-17:30' as minutes of the day."""

    def minute(s):
        return 60 * int(s[:2]) + int(s[3:])

    return [tuple(map(minute, p.split("-"))) for p in text.split(",")] if text else []


def week_of(text):
    """The hours that an office option gives, for each day and make-up days."""
    week, makeup = {}, None
    for clause in text.split(";"):
        days, _, hours = clause.strip().rpartition(" ")
        if days == "makeup":
            makeup = hours
            continue
        a, _, b = (days or "mon-fri").partition("-")
        first, last = (0, 6) if a == "daily" else (DAYS.index(a), DAYS.index(b or a))
        for i in range(first, last + 1):
            week[DAYS[i]] = hours
    return week, makeup


class Office:
    """Every minute, open or not."""

    def __init__(self, zone, week, makeup, days):
        self.zone = zoneinfo.ZoneInfo(zone)
        self.week, self.days = week, days
        self.makeup = makeup or week.get("mon") or next(iter(week.values()))
        self.local, is_open = [], bytearray(MINUTES)
        hours = {}
        for m in range(MINUTES):
            at = (FIRST + datetime.timedelta(minutes=m)).astimezone(self.zone)
            self.local.append((at.date(), at.hour * 60 + at.minute))
        for m, (day, minute) in enumerate(self.local):
            if day not in hours:
                hours[day] = spans(self.hours_of(day))
            is_open[m] = any(a <= minute < b for a, b in hours[day])
        self.hours, self.open = hours, is_open
        self.before = [0]
        for o in is_open:
            self.before.append(self.before[-1] + o)

    def hours_of(self, day):
        usual = self.week.get(DAYS[day.weekday()], "")
        kind, own = self.days.get(day.isoformat(), (None, ""))
        if kind == "off":
            return ""
        return own or usual or (self.makeup if kind == "work" else "")

    def between(self, a, b):
        return self.before[b] - self.before[a]

    def add(self, t, n):
        if n == 0:
            return t
        want = self.before[t] + n
        if n > 0:
            return bisect.bisect_left(self.before, want)
        return bisect.bisect_right(self.before, want) - 1

    def minute_of(self, day, minute):
        """The first minute at which the wall shows this or later."""
        return bisect.bisect_left(self.local, (day, minute))

    def nth_day(self, day, n):
        while n > 0:
            day += datetime.timedelta(days=1)
            n -= bool(self.hours.get(day))
        return day

    def days_later(self, t, n, next_day):
        day, minute = self.local[t]
        today = self.hours[day]
        if not next_day and today and today[0][0] < minute <= today[-1][1]:
            day = self.nth_day(day, n)
            there = self.hours[day]
            if not any(a <= minute <= b for a, b in there):
                ends = [b for a, b in there if b < minute]
                minute = ends[-1] if ends else there[0][0]
            return self.minute_of(day, minute)
        if not next_day and today and minute <= today[0][0]:
            day -= datetime.timedelta(days=1)
        day = self.nth_day(day, n)
        return self.minute_of(day, self.hours[day][-1][1])


class Always:
    def between(self, a, b):
        return b - a

    def add(self, t, n):
        return t + n


def term_of(text):
    for unit, factor in (("min", 1), ("wd", 0), ("h", 60), ("d", 1440)):
        if text.endswith(unit):
            return int(text[: -len(unit)]), factor
    raise ValueError(text)


def due(office, t, text, clock, start):
    n, factor = term_of(text)
    if not factor:
        return office.days_later(t, n, start == "next-day")
    if start == "next-day":
        t = office.minute_of(office.local[t][0] + datetime.timedelta(days=1), 0)
    counted = office if clock == "work" and not text.endswith("d") else Always()
    return counted.add(t, n * factor)


def read_days(name, top):
    own = OFFICES[name][3]
    if own is not None:
        return {d: (kind, hours) for d, kind, hours in own}
    with open(top, encoding="utf-8") as f:
        return {
            r["date"]: (r["day"], "")
            for r in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


def open_office(name, top):
    zone, week, makeup, _, _ = OFFICES[name]
    return Office(zone, week, makeup, read_days(name, top))


def text(office, m):
    at = (FIRST + datetime.timedelta(minutes=m)).astimezone(office.zone)
    return at.isoformat()


def write(name, header, rows):
    with open(name, "w", encoding="utf-8") as f:
        for row in [header] + rows:
            f.write("\t".join(row) + "\n")


def is_work(row, column):
    return row[4] == "work" or row[column].endswith("wd")


class Life:
    """One case: valid events, and the minutes spent in each state."""

    def __init__(self, office, r, i):
        self.office, self.r, self.id = office, r, "C%04d" % i
        self.row = r.choice(DEADLINES)
        self.t = self.asked = r.randrange(14400, 120 * 1440)
        if r.random() < 0.7:
            self.t = self.asked = r.randrange(NOW - 12 * 1440, NOW - 60)
        if r.random() < 0.2:  # right at an edge
            edges = [m for m in range(self.t, self.t + 4000) if
                     office.open[m] != office.open[m - 1]]
            self.t = self.asked = edges[0] if edges else self.t
        self.response_due = due(office, self.asked, self.row[2], *self.row[4:])
        self.due = due(office, self.asked, self.row[3], *self.row[4:])
        self.clock = office if is_work(self.row, 3) else Always()
        self.state, self.since = "open", self.asked
        self.spent = dict.fromkeys(("open", "paused", "ended"), 0)
        self.responded = self.first_end = self.end = None
        self.events = []

    def turn(self, state):
        span = self.clock.between(self.since, self.t)
        self.spent[self.state] += span
        if self.state == "paused" or (self.state == "ended" and state != "ended"):
            self.due = self.clock.add(self.due, span)
        if state == "ended" and self.state != "ended":
            self.end = self.t
            self.first_end = self.first_end if self.first_end is not None else self.t
        self.since, self.state = self.t, state

    def due_now(self):
        if self.state != "paused":
            return self.due
        return self.clock.add(self.due, self.clock.between(self.since, self.t))

    def tell(self, verb, to=""):
        self.events.append([self.id, text(self.office, self.t), verb, "x", to, ""])

    def extend(self):
        now_due = self.due_now()
        how = self.r.choice(["90min", "26h", "2wd", "date"])
        if how == "date":
            until = max(now_due, self.t) + self.r.randrange(1, 9000)
            how = text(self.office, until)
        elif how == "2wd":
            until = self.office.days_later(now_due, 2, False)
        else:
            n, factor = term_of(how)
            until = self.clock.add(now_due, n * factor)
        if self.t > now_due or until <= now_due:
            return
        self.turn(self.state)
        self.due = until
        self.tell("extend", how)

    def step(self):
        self.t += 1 + int(self.r.expovariate(1 / self.r.choice([30, 400, 4000])))
        may = {
            "open": "accept contact pause extend extend resolve refer".split(),
            "paused": "resume resume extend contact resolve".split(),
            "ended": "contact reopen reopen feedback".split(),
        }[self.state]
        verb = self.r.choice(may)
        if verb == "extend":
            return self.extend()
        after = {"pause": "paused", "resume": "open", "resolve": "ended",
                 "refer": "ended", "reopen": "open"}.get(verb)
        if after:
            self.turn(after)
        elif verb in ("contact", "feedback") and self.responded is None:
            self.responded = self.t
        self.tell(verb)

    def live(self, now):
        for _ in range(self.r.randrange(9)):
            was = self.t
            self.step()
            if self.t > now:
                raise ValueError("too long a life")
            assert was < self.t
        self.held = (self.due, self.since if self.state == "paused" else now)
        self.t = now
        self.turn(self.state)

    def told(self, policy, now):
        """worked, late, late response, due and ladder."""
        end = self.end if self.state == "ended" else now
        late = max(0, self.clock.between(self.due, end)) if end > self.due else 0
        answered = self.responded
        if answered is None:
            answered = self.first_end if self.first_end is not None else now
        counted = self.office if is_work(self.row, 2) else Always()
        slow = max(0, counted.between(self.response_due, max(answered, self.response_due)))
        level = "none" if self.state == "ended" else policy(*self.held)
        return [str(self.spent["open"]), str(late), str(slow),
                text(self.office, self.due), level]


def ladder(name, office, top):
    own = {}
    for level, hours in OFFICES[name][4].items():
        own[level] = None
        if hours != "24x7":
            own[level] = Office(OFFICES[name][0], *week_of(hours), read_days(name, top))

    def level_at(due_at, now):
        reached = "none"
        for level, at, clock, start in POLICY:
            o = own.get(level, office)
            if o is None:  # always open, as far as minutes go
                n, factor = term_of(at)
                t = due_at + n * factor
            else:
                t = due(o, due_at, at, clock, start)
                if level in own or clock == "work":
                    if not o.open[t - 1] and not o.open[t]:
                        t = o.add(t, 1) - 1
            if now >= t:
                reached = max(reached, level, key=LEVELS.index)
        return reached

    return level_at


def lives(name, top):
    office = open_office(name, top)
    r = random.Random(365)
    now = NOW
    policy = ladder(name, office, top)
    out = []
    while len(out) < CASES:
        life = Life(office, r, len(out))
        try:
            life.live(now)
        except ValueError:
            continue
        out.append((life, life.told(policy, now)))
    return office, now, out


def make(name, top):
    zone, week, makeup, own, levels = OFFICES[name]
    office, now, all_lives = lives(name, top)
    write("hours.tsv", ["day", "hours"],
          [[d, h] for d, h in week.items()] + ([["makeup", makeup]] if makeup else []))
    if own:
        write("calendar.tsv", ["date", "day", "hours"], [list(d) for d in own])
    write("deadlines.tsv", "category mode respond resolve clock from".split(),
          [list(d) for d in DEADLINES])
    write("policy.tsv", "level at clock from hours".split(),
          [list(p) + [levels.get(p[0], "")] for p in POLICY])
    write("cases.tsv", "service_request_id requested_datetime category mode".split(),
          [[l.id, text(office, l.asked), l.row[0], l.row[1]] for l, _ in all_lives])
    events = [e for l, _ in all_lives for e in l.events]
    random.Random(1).shuffle(events)
    write("events.tsv",
          "service_request_id event_datetime event actor to note".split(), events)
    with open("options", "w", encoding="utf-8") as f:
        f.write("--preset . --tz %s --now %s\n" % (zone, text(office, now)))


def rows(name):
    with open(name, encoding="utf-8", newline="") as f:
        yield from csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE)


def same_time(a, b):
    return datetime.datetime.fromisoformat(a) == datetime.datetime.fromisoformat(b)


def check(name, top, routed, tracked):
    office, now, all_lives = lives(name, top)
    wrong = 0
    seen = {level: 0 for level in LEVELS}
    for (life, told), r, t in zip(all_lives, rows(routed), rows(tracked), strict=True):
        assert r["service_request_id"] == t["service_request_id"] == life.id
        first = due(office, life.asked, life.row[3], *life.row[4:])
        good = same_time(r["expected_datetime"], text(office, first))
        good &= same_time(
            r["expected_response_datetime"], text(office, life.response_due))
        got = [t[c] for c in ("worked_minutes", "late_minutes",
                              "response_late_minutes", "expected_datetime", "ladder")]
        good &= got[:3] == told[:3] and got[4] == told[4]
        good &= same_time(got[3], told[3])
        seen[got[4]] += 1
        if not good and wrong < 5:
            print("#", life.id, life.row, text(office, life.asked), got, told,
                  r["expected_datetime"], text(office, first),
                  r["expected_response_datetime"], text(office, life.response_due),
                  *life.events, sep="\n# ")
        wrong += not good
    print("%d cases, %d wrong" % (len(all_lives), wrong))
    if min(seen.values()) < 5:
        print("few of a level:", seen)


if sys.argv[1] == "make":
    make(*sys.argv[2:])
else:
    check(*sys.argv[2:])
