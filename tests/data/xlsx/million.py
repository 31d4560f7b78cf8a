#!/usr/bin/env python3
"""A workbook of a million rows, and the memory that reading it takes:
million.py FOLDER

Prints the most that mq-ingest --raw held, in KiB; fails where its rows are not
those that were written.
"""
import os
import resource
import subprocess
import sys
import zipfile

import make

ROWS = 1000000


def row(r):
    return (f'<row r="{r}">' + make.text(f"A{r}", f"case {r:07d}") +
            f'<c r="B{r}" s="1"><v>{43000 + r % 1000}.5</v></c>'
            f'<c r="C{r}"><v>{r * 7919 % 100003}</v></c>' +
            make.text(f"D{r}", f"路灯 {r * 31 % 997} 不亮 &amp; more") +
            f'<c r="E{r}" t="b"><v>1</v></c></row>')


def write(path):
    files = make.book("@", make.styles(22))
    name = "xl/worksheets/sheet1.xml"
    before, after = files.pop(name).split("@")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED,
                         compresslevel=1) as z:
        for other, data in files.items():
            z.writestr(other, data)
        with z.open(name, "w", force_zip64=True) as f:
            f.write(before.encode())
            for r in range(1, ROWS + 1, 10000):
                f.write("".join(map(row, range(r, r + 10000))).encode())
            f.write(after.encode())


def main():
    path = os.path.join(sys.argv[1], "million.xlsx")
    write(path)
    with subprocess.Popen(["mq-ingest", "--raw", path],
                          stdout=subprocess.PIPE) as p:
        n = 0
        for n, line in enumerate(p.stdout, 1):
            cells = line.decode().rstrip("\n").split("\t")
            if cells[0] != f"case {n:07d}" or len(cells) != 5 or \
                    cells[2] != str(n * 7919 % 100003):
                sys.exit(f"row {n}: {line!r}")
    os.unlink(path)
    if p.returncode or n != ROWS:
        sys.exit(f"{n} rows, status {p.returncode}")
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


main()
