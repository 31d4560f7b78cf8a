#ifndef MINQING_TREND_H
#define MINQING_TREND_H

#include <stddef.h>

#include "minqing/interval.h"

/*
 * Is a day, week or month out of the ordinary?  Control charts of proportions
 * x of n, and of any figure.  Points without a figure, with n = 0 or NAN, are
 * left out.
 *
 *	struct mq_p_chart c = mq_p_chart(x, n, days);
 *
 *	limits = mq_p_limits(&c, n[i]);
 */
struct mq_p_chart {
	double centre; /* Sx / Sn; NAN where nothing was answered */
	double spread; /* how many times the spread between points is what
			* chance alone gives: Laney's sigma of z, from moving
			* ranges; 1 where it cannot be told */
};

struct mq_p_chart mq_p_chart(const double *x, const double *n, size_t k);

/*
 * The limits for a point of n: centre -+ 3 spread sqrt(centre (1 - centre) /
 * n), within 0 to 1.  These are those of the p' chart (D. B. Laney, Quality
 * Engineering 14, 2002), which large n want, where the plain chart finds every
 * second day remarkable; with `spread` set to 1 it is the plain p chart.
 */
struct mq_interval mq_p_limits(const struct mq_p_chart *c, double n);

/*
 * The standard deviation of points in their order from their moving ranges:
 * mean |y(i) - y(i - 1)| times sqrt(pi) / 2.  A shift of the level counts but
 * once.  NAN where fewer than two are there.
 */
double mq_moving_sd(const double *y, size_t k);

/*
 * The exponentially weighted moving average, z = lambda y + (1 - lambda) z
 * before, begun at the centre, which finds small shifts that last, and its
 * limits centre -+ width sd(z); sd[i] is that of y[i], so that points may be of
 * different n.  Usual are lambda .2 and width 3.  A point that is left out
 * repeats what was before it.
 */
struct mq_ewma {
	double value;
	struct mq_interval limits;
};

void mq_ewma(const double *y, const double *sd, size_t k, double centre,
    double lambda, double width, struct mq_ewma *out);

#endif
