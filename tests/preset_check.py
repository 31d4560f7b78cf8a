#!/usr/bin/env python3
"""Check the tables of a preset: preset_check.py [lib/preset/365]

Every rule's ok_example must fire the rule and its bad_example must not, ids
are unique, patterns compile, categories have a duty holder, and the codes that
one table uses are those another one defines.  Mistakes are printed as
FILE:LINE: WHAT; the status is 1 where there were any.

Patterns are PCRE2 without UCP; Python's re with ASCII classes reads the part
of it that the preset uses.
"""

import os
import re
import sys
import unicodedata

COLUMNS = {
    "rules": "id category pattern field flags weight unless all none service "
    "kind urgency mode tags priority stop enabled hint ok_example bad_example "
    "note",
    "categories": "category name_zh name_en note",
    "targets": "measure target floor note",
    "aliases": "source sign header column form zone note",
    "values": "column value canonical sets note",
    "patterns": "name pattern mode note",
    "areas": "area household address worker member volunteer note",
    "duties": "category agency_responsible co_handlers team mode skills note",
    "deadlines": "mode urgency kind category respond resolve clock from note",
    "staff": "name team areas lines skills absent capacity note",
    "groups": "tag team rank note",
    "dates": "name day time place note",
    "policy": "level mode urgency kind category at clock hours from note",
    "scales": "scale code class credit points note",
    "schemes": "scheme part value note",
}
CANONICAL = set(
    "service_request_id requested_datetime channel description kind address "
    "lat long household reporter reporter_group contact confidential status "
    "status_notes updated_datetime closed_datetime service_name service_code "
    "service_notice category service urgency mode tags rules margin parent_id "
    "repeat_no area team agency_responsible assignee co_handlers "
    "expected_datetime route_notes owner first_response_datetime "
    "resolved_datetime feedback_datetime worked_minutes late_minutes ladder "
    "reopened callback_valid contacted solved satisfied satisfied_scale "
    "adopted adopted_note origin_id score".split()
)
CODES = {
    "service": set("convenience party smart welfare tailored culture".split()),
    "kind": set("consult help complaint report suggestion".split()),
    "mode": set("limited line joint".split()),
    "urgency": set("0123"),
    "team": set("worker member volunteer agency".split()),
    "status": set(
        "new assigned accepted pending returned referred resolved closed "
        "rejected merged".split()
    ),
    "yes": {"Y", "N"},
    "solved": {"Y", "P", "N"},
}
ZONES = "/usr/share/zoneinfo"
SPAN = re.compile(r"[1-9][0-9]*(min|h|d|wd)")
NUMBER = re.compile(r"[0-9]+(\.[0-9]{1,6})?")

faults = []


def fault(place, what):
    faults.append("%s: %s" % (place, what))


def unescape(cell):
    """A TSV cell: an unknown escape stays as it is."""
    return re.sub(
        r"\\([\\tnr])",
        lambda m: {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}[m.group(1)],
        cell,
    )


def load(folder, name):
    path = os.path.join(folder, name + ".tsv")
    with open(path, encoding="utf-8", newline="") as f:
        text = f.read()
    want = COLUMNS[name].split()
    rows = []
    if "\r" in text or not text.endswith("\n"):
        fault(path, "want LF at the end of every line and no CR")
    for n, line in enumerate(text.split("\n")[:-1], 1):
        place = "%s:%d" % (path, n)
        cells = [unescape(c) for c in line.split("\t")]
        if n == 1 and cells != want:
            fault(place, "want the columns " + " ".join(want))
        elif n > 1 and len(cells) != len(want):
            fault(place, "%d cells, want %d" % (len(cells), len(want)))
        elif n > 1:
            rows.append((place, dict(zip(want, cells))))
    return rows


def one_of(place, row, column, codes, empty=True):
    if row[column] not in CODES[codes] and not (empty and not row[column]):
        fault(place, "%s: '%s' is no %s" % (column, row[column], codes))


def compile_pattern(place, column, text, flags):
    bits = 0 if "u" in flags else re.ASCII
    for flag, bit in (("i", re.I), ("x", re.X), ("s", re.S)):
        bits |= bit if flag in flags else 0
    if "l" in flags:
        text = re.escape(text)
    if "w" in flags:
        text = r"\b(?:" + text + r")\b"
    try:
        return re.compile(text, bits)
    except re.error as why:
        fault(place, "%s: %s" % (column, why))
        return re.compile(r"(?!)")


def split(cell, sep):
    return [c for c in cell.split(sep) if c]


def rule_test(place, row):
    """What the rule decides of a text, as a function."""
    comp = lambda column, text: compile_pattern(
        place, column, text, row["flags"]
    )
    pattern = comp("pattern", row["pattern"])
    all_ = [comp("all", p) for p in split(row["all"], " && ")]
    none = [comp("none", p) for p in split(row["none"], " || ")]
    none += [comp("unless", p) for p in split(row["unless"], "\0")]

    def fires(text):
        return (
            pattern.search(text) is not None
            and all(p.search(text) for p in all_)
            and not any(p.search(text) for p in none)
        )

    return fires


def check_rules(rules):
    ids = {}
    for place, row in rules:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]):
            fault(place, "id: '%s'" % row["id"])
        if row["id"] in ids:
            fault(place, "id: '%s' again, see %s" % (row["id"], ids[row["id"]]))
        ids.setdefault(row["id"], place)
        if row["category"] and not re.fullmatch(
            r"[a-z]+(/[a-z-]+)+", row["category"]
        ):
            fault(place, "category: '%s'" % row["category"])
        if not row["category"] and not (
            row["kind"] or row["urgency"] or row["tags"]
        ):
            fault(place, "a rule that decides nothing")
        if row["field"] and row["field"] not in CANONICAL:
            fault(place, "field: no column '%s'" % row["field"])
        if set(row["flags"]) - set("ixswlu"):
            fault(place, "flags: '%s'" % row["flags"])
        if not NUMBER.fullmatch(row["weight"] or "1"):
            fault(place, "weight: '%s'" % row["weight"])
        for column in "service", "kind", "urgency", "mode":
            one_of(place, row, column, column)
        for column in "stop", "enabled":
            one_of(place, row, column, "yes")
        check_examples(place, row)


def check_examples(place, row):
    fires = rule_test(place, row)
    if not row["ok_example"] or not row["bad_example"]:
        fault(place, "%s: wants both examples" % row["id"])
    if not fires(row["ok_example"]):
        fault(place, "%s: ok_example does not fire it" % row["id"])
    if fires(row["bad_example"]):
        fault(place, "%s: bad_example fires it" % row["id"])
    if row["hint"] and row["hint"] not in row["ok_example"]:
        fault(place, "%s: hint is not in ok_example" % row["id"])


def check_duties(duties, rules):
    paths = {row["category"] for _, row in duties}
    if len(paths) != len(duties):
        fault(duties[0][0], "a category stands twice")
    if "*" not in paths:
        fault(duties[0][0], "no fallback '*'")
    for place, row in duties:
        one_of(place, row, "team", "team", False)
        one_of(place, row, "mode", "mode", False)
        if not row["agency_responsible"]:
            fault(place, "no agency_responsible")
    for place, row in rules:
        if row["category"] and row["category"].split("/")[0] not in paths:
            fault(place, "category '%s' has no duty" % row["category"])
    used = {row["category"] for _, row in rules}
    for place, row in duties:
        if row["category"] != "*" and not any(
            (c + "/").startswith(row["category"] + "/") for c in used
        ):
            fault(place, "no rule gives '%s'" % row["category"])


def fold(text):
    """Headers and values are compared in this form."""
    text = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"[ _.?-]", "", text)


def check_aliases(aliases):
    seen, signs, zones = {}, {}, set()
    for place, row in aliases:
        key = (row["source"], fold(row["header"]))
        signs.setdefault(row["source"], 0)
        signs[row["source"]] += row["sign"] == "Y"
        if row["column"] == "missing" and not row["header"]:
            continue
        if key in seen:
            fault(place, "header '%s' again, see %s" % (row["header"], seen[key]))
        seen[key] = place
        one_of(place, row, "sign", "yes")
        if row["column"] != "-" and row["column"] not in CANONICAL:
            fault(place, "no column '%s'" % row["column"])
        if set(row["form"].split()) - set("ymd mdy dmy date time title body".split()):
            fault(place, "form: '%s'" % row["form"])
        zones.add((row["zone"], place))
    for source, n in signs.items():
        if (n == 0) != (source == "*"):
            fault(aliases[0][0], "source '%s' has %d signs" % (source, n))
    for zone, place in zones:
        if zone and os.path.isdir(ZONES) and not os.path.exists(
            os.path.join(ZONES, zone)
        ):
            fault(place, "no zone '%s'" % zone)


def check_values(values, scales):
    seen, codes = {}, {(r["scale"], r["code"]) for _, r in scales}
    yes = "callback_valid contacted adopted confidential".split()
    for place, row in values:
        key = (row["column"], fold(row["value"]))
        if key in seen:
            fault(place, "value '%s' again, see %s" % (row["value"], seen[key]))
        seen[key] = place
        if row["column"] not in CANONICAL:
            fault(place, "no column '%s'" % row["column"])
        if row["column"] in ("status", "kind", "solved"):
            one_of(place, row, "canonical", row["column"])
        if row["column"] in yes:
            one_of(place, row, "canonical", "yes")
        for part in split(row["sets"], ";"):
            column, _, value = part.partition("=")
            if column not in CANONICAL:
                fault(place, "sets: no column '%s'" % column)
            if column == "satisfied_scale" and (value, row["canonical"]) not in codes:
                fault(place, "no code '%s' on scale %s" % (row["canonical"], value))


def check_patterns(patterns):
    """Python writes some things of PCRE2 in another way."""
    for n, (place, row) in enumerate(patterns):
        if row["name"] in [r["name"] for _, r in patterns[:n]]:
            fault(place, "name '%s' again" % row["name"])
        if row["mode"] not in ("line", "paragraph"):
            fault(place, "mode: '%s'" % row["mode"])
        text = re.sub(r"\\x\{([0-9a-f]{4})\}", r"\\u\1", row["pattern"])
        text = text.replace("(?<", "(?P<").replace("(?P<=", "(?<=")
        found = compile_pattern(place, "pattern", text.replace(r"\z", r"\Z"), "")
        if not found.groupindex or set(found.groupindex) - CANONICAL:
            fault(place, "groups that are no columns")


def check_categories(categories, rules):
    """Each category of the rules, and the group it is in, has its names."""
    used = {row["category"] for _, row in rules} - {""}
    used |= {path.split("/")[0] for path in used}
    named = set()
    for place, row in categories:
        if row["category"] in named:
            fault(place, "%s again" % row["category"])
        named.add(row["category"])
        if row["category"] not in used:
            fault(place, "no rule has %s" % row["category"])
        if not re.search("[\u4e00-\u9fff]", row["name_zh"]):
            fault(place, "name_zh: '%s'" % row["name_zh"])
        if not re.fullmatch("[A-Z][a-z A-Z-]+", row["name_en"]):
            fault(place, "name_en: '%s'" % row["name_en"])
    for path in sorted(used - named):
        fault(categories[0][0], "nothing says what %s is called" % path)


def check_areas(areas):
    keys = set()
    for place, row in areas:
        if not row["household"] and not row["address"]:
            fault(place, "neither household nor address")
        for column in "household", "address":
            if row[column] and (column, row[column]) in keys:
                fault(place, "%s '%s' again" % (column, row[column]))
            keys.add((column, row[column]))
        if not row["area"] or not row["worker"]:
            fault(place, "no area or no worker")


def check_deadlines(deadlines):
    for place, row in deadlines:
        for column in "mode", "urgency", "kind":
            one_of(place, row, column, column)
        for column in "respond", "resolve":
            if not SPAN.fullmatch(row[column]):
                fault(place, "%s: '%s'" % (column, row[column]))
        if row["clock"] not in ("natural", "work"):
            fault(place, "clock: '%s'" % row["clock"])
        if row["from"] not in ("now", "next-day"):
            fault(place, "from: '%s'" % row["from"])
    last = deadlines[-1]
    if any(last[1][c] for c in ("mode", "urgency", "kind", "category")):
        fault(last[0], "the last row must fit anything")


def check_policy(policy):
    anyone = set()
    for place, row in policy:
        for column in "mode", "urgency", "kind":
            one_of(place, row, column, column)
        if not re.fullmatch(r"-?[0-9]+(min|h|d|wd)", row["at"]):
            fault(place, "at: '%s'" % row["at"])
        if row["clock"] not in ("", "natural", "work"):
            fault(place, "clock: '%s'" % row["clock"])
        if row["from"] not in ("now", "next-day"):
            fault(place, "from: '%s'" % row["from"])
        if row["level"] in anyone:
            fault(place, "a row before it fits anything")
        if not any(row[c] for c in ("mode", "urgency", "kind", "category")):
            anyone.add(row["level"])
    if anyone != set("remind urge supervise notice".split()):
        fault(policy[0][0], "not every level has a row that fits anything")


def check_staff(staff, groups, areas, duties, rules):
    """Everybody of an area is of the staff, and every line is somebody's."""
    team = {row["name"]: row["team"] for _, row in staff}
    if len(team) != len(staff):
        fault(staff[0][0], "a name stands twice")
    for place, row in areas:
        for who in "worker", "member", "volunteer":
            if team.get(row[who]) != who:
                fault(place, "%s is no %s of the staff" % (row[who], who))
    lines = {l for _, row in staff for l in split(row["lines"], ";")}
    known = {row["area"] for _, row in areas}
    for place, row in staff:
        if not set(split(row["areas"], ";")) <= known:
            fault(place, "areas: '%s'" % row["areas"])
    for place, row in duties:
        if row["category"] != "*" and row["category"].split("/")[0] not in lines:
            fault(place, "nobody has the line")
        for skill in split(row["skills"], ";"):
            if not any(skill in split(r["skills"], ";") for _, r in staff):
                fault(place, "nobody has the skill '%s'" % skill)
    tags = {t for _, row in rules for t in split(row["tags"], ";")}
    if tags != {row["tag"] for _, row in groups}:
        fault(groups[0][0], "the groups are not the tags of the rules")
    if sorted(int(row["rank"]) for _, row in groups) != list(
        range(1, len(groups) + 1)
    ):
        fault(groups[0][0], "ranks are not 1, 2, 3 ...")


def check_scales(scales, schemes):
    for place, row in scales:
        if row["class"] == "none":
            continue
        if row["class"] not in ("satisfied", "basically", "dissatisfied"):
            fault(place, "class: '%s'" % row["class"])
        if not (0 <= float(row["credit"]) <= 1 and 0 <= float(row["points"]) <= 100):
            fault(place, "credit or points out of range")
    weights = {}
    for place, row in schemes:
        if row["part"].startswith(("weight.", "group.")):
            weights.setdefault(row["scheme"], []).append(float(row["value"]))
    for scheme, parts in weights.items():
        if abs(sum(parts) - 1) > 1e-9:
            fault(schemes[0][0], "weights of %s do not make 1" % scheme)


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else "lib/preset/365"
    t = {name: load(folder, name) for name in COLUMNS}
    if not faults:
        check_rules(t["rules"])
        check_categories(t["categories"], t["rules"])
        check_duties(t["duties"], t["rules"])
        check_aliases(t["aliases"])
        check_values(t["values"], t["scales"])
        check_patterns(t["patterns"])
        check_areas(t["areas"])
        check_deadlines(t["deadlines"])
        check_policy(t["policy"])
        check_scales(t["scales"], t["schemes"])
        check_staff(
            t["staff"], t["groups"], t["areas"], t["duties"], t["rules"]
        )
    for what in faults[:50]:
        print(what)
    print("%d rules, %d mistakes" % (len(t["rules"]), len(faults)))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
