#include "minqing/interval.h"

#include "../tap.h"

/*
 * Six decimals: statsmodels' proportion_confint(x, n, method='wilson') and R's
 * binom.confint(x, n, methods='wilson').  Four: R. G. Newcombe, Stat. Med. 17
 * (1998) 857-872, Table I, method 3.
 */
static const struct {
	double x, n, low, high, eps;
} published[] = {
	{ 8, 10, .490162, .943318, 5e-7 },
	{ 45, 50, .786398, .956524, 5e-7 },
	{ 97, 100, .915481, .989745, 5e-7 },
	{ 20, 29, .507699, .827244, 5e-7 },
	{ 0, 5, 0, .434482, 5e-7 },
	{ 5, 5, .565518, 1, 5e-7 },
	{ 1, 1, .206549, 1, 5e-7 },
	{ 81, 263, .2553, .3662, 5e-5 },
	{ 15, 148, .0624, .1605, 5e-5 },
	{ 0, 20, 0, .1611, 5e-5 },
	{ 1, 29, .0061, .1718, 5e-5 },
};

int
main(void)
{
	struct mq_interval ci;
	size_t i;

	for (i = 0; i < sizeof(published) / sizeof(*published); i++) {
		ci = mq_wilson(
		    published[i].x / published[i].n, published[i].n, MQ_Z95);
		if (!is_near(ci.low, published[i].low, published[i].eps) ||
		    !is_near(ci.high, published[i].high, published[i].eps))
			note("%g of %g", published[i].x, published[i].n);
	}

	/* The test of npm's wilson-score-interval 2.1.0, whose z is 1.96. */
	ci = mq_wilson(4097. / 4985, 4985, 1.96);
	is_near(ci.low, 0.8109971539140524, 1e-15);
	is_near(ci.high, 0.8322383418771949, 1e-15);
	ok(mq_wilson(0, 99, 1.96).low == 0);

	ok(mq_wilson(0, 5, MQ_Z95).low == 0);
	ok(mq_wilson(1, 7, MQ_Z95).high == 1);
	ok(mq_wilson(1. / 3, 1e12, MQ_Z95).low < 1. / 3);
	ci = mq_wilson(0, 0, MQ_Z95);
	ok(isnan(ci.low) && isnan(ci.high));
	return done();
}
