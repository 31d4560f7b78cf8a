"""Compare a workbook with the JSON of the same report; print what differs."""

import datetime
import json
import math
import sys
import unicodedata

import openpyxl

EPOCH = datetime.datetime(1899, 12, 30)
bad = []


def plain(text):
    """As it is shown: no controls."""
    out = []
    for c in text:
        kind = unicodedata.category(c)
        out.append(" " if c in "\t\n\r\v\f\x85" else
                   "?" if kind in ("Cc", "Cf") else c)
    return "".join(out)


def agree(where, got, want):
    if isinstance(want, float):
        same = isinstance(got, (int, float)) and \
            math.isclose(got, want, rel_tol=1e-9, abs_tol=6e-5)
    else:
        same = type(got) is type(want) and got == want
    if not same:
        bad.append(f"{where}: want {want!r}, got {got!r}")


def cell_of(row, key):
    """What a cell should hold."""
    if key not in row and key + "_label" not in row:
        return None
    value = row.get(key + "_label", row.get(key))
    if value is None:
        return "NA"
    if key == "overdue_minutes":
        return datetime.timedelta(minutes=value)
    if key in ("date", "expected_datetime") and len(value) >= 10:
        day = datetime.datetime.fromisoformat(value).replace(tzinfo=None)
        return day if day >= datetime.datetime(1900, 3, 1) else value
    return plain(value) or None if isinstance(value, str) else value


def check_table(book, table):
    sheet = book[table["title"]]
    columns = list(table["columns"])
    rows = table["rows"] + ([table["total"]] if "total" in table else [])
    cells = list(sheet.iter_rows())
    agree("head", [c.value for c in cells[0]],
          list(table["columns"].values()))
    agree("rows of " + sheet.title, len(cells), len(rows) + 1)
    for row, line in zip(rows, cells[1:]):
        for key, cell in zip(columns, line):
            want = cell_of(row, key)
            got = cell.value
            if isinstance(want, (int, float)) and key != "score" and \
                    not isinstance(want, bool):
                got = got if isinstance(got, (int, float)) else repr(got)
            if isinstance(want, datetime.timedelta):
                want, got = want.total_seconds(), got.total_seconds()
            agree(f"{sheet.title} {cell.coordinate}", got, want)
            if isinstance(want, str):
                agree(f"{cell.coordinate} type", cell.data_type, "s")
    check_look(sheet, columns, len(rows))


def check_look(sheet, columns, n):
    last = openpyxl.utils.get_column_letter(len(columns))
    agree("frozen", sheet.freeze_panes, "B2")
    agree("repeated", sheet.print_title_rows, "$1:$1")
    agree("printed", sheet.print_area[0].replace("$", "").split("!")[-1],
          f"A1:{last}{n + 1}")
    agree("paper", int(sheet.page_setup.paperSize), 9)
    for i, key in enumerate(columns):
        if sheet.cell(2, i + 1).value == "NA":
            continue
        form = sheet.cell(2, i + 1).number_format
        if key in ("cases", "closed", "valid"):
            agree(key, form, "#,##0")
        if key == "share" or key.endswith("_rate"):
            agree(key, form, "0.0%")
        if key in ("service_request_id", "unit", "category"):
            agree(key, form, "@")
        width = sheet.column_dimensions[
            openpyxl.utils.get_column_letter(i + 1)].width
        if not 8 <= width <= 64:
            bad.append(f"{sheet.title}: column {i + 1} is {width} wide")


def check_summary(book, report):
    """Every figure of the tiles stands there, beside its label."""
    sheet = book.worksheets[0]
    seen = {(r[0].value, r[2].value): r[1] for r in sheet.iter_rows()}
    tiles = report["sections"].get("glance", {}).get("tiles", {})
    for name, tile in tiles.items():
        cell = seen.get((tile["label"], plain(tile["note"])))
        want = cell_of(tile, "value")
        got = cell.value if cell else "nothing"
        if name.endswith("minutes"):
            if isinstance(got, datetime.datetime):
                got -= EPOCH
            got = got.total_seconds() / 60 if want != "NA" else got
        agree(name, got, want)
    agree("title", sheet["A1"].value, plain(report["title"]).strip())


def main():
    book = openpyxl.load_workbook(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as f:
        report = json.load(f)
    titles, charts = [], 0
    for section in report["sections"].values():
        for name, table in section.get("tables", {}).items():
            if table["rows"]:
                titles.append(table["title"])
                check_table(book, table)
            charts += name in ("volume", "units", "categories")
    check_summary(book, report)
    extra = [s for s in book.worksheets if s.title not in titles]
    agree("other sheets", len(extra), 2)
    agree("charts", len(extra[1]._charts), charts)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type in "fe" or cell.hyperlink:
                    bad.append(f"{sheet.title} {cell.coordinate} is live")
    made = datetime.datetime.fromisoformat(report["as_of"])
    agree("made", book.properties.created,
          made.astimezone(datetime.timezone.utc).replace(tzinfo=None))
    print("\n".join(bad[:9]), end="\n" if bad else "")


main()
