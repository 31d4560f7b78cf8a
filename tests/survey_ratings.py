#!/usr/bin/env python3
"""Published surveys as mq-score's table of ratings.

    survey_ratings.py nyc|kc|tickets FILE >ratings.tsv

nyc: New York's 311 call-centre satisfaction survey, 2020 to 2022, five items on
five steps and one from 0 to 10; kc: Kansas City's resident survey, 9 being
"don't know", which is left empty; tickets: one rating a ticket, if any.
"""

import csv
import sys

STEPS = {"Strongly Agree": 5, "Agree": 4, "Neutral": 3, "Disagree": 2,
         "Strongly Disagree": 1}
NYC = ["Overall Satisfaction", "Wait Time", "Agent - Customer Service",
       "Agent - Job Knowledge", "Answer Satisfaction"]


def nyc(i, r):
    month, day, year = r["Completion Time"].split()[0].split("/")
    when = f"{year}-{month}-{day}"
    for item in NYC:
        yield i, r["Campaign"], "", item, STEPS[r[item]], "5", when
    yield i, r["Campaign"], "", "recommend", r["NPS"], "nps", when


def kc(i, r):
    for name in r:
        if name.startswith(("q1_", "q3_")):
            code = r[name]
            yield (r["id"], "district " + r["counci"], r["method"], name,
                   code if code in "12345" else "", "5", "2021-09-01")


def tickets(i, r):
    rating = r["CustomerSatisfactionRating"]
    yield (r["TicketID"], r["TicketChannel"], r["TicketPriority"], "", rating,
           "5", r["FirstResponseTime"][:10])


print("rating_id", "subject", "stratum", "item", "rating", "scale",
      "rated_datetime", sep="\t")
with open(sys.argv[2], encoding="utf-8", errors="replace", newline="") as f:
    for i, row in enumerate(csv.DictReader(f)):
        for rating in globals()[sys.argv[1]](i, row):
            print(*rating, sep="\t")
