"""long.py REPORT.json REPORT.csv: the CSV is the long form of what the JSON says,
figure by figure.  Prints what differs."""

import csv
import json
import re
import sys
from decimal import Decimal


def plain(value):
    return "" if value is None else str(value)


def guarded(cell):
    """What a spreadsheet would take for a formula begins with '."""
    live = re.match(r"\s*[=+\-@＝＋－＠]", cell) and \
        not re.fullmatch(r"-?[0-9.]+", cell)
    return "'" + cell if live else cell


def flat(report):
    """The long form of what the JSON says."""
    for key, value in report.items():
        if key != "sections":
            yield "report", "report", "", key, plain(value)
    for section, s in report["sections"].items():
        for name, tile in s.get("tiles", {}).items():
            value = tile["value"]
            yield (section, "tiles", name, "value",
                   "NA" if value is None else str(value))
            yield section, "tiles", name, "note", tile["note"]
            for column in ("target", "before", "year_ago"):
                if column in tile:
                    yield section, "tiles", name, column, plain(tile[column])
        for name, table in s.get("tables", {}).items():
            yield from flat_table(section, name, table)
        for d in s.get("definitions", []):
            yield section, "definitions", d["term"], "text", d["meaning"]
        for i, text in enumerate(s["notes"]):
            yield section, "notes", str(i + 1), "text", text


def flat_table(section, name, table):
    if table["finding"]:
        yield section, name, "", "finding", table["finding"]
    first = list(table["columns"])[0]
    total = [table["total"]] if "total" in table else []
    for row in table["rows"] + total:
        key = "*" if row in total else plain(row[first])
        for column, value in row.items():
            if column in (first, "depth", "rest"):
                continue
            text = column in table["columns"] and \
                column in ("category", "unit")
            yield (section, name, key, column, "" if text and value is None
                   else "NA" if value is None else str(value))


def main():
    path, long = sys.argv[1:]
    with open(path, encoding="utf-8") as f:
        report = json.load(f, parse_float=Decimal)
    with open(long, encoding="utf-8", newline="") as f:
        got = [tuple(row) for row in csv.reader(f, strict=True)]
    want = [("section", "table", "row", "column", "value"), *flat(report)]
    want = [tuple(map(guarded, row)) for row in want]
    bad = [f"want {w}, got {g}" for g, w in zip(got, want) if g != w]
    if len(got) != len(want):
        bad.append(f"{len(got)} lines where there should be {len(want)}")
    print("\n".join(bad[:9]), end="\n" if bad else "")


main()
