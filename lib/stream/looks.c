#include "looks.h"

#include <stdio.h>
#include <string.h>

#include "convert.h"
#include "minqing/utf8.h"

/* What the characters of a sample are. */
struct tally {
	size_t common, rare, odd;
};

/*
 * Characters of two bytes: punctuation (rows 1 to 3) and level one (rows 16 to
 * 55) of GB 2312 are common.  Those of four bytes (emoji, mostly) are neither.
 */
static void
tell_pairs(const struct looks *l, struct tally *t)
{
	const unsigned char *p = (const unsigned char *)l->s;
	size_t i = 0;

	while (i + 1 < l->n) {
		if (p[i] < 0x80) {
			i++;
		} else if (p[i + 1] >= '0' && p[i + 1] <= '9') {
			i += 4;
		} else {
			if (p[i + 1] >= 0xa1 &&
			    ((p[i] >= 0xa1 && p[i] <= 0xa3) ||
				(p[i] >= 0xb0 && p[i] <= 0xd7)))
				t->common++;
			else
				t->rare++;
			i += 2;
		}
	}
}

static void
tell_odd(struct mq_str text, struct tally *t)
{
	while (text.n)
		if (mq_utf8_odd(mq_utf8_next(&text)))
			t->odd++;
}

/* Read it as this encoding: is every character one?  Odd ones are counted. */
static bool
reads_as(const struct looks *l, const char *encoding, struct tally *t)
{
	struct convert *c = convert_open(encoding);
	struct convert_in in = { l->s, l->n };
	enum converted got = CONVERT_BAD;
	char buf[4096] = "";
	struct convert_out out;

	while (c && in.n) {
		out = (struct convert_out){ buf, sizeof(buf) };
		got = convert_some(c, &in, &out);
		tell_odd((struct mq_str){ buf, (size_t)(out.s - buf) }, t);
		if (got != CONVERT_DONE)
			break;
	}
	convert_close(c);
	return got == CONVERT_DONE || (got == CONVERT_SHORT && !l->whole);
}

bool
looks_like_gb18030(const struct looks *l)
{
	struct tally t = { 0 };

	if (!reads_as(l, "GB18030", &t))
		return false;
	tell_pairs(l, &t);
	return 100 * t.odd <= t.common + t.rare && t.rare <= t.common;
}

/* Mostly ASCII, as the languages of Europe are? */
static bool
is_western(const struct looks *l)
{
	size_t i, high = 0;

	for (i = 0; i < l->n; i++)
		high += (unsigned char)l->s[i] >= 0x80;
	return 4 * high < l->n;
}

void
looks_advise(const struct looks *l, char *out, size_t size)
{
	static const char *const east[] = { "BIG5", "SHIFT_JIS", "EUC-KR",
		"WINDOWS-1252" };
	static const char *const west[] = { "WINDOWS-1252", "BIG5" };
	bool western = is_western(l);
	const char *const *name = western ? west : east;
	size_t i, n = western ? 2 : 4, used;
	struct tally t = { 0 };

	snprintf(out, size,
	    "neither UTF-8 nor, by its looks, GB18030; name the encoding:");
	for (i = 0; i < n; i++) {
		used = strlen(out);
		if (reads_as(l, name[i], &t))
			snprintf(out + used, size - used, " -e %s,", name[i]);
	}
	used = strlen(out);
	snprintf(out + used, size - used, " or -e GB18030 if it is that");
}
