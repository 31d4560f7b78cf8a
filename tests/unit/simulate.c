#include <stdint.h>

#include "../tap.h"
#include "minqing/beta.h"
#include "minqing/compare.h"
#include "minqing/shrink.h"

/*
 * Units whose true rate is known, because it was drawn: does an interval of
 * 95 % hold it as often as it says, and which ranking finds the best unit?
 */

enum { UNITS = 60, ROUNDS = 400, PAIRS = 20000 };

static uint64_t state = 365;

/* Numerical Recipes' 64-bit generator; its high bits, from 0 to below 1. */
static double
uniform(void)
{
	state = state * 6364136223846793005U + 1442695040888963407U;
	return (double)(state >> 11) * 0x1p-53;
}

static double
binomial(double p, int n)
{
	int x = 0;

	while (n--)
		x += uniform() < p;
	return x;
}

static int
holds(struct mq_interval ci, double truth)
{
	return ci.low <= truth && truth <= ci.high;
}

static void
is_95_percent(int held, int of)
{
	double share = (double)held / of;

	if (!ok(share > .93 && share < .97))
		note("%.4f", share);
}

/* Of 10 to 300 callbacks, rates from one half up. */
static void
test_intervals(void)
{
	double p1, p2, x1, x2;
	int i, n1, n2, wilson = 0, newcombe = 0, rejected = 0;

	for (i = 0; i < PAIRS; i++) {
		p1 = .5 + .49 * uniform();
		p2 = .5 + .49 * uniform();
		n1 = 10 + (int)(290 * uniform());
		n2 = 10 + (int)(290 * uniform());
		x1 = binomial(p1, n1) / n1;
		x2 = binomial(p2, n2) / n2;
		wilson += holds(mq_wilson(x1, n1, MQ_Z95), p1);
		newcombe += holds(mq_newcombe(x1, n1, x2, n2, MQ_Z95), p1 - p2);
		x2 = binomial(p1, n2) / n2;
		rejected += mq_difference_p(x1, n1, x2, n2) < .05;
	}
	is_95_percent(wilson, PAIRS);
	is_95_percent(newcombe, PAIRS);
	is_95_percent(PAIRS - rejected, PAIRS);
}

/* One unit in three has few callbacks, as small communities have. */
static void
draw_units(double *truth, double *x, double *n)
{
	int i;

	for (i = 0; i < UNITS; i++) {
		truth[i] = mq_beta_quantile(uniform(), 45, 7);
		n[i] = i % 3 ? 30 + (int)(370 * uniform())
			     : 3 + (int)(20 * uniform());
		x[i] = binomial(truth[i], (int)n[i]);
	}
}

/* Among those of the highest rate, a draw by lot decides. */
static int
best(const double *rate)
{
	int i, at = 0, ties = 1;

	for (i = 1; i < UNITS; i++)
		if (rate[i] > rate[at])
			at = i, ties = 1;
		else if (rate[i] == rate[at] && uniform() * ++ties < 1)
			at = i;
	return at;
}

static void
test_ranking(void)
{
	double truth[UNITS], x[UNITS], n[UNITS], raw[UNITS], drawn[UNITS];
	int round, i, held = 0, raw_found = 0, found = 0;
	struct mq_prior prior;

	for (round = 0; round < ROUNDS; round++) {
		draw_units(truth, x, n);
		prior = mq_shrink_prior(x, n, UNITS);
		for (i = 0; i < UNITS; i++) {
			raw[i] = x[i] / n[i];
			drawn[i] = mq_shrink(&prior, x[i], n[i]);
			held += holds(
			    mq_shrink_interval(&prior, x[i], n[i]), truth[i]);
		}
		raw_found += best(raw) == best(truth);
		found += best(drawn) == best(truth);
	}
	is_95_percent(held, ROUNDS * UNITS);
	if (!ok(found > raw_found))
		note("%d, raw %d", found, raw_found);
	note("the best of %d found %d times of %d, by raw rates %d times",
	    UNITS, found, ROUNDS, raw_found);
}

int
main(void)
{
	test_intervals();
	test_ranking();
	return done();
}
