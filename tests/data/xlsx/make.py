#!/usr/bin/env python3
"""Workbooks for tests, made with zipfile:  make.py FOLDER

Writes NAME.xlsx for every case below, with NAME.args (options of mq-ingest
--raw), and NAME.out (what it is to print: worked out by hand from ECMA-376 and
from what spreadsheets show) or NAME.err (what its message is to contain).
With a second argument only that case is made; small.xlsx beside this file is
the case `small`.
"""
import html
import os
import struct
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml"

CASES = {}


def case(make):
    CASES[make.__name__] = make
    return make


def rels(*triples, base=REL):
    return f'<Relationships xmlns="{PKG}">' + "".join(
        f'<Relationship Id="{i}" Type="{base}/{kind}" Target="{target}"/>'
        for i, kind, target in triples) + "</Relationships>"


def sheet(rows, before="", after=""):
    return (f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">'
            f"{before}<sheetData>{rows}</sheetData>{after}</worksheet>")


def styles(*codes):
    """Style 0 is General; style i is codes[i - 1], a code or a built-in id."""
    fmts = "".join(
        f'<numFmt numFmtId="{164 + i}" formatCode="{html.escape(c)}"/>'
        for i, c in enumerate(codes) if isinstance(c, str))
    xfs = "".join(
        f'<xf numFmtId="{c if isinstance(c, int) else 164 + i}"/>'
        for i, c in enumerate(codes))
    return (f'<styleSheet xmlns="{MAIN}"><numFmts>{fmts}</numFmts>'
            f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
            f'<cellXfs><xf numFmtId="0"/>{xfs}</cellXfs></styleSheet>')


def strings(*texts):
    return f'<sst xmlns="{MAIN}">' + "".join(
        t if t.startswith("<si") else f"<si><t>{t}</t></si>"
        for t in texts) + "</sst>"


def text(ref, s):
    return f'<c r="{ref}" t="inlineStr"><is><t>{s}</t></is></c>'


def parts(sheets, style=None, shared=None, pr=""):
    """The parts of a workbook; sheets is [(name, xml, state)]."""
    links = [(f"rId{i + 1}", "worksheet", f"worksheets/sheet{i + 1}.xml")
             for i in range(len(sheets))]
    out = {}
    tags = ""
    for i, (name, xml, state) in enumerate(sheets):
        out[f"xl/worksheets/sheet{i + 1}.xml"] = xml
        tags += (f'<sheet name="{name}" sheetId="{i + 1}" state="{state}" '
                 f'r:id="rId{i + 1}"/>')
    if style:
        links.append(("rIdS", "styles", "styles.xml"))
        out["xl/styles.xml"] = style
    if shared:
        links.append(("rIdT", "sharedStrings", "sharedStrings.xml"))
        out["xl/sharedStrings.xml"] = shared
    out["_rels/.rels"] = rels(("rId1", "officeDocument", "xl/workbook.xml"))
    out["xl/_rels/workbook.xml.rels"] = rels(*links)
    out["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{REL}">{pr}'
        f"<sheets>{tags}</sheets></workbook>")
    return out


def book(rows, style=None, shared=None, pr="", **more):
    return parts([("Sheet1", sheet(rows, **more), "visible")], style, shared,
                 pr)


def write(path, files, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as z:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = method
            z.writestr(info, data)


# --- what is read ---

@case
def small():
    """Every kind of cell once."""
    return book(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="C1" t="s"><v>2</v></c></row>'
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>41852</v></c>'
        '<c r="C2" t="inlineStr"><is><t>灯不亮</t></is></c></row>'
        '<row r="4"><c r="A4"><v>0.30000000000000004</v></c>'
        '<c r="B4" t="b"><v>1</v></c><c r="C4" t="e"><v>#N/A</v></c></row>',
        styles("yyyy\\-mm\\-dd"), strings("编号", "日期", "内容")), [], \
        "编号\t日期\t内容\n1\t2014-08-01\t灯不亮\n\t\t\n0.3\tTRUE\t#N/A\n"


@case
def kinds():
    """Types of cells; a formula's text; what has a type it should not have."""
    return book(
        '<row r="1"><c r="A1" t="str"><f>A2&amp;"x"</f><v>ax</v></c>'
        '<c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="b"><v>0</v></c>'
        '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" t="n"><v>'
        " 5 </v></c></row>"
        '<row r="2"><c r="A2" t="d"><v>2021-01-01T10:10:10</v></c>'
        '<c r="B2" t="d" s="1"><v>2021-01-01T00:00:00.000Z</v></c>'
        '<c r="C2" t="d"><v>10:10:10</v></c><c r="D2" t="d"><v>soon</v></c>'
        '<c r="E2"><v>soon</v></c></row>'
        '<row r="3"><c r="A3" t="str"><f>""</f><v></v></c>'
        '<c r="B3" t="inlineStr"><v>7</v><is><t>seven</t></is></c>'
        '<c r="C3" t="b"><v>true</v></c><c r="D3" t="str"><v>01</v></c>'
        '<c r="E3" s="9"><v>1</v></c></row>', styles(14)), [], \
        "ax\t2\tFALSE\t#DIV/0!\t5\n" \
        "2021-01-01T10:10:10\t2021-01-01\t10:10:10\tsoon\tsoon\n" \
        "\tseven\tTRUE\t01\t1\n"


@case
def texts():
    """Escapes of cells and of TSV, rich and phonetic text, white space."""
    return book(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>'
        '<row r="2"><c r="A2" t="s"><v>4</v></c><c r="B2" t="s"><v>5</v></c>'
        '<c r="C2" t="s"><v>6</v></c><c r="D2" t="s"><v>7</v></c></row>'
        '<row r="3"><c r="A3" t="s"><v>8</v></c>'
        '<c r="B3" t="str"><v>a_x000A_b</v></c>'
        '<c r="C3" t="inlineStr"><is><r><t>x</t></r><r><t>y_x0009_</t></r>'
        "<rPh><t>no</t></rPh></is></c>"
        '<c r="D3" t="inlineStr"><is><t><![CDATA[<&]]>&lt;</t></is></c></row>',
        shared=strings(
            "a_x000D_\nb", "_x005F_x000D_", "_x00e9_ _xD83C__xDF63_ _xD83C_",
            "_x000_ _X000D_ _x000g_ _x0000_ x_",
            "<si><r><rPr><b/></rPr><t xml:space=\"preserve\"> one </t></r>"
            "<r><t>two</t></r></si>",
            "<si><t>課</t><rPh sb=\"0\" eb=\"1\"><t>カ</t></rPh>"
            "<phoneticPr fontId=\"1\"/></si>",
            "tab\there \\n", "<si/>", "a&#10;b&#13;c")), [], \
        "a\\r\\nb\t_x000D_\té 🍣 _xD83C_\t_x000_ _X000D_ _x000g_ _x0000_ x_\n" \
        " one two\t課\ttab\\there \\\\n\t\n" \
        "a\\nb\\rc\ta\\nb\txy\\t\t<&<\n"


@case
def dates():
    """1900 system; built-in and custom formats."""
    codes = [14, 22, 20, 46, 31, 57, "yyyy\"年\"m\"月\"d\"日\"",
             "[$-409]h:mm AM/PM;@", "[h]:mm", "0\"d\"", "mm:ss",
             "[Red][<1]h:mm;yyyy\\-mm\\-dd"]
    values = [("41852", "2014-08-01"), ("41852.628472222219",
              "2014-08-01T15:05:00"), ("0.62847222222222221", "15:05:00"),
              ("1.1041666666666667", "26:30:00"), ("60", "1900-02-29"),
              ("61", "1900-03-01"), ("41852.5", "2014-08-01T12:00:00"),
              ("41852.999999", "2014-08-02T00:00:00"),
              ("1.1041666666666667", "26:30:00"), ("41852", "41852"),
              ("6.9444444444444447E-4", "00:01:00"), ("0.25", "06:00:00")]
    rows = "".join(f'<row><c s="{i + 1}"><v>{v}</v></c></row>'
                   for i, (v, _) in enumerate(values))
    rows += '<row><c s="1"><v>-1</v></c></row><row><c s="1"><v>3e6</v></c></row>'
    return book(rows, styles(*codes)), [], \
        "".join(w + "\n" for _, w in values) + "-1\n3000000\n"


@case
def dates_1904():
    return book('<row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>'
                '42735</v></c><c r="C1" s="2"><v>0.25</v></c></row>',
                styles(14, 20), pr='<workbookPr date1904="true"/>'), [], \
        "1904-01-01\t2021-01-01\t06:00:00\n"


@case
def numbers():
    values = [("0.1", "0.1"), ("1.38E+10", "13800000000"), ("1E-3", "0.001"),
              ("12345678901234567890", "12345678901234567890"),
              ("-0.0", "0"), ("1.0", "1"), ("79.989999999999995", "79.99")]
    return book('<row r="1">' + "".join(f"<c><v>{v}</v></c>"
                                        for v, _ in values) + "</row>"), [], \
        "\t".join(w for _, w in values) + "\n"


@case
def places():
    """Rows and cells that do not say where they stand; cells in any order."""
    return book(
        "<row><c><v>1</v></c><c><v>2</v></c></row>"
        '<row r="3"><c r="C3"><v>6</v></c><c r="A3"><v>4</v></c>'
        "<c><v>5</v></c></row>"
        '<row><c r="B5"><v>7</v></c><c><v>8</v></c></row>'
        '<row><c r="b6"><v>9</v></c></row>'), [], \
        "1\t2\t\n\t\t\n4\t5\t6\n\t\t\n\t7\t8\n\t9\t\n"


@case
def empties():
    """Styled but empty cells and rows make no rectangle."""
    return book(
        '<row r="1"/><row r="2"><c r="B2"><v>1</v></c><c r="D2" s="1"/></row>'
        '<row r="3"><c r="A3" s="1"/></row><row r="9"><c r="Z9"><v></v></c>'
        "</row>", before='<dimension ref="A1:Z99"/>'), [], "\t\n\t1\n"


@case
def nothing():
    return book(""), [], ""


@case
def far():
    """A cell in the last place there is."""
    return book('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), [], \
        "\n" * 1048575 + "\t" * 16383 + "1\n"


def merged():
    return book(
        '<row r="1">' + text("A1", "街道") + "</row>"
        '<row r="2">' + text("A2", "东") + text("C2", "one") + "</row>"
        '<row r="3">' + text("C3", "two") + "</row>"
        '<row r="6">' + text("B6", "z") + text("C6", "hidden") + "</row>",
        after='<mergeCells count="4"><mergeCell ref="A1:C1"/>'
        '<mergeCell ref="A2:A5"/><mergeCell ref="B6:C7"/>'
        '<mergeCell ref="A1:XFD1048576"/></mergeCells>')


@case
def merged_blank():
    return merged(), ["--merged", "blank"], \
        "街道\t\t\n东\t\tone\n\t\ttwo\n\t\t\n\t\t\n\tz\thidden\n"


@case
def merged_fill():
    return merged(), ["--merged", "fill"], \
        "街道\t街道\t街道\n东\t\tone\n东\t\ttwo\n东\t\t\n东\t\t\n" \
        "\tz\thidden\n\tz\tz\n"


def hidden():
    return book(
        "<row r=\"1\"><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>"
        '<row r="2" hidden="1"><c><v>4</v></c><c><v>5</v></c></row>'
        '<row r="3" hidden="false"><c><v>6</v></c><c><v>7</v></c></row>'
        '<row r="5" hidden="true"><c><v>8</v></c></row>',
        before='<cols><col min="2" max="2" hidden="1"/>'
        '<col min="9" max="16384" hidden="1"/></cols>')


@case
def hidden_kept():
    return hidden(), [], "1\t2\t3\n4\t5\t\n6\t7\t\n\t\t\n8\t\t\n"


@case
def hidden_dropped():
    return hidden(), ["--drop-hidden"], "1\t3\n6\t\n"


def several():
    def one(n):
        return sheet(f'<row r="1"><c r="A1"><v>{n}</v></c></row>')
    return parts([("隐藏", one(1), "hidden"), ("空", sheet(""), "visible"),
                  ("数据 &amp; 表", one(3), "visible"), ("2", one(4), "visible"),
                  ("Data", one(5), "veryHidden")])


@case
def sheet_first():
    return several(), [], "3\n"


@case
def sheet_name():
    return several(), ["-s", "数据 & 表"], "3\n"


@case
def sheet_number():
    return several(), ["-s", "1"], "1\n"


@case
def sheet_name_before_number():
    return several(), ["-s", "2"], "4\n"


@case
def sheet_folded():
    return several(), ["-s", "dATA"], "5\n"


@case
def sheet_unknown():
    return several(), ["-s", "工作表"], None, \
        "no sheet '工作表'; there are 1 '隐藏' (hidden), 2 '空', " \
        "3 '数据 & 表', 4 '2', 5 'Data' (hidden)"


@case
def strict():
    files = small()[0]
    out = {n: d.replace(MAIN, STRICT + "/spreadsheetml/main").replace(
        REL, STRICT + "/officeDocument/relationships")
        for n, d in files.items()}
    return out, [], small()[2]


@case
def prefixed():
    """Every element with a prefix, as some libraries write."""
    files = small()[0]
    for n in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        files[n] = files[n].replace("</", "\0").replace("<", "<x:").replace(
            "\0", "</x:").replace("<x:?", "<?").replace("xmlns=", "xmlns:x=")
    return files, [], small()[2]


@case
def names():
    """Part names with '\\', in capitals, and absolute targets with '..'."""
    files = {n.replace("/", "\\").upper(): d for n, d in small()[0].items()}
    n = "XL\\_RELS\\WORKBOOK.XML.RELS"
    files[n] = files[n].replace("worksheets/", "/xl/charts/../worksheets/")
    return files, [], small()[2]


@case
def utf16():
    files = small()[0]
    n = "xl/worksheets/sheet1.xml"
    files[n] = files[n].replace("UTF-8", "UTF-16").encode("utf-16")
    return files, [], small()[2]


@case
def no_package_rels():
    files = small()[0]
    del files["_rels/.rels"]
    return files, [], small()[2]


# --- what is refused ---

ANEW = "save it anew"


@case
def doctype():
    files = small()[0]
    n = "xl/worksheets/sheet1.xml"
    files[n] = ('<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' +
                sheet('<row><c t="str"><v>&b;</v></c></row>').split("?>")[1])
    return files, [], None, "xl/worksheets/sheet1.xml has a DOCTYPE"


@case
def doctype_in_strings():
    files = small()[0]
    n = "xl/sharedStrings.xml"
    files[n] = '<!DOCTYPE sst SYSTEM "file:///etc/passwd">' + files[n]
    return files, [], None, "DOCTYPE"


@case
def bad_xml():
    files = small()[0]
    n = "xl/worksheets/sheet1.xml"
    files[n] = files[n].replace("</sheetData>", "")
    return files, [], None, "xl/worksheets/sheet1.xml is damaged (line 1: " \
        "mismatched tag); open it in a spreadsheet and " + ANEW


@case
def bad_string():
    return book('<row r="7"><c r="B7" t="s"><v>3</v></c></row>',
                shared=strings("a")), [], None, "cell B7 is a string that"


@case
def no_strings():
    return book('<row r="7"><c r="B7" t="s"><v>0</v></c></row>'), [], None, \
        "cell B7 is a string that"


@case
def row_too_far():
    return book('<row r="1048577"><c><v>1</v></c></row>'), [], None, "a row " \
        "beyond"


@case
def row_absurd():
    return book('<row r="99999999999999999999"><c><v>1</v></c></row>'), [], \
        None, "a row beyond"


@case
def col_too_far():
    return book('<row r="1"><c r="XFE1"><v>1</v></c></row>'), [], None, \
        "row 1: a column beyond"


@case
def bad_ref():
    return book('<row r="1"><c r="1A"><v>1</v></c></row>'), [], None, \
        "row 1: '1A' is no cell"


@case
def rows_backwards():
    return book('<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c>'
                "</row>"), [], None, "row 1 stands behind row 2"


@case
def cell_twice():
    return book('<row r="2"><c r="B2"><v>1</v></c><c r="B2"><v>2</v></c>'
                "</row>"), [], None, "row 2: column 2 is there twice"


@case
def sheets_of_one_part():
    files = small()[0]
    n = "xl/workbook.xml"
    tag = files[n][files[n].index("<sheet "):files[n].index("</sheets>")]
    files[n] = files[n].replace(tag, tag + tag.replace("Sheet1", "Sheet2"))
    return files, [], None, "two sheets are one part"


@case
def other_row():
    return book('<row r="2"><c r="A3"><v>1</v></c></row>'), [], None, \
        "cell A3 stands in row 2"


@case
def deep():
    return book("", after="<a>" * 200 + "</a>" * 200), [], None, \
        "nested 100 deep"


@case
def long_tag():
    return book("", after=f'<a b="{"x" * 3000000}"/>'), [], None, \
        "a tag of more than a megabyte"


@case
def long_cell():
    return book('<row><c t="inlineStr"><is><t>' + "长" * 6000000 +
                "</t></is></c></row>"), [], None, "16 MiB"


@case
def bomb_sheet():
    return book(" " * (80 << 20)), [], None, "as no spreadsheet does"


@case
def bomb_strings():
    return book("", shared=strings("a" * (80 << 20))), [], None, \
        "as no spreadsheet does"


@case
def not_a_workbook():
    return {"a.csv": "a,b\n"}, [], None, "a zip archive without a workbook"


@case
def word():
    return {"_rels/.rels": rels(("r1", "officeDocument", "word/document.xml")),
            "word/document.xml": "<w/>"}, [], None, "a Word document"


@case
def xlsb():
    return {"_rels/.rels": rels(("r1", "officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": "\0"}, [], None, "a binary workbook (.xlsb)"


@case
def ods():
    return {"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": "<x/>"}, [], None, "an OpenDocument file (.ods)"


@case
def chart_only():
    files = small()[0]
    n = "xl/_rels/workbook.xml.rels"
    files[n] = files[n].replace("/worksheet\"", "/chartsheet\"")
    return files, [], None, "a workbook without a work sheet"


@case
def missing_sheet():
    files = small()[0]
    del files["xl/worksheets/sheet1.xml"]
    return files, [], None, "(a part is missing)"


# --- damage to the zip file itself: a change to the bytes of small.xlsx ---

def ole(stream):
    name = stream.encode("utf-16-le")
    return (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 70000 + name +
            b"\0" * 500)


def flip_data(data):
    """One bit of the sheet's packed bytes, stored so that it still inflates."""
    at = data.index("灯".encode())
    return data[:at + 2] + bytes([data[at + 2] ^ 1]) + data[at + 3:]


def set_flags(data, flags):
    out, at = data, 0
    while True:
        at = out.find(b"PK\1\2", at)
        if at < 0:
            return out
        out = out[:at + 8] + struct.pack("<H", flags) + out[at + 10:]
        at += 4


def overlap(data):
    """A second entry in the list for the bytes of the first."""
    start = data.index(b"PK\1\2")
    end = data.index(b"PK\5\6")
    size = 46 + sum(struct.unpack("<HHH", data[start + 28:start + 34]))
    first = data[start:start + size]
    name = first[46:46 + struct.unpack("<H", first[28:30])[0]]
    again = first.replace(name, name[:-1] + b"?")
    count = struct.unpack("<H", data[end + 10:end + 12])[0] + 1
    listing = data[start:end] + again
    # The local header's name is looked at by nobody here.
    return data[:start] + listing + b"PK\5\6" + struct.pack(
        "<HHHHIIH", 0, 0, count, count, len(listing), start, 0)


DAMAGE = {
    "password": (lambda d: ole("EncryptedPackage"), "password-protected; "
                 "save it without a password"),
    "xls": (lambda d: ole("Workbook"), "(.xls)"),
    "cut_short": (lambda d: d[:-30], "cut short"),
    "cut_to_magic": (lambda d: d[:4], "cut short"),
    "bad_crc": (flip_data, "(xl/worksheets/sheet1.xml)"),
    "encrypted_parts": (lambda d: set_flags(d, 1), "password-protected"),
    "overlapping": (overlap, "parts lie over one another"),
}


def main():
    folder, only = sys.argv[1], sys.argv[2:]
    os.makedirs(folder, exist_ok=True)

    def put(name, kind, s):
        with open(os.path.join(folder, f"{name}.{kind}"), "wb") as f:
            f.write(s if isinstance(s, bytes) else s.encode())

    for name, make in CASES.items():
        if only and name not in only:
            continue
        files, args, out, *err = make()
        write(os.path.join(folder, name + ".xlsx"), files)
        if only:
            continue
        put(name, "args", "".join(a + "\n" for a in args))
        if out is None:
            put(name, "err", err[0])
        else:
            put(name, "out", out)
    if only:
        return
    path = os.path.join(folder, "stored.xlsx")
    write(path, small()[0], zipfile.ZIP_STORED)
    put("stored", "args", "")
    put("stored", "out", small()[2])
    with open(path, "rb") as f:
        data = f.read()
    for name, (change, err) in DAMAGE.items():
        put(name, "xlsx", change(data))
        put(name, "args", "")
        put(name, "err", err)


if __name__ == "__main__":
    main()
