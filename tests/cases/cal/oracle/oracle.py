"""Working time by brute force, minute by minute, to compare mq-cal with.

oracle.py HOLIDAY-CN-FOLDER writes the files of this folder, the same ones each
time.

Open minutes are counted one by one on the wall clock of the zone (Python's
zoneinfo); work days are read from holiday-cn's JSON files.  Nothing here is
clever, on purpose.
"""

import datetime
import json
import random
import sys
import zoneinfo

DAYS = {}
for year in range(2007, 2027):
    with open("%s/%d.json" % (sys.argv[1], year), encoding="utf-8") as f:
        for d in json.load(f)["days"]:
            DAYS[datetime.date.fromisoformat(d["date"])] = not d["isOffDay"]

OFFICE = [(540, 720), (810, 1050)]
ALL = [(0, 1440)]
NIGHT = [(0, 360), (1320, 1440)]
ODD = [(90, 150), (600, 601), (1380, 1440)]
WEEK = {
    "office": [OFFICE] * 5 + [[]] * 2,
    "daily": [ALL] * 7,
    "night": [NIGHT] * 7,
    "odd": [ODD] * 6 + [[]],
}


class Model:
    def __init__(self, zone, week, mode):
        self.zone = zoneinfo.ZoneInfo(zone)
        self.week = WEEK[week]
        self.mode = mode

    def hours(self, day):
        usual = self.week[day.weekday()]
        if self.mode == "none" or day not in DAYS:
            return usual
        if not DAYS[day]:
            return []
        return usual if usual or self.mode == "finance" else self.week[0]

    def open(self, t):
        local = datetime.datetime.fromtimestamp(t, self.zone)
        minute = local.hour * 60 + local.minute
        return any(a <= minute < b for a, b in self.hours(local.date()))

    def add(self, t, minutes):
        """The first instant with so many open minutes since t, a whole
        minute; backwards the last one."""
        while minutes > 0:
            minutes -= self.open(t)
            t += 60
        while minutes < 0:
            t -= 60
            minutes += self.open(t)
        return t

    def between(self, a, b):
        return sum(self.open(t) for t in range(a, b, 60))

    def text(self, t):
        return datetime.datetime.fromtimestamp(t, self.zone).isoformat()


def instant(text, zone):
    return int(
        datetime.datetime.fromisoformat(text)
        .replace(tzinfo=zoneinfo.ZoneInfo(zone))
        .timestamp()
    )


def rows(n, zone, week, mode, since, until, hours):
    m = Model(zone, week, mode)
    low, high = instant(since, zone), instant(until, zone)
    for i in range(n):
        t = random.randrange(low, high, 60)
        if i % 5 < 2 and week != "daily":  # hit the edges of intervals often
            while m.open(t - 60) == m.open(t) or m.open(t) != (i % 5 == 1):
                t += 60
        span = random.randrange(1, hours * 60)
        if i % 3 == 0:
            span = -span
        to = m.add(t, span)
        assert abs(m.between(min(t, to), max(t, to))) == abs(span)
        yield "\t".join([m.text(t), "%dmin" % span, m.text(to)])


CASES = [
    ("cn", 60, "Asia/Shanghai", "office", "cn", "2007-01-01", "2026-11-20", 60),
    ("finance", 40, "Asia/Shanghai", "office", "finance", "2007-01-01",
     "2026-11-20", 60),
    ("new-york", 40, "America/New_York", "daily", "none", "2024-02-25",
     "2024-03-15", 300),
    ("new-york-autumn", 40, "America/New_York", "odd", "none", "2024-10-25",
     "2024-11-08", 12),
    ("lord-howe", 30, "Australia/Lord_Howe", "night", "none", "2024-04-01",
     "2024-04-12", 60),
    ("apia", 30, "Pacific/Apia", "office", "none", "2011-12-20", "2012-01-05",
     50),
    ("sao-paulo", 30, "America/Sao_Paulo", "daily", "none", "2018-10-30",
     "2018-11-08", 150),
    ("shanghai-1986", 30, "Asia/Shanghai", "night", "none", "1986-04-28",
     "1986-09-20", 60),
    ("cairo", 30, "Africa/Cairo", "daily", "none", "2014-05-10",
     "2014-09-28", 500),
]

random.seed(365)
for name, *case in CASES:
    with open(name + ".tsv", "w") as f:
        f.write("datetime\tspan\twant\n")
        for row in rows(*case):
            f.write(row + "\n")
