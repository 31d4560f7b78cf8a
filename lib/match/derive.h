#ifndef DERIVE_H
#define DERIVE_H

#include "minqing/pattern.h"
#include "need.h"

/*
 * What the matches of a pattern need.  It lives as long as the arena and the
 * pattern.  Of the patterns of the built-in rules, which are lazy, it was
 * worked out when the library was built (scripts/needs.c); a lazy pattern that
 * is not among them, and any other, is taken apart here.
 */
struct need derive_need(struct mq_arena *a, const struct mq_pattern *p);

/* The same, always taken apart: no terms where PCRE2 may read it otherwise. */
struct need derive_afresh(struct mq_arena *a, const struct mq_pattern *p);

/* Under what number a pattern of this text and these flags is known. */
uint64_t derive_number(const struct mq_pattern *p);

/*
 * What was worked out, in the order of the numbers, and the bytes of all for
 * need_unpack().
 */
struct derived {
	uint64_t number;
	uint64_t start; /* among the bytes */
};

extern const struct derived derived_needs[];
extern const size_t derived_count;
extern const unsigned char derived_bytes[];

#endif
