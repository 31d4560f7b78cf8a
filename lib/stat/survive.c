#include "minqing/survive.h"

#include <math.h>

/* What a product of shares may be off by; R takes 1.5e-8. */
static const double near = 1e-9;

static int64_t
cases(const struct mq_duration *d, size_t k)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < k; i++)
		n += d[i].ended + d[i].open;
	return n;
}

double
mq_still_open(const struct mq_duration *d, size_t k, int64_t minutes)
{
	int64_t at_risk = cases(d, k);
	double share = at_risk ? 1 : NAN;
	size_t i;

	for (i = 0; i < k && d[i].minutes <= minutes; i++) {
		if (d[i].ended)
			share *= 1 - (double)d[i].ended / (double)at_risk;
		at_risk -= d[i].ended + d[i].open;
	}
	return share;
}

/* The next time at which one was resolved, or else the last there is. */
static int64_t
next_end(const struct mq_duration *d, size_t k, size_t i)
{
	for (i++; i < k; i++)
		if (d[i].ended)
			return d[i].minutes;
	return d[k - 1].minutes;
}

double
mq_time_quantile(const struct mq_duration *d, size_t k, double q)
{
	int64_t at_risk = cases(d, k);
	double share = 1, want = 1 - q;
	size_t i;

	for (i = 0; i < k; i++) {
		if (d[i].ended)
			share *= 1 - (double)d[i].ended / (double)at_risk;
		at_risk -= d[i].ended + d[i].open;
		if (d[i].ended && fabs(share - want) < near)
			return ((double)d[i].minutes +
				   (double)next_end(d, k, i)) /
			       2;
		if (share < want)
			return (double)d[i].minutes;
	}
	return NAN;
}
