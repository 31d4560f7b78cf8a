#include "minqing/escape.h"

#include "../tap.h"

#define FFFD "\xEF\xBF\xBD"

struct pair {
	const char *text, *want;
};

/*
 * The five characters of the XML 1.0 recommendation (4.6), what its Char (2.2)
 * leaves out, and the bidirectional controls of UAX #9.
 */
static const struct pair html[] = {
	{ "", "" },
	{ "plain 民情", "plain 民情" },
	{ "<b>&\"'</b>", "&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;" },
	{ "&amp;", "&amp;amp;" },
	{ "a\tb\r\nc", "a\tb\r\nc" },
	{ "\x01\x1B\x7F", FFFD FFFD FFFD },
	{ "\xC2\x85\xC2\x9F", FFFD FFFD },
	{ "\u202Eabc\u202C \u2066x\u2069", FFFD "abc" FFFD " " FFFD "x" FFFD },
	{ "\xEF\xBF\xBF\xEF\xBF\xBE", FFFD FFFD },
	{ "bad\xFF\xE6\xB0", "bad" FFFD FFFD FFFD },
	{ "\u200F\u0645\u200D", "\u200F\u0645\u200D" },
};

static const struct pair tty[] = {
	{ "", "" },
	{ "plain 民情 é", "plain 民情 é" },
	{ "<b>&\"'", "<b>&\"'" },
	{ "\x1B[31mred\x07\x7F", "?[31mred??" },
	{ "\xC2\x9B"
	  "31m",
	    "?31m" },
	{ "a\tb\nc\rd", "a b c d" },
	{ "a\xC2\x85"
	  "b\u2028c\u2029d",
	    "a b c d" },
	{ "\u202Etxt.exe\u202C", "?txt.exe?" },
	{ "\u200B\u200E\u2066\uFEFF\u00AD\u2060\U000E0041", "???????" },
	{ "bad\xFF\xE6\xB0", "bad" FFFD FFFD FFFD },
	{ "\xED\xA0\x80", FFFD FFFD FFFD },
};

/* RFC 8259, section 7; U+E0041 in UTF-16 by Python: DB40 DC41. */
static const struct pair json[] = {
	{ "", "" },
	{ "plain 民情 é / <b>&'", "plain 民情 é / <b>&'" },
	{ "\"\\", "\\\"\\\\" },
	{ "a\tb\r\nc", "a\\tb\\r\\nc" },
	{ "\x01\x1B\x7F\b\f", "\\u0001\\u001B\\u007F\\u0008\\u000C" },
	{ "\xC2\x85\xC2\x9B\u202E\u2028", "\\u0085\\u009B\\u202E\\u2028" },
	{ "\uFEFF\U000E0041", "\\uFEFF\\uDB40\\uDC41" },
	{ "\U0001F600", "\U0001F600" },
	{ "bad\xFF\xE6\xB0", "bad" FFFD FFFD FFFD },
};

static void
check(struct mq_str (*escape)(struct mq_arena *, struct mq_str),
    const struct pair *p, size_t n)
{
	struct mq_arena a = { 0 };
	struct mq_str got, text;

	for (; n > 0; n--, p++) {
		text = mq_str(p->text);
		got = escape(&a, text);
		is_mem(got.s, got.n, p->want);
		ok((got.s == text.s) == !strcmp(p->text, p->want));
	}
	mq_arena_free(&a);
}

int
main(void)
{
	struct mq_arena a = { 0 };
	struct mq_str got;

	check(mq_escape_html, html, sizeof(html) / sizeof(*html));
	check(mq_escape_tty, tty, sizeof(tty) / sizeof(*tty));
	check(mq_escape_json, json, sizeof(json) / sizeof(*json));
	got = mq_escape_json(&a, (struct mq_str){ "a\0b", 3 });
	is_mem(got.s, got.n, "a\\u0000b");
	got = mq_escape_tty(&a, (struct mq_str){ "a\0b", 3 });
	is_mem(got.s, got.n, "a?b");
	got = mq_escape_html(&a, (struct mq_str){ "a\0b", 3 });
	is_mem(got.s, got.n, "a" FFFD "b");
	mq_arena_free(&a);
	return done();
}
