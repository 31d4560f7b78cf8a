#ifndef DEDUP_EXPLAIN_H
#define DEDUP_EXPLAIN_H

#include "dedup.h"

/* The columns of --explain, and the cells of a row. */
enum {
	DEDUP_EXPLAIN_ID,
	DEDUP_EXPLAIN_PARENT,
	DEDUP_EXPLAIN_WHY, /* reporter or text */
	DEDUP_EXPLAIN_SIMILARITY,
	DEDUP_EXPLAIN_DISTANCE,
	DEDUP_EXPLAIN_HOURS,
	DEDUP_EXPLAIN_COLUMNS
};
extern const char *const dedup_explain_columns[DEDUP_EXPLAIN_COLUMNS];

struct dedup_explain {
	struct mq_str cell[DEDUP_EXPLAIN_COLUMNS];
	char similarity[32], distance[32], hours[32];
};

/*
 * Fill in the row of a repeat.  It borrows from the result and the id, and
 * points into itself.
 */
void dedup_explain(struct dedup_explain *e, struct mq_str id,
    const struct dedup_result *res, const struct dedup_figures *figures);

#endif
