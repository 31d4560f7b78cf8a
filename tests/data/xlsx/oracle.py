#!/usr/bin/env python3
"""Compare mq-ingest --raw with what openpyxl and SheetJS read:  oracle.py DIR

DIR/ORACLE-public.jsonl has the cells of each sheet on which both agree, as
[kind, value, other forms...].  Prints what differs, and fails.
"""
import json
import re
import subprocess
import sys

CODES = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
bad = 0
seen = 0


def complain(*what):
    global bad
    bad += 1
    print(*what)


def raw(path, *args):
    done = subprocess.run(["mq-ingest", "--raw", *args, path],
                          capture_output=True)
    if done.returncode:
        complain(path, done.stderr.decode())
    lines = done.stdout.decode().split("\n")[:-1]
    return [[re.sub(r"\\(.)", lambda m: CODES[m[1]], c)
             for c in line.split("\t")] for line in lines]


def column(i):
    name = ""
    i += 1
    while i:
        i, rest = divmod(i - 1, 26)
        name = chr(65 + rest) + name
    return name


def forms(kind, value, *others):
    """The texts that a cell may have."""
    if kind == "n":
        return {format(value, ".15g"), str(value), *map(str, others)}
    if kind == "b":
        return {"TRUE" if value else "FALSE"}
    if kind == "d":
        return {o.replace(" ", "T").removesuffix("T00:00:00")
                for o in others} | set(others)
    return {value}


def check_sheet(path, sheet, unsure):
    global seen
    rows = raw(path, "-s", sheet["name"])
    got = {f"{column(c)}{r + 1}": cell for r, row in enumerate(rows)
           for c, cell in enumerate(row) if cell}
    want = {ref: cell for ref, cell in sheet["cells"].items()
            if cell[1] != ""}
    for ref in sorted((got.keys() | want.keys()) - unsure):
        seen += 1
        cell = want.get(ref)
        if cell is None:
            complain(path, sheet["name"], ref, "has", repr(got[ref]))
        elif got.get(ref) not in forms(*cell):
            complain(path, sheet["name"], ref, "is", repr(got.get(ref)),
                     "and should be", cell)
    if len({len(row) for row in rows}) > 1:
        complain(path, sheet["name"], "is no rectangle")


def main():
    folder = sys.argv[1]
    with open(folder + "/ORACLE-public.jsonl", encoding="utf-8") as f:
        for line in f:
            book = json.loads(line)
            if not book["agree"]:
                continue
            unsure = {ref for ref, *_ in book["examples"]}
            for sheet in book["sheets"]:
                check_sheet(folder + "/" + book["file"], sheet, unsure)
    print(f"# {seen} cells, {bad} differ")
    sys.exit(bad != 0)


main()
