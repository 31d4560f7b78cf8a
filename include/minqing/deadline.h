#ifndef MINQING_DEADLINE_H
#define MINQING_DEADLINE_H

#include "minqing/fit.h"

/*
 * How much time there is, by the table of deadlines.
 *
 *	struct mq_deadlines d = { 0 };
 *	const struct mq_deadline *row;
 *
 *	mq_deadlines_add(&d, table);
 *	...
 *	row = mq_deadline_of(&d, is);
 *	if (row && row->has[MQ_RESOLVE] &&
 *	    mq_deadline_due(row, MQ_RESOLVE, calendar, requested, &due) == 0)
 *		...
 *	mq_deadlines_free(&d);
 */

/* What there is a limit for. */
enum mq_limit {
	MQ_RESPOND, /* until the resident is spoken to */
	MQ_RESOLVE, /* until the matter is settled */
	MQ_LIMITS
};

/* One row of the table. */
struct mq_deadline {
	struct mq_fit fit;
	struct mq_term limit[MQ_LIMITS]; /* never negative */
	bool has[MQ_LIMITS];             /* false where the cell is empty */
	enum mq_clock clock;
	enum mq_from from;
	struct mq_str place; /* "deadlines.tsv:14" */
};

struct mq_deadlines {
	struct mq_deadline *row;
	size_t n, cap;
};

/*
 * Take in a table with the column resolve, and perhaps mode, urgency, kind,
 * category, respond, clock (natural, work) and from (now, next-day); where it
 * is wrong, its `error` says so.  The table must outlive the deadlines.
 */
void mq_deadlines_add(struct mq_deadlines *deadlines, struct mq_table *t);

/* The first row that fits, or NULL. */
const struct mq_deadline *mq_deadline_of(
    const struct mq_deadlines *deadlines, const struct mq_str is[MQ_CASES]);

/*
 * When what is asked for at t and has this limit is due, as mq_calendar_due()
 * counts: 0, or -1 where that is after the year 9999.
 */
int mq_deadline_due(const struct mq_deadline *deadline, enum mq_limit limit,
    struct mq_calendar *c, int64_t t, int64_t *due);

/*
 * The clock that delays and pauses of a limit are counted on: working time
 * where the row says so or the limit is in working days, natural time else and
 * for NULL.
 */
enum mq_clock mq_deadline_clock(
    const struct mq_deadline *deadline, enum mq_limit limit);

void mq_deadlines_free(struct mq_deadlines *deadlines);

#endif
