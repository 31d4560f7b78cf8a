#ifndef MINQING_RATERS_H
#define MINQING_RATERS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * One figure of several groups of raters with fixed weights: residents 60,
 * leaders 30, web 10 (Zhenhai, 2013), whatever their numbers.
 */
struct mq_rater_group {
	double weight; /* above 0, of any unit */
	double n;      /* ratings, or their effective number */
	double mean;
	double var; /* sample variance, by n - 1; NAN where n is 1 */
};

struct mq_raters {
	double mean; /* Sw mean / Sw */
	double var;  /* of it: Sw^2 var / n / (Sw)^2; NAN where one is */
	double se;   /* its root */
};

/*
 * Sum up k groups.  The number of the first group that has no ratings, and
 * then all is NAN; or -1.  With `renormalise` groups without ratings are left
 * out, the others' weights being what they are to one another; then it fails
 * only where no group is left.
 */
long mq_raters(const struct mq_rater_group *g, size_t k, bool renormalise,
    struct mq_raters *out);

#endif
