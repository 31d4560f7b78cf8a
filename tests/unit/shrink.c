#include "minqing/shrink.h"

#include "../tap.h"

/* The worked example of minqing; the intervals are R's qbeta(c(.025, .975), a,
 * b). */
static const double answers[] = { 5, 50, 200, 12, 75 };
static const double satisfied[] = { 5, 45, 180, 9, 60 };
static const double estimate[] = { .8851907335, .8868133636, .8946451470,
	.8511706884, .8306019149 };
static const double low[] = { .7919510806, .8191070362, .8540190178,
	.7554786471, .7611034210 };
static const double high[] = { .9532609503, .9402866463, .9293613685,
	.9263364881, .8902951390 };

static void
test_fixture(void)
{
	struct mq_prior prior = mq_shrink_prior(satisfied, answers, 5);
	struct mq_interval ci;
	size_t i;

	is_near(prior.p, 299. / 342, 1e-15);
	is_near(prior.r, .01867063924, 5e-12);
	is_near(prior.m, 52.56003012676, 5e-11);
	for (i = 0; i < 5; i++) {
		ci = mq_shrink_interval(&prior, satisfied[i], answers[i]);
		is_near(mq_shrink(&prior, satisfied[i], answers[i]),
		    estimate[i], 5e-11);
		is_near(ci.low, low[i], 5e-11);
		is_near(ci.high, high[i], 5e-11);
	}
	ok(mq_shrink(&prior, 5, 5) < mq_shrink(&prior, 180, 200));
}

/* No spread beyond chance: all have the rate of all, and its interval. */
static void
test_alike(void)
{
	static const double x[] = { 8, 16, 0, 41 }, n[] = { 10, 20, 0, 50 };
	struct mq_prior prior = mq_shrink_prior(x, n, 4);
	struct mq_interval ci = mq_shrink_interval(&prior, 8, 10);
	struct mq_interval wilson = mq_wilson(65. / 80, 80, MQ_Z95);

	ok(prior.r < 0 && isinf(prior.m));
	is_near(mq_shrink(&prior, 8, 10), 65. / 80, 1e-15);
	ok(ci.low == wilson.low && ci.high == wilson.high);
	ok(isnan(mq_shrink(&prior, 0, 0)));
	ok(isnan(mq_shrink_interval(&prior, 0, 0).low));
}

/* All the spread is between groups: each keeps its own. */
static void
test_apart(void)
{
	static const double x[] = { 0, 10 }, n[] = { 10, 10 };
	struct mq_prior prior = mq_shrink_prior(x, n, 2);
	struct mq_interval wilson = mq_wilson(1, 10, MQ_Z95);

	is_near(prior.m, 0, 0);
	is_near(mq_shrink(&prior, 10, 10), 1, 0);
	is_near(mq_shrink_interval(&prior, 10, 10).low, wilson.low, 0);
}

static void
test_unknown(void)
{
	static const double x[] = { 3, 7, 1 }, n[] = { 3, 7, 1 },
			    one[3] = { 1, 1, 1 }, some[3] = { 1, 0, 1 },
			    none[3];
	struct mq_prior prior = mq_shrink_prior(x, n, 3);

	ok(isnan(prior.r) && isinf(prior.m));
	is_near(mq_shrink(&prior, 3, 3), 1, 0);
	prior = mq_shrink_prior(some, one, 3);
	ok(isnan(prior.r) && isinf(prior.m));
	is_near(mq_shrink(&prior, 1, 1), 2. / 3, 1e-15);
	prior = mq_shrink_prior(some, n, 1);
	ok(isnan(prior.r) && isinf(prior.m));
	is_near(mq_shrink(&prior, 1, 3), 1. / 3, 1e-15);
	prior = mq_shrink_prior(none, none, 3);
	ok(isnan(prior.p));
	prior = mq_shrink_prior(NULL, NULL, 0);
	ok(isnan(prior.p));
}

int
main(void)
{
	test_fixture();
	test_alike();
	test_apart();
	test_unknown();
	return done();
}
