#ifndef REPORT_SUMS_H
#define REPORT_SUMS_H

#include "input.h"
#include "model.h"

/*
 * What was counted, as a tally that can be written down, merged with others
 * and read back: everything but the lists of single cases, of which it keeps
 * how long they are.  minqing(5) describes the form.
 *
 *	struct report_sums s = { 0 };
 *
 *	if ((why = report_sums_read(&s, run)) ||
 *	    (why = report_sums_bind(&r, &s)) ||
 *	    (why = report_sums_take(&r, &s, &inputs)))
 *		mq_die("%s", why);
 *	report_finish(&r);
 *	report_sums_free(&s);
 */

/* Write what was counted of records.  NULL, or what is wrong, which lives as
 * long as the tally. */
const char *report_sums_give(
    struct report *r, const struct report_inputs *inputs, struct mq_tally *t);

/* One tally: what it says of itself, and its rows. */
struct report_piece {
	const char *source;
	struct mq_tally *facts;
	struct mq_tally_cell *cell;
	size_t n, cap;
};

struct report_sums {
	struct report_piece *item;
	size_t n, cap;
	struct mq_arena arena; /* what is wrong lives in it too */
};

/*
 * Read all operands, behind mq_run_header().  As the others: NULL, or the place
 * and what is wrong.
 */
const char *report_sums_read(struct report_sums *s, struct mq_run *run);

/*
 * Take the place of a header: which columns there were, and the time, zone and
 * period of the counting.  Tallies of another scheme are refused.
 */
const char *report_sums_bind(struct report *r, struct report_sums *s);

/* Take in the counts. */
const char *report_sums_take(
    struct report *r, struct report_sums *s, struct report_inputs *inputs);

void report_sums_free(struct report_sums *s);

#endif
