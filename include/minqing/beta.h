#ifndef MINQING_BETA_H
#define MINQING_BETA_H

/*
 * The beta distribution, for posteriors of rates.  a and b are above 0 and up
 * to 1e12; right to 1e-10.
 */

/* The regularised incomplete beta function, P(X <= x), for any x. */
double mq_beta_cdf(double x, double a, double b);

/* The x with P(X <= x) = p, for p from 0 to 1. */
double mq_beta_quantile(double p, double a, double b);

#endif
