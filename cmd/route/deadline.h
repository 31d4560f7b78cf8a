#ifndef ROUTE_DEADLINE_H
#define ROUTE_DEADLINE_H

#include "minqing/table.h"
#include "minqing/zone.h"

/* What a deadline is chosen by. */
enum route_case {
	ROUTE_CASE_MODE,
	ROUTE_CASE_URGENCY,
	ROUTE_CASE_KIND,
	ROUTE_CASE_CATEGORY,
	ROUTE_CASES
};

/* One row of the deadlines table; an empty cell fits every case. */
struct route_deadline {
	struct mq_str fits[ROUTE_CASES];
	int64_t resolve;     /* seconds, or -1 for no due time */
	bool next_day;       /* counted from the next day's start */
	struct mq_str place; /* "deadlines.tsv:14" */
};

struct route_deadlines {
	struct route_deadline *row;
	size_t n, cap;
};

/*
 * Take in a table with the column resolve, and perhaps mode, urgency, kind,
 * category, respond, clock (natural) and from (now, next-day); where it is
 * wrong, its `error` says so.  The table must outlive the deadlines.
 */
void route_deadlines_add(struct route_deadlines *deadlines, struct mq_table *t);

/* The first row that fits, or NULL. */
const struct route_deadline *route_deadline_of(
    const struct route_deadlines *deadlines,
    const struct mq_str is[ROUTE_CASES]);

/*
 * When something asked for at t is due: natural time, in which a day is 24
 * hours, from t itself or from the start of the next day in zone z.
 */
int64_t route_deadline_due(
    const struct route_deadline *deadline, int64_t t, struct mq_zone *z);

void route_deadlines_free(struct route_deadlines *deadlines);

#endif
