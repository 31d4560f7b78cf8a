#include "minqing/pattern.h"

#include <stdlib.h>

#include "../tap.h"

/* What pcre2syntax(3), pcre2unicode(3) and pcre2api(3) say must come. */
static const struct row {
	const char *pattern, *flags, *text;
	int from, to; /* -1: no match */
} rows[] = {
	{ "b+", "", "abbc", 1, 3 },
	{ "B+", "", "abbc", -1, -1 },
	{ "B+", "i", "abbc", 1, 3 },
	{ "^$", "", "", 0, 0 },
	/* A character is a character: three bytes each here. */
	{ "^.{2}$", "", "电梯", 0, 6 },
	{ "[梯停]", "", "电梯", 3, 6 },
	/* Without UCP \b, \w and \d know ASCII alone. */
	{ "\\bwifi\\b", "", "我家wifi坏了", 6, 10 },
	{ "\\bwifi\\b", "u", "我家wifi坏了", -1, -1 },
	{ "wifi", "w", "我家wifi坏了", 6, 10 },
	{ "wifi", "wu", "我家wifi坏了", -1, -1 },
	{ "if", "w", "我家wifi坏了", -1, -1 },
	{ "if|wifi", "w", "wifi", 0, 4 },
	{ "\\d", "", "１楼", -1, -1 },
	{ "\\d", "u", "１楼", 0, 3 },
	{ "\\D\\W\\S", "", "水电费", 0, 9 },
	/* Case by Unicode: the long s and the Kelvin sign. */
	{ "ks", "i", "\xe2\x84\xaa\xc5\xbf", 0, 5 },
	{ "É", "i", "é", 0, 2 },
	{ "a b # c", "x", "ab", 0, 2 },
	{ "a b", "", "a b", 0, 3 },
	{ "a.b", "", "a\nb", -1, -1 },
	{ "a.b", "s", "a\nb", 0, 3 },
	{ "a.b", "", "a\rb", 0, 3 },
	{ "a$", "", "a\n", 0, 1 },
	{ "a\\R", "", "a\xe2\x80\xa8", 0, 4 },
	{ "(1.5)+[", "l", "x(1.5)+[", 1, 8 },
	{ "1.5", "l", "115", -1, -1 },
	{ "A.B", "li", "xa.b", 1, 4 },
	{ "a.b", "lw", "xa.b", -1, -1 },
	{ "水\\K电", "", "水电", 3, 6 },
	{ "(*NO_JIT)b", "", "ab", 1, 2 },
};

static void
test_rows(void)
{
	const struct row *r;
	struct mq_pattern *p;
	const char *why = NULL;
	unsigned flags = 0;
	size_t i, span[2];
	enum mq_match got;
	int good;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		r = &rows[i];
		good = ok(!mq_pattern_flags(mq_str(r->flags), &flags));
		p = mq_pattern_new(mq_str(r->pattern), flags, &why);
		good &= ok(p != NULL);
		if (!p)
			continue;
		got = mq_pattern_match(p, mq_str(r->text), span);
		good &= is_int(got, r->from < 0 ? MQ_MATCH_NO : MQ_MATCH_YES);
		if (got == MQ_MATCH_YES && r->from >= 0) {
			good &= is_int(span[0], r->from);
			good &= is_int(span[1], r->to);
		}
		if (!good)
			note("row %zu: %s", i, r->pattern);
		mq_pattern_free(p);
	}
}

static void
test_flags(void)
{
	unsigned flags = 77;

	ok(!mq_pattern_flags(MQ_STR(""), &flags));
	is_int(flags, 0);
	ok(!mq_pattern_flags(MQ_STR("ixswu"), &flags));
	is_int(flags, MQ_PATTERN_CASELESS | MQ_PATTERN_EXTENDED |
			  MQ_PATTERN_DOTALL | MQ_PATTERN_WORD | MQ_PATTERN_UCP);
	is_str(mq_pattern_flags(MQ_STR("ig"), &flags),
	    "unknown flag; there are i, x, s, w, l, u and f");
	ok(mq_pattern_flags((struct mq_str){ "i", 2 }, &flags) != NULL);
	is_str(mq_pattern_flags(MQ_STR("lx"), &flags),
	    "flag l does not go with x, s or u");
}

static void
test_bad(void)
{
	struct mq_pattern *p;
	const char *why = NULL;

	ok(!mq_pattern_new(MQ_STR("ab(c"), 0, &why));
	is_str(why, "missing closing parenthesis at offset 4");
	ok(!mq_pattern_new(MQ_STR("a\\C"), 0, &why));
	ok(!mq_pattern_new(MQ_STR("a\xff"), 0, &why));

	p = mq_pattern_new(MQ_STR("ab(c"), MQ_PATTERN_LAZY, &why);
	ok(p != NULL);
	is_int(mq_pattern_match(p, MQ_STR("abc"), NULL), MQ_MATCH_BAD);
	is_int(mq_pattern_match(p, MQ_STR("abc"), NULL), MQ_MATCH_BAD);
	is_str(mq_pattern_error(p), "missing closing parenthesis at offset 4");
	is_int(mq_pattern_group(p, "x"), -1);
	mq_pattern_free(p);

	p = mq_pattern_new(
	    MQ_STR("b"), MQ_PATTERN_LAZY | MQ_PATTERN_CASELESS, &why);
	is_int(mq_pattern_match(p, MQ_STR("aB"), NULL), MQ_MATCH_YES);
	mq_pattern_free(p);
	mq_pattern_free(NULL);
}

static struct mq_str
repeat(char c, size_t n)
{
	char *s = mq_xrealloc(NULL, n, 1);

	memset(s, c, n);
	return (struct mq_str){ s, n };
}

/* Every way to part 40 letters is tried before "no": 2^39 of them. */
static void
test_limit(const char *pattern)
{
	struct mq_str text = repeat('a', 40);
	struct mq_pattern *p;
	const char *why;

	((char *)text.s)[39] = 'b';
	p = mq_pattern_new(mq_str(pattern), 0, &why);
	is_int(mq_pattern_match(p, text, NULL), MQ_MATCH_LIMIT);
	is_str(mq_pattern_error(p), "match limit exceeded");
	mq_pattern_free(p);
	free((char *)text.s);
}

/* More than the 1 MiB of the JIT stack, and still an answer. */
static void
test_deep(void)
{
	struct mq_str text = repeat('a', 50000);
	struct mq_pattern *p;
	const char *why;
	size_t span[2] = { 1, 1 };

	p = mq_pattern_new(MQ_STR("^(?:(a)|(b))*$"), 0, &why);
	is_int(mq_pattern_match(p, text, span), MQ_MATCH_YES);
	is_int(span[0], 0);
	is_int(span[1], 50000);
	mq_pattern_free(p);
	free((char *)text.s);
}

static void
test_groups(void)
{
	struct mq_str text = MQ_STR("3号楼电梯"), got;
	struct mq_pattern *p, *other;
	const char *why;

	p = mq_pattern_new(
	    MQ_STR("(?<no>\\d+)号(?<what>楼|院)(?<none>x)?"), 0, &why);
	other = mq_pattern_new(MQ_STR("电|(水)|(气)"), 0, &why);
	is_int(mq_pattern_group(p, "what"), 2);
	is_int(mq_pattern_group(p, "which"), -1);
	is_int(mq_pattern_match(p, text, NULL), MQ_MATCH_YES);
	/* Another pattern's match in between changes nothing. */
	is_int(mq_pattern_match(other, text, NULL), MQ_MATCH_YES);
	got = mq_pattern_text(p, text, mq_pattern_group(p, "what"));
	is_mem(got.s, got.n, "楼");
	got = mq_pattern_text(p, text, 1);
	is_mem(got.s, got.n, "3");
	ok(!mq_pattern_text(p, text, 3).s);
	ok(!mq_pattern_text(p, text, 4).s);
	ok(!mq_pattern_text(p, text, -1).s);
	got = mq_pattern_text(p, text, 0);
	is_mem(got.s, got.n, "3号楼");
	mq_pattern_free(p);
	mq_pattern_free(other);
}

/* Marks by hand: 1 where an item begins, 2 where one may. */
static void
test_items(void)
{
	static const struct {
		const char *pattern, *flags, *item;
		bool same;
	} cases[] = {
		{ "ab", "", "111", true },
		{ "ab", "", "110", false },
		{ "ab", "", "211", true },
		{ "ab+c", "", "11011", true },
		{ "a{2}", "", "10001", true },
		{ "a|(b)", "", "111111", true },
		{ "[ab]", "", "10001", true },
		{ "[ab]", "", "10011", false },
		{ "\\Qa+\\E", "", "0011001", true },
		{ "(?i)a", "", "200011", true },
		{ "a b", "", "1111", true },
		{ "a b", "x", "1011", true },
		{ "a b", "x", "1111", false },
	};
	struct mq_pattern *p;
	unsigned char item[16];
	const char *why;
	unsigned flags = 0;
	size_t i, k;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		mq_pattern_flags(mq_str(cases[i].flags), &flags);
		p = mq_pattern_new(mq_str(cases[i].pattern), flags, &why);
		for (k = 0; cases[i].item[k]; k++)
			item[k] = (unsigned char)(cases[i].item[k] - '0');
		if (!is_int(mq_pattern_has_items(p, item), cases[i].same))
			note("row %zu: %s", i, cases[i].pattern);
		is_int(mq_pattern_mask(p), flags);
		is_mem(mq_pattern_source(p).s, mq_pattern_source(p).n,
		    cases[i].pattern);
		mq_pattern_free(p);
	}
}

int
main(void)
{
	test_rows();
	test_flags();
	test_bad();
	test_limit("^(a+)+$");
	test_limit("(*NO_JIT)^(a+)+$");
	test_deep();
	test_groups();
	test_items();
	return done();
}
