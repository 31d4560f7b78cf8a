"""CSV files as other projects broke them: tables.py FOLDER, TAP on stdout.

The cells that mq-ingest --raw gives are those on which Python's csv module and
two other readers agree, or those of the JSON beside the file.
"""

import csv
import hashlib
import io
import json
import pathlib
import subprocess
import sys

# Where the readers differ, and what mq-ingest does.  minqing(5) says why.
DIFFERENT = {
    "1-csv/csv-test-data/csv/bad-quotes-with-unescaped-quote.csv":
        "a quote within quotes that ends no cell is text; Python ends the "
        "quotes there",
    "1-csv/csv-test-data/csv/bad-missing-quote.csv":
        "a quote that is never closed refuses its line; Python reads on",
    "2-encodings/phpspreadsheet-csv/tests/data/Reader/CSV/sep.csv":
        "the line sep=; tells the delimiter; Python takes it for a record",
    "2-encodings/kuhn/markus_kuhn/UTF-8-test.txt":
        "no text of any encoding: refused",
}

count = failed = 0


def tap(good, what, note=""):
    global count, failed
    count += 1
    failed += not good
    print(("ok" if good else "not ok"), count, "-", what)
    if not good:
        for line in str(note).splitlines()[:20]:
            print("#", line)


def unescape(cell):
    out, i = [], 0
    while i < len(cell):
        pair = cell[i:i + 2]
        if pair in ("\\\\", "\\t", "\\n", "\\r"):
            out.append({"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}[pair[1]])
            i += 2
        else:
            out.append(cell[i])
            i += 1
    return "".join(out)


def cells(text):
    lines = text.split("\n")
    assert lines.pop() == ""
    return [[unescape(c) for c in line.split("\t")] for line in lines]


def run(*args, stdin=None):
    return subprocess.run(["mq-ingest", *map(str, args)], input=stdin,
                          capture_output=True, check=False)


def read(path, *options):
    """The rows of a file, by TSV and by CSV, which must agree; or a message."""
    done = run("--raw", *options, path)
    if done.returncode:
        return done.stderr.decode()
    rows = cells(done.stdout.decode())
    again = run("--raw", "-t", "csv", *options, path).stdout.decode()
    read_back = [row or [""] for row in csv.reader(io.StringIO(again, newline=""))]
    return rows if read_back == rows else "TSV and CSV differ:\n" + again


def digest(rows):
    text = json.dumps(rows, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def table(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def check_index(top):
    for row in table(top / "CSV-INDEX-public.tsv"):
        name = row["file"]
        if name in DIFFERENT or "premiere" in name:
            continue  # the latter are among the encodings
        if row["agree"] != "all3":
            check_python(top, name)
            continue
        options = ["-d", "tab" if row["delim"] == "TAB" else row["delim"]]
        if row["enc"] == "non-utf8":  # the set's hash is of this reading
            options += ["-e", "ISO-8859-1"]
        got = read(top / name, *options)
        tap(digest(got) == row["py_sha"], name, got)


def check_python(top, name):
    """Where others differ, Python's reading is the measure."""
    with open(top / name, encoding="utf-8-sig", newline="") as f:
        want = [row or [""] for row in csv.reader(f)]
    got = read(top / name, "-d", ",")
    tap(got == want, name + " as Python reads it", f"got {got}\nwant {want}")


def check_different(top):
    for name, why in DIFFERENT.items():
        got = run("--raw", top / name)
        kind = {"bad-quotes": 0, "bad-missing": 1, "sep.csv": 0,
                "UTF-8-test": 2}
        want = next(v for k, v in kind.items() if k in name)
        tap(got.returncode == want, f"{name}: {why}", got.stderr.decode())


def check_spectrum(top):
    folder = top / "1-csv" / "csv-spectrum"
    for path in sorted(folder.glob("csvs/*.csv")):
        if path.stem == "location_coordinates":  # its JSON is another table's
            continue
        want = json.loads((folder / "json" / (path.stem + ".json")).read_text())
        got = read(path)
        head, rows = got[0], got[1:]
        tap([dict(zip(head, row)) for row in rows] == want,
            f"csv-spectrum {path.stem}", got)


def check_test_data(top):
    folder = top / "1-csv" / "csv-test-data"
    for path in sorted(folder.glob("csv/*.csv")):
        expected = folder / "json" / (path.stem + ".json")
        if not expected.exists():
            continue
        want = json.loads(expected.read_text())
        got = read(path)
        if path.stem.startswith("header-"):
            got = [dict(zip(got[0], row)) for row in got[1:]]
        tap(got == want, f"csv-test-data {path.stem}", f"{got}\n{want}")


def check_ruby(top):
    path = top / "1-csv" / "cases-as-data" / "ruby_csv.json"
    for i, case in enumerate(json.loads(path.read_text())["cases"]):
        if "error" in case:
            continue
        done = run("--raw", "-d", ",", stdin=case["input"].encode())
        want = [cell or "" for cell in case["first_row"] or []]
        rows = cells(done.stdout.decode()) if done.stdout else []
        tap((rows[0] if rows else []) == want, f"ruby case {i}",
            f"{case}\n{done}")


def check_encodings(top):
    for row in table(top / "ENC-EXPECT-public.tsv"):
        name = row["file"]
        want = (top / name).read_bytes().decode(row["encoding"])
        done = run("--raw", "-f", "tsv", "-e", ICONV.get(
            row["encoding"], row["encoding"]), top / name)
        got = cells(done.stdout.decode()) if done.returncode == 0 else done
        lines = want.replace("\r\n", "\n").removesuffix("\n").split("\n")
        lines[-1] = lines[-1].removesuffix("\r")
        tap(got == [[unescape(c) for c in line.split("\t")]
                    for line in lines],
            f"{name} in {row['encoding']}", f"{got}\n{lines}")


def check_guesses(top):
    """Without -e the text is the same, or the right -e is named."""
    for row in table(top / "ENC-EXPECT-public.tsv"):
        name, encoding = row["file"], row["encoding"]
        named = run("--raw", "-d", ",", "-e", ICONV.get(encoding, encoding),
                    top / name)
        done = run("--raw", "-d", ",", top / name)
        wanted = "WINDOWS-1252" if encoding == "latin-1" else (
            ICONV.get(encoding, encoding).upper())
        good = done.stdout == named.stdout if done.returncode == 0 else (
            done.returncode == 2 and f"-e {wanted}" in done.stderr.decode())
        tap(good, f"{name} without -e", done.stderr.decode())


def check_gzip(top):
    folder = top / "4-gzip" / "go-gunzip-vectors"
    for case in json.loads((folder / "expected.json").read_text()):
        done = run("--raw", folder / case["file"])
        if case["go_result"] == "ok":
            want = case["decoded_prefix"].removesuffix("\n").split("\n")
            got = [",".join(row) for row in cells(done.stdout.decode())]
            tap(done.returncode == 0 and (got or [""]) == want, case["file"],
                f"{done}\n{want}")
        else:
            tap(done.returncode == 2, f"{case['file']} is refused", done)
    multi = top / "4-gzip" / "flate2-rs" / "tests"
    done = run("--raw", "-f", "tsv", multi / "multi.gz")
    tap(done.stdout == run("--raw", "-f", "tsv", multi / "multi.txt").stdout,
        "members of a gzip file are one stream", done)


# What Python calls an encoding, in iconv's words.
ICONV = {"utf-8-sig": "UTF-8", "utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE",
         "utf-32-le": "UTF-32LE", "utf-32-be": "UTF-32BE",
         "cp1252": "WINDOWS-1252", "latin-1": "ISO-8859-1"}


def main():
    top = pathlib.Path(sys.argv[1])
    check_index(top)
    check_different(top)
    check_spectrum(top)
    check_test_data(top)
    check_ruby(top)
    check_encodings(top)
    check_guesses(top)
    check_gzip(top)
    print(f"1..{count}")


main()
