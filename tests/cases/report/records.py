"""Made-up records for mq-report: records.py SEED [COLUMN...] prints TSV.

With every oddity that a report has to count right: missing values, days
without a time, unknown statuses, closings before the request, partial answers,
confidential cases.  COLUMNs are left out.
"""

import datetime
import random
import sys

COLUMNS = """service_request_id requested_datetime channel category service
    urgency status closed_datetime resolved_datetime expected_datetime
    confidential parent_id repeat_no area agency_responsible assignee
    callback_valid contacted solved satisfied satisfied_scale address
    mode""".split()
CATEGORIES = """roads/lighting roads/lighting/pole roads/pothole roads noise
    noise/traffic water/leak water/outage water/quality water/billing
    water/drainage water/pipes water/meters own/one own/two unclassified
    """.split() + [""]
AGENCIES = ["Works", "Parks", "Police", "Water", "Unit 5", "Unit 6",
            "unassigned", ""]
NOW = datetime.datetime.fromisoformat("2026-06-30T18:00:00+08:00")


def stamp(rng, t):
    """As RFC 3339 in one of several zones, or as a day."""
    if rng.random() < .1:
        return t.strftime("%Y-%m-%d")
    zone = datetime.timezone(datetime.timedelta(hours=rng.choice([8, 8, 0])))
    return t.astimezone(zone).isoformat(timespec="seconds")


def fill_times(rng, row, days):
    t = NOW - datetime.timedelta(minutes=rng.randrange(days * 1440))
    due = t + datetime.timedelta(hours=rng.choice([2, 24, 168, 360]))
    took = datetime.timedelta(seconds=rng.expovariate(1 / 300000) - 2000)
    row["requested_datetime"] = stamp(rng, t) if rng.random() < .98 else ""
    row["expected_datetime"] = stamp(rng, due) if rng.random() < .9 else ""
    if rng.random() < .7:
        row["closed_datetime"] = stamp(rng, t + took)
    if rng.random() < .3:
        row["resolved_datetime"] = stamp(rng, t + took / 2)


def fill_answers(rng, row):
    row["callback_valid"] = rng.choice(["Y", "Y", "N", ""])
    row["contacted"] = rng.choice(["Y", "Y", "N", ""])
    row["solved"] = rng.choice(["Y", "Y", "N", "P", ""])
    scale = rng.choice(["3", "5", "yn"])
    row["satisfied_scale"] = scale
    row["satisfied"] = rng.choice(
        {"3": "3321", "5": "5443321", "yn": "YYN"}[scale])


def record(rng, i, days):
    row = dict.fromkeys(COLUMNS, "")
    row["service_request_id"] = f"R{i:05d}"
    row["channel"] = rng.choice(["phone", "phone", "web", "tower", ""])
    row["category"] = rng.choice(CATEGORIES)
    row["service"] = rng.choice(["convenience", "culture"])
    row["urgency"] = rng.choice(["0", "1", "2", "3", ""])
    row["status"] = rng.choice(["new", "accepted", "closed", "closed",
                                "resolved", "referred", "", "odd"])
    row["confidential"] = rng.choice(["", "", "N", "Y"])
    row["parent_id"] = rng.choice(["", "", "", "R00001"])
    row["repeat_no"] = rng.choice(["", "0", "2"]) if row["parent_id"] else ""
    row["area"] = f"A{int(rng.expovariate(.1)):02d}"
    row["agency_responsible"] = rng.choice(AGENCIES)
    row["assignee"] = rng.choice(["Ada", "Ben"])
    fill_times(rng, row, days)
    fill_answers(rng, row)
    street = rng.choice(["Elm St", "Main St", "2nd Ave, North", ""])
    row["address"] = f"{rng.randrange(1, 99)} {street}, Town" if street else ""
    row["mode"] = rng.choice(["limited", "line", "joint", ""])
    return row


def main():
    seed, left_out = int(sys.argv[1]), sys.argv[2:]
    rng = random.Random(seed)
    days = [20, 100, 400, 2000, 9000][seed % 5]
    columns = [c for c in COLUMNS if c not in left_out]
    print("\t".join(columns))
    for i in range(700):
        row = record(rng, i, days)
        print("\t".join(row[c] for c in columns))


main()
