import csv
import html.parser
import json
import re
import sys
import unicodedata

TAGS = set("""html head meta title style body a header h1 h2 h3 p span nav ul li
    main section dl div dt dd svg rect line circle g details summary table
    caption thead tbody tfoot tr th td footer b""".split())
ATTRIBUTES = set("""lang charset http-equiv content name class href id scope
    aria-label aria-labelledby aria-describedby aria-hidden role tabindex
    colspan x y x1 x2 y1 y2 cx cy r width height""".split())


class Page(html.parser.HTMLParser):
    def handle_starttag(self, tag, attributes):
        if tag not in TAGS:
            print("a tag that is not ours:", tag)
        for name, value in attributes:
            if name not in ATTRIBUTES:
                print("an attribute that is not ours:", name)
            if name == "href" and not value.startswith("#"):
                print("a link that leads away:", value)

    def handle_comment(self, data):
        print("a comment:", data)


def formulae(text):
    """After what blanks a spreadsheet skips; numbers are none."""
    for row in csv.reader(text.splitlines(), strict=True):
        for cell in row:
            if re.match(r"\s*[=+\-@＝＋－＠]", cell) and \
                    not re.fullmatch(r"-?[0-9.]+", cell):
                print("a formula:", cell)


for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as f:
        text = f.read()
    if path.endswith(".html"):
        Page().feed(text)
    if path.endswith(".csv"):
        formulae(text)
    if path.endswith(".json"):
        json.loads(text)
    for c in sorted(set(text) - {"\n"}):
        if unicodedata.category(c) in ("Cc", "Cf", "Cs"):
            print(f"{path}: U+{ord(c):04X}")
