#include "limit.h"

#include <math.h>
#include <stdlib.h>

#include "minqing/trend.h"

/* The first and the last may not be whole, unless they are days. */
static size_t
whole(const struct report_volume *v, const struct report_bucket **first)
{
	bool days = v->step == MQ_DAY;

	*first = v->bucket + (days ? 0 : 1);
	return days ? v->n : v->n < 2 ? 0 : v->n - 2;
}

struct report_limits
report_limits(const struct report_volume *v)
{
	struct report_limits l = { 0 };
	const struct report_bucket *first;
	size_t n = whole(v, &first), i;
	double *y, mean = 0, sd;

	if (n < REPORT_LIMITS)
		return l;
	y = mq_xcalloc(n, sizeof(*y));
	for (i = 0; i < n; i++) {
		y[i] = (double)first[i].n;
		mean += y[i] / (double)n;
	}
	sd = mq_moving_sd(y, n);
	free(y);
	l.known = true;
	l.mean = llround(10 * mean);
	l.high = llround(10 * (mean + 3 * sd));
	l.low = mean > 3 * sd ? llround(10 * (mean - 3 * sd)) : 0;
	return l;
}

bool
report_is_beyond(const struct report_limits *l, const struct report_volume *v,
    const struct report_bucket *b)
{
	if (v->step != MQ_DAY && (b == v->bucket || b == &v->bucket[v->n - 1]))
		return false;
	return l->known && (10 * b->n > l->high || 10 * b->n < l->low);
}
