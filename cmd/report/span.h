#ifndef REPORT_SPAN_H
#define REPORT_SPAN_H

#include "minqing/date.h"

/*
 * The spans of time that a report counts cases in, each from an instant to
 * before another; a case can lie in several.
 */
enum report_span {
	REPORT_NOW,       /* the period that the report is about */
	REPORT_BEFORE,    /* the one before it, as long */
	REPORT_LAST_DAY,  /* the last whole day of the period, or before now...
			   */
	REPORT_LAST_WEEK, /* ... and the ISO week, month and quarter that it is
			   * in, up to its end */
	REPORT_LAST_MONTH,
	REPORT_LAST_QUARTER,
	REPORT_YEAR_AGO, /* the same as NOW, a year earlier */
	REPORT_SPANS
};

enum { REPORT_RECENT = REPORT_LAST_QUARTER + 1 - REPORT_LAST_DAY };

struct report_window {
	bool on; /* off: no case is in it */
	int64_t from, to;
};

/* What is asked for: bounds, or the last whole period before now, or neither.
 */
struct report_ask {
	bool has_since, has_until, has_cadence;
	int64_t since, until;
	enum mq_period cadence;
};

struct report_spans {
	struct report_window at[REPORT_SPANS];
	bool asked; /* NOW has a bound */
};

/*
 * Without a question NOW is all there is, and nothing is BEFORE.  With two
 * bounds BEFORE is as long as NOW, or as many months where both are the first
 * of one; without an upper one NOW is taken to end with today.  YEAR_AGO is of
 * the same dates, but of an ISO week asked for as such 52 weeks earlier; where
 * it is BEFORE, it is off.
 */
void report_spans_make(struct report_spans *s, const struct report_ask *ask,
    int64_t now, struct mq_zone *z);

/* The spans that an instant is in, as a mask of 1 << REPORT_NOW ... */
unsigned report_spans_of(const struct report_spans *s, int64_t t);

/* The first day of the period that a day is in, and of the next one. */
int64_t report_step_start(enum mq_period step, int64_t day);
int64_t report_step_next(enum mq_period step, int64_t day);

/* The local day of an instant, and the instant at which a day begins. */
int64_t report_day_of(int64_t t, struct mq_zone *z);
int64_t report_day_start(int64_t day, struct mq_zone *z);

#endif
