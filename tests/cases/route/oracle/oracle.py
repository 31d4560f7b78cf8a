"""Write tables, 3,000 made-up records and who takes each, as the manual has it.

Python's datetime counts days; distances are by the law of cosines.
"""

import datetime
import math
import random

rng = random.Random(6)
AREAS = ["A%d" % i for i in range(6)]
LINES = ["noise", "noise/bar", "roads", "roads/lamp", "care", "*"]
SKILLS = ["law", "care"]
TEAMS = ["worker", "member", "volunteer"]
DUTIES = {
    "noise": ("worker", "line", ""),
    "noise/bar": ("worker", "line", "law"),
    "roads": ("worker", "limited", ""),
    "care": ("member", "joint", "care"),
    "art": ("volunteer", "limited", ""),
    "*": ("worker", "limited", ""),
}
CATEGORIES = ["noise/x", "noise/bar/y", "noise/barn", "roads/lamp", "care", "art/z"]
DAY = datetime.date(2026, 3, 1)


def some(of, most):
    return rng.sample(of, rng.randint(0, most))


staff = []
for i in range(24):
    gone = sorted(rng.randrange(20) for _ in range(2))
    staff.append(
        dict(
            name="P%02d" % i,
            team=TEAMS[0] if i < 14 else TEAMS[1 + i % 2],
            areas=some(AREAS, 2),
            lines=some(LINES, 2),
            skills=some(SKILLS, 2),
            gone=gone if rng.random() < 0.6 else None,
            capacity=rng.choice([0, 1, 2, 3]),
            load={},
            total=0,
        )
    )
by_name = {p["name"]: p for p in staff}
areas = {}
for i, name in enumerate(AREAS):
    areas[name] = dict(
        lat=30 + i * 0.01,
        long=120.0,
        worker=rng.choice(["P%02d" % i, "X%d" % i, ""]),
        member=rng.choice(["P%02d" % (14 + i), "", "Y%d" % i]),
        volunteer=rng.choice(["P%02d" % (15 + i), ""]),
    )


def metres(lat1, lon1, lat2, lon2):
    a, b, c = map(math.radians, (lat1, lat2, lon2 - lon1))
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(c)
    return 6371008.8 * math.acos(min(1, cosine))


def covers(line, category):
    return line == "*" or (category + "/").startswith(line + "/")


def barred(p, day, skill):
    if p["gone"] and p["gone"][0] <= day <= p["gone"][1]:
        return True
    if skill and skill not in p["skills"]:
        return True
    return bool(p["capacity"]) and p["load"].get(day, 0) >= p["capacity"]


def least(team, day, skill, fits):
    free = [
        (p["load"].get(day, 0), p["total"], i)
        for i, p in enumerate(staff)
        if p["team"] == team and fits(p) and not barred(p, day, skill)
    ]
    return staff[min(free)[2]]["name"] if free else None


def of_team(team, mode, area, category, day, skill):
    line = lambda: least(
        team, day, skill, lambda p: any(covers(x, category) for x in p["lines"])
    )
    who = line() if mode == "line" and team == "worker" else None
    if not who and area:
        own = areas[area][team]
        if own and not (own in by_name and barred(by_name[own], day, skill)):
            who = own
    if not who and area:
        who = least(team, day, skill, lambda p: area in p["areas"])
    return who or line()


def decide(area, category, day):
    path = category
    while path not in DUTIES:
        path = path.rpartition("/")[0] or "*"
    team, mode, skill = DUTIES[path]
    if area and team != "worker" and not areas[area][team]:
        if not any(p["team"] == team and area in p["areas"] for p in staff):
            team = "worker"
    who = of_team(team, mode, area, category, day, skill)
    if not who and team != "worker":
        who = of_team("worker", mode, area, category, day, skill)
    if who in by_name:
        p = by_name[who]
        p["load"][day] = p["load"].get(day, 0) + 1
        p["total"] += 1
    return who or "unassigned"


def write(name, header, rows):
    with open(name, "w") as f:
        for row in [header.split()] + rows:
            f.write("\t".join(map(str, row)) + "\n")


def date(day):
    return (DAY + datetime.timedelta(day)).isoformat()


write(
    "staff.tsv",
    "name team areas lines skills absent capacity",
    [
        [
            p["name"],
            p["team"],
            ";".join(p["areas"]),
            ";".join(p["lines"]),
            ";".join(p["skills"]),
            "/".join(map(date, p["gone"])) if p["gone"] else "",
            p["capacity"] or "",
        ]
        for p in staff
    ],
)
write(
    "areas.tsv",
    "area lat long radius worker member volunteer",
    [
        [n, a["lat"], a["long"], 700, a["worker"], a["member"], a["volunteer"]]
        for n, a in areas.items()
    ],
)
write(
    "duties.tsv",
    "category agency_responsible team mode skills",
    [[path, "Office"] + list(d) for path, d in DUTIES.items()],
)
records, want = [], []
for i in range(3000):
    lat = round(30 - 0.01 + rng.random() * 0.07, 6)
    lon = round(120 + (rng.random() - 0.5) * 0.01, 6)
    near = min((metres(lat, lon, a["lat"], a["long"]), n) for n, a in areas.items())
    area = near[1] if near[0] <= 700 else None
    day = i * 20 // 3000
    category = rng.choice(CATEGORIES)
    when = date(day) + "T%02d:00:00+08:00" % rng.randrange(24)
    records.append([i, when, category, lat, lon])
    want.append([i, area or "unassigned", decide(area, category, day)])
write("in.tsv", "service_request_id requested_datetime category lat long", records)
write("want", "service_request_id area assignee", want)
