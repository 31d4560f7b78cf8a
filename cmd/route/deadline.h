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

/* What there is a limit for. */
enum route_limit {
	ROUTE_RESPOND, /* until the resident is spoken to */
	ROUTE_RESOLVE, /* until the matter is settled */
	ROUTE_LIMITS
};

/* One row of the deadlines table; an empty cell fits every case. */
struct route_deadline {
	struct mq_str fits[ROUTE_CASES];
	struct mq_term limit[ROUTE_LIMITS]; /* never negative */
	bool has[ROUTE_LIMITS];             /* false where the cell is empty */
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

/* Is this no word that a row can have?  A category may be any. */
bool route_deadline_is_odd(enum route_case which, struct mq_str word);

/*
 * When what is asked for at t and has this limit is due, as mq_calendar_due()
 * counts: 0, or -1 where that is after the year 9999.
 */
int route_deadline_due(const struct route_deadline *deadline,
    enum route_limit limit, struct mq_calendar *c, int64_t t, int64_t *due);

void route_deadlines_free(struct route_deadlines *deadlines);

#endif
