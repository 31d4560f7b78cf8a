#!/usr/bin/env python3
"""Draw the samples of this case by what the manual says of lots.

Needs python3-xxhash; its output was compared with `out` when that was made.
"""
import csv

import xxhash


def lot(text, seed):
    return xxhash.xxh3_64_intdigest(text.encode(), seed=seed)


def keys_of(row):
    keys = []
    if row["household"]:
        keys.append("household\t" + row["household"])
    if row["contact"]:
        keys.append("contact\t" + row["contact"])
    if not keys and row["reporter"] not in ("", "匿名"):
        # Folded: no blanks, half-width digits.
        address = row["address"].replace(" ", "").replace("３", "3")
        keys.append("reporter\t" + row["reporter"] + "\t" + address)
    return set(keys)


def households(rows):
    found = []
    for row in rows:
        keys = keys_of(row)
        if not keys or row["status"] != "closed":
            continue
        ids = [row["service_request_id"]]
        for other in [h for h in found if h[0] & keys]:
            keys, ids = keys | other[0], ids + other[1]
            found.remove(other)
        found.append((keys, ids))
    return found


def draw(rows, seed, by_area, excluded=()):
    area = {row["service_request_id"]: row["area"] for row in rows}
    order = []
    for keys, ids in households(rows):
        if keys & set(excluded):
            continue
        first = min(ids, key=lambda i: lot(i, seed))
        group = area[first] if by_area else ""
        order.append((group, lot(min(keys), seed), first))
    return [group + " " + i for group, _, i in sorted(order)]


with open("in.tsv", encoding="utf-8", newline="") as f:
    rows = list(csv.DictReader(f, delimiter="\t"))
print("seed 7:", *draw(rows, 7, False))
print("seed 8:", *draw(rows, 8, False))
print("by area:", *draw(rows, 7, True))
earlier = ["contact\t19900000001", "household\tH-B-0"]
print("not again:", *draw(rows, 7, True, earlier))
print("within 60 days:", *draw(rows, 7, True, earlier[1:]))
