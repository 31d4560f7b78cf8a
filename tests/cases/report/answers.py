"""Records on the standard input with answers to callbacks, made of what they
say: where a reply was judged by hand, of that; else of being late and of the
id, so that the same records get the same answers."""

import csv
import sys
import zlib

NEW = ["closed_datetime", "callback_valid", "contacted", "solved", "satisfied",
       "satisfied_scale"]
JUDGED = "可解释性"  # does the reply explain itself, 1 or 0


def judge(row):
    good = "Y" if row[JUDGED] == "1" else "N"
    row["closed_datetime"] = row["first_response_datetime"]
    row.update(callback_valid="Y", contacted="Y", solved=good,
               satisfied=good, satisfied_scale="yn")


def ask(row):
    n = zlib.crc32(row["service_request_id"].encode())
    late = row["closed_datetime"] > (row.get("expected_datetime") or "~")
    row.update(callback_valid="Y", contacted="N" if n % 17 == 0 else "Y",
               solved="N" if n % (4 if late else 11) == 1 else "Y",
               satisfied="123"[min(2, n // 7 % (2 if late else 9))],
               satisfied_scale="3")


csv.field_size_limit(1 << 30)
rows = csv.DictReader(sys.stdin, delimiter="\t", quoting=csv.QUOTE_NONE)
columns = rows.fieldnames + [c for c in NEW if c not in rows.fieldnames]
print("\t".join(columns))
for row in rows:
    if row.get(JUDGED):
        judge(row)
    elif row.get("closed_datetime") and \
            zlib.crc32(row["service_request_id"].encode()) % 3 == 0:
        ask(row)
    print("\t".join(row.get(c, "") for c in columns))
