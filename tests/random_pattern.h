#ifndef RANDOM_PATTERN_H
#define RANDOM_PATTERN_H

/*
 * Random patterns in all the syntax that pcre2syntax(3) lists, each with texts
 * that it has a fair chance to match.  The choices are taken from the bytes of
 * a fuzzer, and when these are used up from a generator seeded with them.
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct choices {
	const unsigned char *p, *end;
	uint64_t state;
};

enum { RANDOM_PATTERN_MAX = 400, RANDOM_TEXT_MAX = 400 };

struct random_pattern {
	struct choices *from;
	char pattern[RANDOM_PATTERN_MAX];
	size_t n;
	char text[RANDOM_TEXT_MAX]; /* what was put in the pattern, matched */
	size_t ntext;
	unsigned groups;
	bool extended;
};

static inline struct choices
choices_of(const unsigned char *data, size_t n)
{
	struct choices c = { data, data + n, UINT64_C(0x9E3779B97F4A7C15) };

	for (; n > 0; n--)
		c.state = (c.state ^ *data++) * UINT64_C(0x100000001B3);
	c.state |= 1;
	return c;
}

/* A number below n, which is at most 256. */
static inline unsigned
choose(struct choices *c, unsigned n)
{
	if (c->p < c->end)
		return *c->p++ % n;
	c->state ^= c->state >> 12;
	c->state ^= c->state << 25;
	c->state ^= c->state >> 27;
	return (unsigned)(c->state * UINT64_C(2685821657736338717) >> 40) % n;
}

#define CHOOSE(c, list) (list)[choose(c, sizeof(list) / sizeof(*(list)))]

static inline void
put(struct random_pattern *r, const char *s)
{
	size_t n = strlen(s);

	if (n > sizeof(r->pattern) - r->n)
		return;
	memcpy(r->pattern + r->n, s, n);
	r->n += n;
}

static inline void
say(struct random_pattern *r, const char *s)
{
	size_t n = strlen(s);

	if (n > sizeof(r->text) - r->ntext)
		return;
	memcpy(r->text + r->ntext, s, n);
	r->ntext += n;
}

/* Few characters, so that texts meet patterns; all kinds of case. */
static const char *const random_characters[] = { "a", "b", "B", "k", "K", "s",
	"S", "t", "1", "7", "-", "_", " ", "#", "\n", "\t", "\xC5\xBF",
	"\xE2\x84\xAA", "é", "É", "电", "梯", "坏", "水", "停", "，", "Ａ",
	"ａ", "\xF0\xA0\x80\x80" };

static const char *const random_words[] = { "电梯", "停水", "电梯坏了", "stop",
	"ask", "Kiosk", "wifi", "ab", "水", "3号楼", "tasks", "é水", "k",
	"BBB" };

/* What is written, and a text that it matches. */
struct random_atom {
	const char *pattern, *text;
};

static const struct random_atom random_atoms[] = { { ".", "水" }, { ".", "s" },
	{ "\\d", "7" }, { "\\D", "电" }, { "\\w", "b" }, { "\\W", "梯" },
	{ "\\s", " " }, { "\\S", "坏" }, { "\\h", "\t" }, { "\\H", "a" },
	{ "\\v", "\n" }, { "\\V", "k" }, { "\\N", "é" }, { "\\R", "\n" },
	{ "\\X", "水" }, { "\\pL", "电" }, { "\\p{Han}", "梯" },
	{ "\\P{L}", "1" }, { "\\p{^Lu}", "b" }, { "\\pN", "7" },
	{ "[电梯]", "梯" }, { "[^ab]", "水" }, { "[a-c]", "b" },
	{ "[\\d东]", "1" }, { "[[:alpha:]x]", "t" }, { "[]a]", "]" },
	{ "[^]a]", "b" }, { "[k]", "k" }, { "[sS]", "S" }, { "[r-t]", "s" },
	{ "[a\\]b]", "]" }, { "[-a]", "-" }, { "[a-]", "-" },
	{ "[\\x{7535}x]", "电" }, { "[\\n\\t]", "\t" }, { "[[a]", "[" },
	{ "[a-c-e]", "-" }, { "[\\Qa]\\E]", "a" }, { "[^\\W]", "k" },
	{ "[一二三]", "二" }, { "[水]", "水" }, { "[[:^digit:]]", "a" },
	{ "[a b]", " " }, { "[#]", "#" }, { "[+--]", "," }, { "[\\b]", "\b" },
	{ "[[:<:]]", "" }, { "[[:>:]]", "" }, { "[é]", "é" }, { "\\.", "." },
	{ "[1-7Ａ-Ｚ]", "Ａ" }, { "[\\p{Lu}水]", "B" }, { "\\p{P}", "，" },
	{ "[à-ö]", "é" }, { "[\\x{20000}-\\x{2FFFF}k]", "\xF0\xA0\x80\x80" },
	{ "(.)\\1", "水水" }, { "([a水])\\1", "aa" }, { "\\电", "电" },
	{ "\\_", "_" }, { "\\-", "-" }, { "\\ ", " " }, { "\\#", "#" },
	{ "\\a", "\a" }, { "\\e", "\x1b" }, { "\\f", "\f" }, { "\\n", "\n" },
	{ "\\r", "\r" }, { "\\t", "\t" }, { "\\x41", "A" }, { "\\x6b", "k" },
	{ "\\x{7535}", "电" }, { "\\x{212A}", "k" }, { "\\x9", "\t" },
	{ "\\101", "A" }, { "\\012", "\n" }, { "\\o{101}", "A" },
	{ "\\N{U+6b}", "k" }, { "\\cI", "\t" }, { "\\Qa.b\\E", "a.b" },
	{ "\\Q电梯\\E", "电梯" }, { "\\Q\\E", "" }, { "\\E", "" },
	{ "\\Qs|(\\E", "s|(" }, { "\\Q#k \\E", "#k " }, { "}", "}" },
	{ "]", "]" }, { "x{,3}", "x{,3}" }, { "a{", "a{" }, { "{1", "{1" },
	{ "b{2}{2}", "bbbb" }, { "1{ 2}", "1{ 2}" } };

static const char *const random_empties[] = { "^", "$", "\\A", "\\z", "\\Z",
	"\\b", "\\B", "\\G", "\\K", "(?i)", "(?-i)", "(?x)", "(?s)", "(?m)",
	"(?U)", "(?J)", "(?n)", "(?i-x)", "(?)", "(?#c)", "(?^)", "(?xx)",
	"(?^i)", "(?C)", "(?C1)", "(?C'a')", "(*COMMIT)", "(*PRUNE)", "(*SKIP)",
	"(*THEN)", "(*ACCEPT)", "(*FAIL)", "(*MARK:a)", "(*:b)", "\\1", "\\2",
	"\\g1", "\\g{-1}", "\\k<n1>", "(?P=n1)", "(?1)", "(?R)", "(?-1)",
	"(?+1)", "(?&n1)", "(?P>n1)", "\\g<1>", "\\g'1'" };

static const char *const random_starts[] = { "(*UTF)", "(*UCP)", "(*NO_JIT)",
	"(*CRLF)", "(*ANY)", "(*BSR_ANYCRLF)", "(*NO_START_OPT)",
	"(*LIMIT_MATCH=1000)", "(*NOTEMPTY)", "(*NO_AUTO_POSSESS)",
	"(*NO_DOTSTAR_ANCHOR)" };

static const char *const random_groups[] = { "(", "(",
	"(?:", "(?:", "(?i:", "(?-i:", "(?x:", "(?i-s:", "(?>", "(?|", "(?<n1>",
	"(?'n2'", "(?P<n3>", "(?=", "(?!", "(?<=", "(?<!", "(?*", "(?<*",
	"(*atomic:", "(*pla:", "(*nlb:", "(*sr:", "(?(1)", "(?(?=a)",
	"(?(DEFINE)", "(?(<n1>)", "(?(R)", "(?(VERSION>=10)" };

static const struct {
	const char *written;
	unsigned times;
} random_repeats[] = { { "*", 2 }, { "*", 0 }, { "+", 1 }, { "+", 3 },
	{ "?", 1 }, { "?", 0 }, { "{0}", 0 }, { "{1}", 1 }, { "{2}", 2 },
	{ "{0,1}", 1 }, { "{1,3}", 2 }, { "{2,}", 3 }, { "{0,}", 1 },
	{ "{3}", 3 }, { "{1,}", 1 } };

static inline void put_branches(struct random_pattern *r, unsigned depth);

/* With the flag x, blanks and comments stand between items. */
static inline void
put_blank(struct random_pattern *r)
{
	static const char *const blanks[] = { " ", "\n", "#c\n", "  ",
		"(?#d)" };

	if (choose(r->from, r->extended ? 3 : 60) == 0)
		put(r, CHOOSE(r->from, blanks));
}

static inline void
put_group(struct random_pattern *r, unsigned depth)
{
	const char *open = CHOOSE(r->from, random_groups);
	size_t ntext = r->ntext;

	if (open[1] == '*' && choose(r->from, 4) > 0)
		open = "(?:";
	put(r, open);
	put_branches(r, depth + 1);
	put(r, ")");
	/* The text of a lookaround is none of the match's. */
	if (open[1] == '?' && strchr("=!<*(", open[2]) &&
	    choose(r->from, 2) == 0)
		r->ntext = ntext;
}

/* Characters that are not told, and about as many of them in the text. */
static inline void
put_gap(struct random_pattern *r)
{
	static const char *const what[] = { ".", ".", ".", "\\N", "[^，]",
		"\\w", "\\D", "(?s:.)", "[a-z]", "\\d", "[0-9]" };
	static const char *const filler[] = { "x", "水", "é", "7", "K", "\n",
		"，", " ", "12", "ab" };
	unsigned min = choose(r->from, 4), max = min + choose(r->from, 4);
	unsigned n = choose(r->from, max + 2);
	char counts[16];

	put(r, CHOOSE(r->from, what));
	switch (choose(r->from, 4)) {
	case 0:
		put(r, min == 0 ? "*" : "+");
		break;
	case 1:
		snprintf(counts, sizeof(counts), "{%u}", min);
		put(r, counts);
		break;
	default:
		snprintf(counts, sizeof(counts), "{%u,%u}", min, max);
		put(r, counts);
	}
	for (; n > 0; n--)
		say(r, CHOOSE(r->from, filler));
}

static inline void
put_atom(struct random_pattern *r, unsigned depth)
{
	unsigned kind = choose(r->from, 28);
	const struct random_atom *atom;
	const char *s;

	if (kind < 8) {
		s = CHOOSE(r->from, random_words);
	} else if (kind < 12) {
		s = CHOOSE(r->from, random_characters);
	} else if (kind < 17) {
		atom = &CHOOSE(r->from, random_atoms);
		put(r, atom->pattern);
		say(r, atom->text);
		return;
	} else if (kind < 22 && depth < 4) {
		put_group(r, depth);
		return;
	} else if (kind < 25) {
		put_gap(r);
		return;
	} else if (kind < 26) {
		put(r, "\\b");
		return;
	} else {
		put(r, CHOOSE(r->from, random_empties));
		return;
	}
	put(r, s);
	say(r, s);
}

static inline void
put_item(struct random_pattern *r, unsigned depth)
{
	static const char *const suffixes[] = { "", "", "", "?", "+" };
	size_t from = r->ntext, n;
	unsigned i, k;

	put_atom(r, depth);
	n = r->ntext - from;
	put_blank(r);
	if (choose(r->from, 4) > 0)
		return;
	k = choose(r->from, sizeof(random_repeats) / sizeof(*random_repeats));
	put(r, random_repeats[k].written);
	put(r, CHOOSE(r->from, suffixes));
	if (random_repeats[k].times == 0)
		r->ntext = from;
	for (i = 1; i < random_repeats[k].times; i++) {
		if (n > sizeof(r->text) - r->ntext)
			return;
		memcpy(r->text + r->ntext, r->text + from, n);
		r->ntext += n;
	}
}

/* The text is that of one of the branches. */
static inline void
put_branches(struct random_pattern *r, unsigned depth)
{
	size_t from = r->ntext, start;
	unsigned i, k, nitems, n = 1 + choose(r->from, 3) * choose(r->from, 2);

	for (i = 0; i < n; i++) {
		if (i > 0)
			put(r, "|");
		start = r->ntext;
		nitems = choose(r->from, depth == 0 ? 6 : 4);
		for (k = 0; k < nitems; k++)
			put_item(r, depth);
		if (i == 0 || choose(r->from, 2) == 0) {
			memmove(
			    r->text + from, r->text + start, r->ntext - start);
			r->ntext = from + (r->ntext - start);
		} else {
			r->ntext = start;
		}
	}
}

/* Once in a while a byte is lost, doubled or changed. */
static inline void
spoil(struct random_pattern *r)
{
	static const char odd[] = "\\[](){}|?*+^$.-,:<>=!'QE#\n\0k";
	size_t at;

	if (r->n == 0 || choose(r->from, 6) > 0)
		return;
	at = choose(r->from, 256) % r->n;
	switch (choose(r->from, 3)) {
	case 0:
		memmove(r->pattern + at, r->pattern + at + 1, r->n - at - 1);
		r->n--;
		break;
	case 1:
		r->pattern[at] = odd[choose(r->from, sizeof(odd) - 1)];
		break;
	default:
		if (r->n == sizeof(r->pattern))
			return;
		memmove(r->pattern + at + 1, r->pattern + at, r->n - at);
		r->pattern[at] = odd[choose(r->from, sizeof(odd) - 1)];
		r->n++;
	}
}

static inline void
random_pattern(struct random_pattern *r, struct choices *from, bool extended)
{
	memset(r, 0, sizeof(*r));
	r->from = from;
	r->extended = extended;
	while (choose(from, 40) == 0)
		put(r, CHOOSE(from, random_starts));
	put_branches(r, 0);
	spoil(r);
}

/* Change the case of letters, or a character, or put others around. */
static inline size_t
random_text(const struct random_pattern *r, char *text, size_t size)
{
	struct random_pattern copy = { .from = r->from };
	unsigned i, n = choose(r->from, 4);
	bool upper = choose(r->from, 3) == 0;
	size_t k;

	for (i = 0; i < n; i++)
		say(&copy, CHOOSE(r->from, random_characters));
	for (k = 0; k < r->ntext && copy.ntext < sizeof(copy.text); k++) {
		copy.text[copy.ntext] = r->text[k];
		if (upper && r->text[k] >= 'a' && r->text[k] <= 'z')
			copy.text[copy.ntext] -= 0x20;
		copy.ntext++;
	}
	if (choose(r->from, 8) == 0)
		copy.ntext = choose(r->from, 256) % (copy.ntext + 1);
	n = choose(r->from, 4);
	for (i = 0; i < n; i++)
		say(&copy, CHOOSE(r->from, random_words));
	if (copy.ntext > size)
		copy.ntext = size;
	memcpy(text, copy.text, copy.ntext);
	return copy.ntext;
}

#endif
