#include "minqing/compare.h"

#include "../tap.h"

/*
 * The first is one of our own; the next eight are Table II of R. G. Newcombe,
 * Stat. Med. 17 (1998) 873-890, method 10, which prints four decimals.  All
 * eight digits: statsmodels 0.13's confint_proportions_2indep(x1, n1, x2, n2,
 * method='newcomb', compare='diff') and, for p, test_proportions_2indep(...,
 * method='score'); where that divides by 0, R's prop.test(correct=FALSE), its
 * chi-squared times (n - 1) / n.
 */
static const struct {
	double x1, n1, x2, n2, low, high, p;
} pairs[] = {
	{ 45, 50, 60, 80, .00993120, .26911267, .03546061 },
	{ 56, 70, 48, 80, .05243147, .33387265, .00825829 },
	{ 9, 10, 3, 10, .17052272, .80901797, .00760164 },
	{ 6, 7, 2, 7, .05822793, .80624964, .03737299 },
	{ 5, 56, 0, 29, -.03813715, .19256001, .09917565 },
	{ 0, 10, 0, 20, -.16112516, .27753280, 1 },
	{ 0, 10, 0, 10, -.27753280, .27753280, 1 },
	{ 10, 10, 0, 20, .67908604, 1, 7.237829872e-8 },
	{ 10, 10, 0, 10, .60750935, 1, 1.307184537e-5 },
	{ 170, 200, 188, 200, -.15152043, -.03003672, .00336576 },
};

static void
test_pairs(void)
{
	struct mq_interval ci;
	double p1, p2;
	size_t i;

	for (i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		p1 = pairs[i].x1 / pairs[i].n1;
		p2 = pairs[i].x2 / pairs[i].n2;
		ci = mq_newcombe(p1, pairs[i].n1, p2, pairs[i].n2, MQ_Z95);
		is_near(ci.low, pairs[i].low, 5e-9);
		is_near(ci.high, pairs[i].high, 5e-9);
		is_near(mq_difference_p(p1, pairs[i].n1, p2, pairs[i].n2),
		    pairs[i].p, fmin(5e-9, pairs[i].p * 1e-3));
	}
}

static void
test_z(void)
{
	double z = mq_difference_z(.9, 50, .75, 80);

	/* sqrt(prop.test(c(45,60), c(50,80), correct=FALSE)$statistic) */
	is_near(z, 2.111194652, 5e-10);
	is_near(mq_two_sided(z), .03475558436, 5e-12);
	is_near(mq_difference_z(.75, 80, .9, 50), -z, 0);
	is_near(mq_two_sided(-MQ_Z95), .05, 1e-15);
	is_near(mq_two_sided(0), 1, 0);
}

static void
test_unknown(void)
{
	struct mq_interval ci = mq_newcombe(.5, 0, .5, 10, MQ_Z95);

	ok(isnan(ci.low) && isnan(ci.high));
	ci = mq_newcombe(.5, 10, NAN, 10, MQ_Z95);
	ok(isnan(ci.low) && isnan(ci.high));
	ok(isnan(mq_difference_z(.5, 0, .5, 10)));
	ok(isnan(mq_difference_p(.5, 10, .5, 0)));
	ok(isnan(mq_difference_p(.5, 0, .5, 0)));
	ok(isnan(mq_difference_p(NAN, 10, .5, 10)));
}

/* p.adjust(c(.01, .04, .03, .005, NA, .8, .04, 1), "BH") in R 4.2 */
static void
test_bh(void)
{
	static const double p[] = { .01, .04, .03, .005, NAN, .8, .04, 1 };
	static const double want[] = { .035, .056, .056, .035, NAN, .9333333333,
		.056, 1 };
	double got[8];
	size_t i;

	mq_bh_adjust(p, got, 8);
	for (i = 0; i < 8; i++)
		if (isnan(want[i]))
			ok(isnan(got[i]));
		else
			is_near(got[i], want[i], 5e-11);
	memcpy(got, p, sizeof(got));
	mq_bh_adjust(got, got, 8);
	is_near(got[1], .056, 1e-15);
	mq_bh_adjust(p + 4, got, 1);
	ok(isnan(got[0]));
	mq_bh_adjust(p, got, 0);
}

int
main(void)
{
	test_pairs();
	test_z();
	test_unknown();
	test_bh();
	return done();
}
