#ifndef ROUTE_PREFIX_H
#define ROUTE_PREFIX_H

#include "minqing/record.h"

/*
 * Texts looked up as prefixes: which of thousands of keys does a text begin
 * with, the longest first.
 *
 *	struct route_prefixes p = { 0 };
 *	const struct route_prefix *hit;
 *
 *	route_prefixes_add(&p, key, row);
 *	route_prefixes_sort(&p);
 *	...
 *	hit = route_prefix_longest(&p, text);
 *	while (hit && !fits(hit))
 *		hit = route_prefix_shorter(&p, hit);
 *
 * The keys are kept in byte order.  All keys that a text begins with then are
 * prefixes of the last key that is not behind the text, so one binary search
 * finds the first of them, and links lead to the others.
 */
struct route_prefix {
	struct mq_str key;
	size_t row;
	size_t shorter; /* 1 + the index of the longest key that this one
			 * begins with, or 0 */
};

struct route_prefixes {
	struct route_prefix *item;
	size_t n, cap;
};

/* The key is borrowed, and not empty.  Of equal keys the first one counts. */
void route_prefixes_add(
    struct route_prefixes *p, struct mq_str key, size_t row);

/* Make ready for looking up, once all keys are there. */
void route_prefixes_sort(struct route_prefixes *p);

/* The longest key that `text` begins with, or NULL. */
const struct route_prefix *route_prefix_longest(
    const struct route_prefixes *p, struct mq_str text);

/* The next shorter one, or NULL. */
const struct route_prefix *route_prefix_shorter(
    const struct route_prefixes *p, const struct route_prefix *item);

void route_prefixes_free(struct route_prefixes *p);

#endif
