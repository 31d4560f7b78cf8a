#ifndef ROUTE_DEADLINE_H
#define ROUTE_DEADLINE_H

#include "minqing/calendar.h"
#include "minqing/table.h"

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
	bool has_due;           /* false where resolve is empty */
	struct mq_term resolve; /* never negative */
	enum mq_clock clock;
	enum mq_from from;
	struct mq_str place; /* "deadlines.tsv:14" */
};

struct route_deadlines {
	struct route_deadline *row;
	size_t n, cap;
};

/*
 * Take in a table with the column resolve, and perhaps mode, urgency, kind,
 * category, respond, clock (natural, work) and from (now, next-day); where it
 * is wrong, its `error` says so.  The table must outlive the deadlines.
 */
void route_deadlines_add(struct route_deadlines *deadlines, struct mq_table *t);

/* The first row that fits, or NULL. */
const struct route_deadline *route_deadline_of(
    const struct route_deadlines *deadlines,
    const struct mq_str is[ROUTE_CASES]);

/*
 * When something asked for at t is due, as mq_calendar_due() counts: 0, or -1
 * where that is after the year 9999.
 */
int route_deadline_due(const struct route_deadline *deadline,
    struct mq_calendar *c, int64_t t, int64_t *due);

void route_deadlines_free(struct route_deadlines *deadlines);

#endif
