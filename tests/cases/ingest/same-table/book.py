"""The table of tab.txt as a workbook: title rows, shared strings, dates."""

import csv
import datetime
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

with open("tab.txt", encoding="utf-8", newline="") as f:
    table = list(csv.reader(f, delimiter="\t"))
when = table[0].index("来电时间")
strings, rows = [], []


def text_cell(text):
    if text not in strings:
        strings.append(text)
    return f'<c t="s"><v>{strings.index(text)}</v></c>' if text else "<c/>"


def date_cell(text):
    day = datetime.datetime.strptime(text, "%Y/%m/%d %H:%M")
    serial = (day - datetime.datetime(1899, 12, 30)) / datetime.timedelta(1)
    return f'<c s="1"><v>{serial!r}</v></c>'


def cell(row, column, text):
    if row == 1 and column == when:
        return date_cell(text)
    return text_cell(text)


rows.append(text_cell("某街道工单"))
rows.append(text_cell("") + text_cell("制表") + text_cell("甲某"))
for r, line in enumerate(table):
    rows.append("".join(cell(r, c, text) for c, text in enumerate(line)))
parts = {
    "_rels/.rels":
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
        f'Type="{REL}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
    "xl/workbook.xml":
        f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>'
        '<sheet name="工单" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
        f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="r1" Type="{REL}/worksheet" '
        'Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{REL}/sharedStrings" '
        'Target="sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{REL}/styles" Target="styles.xml"/>'
        "</Relationships>",
    "xl/styles.xml":
        f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="22"/></cellXfs></styleSheet>',
    "xl/sharedStrings.xml":
        f'<sst xmlns="{MAIN}">' + "".join(
            f'<si><t xml:space="preserve">{escape(s)}</t></si>'
            for s in strings) + "</sst>",
    "xl/worksheets/sheet1.xml":
        f'<worksheet xmlns="{MAIN}"><sheetData>' + "".join(
            f"<row>{row}</row>" for row in rows) + "</sheetData></worksheet>",
}
with zipfile.ZipFile("book.xlsx", "w", zipfile.ZIP_DEFLATED) as z:
    for name, content in parts.items():
        z.writestr(name, content)
