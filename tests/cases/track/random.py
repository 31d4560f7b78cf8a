"""Logs that look random: random.py make SEED, in the current folder; and
random.py check RECORDS REJECTS HOW, which counts the minutes of the records in
natural time once more, from those events that were not refused."""

import collections
import csv
import datetime
import random
import sys

START = datetime.datetime(2026, 1, 5)
NOW = datetime.datetime(2026, 2, 1, 10)
VERBS = (
    "accept assign transfer return contact pause resume extend refer resolve "
    "feedback rate reopen close merge"
).split()
LOG = "service_request_id event_datetime event actor to note".split()
CASES = (
    "service_request_id requested_datetime status expected_datetime urgency "
    "assignee solved mode closed_datetime"
).split()


def text(minutes):
    t = START + datetime.timedelta(minutes=minutes)
    return t.strftime("%Y-%m-%dT%H:%M:%S+08:00")


def write(name, header, rows):
    with open(name, "w", encoding="utf-8") as f:
        for row in [header] + rows:
            f.write("\t".join(row) + "\n")


def make(seed):
    r = random.Random(seed)
    ids = ["R%03d" % i for i in range(60)]
    cases = []
    for i in ids:
        asked = r.randrange(5000)
        cases.append(
            [
                i,
                text(asked),
                r.choice(["new", "", "closed", "accepted", "pending"]),
                text(asked + r.randrange(60, 20000)) if r.random() < 0.9 else "",
                r.choice("0123"),
                r.choice(["", "何青", "unassigned"]),
                r.choice(["", "Y"]),
                r.choice(["line", "joint"]),
                text(asked + r.randrange(30000)) if r.random() < 0.3 else "",
            ]
        )
    log = []
    for _ in range(600):
        verb = r.choice(VERBS + ["pause", "resume", "contact", "resolve", "reopen"])
        to = {
            "merge": r.choice(ids),
            "extend": r.choice(["24h", "2wd", "90min", text(r.randrange(5000, 40000))]),
            "assign": r.choice(["林知夏", "苏晚;物业公司", "齐一帆"]),
            "transfer": r.choice(["城管中队", "物业公司;街道"]),
        }.get(verb, "")
        note = ""
        if verb == "rate":
            note = r.choice(
                ["solved=Y;satisfied=3", "contacted=N;solved=P", "solved=Q", "谢谢"]
            )
        who = r.choice(ids) if r.random() < 0.99 else "X%d" % r.randrange(9)
        row = [who, text(r.randrange(45000)), verb]
        row += [r.choice(["林知夏", "苏晚", ""]), to, note]
        log += [row] * (2 if r.random() < 0.02 else 1)
    write("cases.tsv", CASES, cases)
    write("one.tsv", LOG, log)
    write("sorted.tsv", LOG, sorted(log, key=lambda row: "\t".join(row).encode()))
    r.shuffle(log)
    write("two.tsv", LOG, log)
    write(
        "deadlines.tsv",
        ["mode", "resolve", "clock"],
        [["line", "8h", "work"], ["", "7d", "natural"]],
    )


def rows(name):
    with open(name, encoding="utf-8", newline="") as f:
        yield from csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE)


def time(s):
    return datetime.datetime.fromisoformat(s[:19]) if s else None


def natural(asked, due, events, how):
    """Minutes worked and late, by what state each minute of the life is in."""
    marks = []
    state = "open"
    for t, verb, to in events:
        if verb in ("resolve", "close", "refer", "merge") and state != "ended":
            state = "ended"
        elif verb == "pause":
            state = "paused"
        elif verb == "resume" or (verb in ("reopen", "return") and state == "ended"):
            state = "open"
        elif verb != "extend":
            continue
        marks.append((t, state, verb, to))
        if verb == "reopen" and how == "ignore":
            return None
    marks.append((NOW, None, "", ""))
    since, state = asked, "open"
    worked = datetime.timedelta()
    given = due - asked if due else None
    end = None
    for t, after, verb, to in marks:
        t = max(t, since)
        if state == "open":
            worked += t - since
        if verb == "extend" and given is not None:
            if to[-2:] == "wd":
                return None
            if to[-1] == "h":
                given += datetime.timedelta(hours=int(to[:-1]))
            elif to[-3:] == "min":
                given += datetime.timedelta(minutes=int(to[:-3]))
            else:
                given = time(to) - t + worked
        if verb == "reopen" and how == "reset":
            worked = datetime.timedelta()
        since, state = t, after
    late = max(datetime.timedelta(), worked - given) if given is not None else None
    return worked, late


def check(records, rejects, how):
    refused = collections.Counter(
        row["raw"].replace("\\t", "\t") for row in rows(rejects) if row["line"] != "1"
    )
    log = collections.defaultdict(set)
    for row in rows("one.tsv"):
        line = "\t".join(row[c] for c in LOG)
        key = (time(row["event_datetime"]), VERBS.index(row["event"]), line)
        if key[0] <= NOW and not refused[line]:
            log[row["service_request_id"]].add((key, row["to"]))
    seen = 0
    for was, case in zip(rows("cases.tsv"), rows(records)):
        events = sorted(log[was["service_request_id"]])
        events = [(k[0], VERBS[k[1]], to) for k, to in events]
        if was["mode"] == "line" or was["closed_datetime"] or not events:
            continue
        if was["status"] == "closed":
            continue
        want = natural(
            time(was["requested_datetime"]), time(was["expected_datetime"]), events, how
        )
        if want is None:
            continue
        got = case["worked_minutes"], case["late_minutes"]
        told = [
            "" if w is None else str(int(w.total_seconds()) // 60) for w in want
        ]
        assert list(got) == told, (was, case, told, events)
        seen += 1
    assert seen > 0


if sys.argv[1] == "make":
    make(int(sys.argv[2]))
else:
    check(*sys.argv[2:])
