"""What a report says, as lines by section: of its text, page or JSON.

    sections("report.html")["Categories"]

A line is a sentence, the heads of a table or a row of it, its cells separated
by blanks.  Drawings, and what stands in words alone, are left out; a page and
JSON have tables where the text has blocks.
"""

import datetime
import html.parser
import json
import re
from decimal import Decimal
from pathlib import Path


def form_of(path):
    return {".html": "html", ".json": "json"}.get(Path(path).suffix, "text")


def sections(path):
    text = Path(path).read_text(encoding="utf-8")
    return {"text": of_text, "html": of_html,
            "json": of_json}[form_of(path)](text)


def of_text(text):
    lines = text.split("\n")
    out, title, item = {}, "title", False
    for i, line in enumerate(lines):
        item = line.startswith("- ") or item and line.startswith("  ")
        if i + 1 < len(lines) and lines[i + 1] == "-" * 80:
            title = line
        elif line != "-" * 80 and (not item or title == "What changed"):
            out.setdefault(title, []).append(re.sub("^- ", "", line))
    while out["Inputs"] and not out["Inputs"].pop().startswith("mq-report "):
        pass
    return out


def beyond(note):
    """Of a note about a day that is the figure; the rest is the calendar."""
    return "beyond limits" if "beyond limits" in note else ""


class Page(html.parser.HTMLParser):
    """Elements with what they say, and who is around them."""

    EMPTY = {"meta", "rect", "line", "circle", "path"}
    HIDDEN = {"vh", "flag", "sign", "bar", "bar stack", "range", "bullet"}

    def __init__(self):
        super().__init__()
        self.open = []
        self.out, self.title, self.row, self.said = {}, "title", [], {}

    def handle_starttag(self, tag, attributes):
        if tag in self.EMPTY:
            return
        a = dict(attributes)
        hidden = a.get("class") in self.HIDDEN or "aria-hidden" in a or \
            tag in ("style", "svg", "summary", "caption", "nav") or \
            bool(self.open) and self.open[-1]["hidden"]
        self.open.append({"tag": tag, "class": a.get("class", ""), "text": "",
                          "scope": a.get("scope"), "hidden": hidden})
        if tag == "tr":
            self.row = []

    def handle_data(self, data):
        if self.open and not self.open[-1]["hidden"]:
            self.open[-1]["text"] += data

    def handle_endtag(self, tag):
        if tag in self.EMPTY:
            return
        e = self.open.pop()
        text = " ".join(e["text"].split())
        if e["hidden"]:
            return
        if hasattr(self, "end_" + tag):
            getattr(self, "end_" + tag)(e, text)
        elif tag == "span" and self.open and e["class"] != "goal":
            self.open[-1]["text"] += " " + e["text"]
            if self.open[-1]["class"] == "meta":
                self.add(text)
        elif tag == "span":
            self.said["goal"] = text

    def add(self, line):
        self.out.setdefault(self.title, []).append(line)

    def end_h1(self, e, text):
        self.out["title"] = [text, "=" * 80]

    def end_h2(self, e, text):
        self.title = text
        if text == "Data quality":
            self.add("Gap Cases Share")

    def end_h3(self, e, text):
        self.title = text

    def end_p(self, e, text):
        if e["class"] in ("when", "finding"):
            self.add(text)

    def end_li(self, e, text):
        self.add(re.sub(r"^(.*): (.*), (.*)$", r"\1 \2 \3", text)
                 if self.title == "Data quality" else text)

    def end_th(self, e, text):
        if e["scope"] != "colgroup":
            self.row.append(text)

    end_td = end_th

    def end_tr(self, e, text):
        if self.title == "Cases received" and self.row[-1] != "Note":
            self.row[-1] = beyond(self.row[-1])
        if any(self.row):
            self.add(" ".join(" ".join(self.row).split()))

    def end_dt(self, e, text):
        self.said = {"label": text}

    def end_dd(self, e, text):
        self.said[e["class"].split(" ")[0]] = text
        if e["class"] == "note" and "value" in self.said:
            said = self.said
            self.add(" ".join([said["label"], said["value"], text]) + "".join(
                "; " + said[k] for k in ("goal", "delta") if k in said))


def of_html(text):
    page = Page()
    page.feed(text)
    if page.out["Data quality"] == ["Gap Cases Share"]:
        page.out["Data quality"] = []
    return page.out


def cell(row, key, value):
    if key + "_label" in row:
        value = row[key + "_label"]
    if key == "movement":
        return "NA" if value is None else "=" if not value else \
            ("▲" if value > 0 else "▼") + str(abs(value))
    if key == "note":
        return beyond(value or "")
    if isinstance(value, int):
        return f"{value:,}"
    return "NA" if value is None else str(value)


def table(t):
    out = [t["finding"]] if t["finding"] else []
    heads = [h for k, h in t["columns"].items() if not k.endswith("_high")]
    if t["rows"]:
        out.append(" ".join(re.sub(", low$", "", h) for h in heads))
    for row in t["rows"] + ([t["total"]] if "total" in t else []):
        out.append(" ".join(cell(row, k, row[k]) for k in t["columns"]
                            if k in row or k + "_label" in row))
    return [" ".join(line.split()) for line in out]


def tile(t):
    line = f"{t['label']} {cell(t, 'value', t['value'])} {t['note']}"
    return line + "".join(f"; {k} {cell(t, k, t[k])}"
                          for k in ("target", "before", "year_ago") if k in t)


def banner(r):
    now = datetime.datetime.fromisoformat(r["as_of"])
    inputs = r["sections"]["inputs"]["tables"]["inputs"]["rows"]
    days = f"{r['days']:,} day" + ("" if r["days"] == 1 else "s")
    return [r["title"], "=" * 80, f"{r['from']} to {r['to']}, {days}",
            "records: {records_in:,} in, {records_used:,} used, "
            "{records_left_out:,} left out, {records_rejected:,} rejected"
            .format(**r),
            "inputs: " + ", ".join(i["input"] for i in inputs),
            f"as of {now:%Y-%m-%d %H:%M} ({r['zone']})"]


def of_json(text):
    r = json.loads(text, parse_float=Decimal)
    out = {"title": banner(r)}
    for s in r["sections"].values():
        if s["title"] == "What changed":
            out[s["title"]] = s["notes"]
        elif "tiles" in s:
            out[s["title"]] = [tile(t) for t in s["tiles"].values()]
        for t in s.get("tables", {}).values():
            out[t["title"]] = table(t)
    return out
