import sys
import unicodedata


def width(line):
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


with open(sys.argv[1], encoding="utf-8") as f:
    for line in f:
        if width(line.rstrip("\n")) > 80:
            print("wider than 80:", line)
