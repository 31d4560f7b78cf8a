#ifndef MINQING_MATCHER_H
#define MINQING_MATCHER_H

#include <stddef.h>
#include <stdint.h>

#include "minqing/pattern.h"

/*
 * Many patterns over one text: which of them may match it?  A scan gives the
 * candidates; the caller confirms those it comes to with mq_pattern_match(),
 * in its own order and only as far as it needs.
 *
 *	struct mq_matcher *m = mq_matcher_new();
 *	size_t i, nwords = mq_bits_words(n);
 *	uint64_t *may = mq_xcalloc(nwords, sizeof(*may));
 *	uint64_t *sure = mq_xcalloc(nwords, sizeof(*sure));
 *
 *	for (i = 0; i < n; i++)
 *		mq_matcher_add(m, pattern[i], i);
 *	...
 *	memset(may, 0, nwords * sizeof(*may));
 *	memset(sure, 0, nwords * sizeof(*sure));
 *	mq_matcher_scan(m, text, may, sure);
 *	for (i = 0; (i = mq_bits_next(may, n, i)) < n; i++)
 *		if (mq_bit(sure, i) ||
 *		    mq_pattern_match(pattern[i], text, NULL) == MQ_MATCH_YES)
 *			...
 *
 * A pattern that is no candidate does not match; one that is may not match
 * either, unless it is sure.  A limit that a pattern would have hit is not
 * known of where it need not be run.
 *
 * From each pattern it is derived what literals every match contains, in what
 * order and how far apart, or at least what runs of characters, such as seven
 * of [0-9a], or the same one again in (.)\1; and the scan looks for those of
 * all patterns at once.  From some nothing can be derived, such as [^a]{3}:
 * they are candidates in every text, or in every one that is long enough.  So
 * are those with a part that is read in a way of its own: (*VERB), a condition,
 * recursion, and what PCRE2 does not read in the same way; that is asked of it
 * before the first scan, unless the pattern is lazy.  Of the built-in rules all
 * this was worked out when the library was built.
 *
 * The memory is a hundred bytes or so for each literal, and five for each byte
 * of the longest text; 64 KiB where a run has other characters than ASCII.
 */
struct mq_matcher;

struct mq_matcher *mq_matcher_new(void);

/*
 * Look for p, which must outlive the matcher, under the caller's number `id`;
 * several may share one.  All are added before the first scan.
 */
void mq_matcher_add(
    struct mq_matcher *m, const struct mq_pattern *p, size_t id);

/*
 * Set in `may` the bit of every candidate in `text`, which must be valid
 * UTF-8, and in `sure` that of every pattern that is known to match it; other
 * bits stay.  Both have room for the largest id that was added.
 */
void mq_matcher_scan(
    struct mq_matcher *m, struct mq_str text, uint64_t *may, uint64_t *sure);

/* NULL is allowed.  The patterns stay the caller's. */
void mq_matcher_free(struct mq_matcher *m);

/* Is anything known of what p's matches contain? */
bool mq_matcher_knows(const struct mq_pattern *p);

static inline bool
mq_bit(const uint64_t *bits, size_t i)
{
	return bits[i / 64] >> i % 64 & 1;
}

/* The words that n bits take. */
static inline size_t
mq_bits_words(size_t n)
{
	return (n + 63) / 64;
}

/* The first bit set at or behind `from`, or n. */
size_t mq_bits_next(const uint64_t *bits, size_t n, size_t from);

#endif
