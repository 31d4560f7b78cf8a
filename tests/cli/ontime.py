"""ontime.py SOURCE TRACKED: was each closed request late, by the file that an
office published, and by mq-track?  The file is read here by itself: its own
flag where it has one, else its own dates, as they stand."""

import collections
import csv
import datetime
import re
import sys

csv.field_size_limit(1 << 30)

# id, asked, due, closed, the form of dates, own flag
# Of the others closing and due times are compared.
SOURCES = [
    ("case_enquiry_id open_dt target_dt closed_dt", None, "ontime"),
    ("ServiceRequestNum CreatedDate DueDate CloseDate", "%m/%d/%Y %I:%M:%S %p", None),
    ("REQUESTID DATETIMEINIT PRJCOMPLETEDATE DATETIMECLOSED", "%Y-%m-%d %H:%M:%S", None),
    ("unique_key created_date due_date closed_date", "%Y-%m-%dT%H:%M:%S", None),
]


def read(name, **form):
    with open(name, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, **form))


source, tracked = sys.argv[1:]
rows = read(source)
tracked = read(tracked, delimiter="\t", quoting=csv.QUOTE_NONE)
names, form, flag = next(s for s in SOURCES if s[0].split()[0].lower() in
                         [c.lower() for c in rows[0]])
column = {c.lower(): c for c in rows[0]}
names = [column[n.lower()] for n in names.split()]


def time(text):
    text = re.sub(r"\.\d+$", "", text.strip())
    return datetime.datetime.strptime(text, form) if text not in ("", "NA") else None


count = collections.Counter()
closings = collections.defaultdict(set)
for row in rows:
    closings[row[names[0]]].add(row[names[3]])
at = 0
for row in rows:
    key, asked, due, closed = (row[n] for n in names)
    there = at < len(tracked) and tracked[at]["service_request_id"] == key
    case = tracked[at] if there else None
    at += there
    if flag:
        late = {"ONTIME": False, "OVERDUE": True}.get(row[flag])
        late = late if closed.strip() and due.strip() else None
    else:
        asked, due, closed = time(asked), time(due), time(closed)
        late = closed > due if closed and due else None
    if late is None:
        continue
    if not case:
        count["refused, another row had its id"] += 1
    elif not flag and closed < asked:
        count["closed before it was asked for"] += 1
    elif case["late_minutes"] and (int(case["late_minutes"]) > 0) == late:
        count["the same"] += 1
    elif len(closings[key]) > 1:
        count["another row of its id was closed at another time"] += 1
    else:
        count["another verdict"] += 1
        print("#", key, asked, due, closed, case)
if at < len(tracked):
    print("# out of step at", tracked[at]["service_request_id"])
print(*("%s: %d" % x for x in sorted(count.items())), sep="; ")
