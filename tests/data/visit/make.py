#!/usr/bin/env python3
"""Write households.tsv and visits.tsv: python3 make.py

Two areas of 40 made-up households and the visits of January to June 2026.
Nobody in them exists; telephone numbers are of the form 1990000NNNN.
"""

import random

rng = random.Random(365)
FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
GROUPS = ["elderly-alone", "disabled", "bereaved", "unemployed", "newcomer"]
NEEDS = {
    "elderly-alone": "不能独自下楼",
    "disabled": "轮椅",
    "bereaved": "",
    "unemployed": "",
    "newcomer": "不熟悉路",
}

book = []
for area, street in ("HC-01", "栎木巷"), ("HC-04", "桨声里"):
    for i in range(40):
        house, flat = 1 + i // 10, 101 + i % 10 % 2 + i % 10 // 2 * 100
        tag = GROUPS[i // 7] if i % 7 == 3 and i < 35 else ""
        book.append(
            (
                "%s-%02d-%d" % (area, house, flat),
                area,
                "%s%d幢%d室" % (street, house, flat),
                "%s家 1990000%04d" % (rng.choice(FAMILY), len(book)),
                tag,
                NEEDS.get(tag, ""),
            )
        )

with open("households.tsv", "w", encoding="utf-8") as f:
    f.write("household\tarea\taddress\tcontact\ttags\tneeds\n")
    for row in book:
        f.write("\t".join(row) + "\n")

visits = []
for month in range(1, 7):
    for area in "HC-01", "HC-04":
        homes = [row[0] for row in book if row[1] == area]
        for home in rng.sample(homes[: 34 if area == "HC-04" else 40], 8):
            visits.append(
                "2026-%02d-%02dT%02d:%02d:00+08:00\t%s"
                % (
                    month,
                    rng.randint(1, 28),
                    rng.randint(9, 19),
                    rng.randrange(0, 60, 5),
                    home,
                )
            )

with open("visits.tsv", "w", encoding="utf-8") as f:
    f.write("requested_datetime\thousehold\tchannel\n")
    for line in sorted(visits):
        f.write(line + "\tvisit\n")
