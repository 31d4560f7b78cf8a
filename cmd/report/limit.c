#include "limit.h"

#include <math.h>
#include <stdlib.h>

#include "minqing/beta.h"
#include "minqing/trend.h"

enum { WEEK = 7 };

/* The first and the last may not be whole, unless they are days. */
static size_t
whole(const struct report_volume *v, const struct report_bucket **first)
{
	bool days = v->step == MQ_DAY;

	*first = v->bucket + (days ? 0 : 1);
	return days ? v->n : v->n < 2 ? 0 : v->n - 2;
}

/* The means of figures of days, by weekday or all the same. */
static void
take_means(double mean[WEEK], const struct report_bucket *first,
    const double *y, size_t n, bool weekly)
{
	double sum[WEEK] = { 0 }, count[WEEK] = { 0 };
	int w;
	size_t i;

	for (i = 0; i < n; i++) {
		w = weekly ? report_weekday(first[i].day) : 0;
		sum[w] += y[i];
		count[w]++;
	}
	for (w = 0; w < WEEK; w++)
		mean[w] = weekly ? sum[w] / count[w] : sum[0] / count[0];
}

/* Do the weekdays differ beyond chance?  Of roots, whose variance is even. */
static bool
weekdays_differ(const struct report_bucket *first, const double *y, size_t n)
{
	double all[WEEK], mean[WEEK], between = 0, within = 0, left;
	double *root = mq_xcalloc(n, sizeof(*root));
	size_t i;
	int w;

	for (i = 0; i < n; i++)
		root[i] = sqrt(y[i]);
	take_means(all, first, root, n, false);
	take_means(mean, first, root, n, true);
	for (i = 0; i < n; i++) {
		w = report_weekday(first[i].day);
		between += (mean[w] - all[w]) * (mean[w] - all[w]);
		within += (root[i] - mean[w]) * (root[i] - mean[w]);
	}
	free(root);
	if (between + within <= 0)
		return false;
	left = (double)(n - WEEK);
	return mq_beta_cdf(within / (between + within), left / 2,
		   (WEEK - 1) / 2.0) < .01;
}

/* Sigma of what is left, in roots of the mean. */
static double
sigma_of(const struct report_bucket *first, double *y, size_t n,
    const double mean[WEEK], bool weekly)
{
	double m, sd;
	size_t i;

	for (i = 0; i < n; i++) {
		m = mean[report_weekday(first[i].day)];
		y[i] = m > 0 ? (y[i] - m) / sqrt(m) : 0;
	}
	sd = mq_moving_sd(y, n);
	return weekly ? sd * sqrt((double)n / (double)(n - WEEK)) : sd;
}

struct report_limits
report_limits(const struct report_volume *v)
{
	struct report_limits l = { 0 };
	const struct report_bucket *first;
	size_t n = whole(v, &first), i;
	double *y, mean[WEEK], wide;

	if (n < REPORT_LIMITS)
		return l;
	y = mq_xcalloc(n, sizeof(*y));
	for (i = 0; i < n; i++)
		y[i] = (double)first[i].n;
	l.known = true;
	l.weekly = v->step == MQ_DAY && n >= REPORT_LIMITS_DAYS &&
		   weekdays_differ(first, y, n);
	take_means(mean, first, y, n, l.weekly);
	wide = 3 * sigma_of(first, y, n, mean, l.weekly);
	free(y);
	for (i = 0; i < WEEK; i++) {
		l.high[i] = llround(10 * (mean[i] + wide * sqrt(mean[i])));
		l.low[i] =
		    llround(10 * fmax(0, mean[i] - wide * sqrt(mean[i])));
		l.top = l.high[i] > l.top ? l.high[i] : l.top;
	}
	return l;
}

int64_t
report_limit_low(const struct report_limits *l, const struct report_bucket *b)
{
	return l->low[report_weekday(b->day)];
}

int64_t
report_limit_high(const struct report_limits *l, const struct report_bucket *b)
{
	return l->high[report_weekday(b->day)];
}

bool
report_is_beyond(const struct report_limits *l, const struct report_volume *v,
    const struct report_bucket *b)
{
	if (v->step != MQ_DAY && (b == v->bucket || b == &v->bucket[v->n - 1]))
		return false;
	return l->known && (10 * b->n > report_limit_high(l, b) ||
			       10 * b->n < report_limit_low(l, b));
}
