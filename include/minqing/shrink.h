#ifndef MINQING_SHRINK_H
#define MINQING_SHRINK_H

#include <stddef.h>

#include "minqing/interval.h"

/*
 * Rates of many groups, the small ones drawn towards the rate of all, so that 5
 * of 5 does not outrank 180 of 200: empirical Bayes, beta-binomial, the prior
 * by moments (J. C. Kleinman, JASA 68, 1973; ebbr's method 'mm').
 *
 *	struct mq_prior prior = mq_shrink_prior(x, n, groups);
 *
 *	for (i = 0; i < groups; i++) {
 *		rate = mq_shrink(&prior, x[i], n[i]);
 *		ci = mq_shrink_interval(&prior, x[i], n[i]);
 *	}
 *
 * x of n need not be whole: partial credits, effective sizes.
 */
struct mq_prior {
	double p; /* the rate of all, Sx / Sn */
	double r; /* correlation within groups */
	double m; /* strength, (1 - r) / r: as many answers more at p; INFINITY
		   * where r <= 0 or cannot be known: all groups are alike; 0
		   * where r >= 1: nothing is drawn anywhere */
	double n; /* Sn */
};

/*
 * The prior of k groups; those with n = 0 do not count.  p is NAN where none is
 * left.  With one group, or where all rates are 0 or all are 1, nothing tells
 * how groups differ, and m is INFINITY.
 */
struct mq_prior mq_shrink_prior(const double *x, const double *n, size_t k);

/* (x + p m) / (n + m).  NAN where n is 0: no answer, no rate. */
double mq_shrink(const struct mq_prior *prior, double x, double n);

/*
 * The equal-tailed 95 % interval of the posterior Beta(x + p m, n - x +
 * (1 - p) m).  It takes the prior as given, so of few groups it is somewhat
 * short.  Where m is INFINITY it is Wilson's of all groups together, where m
 * is 0 Wilson's of the group.  NAN where n is 0.
 */
struct mq_interval mq_shrink_interval(
    const struct mq_prior *prior, double x, double n);

#endif
