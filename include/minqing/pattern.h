#ifndef MINQING_PATTERN_H
#define MINQING_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "minqing/record.h"

/*
 * Patterns: PCRE2 in UTF mode without UCP, compiled with JIT, run with match,
 * depth and heap limits.  A limit that is hit is told, never taken for "no
 * match".
 *
 *	const char *why;
 *	struct mq_pattern *p = mq_pattern_new(text, MQ_PATTERN_CASELESS, &why);
 *	size_t span[2];
 *
 *	if (!p)
 *		complain(why);
 *	if (mq_pattern_match(p, field, span) == MQ_MATCH_YES)
 *		found(field.s + span[0], span[1] - span[0]);
 *	mq_pattern_free(p);
 *
 * Newlines are LF for "." and "$", any Unicode one for \R; \C is refused, for
 * it would split characters.  Not for several threads at a time: they would
 * share a stack.
 */
struct mq_pattern;

enum mq_pattern_flag {
	MQ_PATTERN_CASELESS = 1, /* i */
	MQ_PATTERN_EXTENDED = 2, /* x */
	MQ_PATTERN_DOTALL = 4,   /* s */
	MQ_PATTERN_WORD = 8,     /* w: whole words only */
	MQ_PATTERN_LITERAL = 16, /* l: the text itself; not with x, s or u */
	MQ_PATTERN_UCP = 32,     /* u: \w and \d by Unicode */
	MQ_PATTERN_PLAIN = 64, /* f: for plain forms (mq_variant_text()), which
				* are the caller's to see to */
	MQ_PATTERN_LAZY = 128  /* no letter: compile at first need; for those
				* known to be good, and tested as such */
};

/* Read flags such as "ix" into a mask: NULL, or what is wrong with them. */
const char *mq_pattern_flags(struct mq_str s, unsigned *flags);

/*
 * Compile; machine code is made at the first match.  NULL on a bad pattern:
 * *why then has "message at offset N" (bytes), until the next call.
 *
 * With MQ_PATTERN_LAZY the text must outlive the pattern and nothing can fail:
 * one that turns out bad gives MQ_MATCH_BAD at every match.
 */
struct mq_pattern *mq_pattern_new(
    struct mq_str text, unsigned flags, const char **why);

enum mq_match {
	MQ_MATCH_BAD = -2,   /* a lazy pattern that does not compile */
	MQ_MATCH_LIMIT = -1, /* a limit was hit: not known */
	MQ_MATCH_NO = 0,
	MQ_MATCH_YES = 1
};

/* What a pattern may spend on one text. */
enum {
	MQ_PATTERN_MATCH_LIMIT = 1000000, /* calls of PCRE2's match() */
	MQ_PATTERN_DEPTH_LIMIT = 250000,  /* nested backtracking points */
	MQ_PATTERN_HEAP_LIMIT = 32768     /* KiB */
};

/*
 * Search `text`, which must be valid UTF-8 (mq_utf8_valid()).  Where it
 * matches, span[0] and span[1] are the byte offsets of the match; span may be
 * NULL.
 */
enum mq_match mq_pattern_match(
    struct mq_pattern *p, struct mq_str text, size_t span[2]);

/* Why the last match gave MQ_MATCH_LIMIT or MQ_MATCH_BAD; until the next. */
const char *mq_pattern_error(const struct mq_pattern *p);

/* The number of the named group, or -1. */
int mq_pattern_group(struct mq_pattern *p, const char *name);

/*
 * How many groups there are, numbered from 1; and the name of one, as long as
 * the pattern, or NULL where it has none.
 */
int mq_pattern_groups(struct mq_pattern *p);
const char *mq_pattern_group_name(struct mq_pattern *p, int group);

/*
 * The text of a group of the last match that said yes; s is NULL where the
 * group took no part.
 */
struct mq_str mq_pattern_text(
    const struct mq_pattern *p, struct mq_str text, int group);

/* The text and the flags that it was made with. */
struct mq_str mq_pattern_source(const struct mq_pattern *p);
unsigned mq_pattern_mask(const struct mq_pattern *p);

/*
 * How many characters a text must have at least to match; 0 where that is not
 * known, and of a lazy pattern.
 */
size_t mq_pattern_minimum(const struct mq_pattern *p);

/*
 * Does PCRE2 take the pattern apart in the same way as somebody else?  item
 * has a mark for each byte of the text and one for its end: 0 where no item
 * begins, 1 where one does, other values where one may.  An item is a
 * character, an escape, a class, a parenthesis or "|", with its quantifier;
 * the end is one too.  PCRE2's own come from PCRE2_AUTO_CALLOUT.
 */
bool mq_pattern_has_items(
    const struct mq_pattern *p, const unsigned char *item);

/* NULL is allowed. */
void mq_pattern_free(struct mq_pattern *p);

#endif
