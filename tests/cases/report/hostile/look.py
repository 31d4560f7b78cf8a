import csv
import email
import email.policy
import html.parser
import json
import re
import shutil
import subprocess
import sys
import unicodedata

TAGS = set("""html head meta title style body a header h1 h2 h3 p span nav ul li
    main section dl div dt dd svg rect line circle path g details summary table
    caption thead tbody tfoot tr th td footer b""".split())
ATTRIBUTES = set("""lang charset http-equiv content name class href id scope
    aria-label aria-labelledby aria-describedby aria-hidden role tabindex
    colspan x y x1 x2 y1 y2 cx cy r width height viewbox
    preserveaspectratio d vector-effect""".split())


class Page(html.parser.HTMLParser):
    tags, attributes = TAGS, ATTRIBUTES

    def handle_starttag(self, tag, attributes):
        if tag not in self.tags:
            print("a tag that is not ours:", tag)
        for name, value in attributes:
            if name not in self.attributes:
                print("an attribute that is not ours:", name)
            if name == "href" and not value.startswith("#"):
                print("a link that leads away:", value)
            if name == "style" and "(" in value:
                print("a style that fetches:", value)

    def handle_comment(self, data):
        print("a comment:", data)


class Mail(Page):
    tags = set("""html head meta title body h1 h2 h3 p span b br div table tr th
        td""".split())
    attributes = set("""lang charset name content style width height align
        valign bgcolor border cellpadding cellspacing role""".split())


class Markdown(Page):
    """Only what a report itself has in it, and every name as it is."""

    tags = set("""h1 h2 h3 p strong em br ul li details summary span table thead
        tbody tr th td""".split())
    attributes = {"align"}

    def handle_data(self, data):
        seen.append(data)


def rows_of(text):
    """Rows of a table have as many cells as its head."""
    want = 0
    for line in text.split("\n"):
        n = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line))
        if line.startswith("|"):
            want = want or n
            if n != want:
                print("cells:", line)
        else:
            want = 0


def markdown(path, text):
    rows_of(text)
    if not shutil.which("cmark-gfm"):
        return
    html = subprocess.run(
        ["cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink",
         "-e", "strikethrough", "-e", "tasklist", path],
        check=True, capture_output=True, text=True).stdout
    Markdown().feed(html)
    for name in ("a|b", "`c`", "d e", "**f**", "http://x.example/", "$h$",
                 "~~i~~", "1. j", "# l", "- m", "***", "a\\|b", "\\",
                 "www.x.example", "&copy;", "{1}{2}"):
        if name not in "".join(seen).split("\n"):
            print("not as it was:", name)


seen = []


def formulae(text):
    """After what blanks a spreadsheet skips; numbers are none."""
    for row in csv.reader(text.splitlines(), strict=True):
        for cell in row:
            if re.match(r"\s*[=+\-@＝＋－＠]", cell) and \
                    not re.fullmatch(r"-?[0-9.]+", cell):
                print("a formula:", cell)


def text_of(path):
    """What a file says; of a mail its two parts."""
    with open(path, "rb") as f:
        data = f.read()
    if not path.endswith(".eml"):
        return data.decode("utf-8")
    mail = email.message_from_bytes(data, policy=email.policy.default)
    Mail().feed(mail.get_body("html").get_content())
    return "\n".join(map(str, mail.values())) + "".join(
        part.get_content() for part in mail.iter_parts())


for path in sys.argv[1:]:
    text = text_of(path)
    if path.endswith(".html"):
        Page().feed(text)
    if path.endswith(".md"):
        markdown(path, text)
    if path.endswith(".csv"):
        formulae(text)
    if path.endswith(".json"):
        json.loads(text)
    for c in sorted(set(text) - {"\n"}):
        if unicodedata.category(c) in ("Cc", "Cf", "Cs"):
            print(f"{path}: U+{ord(c):04X}")
