#ifndef ITEMS_H
#define ITEMS_H

#include "figures.h"

/*
 * The sheets of a questionnaire with several items, for Cronbach's alpha.
 * Memory grows with the answers, for the items of a sheet may be far apart.
 *
 *	struct score_items t = { .scheme = scheme };
 *
 *	score_items_bind(&t, header);
 *	...
 *	why = score_items_add(&t, key, shown, &rec, &column);
 *	...
 *	score_items_set(&t, &figures, &keys);
 *	score_items_free(&t);
 */
struct score_items {
	const struct mq_scheme *scheme;
	long sheet, item;    /* the columns rating_id and item */
	struct mq_map items; /* of int64_t, their numbers */
	struct mq_map sheets;
};

/* NULL, or the name of a column that is not there. */
const char *score_items_bind(
    struct score_items *t, const struct mq_record *header);

/*
 * Add a rating to its sheet, in the group whose key begins with the `shown`
 * parts: NULL, or what is wrong in *column.
 */
const char *score_items_add(struct score_items *t, struct mq_str key,
    size_t shown, const struct mq_record *r, const char **column);

/*
 * Set items, alpha and alpha_n of every row: the items that anyone in the
 * group answered, and how many answered them all.
 */
void score_items_set(
    const struct score_items *t, struct score_figures *f, struct score_keys *k);

void score_items_free(struct score_items *t);

#endif
