#include "minqing/beta.h"
#include "../tap.h"

/*
 * R 4.2: pbeta(x, a, b), qbeta(p, a, b).  scipy 1.10's betainc and betaincinv
 * give the same to 1e-10, but for the parameters of 1e6 and more, where they
 * have fewer right digits.
 */
static const struct {
	double x, a, b, p;
} cdf[] = {
	{ .3, .5, .5, .369010119565545 },
	{ .7, 1, 1, .7 },
	{ .1, 2, 3, .0523 },
	{ .001, .01, 5, .952795880007077 },
	{ .9, 30.5, 2.25, .206315963425148 },
	{ .88, 180, 20, .170066668752166 },
	{ .2512, 1e4, 3e4, .7107536457005413 },
	{ .5004, 1e6, 1e6, .8710504906836082 },
	{ .8, 47.005, 5.55, .0257999489193602 },
	{ 5e-5, 3, 1e5, .8753627194267914 },
	{ .999, 5, 45, 1 },
	{ .33334, 1e9, 2e9, .7807114956833383 },
};

static const struct {
	double p, a, b, x;
} quantile[] = {
	{ .025, .5, .5, .00154133313343601 },
	{ .3, 1, 1, .3 },
	{ .975, 2, 3, .805879550316757 },
	{ .9, .01, 5, 3.33081799496668e-06 },
	{ .025, .01, 5, 7.803601735629692e-162 },
	{ .025, 30.5, 2.25, .824611006596026 },
	{ .975, 180, 20, .937522617769294 },
	{ .025, 1e4, 3e4, .245768480667329 },
	{ .975, 1e6, 1e6, .5006929516660505 },
	{ .5, 47.005, 5.55, .899395683469126 },
	{ .025, 3, 1e5, 6.18664022533281e-06 },
	{ .975, 5, .02, 1 },
};

/*
 * There and back is the same, as near as the step from one double below 1 to
 * the next, times the density, allows.
 */
static void
test_inverse(void)
{
	double a, b, p, worst = 0;

	for (a = 1; a < 2e4; a *= 3.7)
		for (b = 1; b < 2e4; b *= 5.3)
			for (p = .025; p < 1; p += .19)
				worst = fmax(worst,
				    fabs(mq_beta_cdf(
					     mq_beta_quantile(p, a, b), a, b) -
					 p));
	is_near(worst, 0, 1e-11);
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(cdf) / sizeof(*cdf); i++)
		is_near(
		    mq_beta_cdf(cdf[i].x, cdf[i].a, cdf[i].b), cdf[i].p, 1e-12);
	for (i = 0; i < sizeof(quantile) / sizeof(*quantile); i++)
		is_near(mq_beta_quantile(
			    quantile[i].p, quantile[i].a, quantile[i].b) /
			    quantile[i].x,
		    1, 1e-10);
	test_inverse();

	ok(mq_beta_cdf(0, 2, 3) == 0 && mq_beta_cdf(-1, 2, 3) == 0);
	ok(mq_beta_cdf(1, 2, 3) == 1 && mq_beta_cdf(7, 2, 3) == 1);
	ok(isnan(mq_beta_cdf(NAN, 2, 3)));
	ok(mq_beta_quantile(0, 2, 3) == 0 && mq_beta_quantile(1, 2, 3) == 1);
	return done();
}
