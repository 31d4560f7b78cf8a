#ifndef REPORT_LIMIT_H
#define REPORT_LIMIT_H

#include "volume.h"

/*
 * The control limits of how many cases come a day (week, month): the mean of
 * the whole buckets, and three standard deviations, these from moving ranges
 * (an individuals chart), so that a level that shifts once does not widen
 * them.  Not known of fewer than REPORT_LIMITS buckets.
 *
 * Of REPORT_LIMITS_DAYS days or more, where the days of the week differ beyond
 * chance (an analysis of variance of the roots of the counts, at 1%), each is
 * compared with its like: the limits are the mean of that weekday and three
 * sigma times its root, sigma that of z = (count - mean) / root(mean) from
 * moving ranges, widened for the seven means (the c' chart of D. B. Laney,
 * Quality Engineering 14, 2002, with a mean for each weekday).  A quiet Sunday
 * is nothing then, and a busy one is.
 */
enum { REPORT_LIMITS = 8, REPORT_LIMITS_DAYS = 28 };

struct report_limits {
	bool known;
	bool weekly;             /* the days of the week have their own */
	int64_t low[7], high[7]; /* tenths, Monday first; low is never below
				  * 0; unless weekly all are the same */
	int64_t top;             /* the highest of them */
};

struct report_limits report_limits(const struct report_volume *v);

/* A bucket's two limits. */
int64_t report_limit_low(
    const struct report_limits *l, const struct report_bucket *b);
int64_t report_limit_high(
    const struct report_limits *l, const struct report_bucket *b);

/*
 * Is a bucket above the upper limit, or below the lower one?  Never said of the
 * first and the last week, month or year, which may not be whole.
 */
bool report_is_beyond(const struct report_limits *l,
    const struct report_volume *v, const struct report_bucket *b);

#endif
