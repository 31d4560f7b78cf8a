#ifndef ROUTE_DUTY_H
#define ROUTE_DUTY_H

#include "area.h"

/* One row of the duties table: who is responsible for a category. */
struct route_duty {
	struct mq_str agency, co_handlers, mode;
	struct mq_str skills; /* that the assignee must have */
	enum route_team team;
	struct mq_str place; /* "duties.tsv:14" */
	bool fallback;       /* the row of `*` (兜底) */
};

/*
 * Duties by category path: the row of the longest path that covers a category
 * wins, of equal paths the first; `*` stands for what no path covers.
 */
struct route_duties {
	struct route_duty *row;
	size_t n, cap;
	struct route_prefixes paths;
	size_t fallback; /* 1 + its row, or 0 */
};

/*
 * Take in a table with the columns category and agency_responsible, and
 * perhaps co_handlers, team (worker where empty), mode and skills; where it is
 * wrong, its `error` says so.  The table must outlive the duties.
 */
void route_duties_add(struct route_duties *duties, struct mq_table *t);

/* Make ready for looking up, once all tables are there. */
void route_duties_ready(struct route_duties *duties);

/* The duty for a category, or NULL where there is not even a fallback. */
const struct route_duty *route_duty_of(
    const struct route_duties *duties, struct mq_str category);

void route_duties_free(struct route_duties *duties);

#endif
