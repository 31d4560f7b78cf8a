BAD = [
    "<script>alert(1)</script>", "</style><script>alert(2)</script>",
    "\"><img src=x onerror=alert(3)>", "' onmouseover='alert(4)",
    "<svg/onload=alert(5)>", "javascript:alert(6)", "</table></section>",
    "<!--", "]]>", "&lt;script&gt;", "&#60;b&#62;", "<a href='//x.example'>",
    "\x1b]0;title\x07", "\x1b[2J\x1b[31m", "\x9b31m", "a\u202ecod.exe\u202c",
    "a\u2066b\u2069", "nul\0nul", "bell\a", "back\b\b\b", "\x7f",
    "=HYPERLINK(\"//x.example\")", "+1+cmd|x", "-2+3", "@SUM(1)", " =1",
    "＝1+1", "\t=1", "a|b", "`c`", "d\ne", "**f**", "[g](//x.example)",
    "http://x.example/", "www.x.example", "WWW.x.example", "a@x.example",
    "@octocat", "$h$", "~~i~~", "1. j", "2) k", "# l", "- m", "+ n", "> o",
    "***", "a\\|b", "![p](//x.example/p.png)", "``` q", "\\", "&copy;",
    "{{7*7}}", "%s%n%99999d", "{1}{2}",
]
COLUMNS = """service_request_id requested_datetime channel category service
    urgency area agency_responsible assignee address expected_datetime status
    description""".split()


def cell(s):
    for a, b in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        s = s.replace(a, b)
    return s


print("\t".join(COLUMNS))
for i, bad in enumerate(BAD):
    row = [bad + str(i), f"2026-06-{1 + i % 9:02d}T08:00:00+08:00"] + \
        [bad] * 8 + ["2026-06-02", "new", bad]
    print("\t".join(map(cell, row)))
