"""Look at pages: look.py PAGE... prints "ok", "not" or "skip", a tab and what.

Lines behind a "not" say where.
"""

import os
import re
import shutil
import signal
import sys

from browser import Browser

WIDTHS = [320, 360, 1280]

# Colours, and how much lighter one is than another, by WCAG 2.2's formula.
COLOURS = r"""
const rgb = s => {
    const m = s.match(/[\d.]+/g).map(Number);
    return m.length > 3 ? m : [...m, 1];
};
const light = c => c.slice(0, 3).map(v => v / 255).map(v =>
    v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
const ratio = (a, b) => (Math.max(light(a), light(b)) + .05) /
    (Math.min(light(a), light(b)) + .05);
"""

# The contrast of every piece of text that is seen.
CONTRAST = r"""(() => {
    const behind = e => {
        for (; e; e = e.parentElement) {
            const c = rgb(getComputedStyle(e).backgroundColor);
            if (c[3] > 0)
                return c;
        }
        return [255, 255, 255, 1];
    };
    const bad = [];
    let seen = 0;
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const e = walk.currentNode.parentElement;
        if (!walk.currentNode.data.trim() || e.closest(".vh, svg, .skip"))
            continue;
        const style = getComputedStyle(e);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
        const contrast = ratio(rgb(style.color), behind(e));
        seen++;
        if (contrast < (large ? 3 : 4.5))
            bad.push(`${contrast.toFixed(2)} ${walk.currentNode.data.trim()}`);
    }
    return seen > 10 ? bad : ["no text was seen"];
})()"""

# Marks that carry meaning need 3 to 1 against the page (WCAG 1.4.11).
MARKS = r"""(() => {
    const page = rgb(getComputedStyle(document.body).backgroundColor);
    const bad = new Set();
    for (const e of document.querySelectorAll(
            ".volume rect:not(.band), .limit, .spark path, .bullet .low,"
            + ".bar rect, .share rect:not(.track), .range circle,"
            + ".range .low")) {
        const style = getComputedStyle(e);
        const shown = style.opacity * getComputedStyle(e.parentElement).opacity;
        const paint = style.fill == "none" || e.matches("line")
            ? style.stroke : style.fill;
        const fill = rgb(paint).map((v, i) =>
            v * shown + page[i] * (1 - shown));
        const contrast = ratio(fill, page);
        if (contrast < 3)
            bad.add(`${e.parentElement.parentElement.className} ` +
                contrast.toFixed(2));
    }
    return [...bad];
})()"""

# Marks side by side stay apart without colour: by lightness, or by height; a
# bar beyond the limits has a mark of its own over it.
GREY = r"""(() => {
    const contrast = (a, b) => ratio(...[a, b].map(e =>
        rgb(getComputedStyle(e).fill)));
    const high = e => e.getBoundingClientRect().height;
    const bad = new Set();
    for (const s of document.querySelectorAll(".stack svg")) {
        const r = [...s.querySelectorAll("rect")];
        for (let i = 1; i < r.length; i++)
            if (contrast(r[i - 1], r[i]) < 3 &&
                Math.abs(high(r[i - 1]) - high(r[i])) < 2)
                bad.add("parts of a stack");
    }
    for (const s of document.querySelectorAll(".volume"))
        if (s.querySelectorAll("rect.over").length !=
            s.querySelectorAll("path.over").length)
            bad.add("a bar beyond the limits");
    const page = rgb(getComputedStyle(document.body).backgroundColor);
    const levels = [...document.querySelectorAll(".key.heat rect")].map(e => {
        const style = getComputedStyle(e);
        return light(rgb(style.fill).map((v, i) =>
            v * style.opacity + page[i] * (1 - style.opacity))) + .05;
    });
    for (let i = 1; i < levels.length; i++)
        if (Math.max(levels[i - 1], levels[i]) /
            Math.min(levels[i - 1], levels[i]) < 1.15 ||
            levels[i] < levels[i - 1] != levels[1] < levels[0])
            bad.add("level " + i + " of a heat grid");
    return [...bad];
})()"""

STRUCTURE = r"""(() => {
    const bad = [];
    const all = s => [...document.querySelectorAll(s)];
    const must = (good, what) => good || bad.push(what);
    must(document.documentElement.lang, "no language");
    must(all("h1").length == 1, "not one h1");
    must(all("main").length == 1, "not one main");
    must(document.title, "no title");
    let level = 1;
    for (const h of all("h1, h2, h3, h4")) {
        must(h.tagName[1] <= level + 1, "a level is left out: " +
            h.textContent);
        level = +h.tagName[1];
    }
    for (const t of all("table")) {
        must(t.caption && t.caption.textContent, "a table without caption");
        must([...t.querySelectorAll("th")].every(h => h.scope),
            "a head without scope in " + t.caption.textContent);
        must(t.closest("section[aria-label][tabindex='0']"),
            "a table that the keyboard cannot scroll");
    }
    for (const s of all("svg"))
        must(s.parentElement.closest("svg") ||
            s.getAttribute("aria-hidden") == "true" ||
            s.getAttribute("role") == "img" && ["labelledby", "describedby"]
                .every(a => document.getElementById(
                    s.getAttribute("aria-" + a))), "a drawing without name");
    const ids = all("[id]").map(e => e.id);
    must(new Set(ids).size == ids.length, "an id twice");
    for (const a of all("a")) {
        must(document.getElementById(a.getAttribute("href").slice(1)),
            "a link to nowhere: " + a.textContent);
        must(a.getBoundingClientRect().height >= 24,
            "a link too small: " + a.textContent);
    }
    for (const s of all("summary"))
        must(s.getBoundingClientRect().height >= 24, "a small summary");
    return bad;
})()"""

OVERFLOW = """[document.documentElement.scrollWidth, innerWidth]"""

AXE = """axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a",
    "wcag21aa", "wcag22aa", "best-practice"]}).then(r => r.violations.map(
    v => v.id + " " + v.nodes[0].html))"""


def report(what, bad):
    print("not" if bad else "ok", what, sep="\t")
    for line in bad[:5]:
        print("  " + str(line).replace("\t", " "))


def look(browser, path, name, width, dark):
    page = browser.open(path, width=width, dark=dark)
    what = f"{name} at {width}" + (" by night" if dark else "")
    report(f"{what}: the console is silent", page.messages)
    report(f"{what}: nothing is fetched", page.requests[1:])
    shown, room = page.run(OVERFLOW)
    report(f"{what}: it fits", [] if shown <= room else [f"{shown} wide"])
    page.run("document.querySelectorAll('details').forEach("
             "d => d.open = true)")
    page.run(COLOURS + "0")
    report(f"{what}: text is readable", page.run(CONTRAST))
    report(f"{what}: marks are visible", page.run(MARKS))
    report(f"{what}: marks differ without colour", page.run(GREY))
    report(f"{what}: its structure", page.run(STRUCTURE))
    if "AXE" in os.environ:
        with open(os.environ["AXE"], encoding="utf-8") as f:
            page.run(f.read() + "; 0")
        report(f"{what}: axe-core", page.run(AXE))
    else:
        print("skip", f"{what}: axe-core", sep="\t")
    if "SHOTS" in os.environ:
        page.screenshot(os.path.join(
            os.environ["SHOTS"], what.replace(" ", "-") + ".png"))


def look_at_paper(browser, path, name):
    page = browser.open(path)
    out = os.path.join(os.environ.get("SHOTS", os.path.dirname(path)),
                       name + ".pdf")
    page.pdf(out)
    with open(out, "rb") as f:
        boxes = re.findall(rb"/MediaBox\s*\[([^]]*)\]", f.read())
    sizes = {tuple(round(float(n)) for n in box.split()) for box in boxes}
    report(f"{name} on paper: A4", [] if sizes == {(0, 0, 595, 842)} else
           [sizes])
    most = 2 if name.startswith("sheet") else 12
    report(f"{name} on paper: {most} pages at most",
           [] if 1 <= len(boxes) <= most else [f"{len(boxes)} pages"])


def main():
    signal.alarm(600)
    with Browser(shutil.which("chromium")) as browser:
        for path in sys.argv[1:]:
            name = os.path.splitext(os.path.basename(path))[0]
            for width in WIDTHS:
                look(browser, path, name, width, False)
            look(browser, path, name, 1280, True)
            look_at_paper(browser, path, name)


main()
