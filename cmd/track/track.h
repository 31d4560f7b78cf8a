#ifndef TRACK_TRACK_H
#define TRACK_TRACK_H

#include "fold.h"
#include "minqing/deadline.h"
#include "policy.h"

/*
 * Records and their columns: what a record tells is made a case, the events
 * are folded into it, and what comes of it is written into the columns that
 * mq-track owns.
 *
 *	struct track tr = { .policy = p, .calendar = c, .fold = { ... } };
 *
 *	track_bind(&tr, header, feed->told);
 *	pass = mq_pass_new(header, tr.own, tr.nown);
 *	...
 *	if (n == 0)
 *		track_untouched(&tr, &rec);
 *	else if ((why = track_record(&tr, &rec, event, n, &column)))
 *		refuse(column, why);
 *	mq_run_pass(run, pass, &rec, tr.value);
 */
enum track_column {
	TRACK_C_STATUS,
	TRACK_C_UPDATED,
	TRACK_C_CLOSED,
	TRACK_C_PARENT,
	TRACK_C_AGENCY,
	TRACK_C_ASSIGNEE,
	TRACK_C_CO_HANDLERS,
	TRACK_C_EXPECTED,
	TRACK_C_PROMISED,
	TRACK_C_OWNER,
	TRACK_C_RESPONDED,
	TRACK_C_RESOLVED,
	TRACK_C_FED_BACK,
	TRACK_C_WORKED,
	TRACK_C_LATE,
	TRACK_C_RESPONSE_LATE,
	TRACK_C_LADDER,
	TRACK_C_REOPENED,
	TRACK_C_ANSWERS, /* here the answers begin, those that there are */
	TRACK_C_MAX = TRACK_C_ANSWERS + TRACK_ANSWERS
};

struct track {
	struct track_policy policy;
	struct mq_deadlines deadlines; /* which clock a target is counted on */
	struct mq_calendar *calendar;
	struct track_fold fold; /* now, reopen, zone, refuse and ctx are set by
				 * the caller */

	const char *own[TRACK_C_MAX]; /* the columns that it owns */
	size_t nown;
	struct mq_str value[TRACK_C_MAX]; /* of the last record */

	long at[TRACK_C_MAX];                    /* where they came in, or -1 */
	enum track_answer answer[TRACK_ANSWERS]; /* which the last ones are */
	long key[MQ_CASES], requested, response_due;
	char text[TRACK_C_MAX][MQ_DATE_MAX]; /* what values point into */
	struct mq_arena scratch;
	uint64_t odd; /* statuses that are no known word, with no date of an
		       * end beside them */
	unsigned long odd_line; /* of the first */
};

/* Find the columns; `told` has the bits of the answers that events give. */
void track_bind(
    struct track *tr, const struct mq_record *header, unsigned told);

/*
 * The values of a record without events: as they came, but for the clocks of
 * one that is open by its status and dates.
 */
void track_untouched(struct track *tr, const struct mq_record *rec);

/*
 * Fold events into a record: NULL and the values, which live as long as the
 * record and until the next call; or what is wrong with the record, and in
 * which column.
 */
const char *track_record(struct track *tr, const struct mq_record *rec,
    struct track_event **event, size_t n, const char **column);

void track_free(struct track *tr);

#endif
