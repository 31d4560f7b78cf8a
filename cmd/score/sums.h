#ifndef SUMS_H
#define SUMS_H

#include "minqing/hash.h"
#include "minqing/scheme.h"
#include "minqing/tally.h"

#include "key.h"

/*
 * What groups answered, summed; and the same as a tally.
 *
 *	struct score_sums s = { .keys = &keys };
 *
 *	score_sums_add(&s, key, &answers);
 *	...
 *	score_sums_total(&s);
 *	score_sums_sort(&s);
 *	for (i = 0; i < s.n; i++)
 *		show(&s.group[i]);
 *	score_sums_free(&s);
 *
 * Memory grows with the groups, not with the records.
 */
struct score_cell {
	struct mq_str hidden; /* the parts of its key that are not shown */
	const struct mq_answers *answers;
};

struct score_group {
	struct mq_str key; /* the shown parts; of totals "*" for those that
			    * are not a period */
	bool total;
	struct mq_answers sum;
	const struct score_cell *cell; /* what it is the sum of */
	size_t ncells;
};

struct score_sums {
	struct score_keys *keys;
	struct mq_map map; /* of struct mq_answers, by whole keys */
	struct mq_map totals;

	/* Set by score_sums_sort(): by key, the totals last. */
	struct score_group *group;
	size_t n;
	struct score_cell *cell;
};

void score_sums_add(
    struct score_sums *s, struct mq_str key, const struct mq_answers *a);

/*
 * Make totals of what was added: one for each period (of all the keys that are
 * periods) where there are other keys too, or else one of everything.
 */
void score_sums_total(struct score_sums *s);

void score_sums_sort(struct score_sums *s);

/* The group with this key, or NULL; behind score_sums_sort(). */
const struct score_group *score_sums_find(
    const struct score_sums *s, struct mq_str key, bool total);

/* Add all to a tally, or all of a tally: NULL, or why not. */
const char *score_sums_give(const struct score_sums *s, struct mq_tally *t);
const char *score_sums_take(struct score_sums *s, struct mq_tally *t);

/* Give the memory back; the keys stay. */
void score_sums_free(struct score_sums *s);

#endif
