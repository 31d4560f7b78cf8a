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
 *	    (why = report_sums_know(&r, &s)) ||
 *	    (why = report_sums_bind(&r, &s, &ask)) ||
 *	    (why = report_sums_take(&r, &s, &inputs)))
 *		mq_die("%s", why);
 *	report_finish(&r);
 *	report_sums_free(&s);
 *
 * Tallies of one period are added up, with all that they know of other times.
 * Where the report is of another period they are put together of their own
 * periods, days or more: see chain.h.
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

	/* Set by report_sums_know(). */
	struct report_spans spans;
	int64_t now;

	/* Set where tallies are put together of their periods. */
	int64_t from, to;    /* the first day, and that after the last */
	unsigned feeds;      /* the spans that its period is in */
	bool shown;          /* its days are in the charts */
	bool last;           /* what is open, is so as it says */
	struct mq_str first; /* `from` and `to` as in keys, "2026-06-01" */
	struct mq_str limit;
	struct mq_str carried; /* of `last`: where the report begins */
};

struct report_sums {
	struct report_piece *item;
	size_t n, cap;
	bool apart;            /* put together of their periods */
	bool records;          /* of the days behind all of them */
	struct mq_arena arena; /* what is wrong lives in it too */
};

/*
 * Read so many operands, behind mq_run_header().  As the others: NULL, or the
 * place and what is wrong.
 */
const char *report_sums_read(
    struct report_sums *s, struct mq_run *run, size_t operands);

/*
 * Take the place of a header: which columns there were, and zone and time of
 * the counting, the latest of all.  Tallies of another scheme are refused, and
 * those that differ in what they must have in common.
 */
const char *report_sums_know(struct report *r, struct report_sums *s);

/*
 * The columns of the records that are added are known, zone and now are the
 * run's: NULL, or in which of these the tallies differ.
 */
const char *report_sums_join(
    struct report *r, struct report_sums *s, const struct mq_record *header);

/*
 * Find the period of the report: asked for, else that of the tallies, or where
 * there are records all days behind those.
 */
const char *report_sums_bind(
    struct report *r, struct report_sums *s, const struct report_ask *ask);

/* Take in the counts. */
const char *report_sums_take(
    struct report *r, struct report_sums *s, struct report_inputs *inputs);

void report_sums_free(struct report_sums *s);

/*
 * What stands in the place of a row of a tally whose own period is but a part
 * of what is reported on: so many rows in out.
 */
size_t report_sums_apart(const struct report_piece *p,
    const struct mq_tally_cell *c, struct mq_arena *a,
    struct mq_tally_cell out[REPORT_SPANS]);

#endif
