#!/usr/bin/env python3
"""Make lib/text/simplified.c: simplified.py Unihan_Variants.txt >FILE

The table of kSimplifiedVariant in the Unicode Character Database, with these
left out: characters beyond the BMP; those that are themselves the simplified
form of another; and those that simplified text has too (their own variants,
and in GB 2312).  Of several variants the first counts that is another
character.
"""

import sys

PAIRS_A_LINE = 15

NOTICE = """\
Copyright 1991-2022 Unicode, Inc. All rights reserved.
Distributed under the Terms of Use in https://www.unicode.org/copyright.html.

Permission is hereby granted, free of charge, to any person obtaining a copy
of the Unicode data files and any associated documentation (the "Data Files")
or Unicode software and any associated documentation (the "Software") to deal
in the Data Files or Software without restriction, including without
limitation the rights to use, copy, modify, merge, publish, distribute,
and/or sell copies of the Data Files or Software, and to permit persons to
whom the Data Files or Software are furnished to do so, provided that either
(a) this copyright and permission notice appear with all copies of the Data
Files or Software, or (b) this copyright and permission notice appear in
associated Documentation.

THE DATA FILES AND SOFTWARE ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY
KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT OF THIRD
PARTY RIGHTS. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR HOLDERS INCLUDED IN
THIS NOTICE BE LIABLE FOR ANY CLAIM, OR ANY SPECIAL INDIRECT OR CONSEQUENTIAL
DAMAGES, OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR
PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS
ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THE
DATA FILES OR SOFTWARE.

Except as contained in this notice, the name of a copyright holder shall not
be used in advertising or otherwise to promote the sale, use or other dealings
in these Data Files or Software without prior written authorization of the
copyright holder."""


def variants(lines):
    for line in lines:
        field = line.rstrip("\n").split("\t")
        if len(field) == 3 and field[1] == "kSimplifiedVariant":
            yield chr(int(field[0][2:], 16)), [
                chr(int(v[2:].split("<")[0], 16)) for v in field[2].split()
            ]


def in_gb2312(c):
    try:
        return bool(c.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def pairs(lines):
    given = dict(variants(lines))
    simplified = {v for c in given for v in given[c] if v != c}
    for c in sorted(given):
        to = next((v for v in given[c] if v != c), c)
        if max(c, to) > "\uffff" or c == to or c in simplified:
            continue
        if c not in given[c] or not in_gb2312(c):
            yield c + to


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        lines = list(f)
    version = next(x for x in lines if "version" in x).split()[-1]
    found = list(pairs(lines))
    print('#include "simplified.h"\n')
    print("/* clang-format off */")
    print(f"/*\n * Made by scripts/simplified.py of Unihan {version}.\n *")
    for line in NOTICE.split("\n"):
        print(f" * {line}".rstrip())
    print(" */")
    print("const char *const simplified[] = {")
    for i in range(0, len(found), PAIRS_A_LINE):
        line = "".join(found[i : i + PAIRS_A_LINE])
        print(f'\t"{line}",')
    print("\tNULL\n};")



main()
