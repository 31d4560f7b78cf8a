import html.parser
import os
import re
import sys


class Rows(html.parser.HTMLParser):
    """The names in the first cells of all rows, table by table."""

    def __init__(self):
        super().__init__()
        self.first, self.tables = False, []

    def handle_starttag(self, tag, attributes):
        if tag in ("svg", "img", "script", "style", "link", "a"):
            print("not for a mail:", tag)
        if {"class", "id"} & {a[0] for a in attributes}:
            print("a style sheet's:", attributes)
        if tag == "table":
            self.tables.append([])
        self.first = tag == "tr" or self.first and tag in ("td", "th")

    def handle_data(self, data):
        if self.first:
            self.tables[-1].append(data)
        self.first = False


path, most = sys.argv[1], int(sys.argv[2])
size = os.path.getsize(path)
page = Rows()
with open(path, encoding="utf-8") as f:
    page.feed(f.read())
if size >= 90 * 1024:
    print(path, "has", size, "bytes")
tables = [t for t in page.tables if any(n.startswith("一个名称") for n in t)]
if not tables:
    print(path, "names no unit")
for table in tables:
    units = {n for n in table if n.startswith("一个名称")}
    rest = {int(m[1]) for n in table
            if (m := re.fullmatch("其余 ([0-9]+) 项", n))}
    if len(units) + sum(rest) != most:
        print(path, "names", len(units), "units, and the rest are", rest)
