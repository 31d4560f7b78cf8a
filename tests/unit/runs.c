/*
 * Runs of characters: what PCRE2 is asked of classes is what it says of each
 * character, and a pattern that matches is never ruled out.
 */

#include "../../lib/match/census.h"

#include <stdlib.h>

#include "minqing/matcher.h"
#include "minqing/utf8.h"

#include "../random_pattern.h"
#include "../tap.h"

static const struct {
	const char *text;
	unsigned flags;
} items[] = { { "[0-9０-９]", 0 }, { "\\p{Lu}", 0 }, { "\\h", 0 },
	{ "[[:alpha:]é]", MQ_PATTERN_CASELESS }, { "[\\p{P}\\p{S}水]", 0 },
	{ "\\d", MQ_PATTERN_UCP }, { "[k-sé]", MQ_PATTERN_CASELESS },
	{ "[\\x{ff00}-\\x{ffff}]", 0 }, { "[^\\x00-\\x7f]", 0 },
	{ "\\pL", MQ_PATTERN_UCP } };

static void
test_census(const char *text, unsigned flags)
{
	struct chars chars = { .item = mq_str(text), .flags = flags };
	struct mq_pattern *p;
	struct census census;
	const char *why;
	char bytes[4];
	uint32_t cp, bad = 0;
	bool is;

	census_take(&census, &chars);
	p = mq_pattern_new(mq_str(text), flags, &why);
	for (cp = 0; cp < CENSUS_END; cp++) {
		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		is = mq_pattern_match(p,
			 (struct mq_str){
			     bytes, mq_utf8_put((int32_t)cp, bytes) },
			 NULL) == MQ_MATCH_YES;
		bad += is != census_has(&census, cp);
	}
	if (!is_int(bad, 0))
		note("%s", text);
	mq_pattern_free(p);
}

static const char *const classes[] = { "[0-9０-９]", "\\p{Lu}", "[\\p{P}水]",
	"[à-ö]", "\\d", "[a-k]", "[ａ-ｚ\\s]", "[^a1，]", ".", "\\w",
	"[\\x{1F300}-\\x{1FAFF}0]", "(?:[a1])", "([à-ö1])", "[!-%水é]" };
static const char *const repeats[] = { "", "", "", "{2}", "{3,}", "+", "?",
	"{2,4}+", "*" };
static const char *const characters[] = { "a", "b", "K", "1", "9", " ", "é",
	"É", "ß", "水", "电", "，", "。", "１", "Ａ", "ａ", "！", "#",
	"\xF0\x9F\x8C\x80", "\xE2\x84\xAA", "\n", "ö" };

/* Few characters, and often the same again. */
static size_t
make_text(struct choices *from, char *text, size_t size)
{
	unsigned first = choose(from, 22), next;
	size_t n = 0, len;

	while (n + 5 < size && choose(from, 40) > 0) {
		next = (first + choose(from, 4)) % 22;
		len = strlen(characters[next]);
		memcpy(text + n, characters[next], len);
		n += len;
	}
	return n;
}

static void
make_pattern(struct choices *from, char *out, size_t size)
{
	unsigned parts = 1 + choose(from, 4);
	size_t n = 0;

	*out = '\0';
	if (choose(from, 5) == 0)
		n = (size_t)snprintf(out, size, "(%s)\\1%s",
		    CHOOSE(from, classes), CHOOSE(from, repeats));
	for (; parts > 0; parts--)
		n += (size_t)snprintf(out + n, size - n, "%s%s%s",
		    CHOOSE(from, classes), CHOOSE(from, repeats),
		    choose(from, 9) ? "" : "|");
}

enum { PATTERNS = 200, TEXTS = 60 };

struct counts {
	unsigned long bad, matched, no, ruled_out;
};

static void
try_text(struct counts *c, struct mq_matcher *m, struct mq_pattern **pattern,
    struct mq_str text)
{
	uint64_t may[PATTERNS / 64 + 1] = { 0 },
				     sure[PATTERNS / 64 + 1] = { 0 };
	enum mq_match got;
	size_t i;

	mq_matcher_scan(m, text, may, sure);
	for (i = 0; i < PATTERNS; i++) {
		if (!pattern[i])
			continue;
		got = mq_pattern_match(pattern[i], text, NULL);
		c->matched += got == MQ_MATCH_YES;
		c->no += got == MQ_MATCH_NO;
		c->ruled_out += got == MQ_MATCH_NO && !mq_bit(may, i);
		if (got == MQ_MATCH_YES ? mq_bit(may, i) : !mq_bit(sure, i))
			continue;
		c->bad++;
		note("/%s/ in \"%.*s\"", mq_pattern_source(pattern[i]).s,
		    (int)text.n, text.s);
	}
}

/* More places than one word has, more items and kinds than there is room. */
static void
test_round(struct counts *c, struct choices *from, size_t n)
{
	struct mq_pattern *pattern[PATTERNS] = { NULL };
	struct mq_matcher *m = mq_matcher_new();
	char text[400];
	const char *why;
	size_t i;

	for (i = 0; i < n; i++) {
		make_pattern(from, text, sizeof(text));
		pattern[i] = mq_pattern_new(mq_str(text),
		    (choose(from, 4) ? 0 : MQ_PATTERN_CASELESS) |
			(choose(from, 4) ? 0 : MQ_PATTERN_UCP),
		    &why);
		if (pattern[i])
			mq_matcher_add(m, pattern[i], i);
	}
	for (i = 0; i < TEXTS; i++)
		try_text(c, m, pattern,
		    (struct mq_str){
			text, make_text(from, text, sizeof(text)) });
	mq_matcher_free(m);
	for (i = 0; i < n; i++)
		mq_pattern_free(pattern[i]);
}

/* A class for each of many characters: too many items. */
static void
test_items(void)
{
	struct mq_matcher *m = mq_matcher_new();
	struct mq_pattern *pattern[PATTERNS] = { NULL };
	struct counts c = { 0 };
	char text[64];
	const char *why;
	size_t i;

	for (i = 0; i < PATTERNS; i++) {
		snprintf(text, sizeof(text), "[\\x{%zx}-\\x{%zx}]{2}",
		    0x4E00 + i, 0x4E40 + 3 * i);
		pattern[i] = mq_pattern_new(mq_str(text), 0, &why);
		mq_matcher_add(m, pattern[i], i);
	}
	for (i = 0; i < PATTERNS; i++) {
		memcpy(text, "aa", 2);
		mq_utf8_put((int32_t)(0x4E00 + 4 * i), text + 2);
		mq_utf8_put((int32_t)(0x4E00 + i), text + 5);
		try_text(&c, m, pattern, (struct mq_str){ text, 8 });
	}
	is_int(c.bad, 0);
	ok(c.matched > 500 && c.ruled_out > 5000);
	mq_matcher_free(m);
	for (i = 0; i < PATTERNS; i++)
		mq_pattern_free(pattern[i]);
}

int
main(void)
{
	unsigned long rounds = getenv("LONG") ? 500 : 10, i;
	struct counts c = { 0 };
	unsigned char seed[8];
	struct choices from;

	for (i = 0; i < sizeof(items) / sizeof(*items); i++)
		test_census(items[i].text, items[i].flags);
	test_items();
	for (i = 0; i < rounds; i++) {
		memcpy(seed, &i, sizeof(seed));
		from = choices_of(seed, sizeof(seed));
		from.p = from.end;
		test_round(&c, &from, i % 2 ? PATTERNS : 12);
	}
	is_int(c.bad, 0);
	note("%lu matches, %lu of %lu others ruled out", c.matched, c.ruled_out,
	    c.no);
	ok(c.matched > 1000 && 2 * c.ruled_out > c.no);
	return done();
}
