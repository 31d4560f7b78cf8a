"""Write the pipeline's work down for other programs: the peers of `make bench`.

    peers.py RULES.TSV FOLDER

writes FOLDER/duckdb.mjs, FOLDER/peer.mlr and FOLDER/peer.awk.  Each reads the
generated work orders, joins title and text, labels every record by the rules
(the label of the greatest sum of weights), counts by unit with the three rates,
by category and by day, and prints HTML tables.  They do less than the pipeline:
no ids, areas, assignees, due times, intervals, reasons or rejects; `all`, `none`
and `unless` are left out, and so are the rules whose pattern a program cannot
run (said in a comment at the top of each).  mawk gets TSV, for it reads no CSV.
"""

import re
import sys


def rules(path):
    lines = open(path, encoding="utf-8").read().split("\n")
    head = lines[0].split("\t")
    for line in lines[1:]:
        row = dict(zip(head, line.split("\t")))
        if not line or not row["category"] or row["field"] not in ("", "description"):
            continue
        row["pattern"] = row["pattern"].replace("\\\\", "\\")
        yield row


LOOK = re.compile(r"\(\?[=!<]|\\[KQG]|\(\*|\(\?>|[*+?}]\+")


def runnable(rows, convert):
    kept, left = [], 0
    for row in rows:
        pattern = None if LOOK.search(row["pattern"]) else convert(row)
        if pattern is None:
            left += 1
        else:
            kept.append((row["category"], row["weight"] or "1", pattern))
    return kept, left


def re2(row):
    return ("(?i)" if "i" in row["flags"] else "") + row["pattern"]


def ere(row):
    pattern = row["pattern"].replace("(?:", "(")
    if re.search(r"\\[a-zA-Z]|\{\d|\(\?|[*+?]\?", pattern) or "i" in row["flags"]:
        return None
    return pattern.replace("/", "\\/")


def duckdb(rows):
    kept, left = runnable(rows, re2)
    by = {}
    for category, weight, pattern in kept:
        by.setdefault(category, []).append((weight, pattern.replace("'", "''")))
    sums = ",\n".join(
        "{'s': %s, 'c': '%s'}" % (" + ".join(
            "%s * regexp_matches(text, '%s')::INT" % hit for hit in hits), category)
        for category, hits in by.items())
    sql = """
create table r as select *, "标题" || chr(10) || "主要内容" as text
  from read_csv(FILE, header = true, all_varchar = true, quote = '"');
create table c as select *, (list_reduce([%s],
  lambda a, b : case when b.s > a.s then b else a end)) as best from r;
create table units as select "承办单位", count(*) n,
  count(*) filter ("是否有效回访" = '是') v,
  count(*) filter ("是否有效回访" = '是' and "是否联系" = '是') / v,
  count(*) filter ("是否有效回访" = '是' and "是否解决" = '解决') / v,
  sum(case when "是否有效回访" <> '是' then 0 when "是否满意" = '满意' then 1
    when "是否满意" = '基本满意' then 0.9 else 0 end) / v
  from c group by all order by n desc;
create table categories as select case when best.s > 0 then best.c
  else 'unclassified' end k, count(*) n from c group by all order by n desc;
create table days as select "来电时间"[:10] k, count(*) n from c
  group by all order by k;
""" % sums
    return """// %d rules; %d left out, which RE2 cannot run
import { DuckDBInstance } from '@duckdb/node-api';
const db = await (await DuckDBInstance.create(':memory:')).connect();
for (const sql of %s.replace('FILE', `'${process.argv[2]}'`).split(';\\n'))
  if (sql.trim()) await db.run(sql);
for (const t of ['units', 'categories', 'days']) {
  const rows = (await db.runAndReadAll(`from ${t}`)).getRows();
  console.log('<table>' + rows.map(r => '<tr>' + r.map(c => `<td>${c}</td>`)
    .join('') + '</tr>').join('\\n') + '</table>');
}
""" % (len(kept), left, "String.raw`" + sql.replace("`", "") + "`")


TAIL = [("units", "u"), ("categories", "k"), ("days", "d")]


def miller(rows):
    kept, left = runnable(rows, re2)
    out = ["# %d rules; %d left out, which RE2 cannot run" % (len(kept), left),
           'text = $标题 . "\\n" . $主要内容; map s = {}; best = 0; cat = "unclassified";']
    for category, weight, pattern in kept:
        flag = "i" if pattern.startswith("(?i)") else ""
        pattern = pattern.removeprefix("(?i)").replace('"', '\\"')
        out.append('if (text =~ "%s"%s) {s["%s"] += %s; '
                   'if (s["%s"] > best) {best = s["%s"]; cat = "%s"}}' % (
                       pattern, flag, category, weight, category, category, category))
    out.append("""
u = $承办单位; @n[u] += 1; @k[cat] += 1; @d[substr($来电时间, 0, 9)] += 1;
if ($是否有效回访 == "是") { @v[u] += 1;
  if ($是否联系 == "是") { @c[u] += 1 } if ($是否解决 == "解决") { @s[u] += 1 }
  if ($是否满意 == "满意") { @m[u] += 1 } elif ($是否满意 == "基本满意") { @m[u] += 0.9 } }
end { print "<table>";
  for (u, n in @n) { print "<tr><td>".u."<td>".n."<td>".(@c[u] / @v[u])."<td>".(@s[u] / @v[u])."<td>".(@m[u] / @v[u]) }
  for (k, n in @k) { print "<tr><td>".k."<td>".n } for (k, n in @d) { print "<tr><td>".k."<td>".n }
  print "</table>" }""")
    return "\n".join(out).replace('"]} +=', '"] +=')


def mawk(rows):
    kept, left = runnable(rows, ere)
    out = ["# %d rules; %d left out, which mawk cannot run" % (len(kept), left),
           'BEGIN { FS = "\\t" } NR == 1 { next }',
           '{ text = $4 "\\n" $5; split("", s); best = 0; cat = "unclassified"']
    for category, weight, pattern in kept:
        out.append('if (text ~ /%s/) { s["%s"] += %s; if (s["%s"] > best) '
                   '{ best = s["%s"]; cat = "%s" } }' % (
                       pattern, category, weight, category, category, category))
    out.append("""
n[$9]++; k[cat]++; d[substr($2, 1, 10)]++
if ($10 == "是") { v[$9]++; c[$9] += $11 == "是"; so[$9] += $12 == "解决"
  m[$9] += $13 == "满意" ? 1 : $13 == "基本满意" ? 0.9 : 0 } }
END { print "<table>"
  for (u in n) print "<tr><td>" u "<td>" n[u] "<td>" c[u] / v[u] "<td>" so[u] / v[u] "<td>" m[u] / v[u]
  for (x in k) print "<tr><td>" x "<td>" k[x]; for (x in d) print "<tr><td>" x "<td>" d[x]
  print "</table>" }""")
    return "\n".join(out)


def main():
    rows = list(rules(sys.argv[1]))
    for name, make in (("duckdb.mjs", duckdb), ("peer.mlr", miller), ("peer.awk", mawk)):
        with open(sys.argv[2] + "/" + name, "w", encoding="utf-8") as f:
            f.write(make(rows) + "\n")


main()
