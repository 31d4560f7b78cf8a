#ifndef MINQING_COMPARE_H
#define MINQING_COMPARE_H

#include <stddef.h>

#include "minqing/interval.h"

/*
 * Is one rate different from another?  p is a proportion (or a mean of credits
 * from 0 to 1) of n; n may be an effective size, not whole.  Where either n is
 * 0, or a p is NAN, everything is NAN.
 *
 *	change = now.p - before.p;
 *	ci = mq_newcombe(now.p, now.n, before.p, before.n, MQ_Z95);
 *	p[i] = mq_difference_p(now.p, now.n, before.p, before.n);
 *	...
 *	mq_bh_adjust(p, p_bh, groups);
 */

/*
 * Newcombe's hybrid score interval of p1 - p2, of two Wilson intervals (R. G.
 * Newcombe, Stat. Med. 17, 1998, 873-890, method 10).
 */
struct mq_interval mq_newcombe(
    double p1, double n1, double p2, double n2, double z);

/*
 * The z statistic of p1 - p2 with the pooled variance; its square is Pearson's
 * chi-squared.  0 where both are 0 or both are 1.
 */
double mq_difference_z(double p1, double n1, double p2, double n2);

/* How often a standard normal value is farther from 0 than z, on both sides. */
double mq_two_sided(double z);

/*
 * The p-value of p1 = p2, two-sided, of the score test (O. Miettinen and
 * M. Nurminen, Stat. Med. 4, 1985), which here is the "N - 1" chi-squared test
 * that I. Campbell recommends for small samples (Stat. Med. 26, 2007).
 */
double mq_difference_p(double p1, double n1, double p2, double n2);

/*
 * Benjamini and Hochberg's adjustment of n p-values (J. R. Stat. Soc. B 57,
 * 1995): who marks those up to 0.05 has, in the long run, one in twenty of the
 * marks wrong.  A NAN stays one and is not counted.  The two arrays may be the
 * same.
 */
void mq_bh_adjust(const double *p, double *adjusted, size_t n);

#endif
