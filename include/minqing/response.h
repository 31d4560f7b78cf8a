#ifndef MINQING_RESPONSE_H
#define MINQING_RESPONSE_H

#include <stdint.h>

#include "minqing/interval.h"

/*
 * Who answered, and what those who did not could have said.
 */

/* What became of the calls of a sample, in the words of AAPOR's Standard
 * Definitions (9th edition, 2016). */
struct mq_calls {
	int64_t complete;      /* I */
	int64_t partial;       /* P, broken off */
	int64_t refused;       /* R */
	int64_t not_reached;   /* NC */
	int64_t other;         /* O, eligible and not interviewed */
	int64_t unknown;       /* UH, whether eligible is not known */
	int64_t unknown_other; /* UO */
};

/* RR1 = I / (I + P + R + NC + O + UH + UO), the least that may be claimed; NAN
 * where there was no call. */
double mq_response_rate(const struct mq_calls *c);

/*
 * The rate x of n, if all the `missing` had been dissatisfied, and if all had
 * been satisfied: whatever is said of the others is an assumption (C. F.
 * Manski, Partial Identification of Probability Distributions, 2003, ch. 1).
 * NAN where there is neither answer nor missing.
 */
struct mq_interval mq_missing_bounds(double x, double n, double missing);

#endif
