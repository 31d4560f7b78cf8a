#ifndef RANDOM_MATCH_H
#define RANDOM_MATCH_H

/*
 * Some random patterns, and texts for each, through a matcher and through
 * PCRE2 alone.
 */

#include <stdlib.h>

#include "minqing/matcher.h"
#include "minqing/utf8.h"

#include "random_pattern.h"

enum { RANDOM_PATTERNS = 8, RANDOM_TEXTS = 4 };

struct random_match {
	struct random_pattern source[RANDOM_PATTERNS];
	unsigned flags[RANDOM_PATTERNS];
	struct mq_pattern *pattern[RANDOM_PATTERNS]; /* NULL: a bad one */
	char text[RANDOM_PATTERNS * RANDOM_TEXTS][RANDOM_TEXT_MAX];
	size_t n[RANDOM_PATTERNS * RANDOM_TEXTS];
	struct mq_matcher *matcher;
	unsigned long compared, known, matched, sure; /* for statistics */
};

static inline unsigned
random_flags(struct choices *from)
{
	unsigned flags = choose(from, 3) == 0 ? MQ_PATTERN_CASELESS : 0;

	if (choose(from, 12) == 0)
		return flags | MQ_PATTERN_LITERAL;
	if (choose(from, 4) == 0)
		flags |= MQ_PATTERN_EXTENDED;
	if (choose(from, 4) == 0)
		flags |= MQ_PATTERN_DOTALL;
	if (choose(from, 8) == 0)
		flags |= MQ_PATTERN_WORD;
	if (choose(from, 8) == 0)
		flags |= MQ_PATTERN_UCP;
	return flags;
}

static inline void
random_match_begin(struct random_match *m, struct choices *from)
{
	struct random_pattern *r;
	const char *why;
	size_t i, k, n = 0;

	memset(m, 0, sizeof(*m));
	m->matcher = mq_matcher_new();
	for (i = 0; i < RANDOM_PATTERNS; i++) {
		r = &m->source[i];
		m->flags[i] = random_flags(from);
		random_pattern(r, from, m->flags[i] & MQ_PATTERN_EXTENDED);
		m->pattern[i] = mq_pattern_new(
		    (struct mq_str){ r->pattern, r->n }, m->flags[i], &why);
		if (m->pattern[i]) {
			mq_matcher_add(m->matcher, m->pattern[i], i);
			m->known += mq_matcher_knows(m->pattern[i]);
		}
		for (k = 0; k < RANDOM_TEXTS; k++, n++)
			m->n[n] =
			    random_text(r, m->text[n], sizeof(m->text[n]));
	}
}

/* Has a text so many characters? */
static inline bool
random_match_is_long(struct mq_str text, size_t characters)
{
	while (text.n > 0 && characters > 0) {
		mq_utf8_next(&text);
		characters--;
	}
	return characters == 0;
}

/* What is wrong with the answer of one pattern, or NULL. */
static inline const char *
random_match_fault(enum mq_match got, bool may, bool sure)
{
	if (got == MQ_MATCH_YES && !may)
		return "matches, and is no candidate";
	if (got == MQ_MATCH_NO && sure)
		return "does not match, and is sure";
	if (sure && !may)
		return "is sure, and no candidate";
	return NULL;
}

static inline bool
random_match_text(struct random_match *m, struct mq_str text)
{
	uint64_t may = 0, sure = 0;
	const char *fault;
	enum mq_match got;
	bool good = true;
	size_t i;

	mq_matcher_scan(m->matcher, text, &may, &sure);
	for (i = 0; i < RANDOM_PATTERNS; i++) {
		if (!m->pattern[i])
			continue;
		got = mq_pattern_match(m->pattern[i], text, NULL);
		m->compared++;
		m->matched += got == MQ_MATCH_YES;
		m->sure += mq_bit(&sure, i);
		fault =
		    random_match_fault(got, mq_bit(&may, i), mq_bit(&sure, i));
		if (got == MQ_MATCH_YES &&
		    !random_match_is_long(
			text, mq_pattern_minimum(m->pattern[i])))
			fault = "has another minimum";
		if (!fault)
			continue;
		printf("# /%.*s/ with flags %u %s in \"%.*s\"\n",
		    (int)m->source[i].n, m->source[i].pattern, m->flags[i],
		    fault, (int)text.n, text.s);
		good = false;
	}
	return good;
}

static inline bool
random_match_agrees(struct random_match *m)
{
	struct mq_str text;
	bool good = true;
	size_t i;

	for (i = 0; i < RANDOM_PATTERNS * RANDOM_TEXTS; i++) {
		text.s = m->text[i];
		text.n = mq_utf8_valid(text.s, m->n[i]);
		good &= random_match_text(m, text);
	}
	return good;
}

static inline void
random_match_end(struct random_match *m)
{
	size_t i;

	mq_matcher_free(m->matcher);
	for (i = 0; i < RANDOM_PATTERNS; i++)
		mq_pattern_free(m->pattern[i]);
}

#endif
