#ifndef REPORT_LIMIT_H
#define REPORT_LIMIT_H

#include "volume.h"

/*
 * The control limits of how many cases come a day (week, month): the mean of
 * the whole buckets and three standard deviations, these from moving ranges
 * (an individuals chart), so that a level that shifts once does not widen
 * them.  Not known of fewer than REPORT_LIMITS buckets.
 */
enum { REPORT_LIMITS = 8 };

struct report_limits {
	bool known;
	int64_t mean, low, high; /* tenths; low is never below 0 */
};

struct report_limits report_limits(const struct report_volume *v);

/*
 * Is a bucket above the upper limit, or below the lower one?  Never said of the
 * first and the last week, month or year, which may not be whole.
 */
bool report_is_beyond(const struct report_limits *l,
    const struct report_volume *v, const struct report_bucket *b);

#endif
