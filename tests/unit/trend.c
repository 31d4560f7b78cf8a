#include "minqing/trend.h"

#include "../tap.h"

/*
 * Montgomery, Introduction to Statistical Quality Control, example 7.1: cans of
 * juice, 30 samples of 50; centre .2313, limits .0524 and .4102.
 */
static void
test_p_chart(void)
{
	static const int cans[] = { 12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6,
		17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9,
		6 };
	double x[30], n[30];
	struct mq_p_chart c;
	struct mq_interval l;
	int i;

	for (i = 0; i < 30; i++) {
		x[i] = cans[i];
		n[i] = 50;
	}
	c = mq_p_chart(x, n, 30);
	is_near(c.centre, .2313, 5e-5);
	c.spread = 1;
	l = mq_p_limits(&c, 50);
	is_near(l.low, .0524, 5e-5);
	is_near(l.high, .4102, 5e-5);
	l = mq_p_limits(&c, 5); /* clamped */
	ok(l.low == 0);
	c.centre = .9;
	ok(mq_p_limits(&c, 5).high == 1);
	l = mq_p_limits(&c, 0);
	ok(isnan(l.low) && isnan(l.high));
}

/*
 * R: pb <- sum(x) / sum(n); z <- (x/n - pb) / sqrt(pb * (1-pb) / n);
 * s <- mean(abs(diff(z))) * sqrt(pi) / 2; pb -+ 3 * s * sqrt(pb * (1-pb) / n)
 */
static void
test_laney(void)
{
	static const double x[] = { 7120, 6890, 0, 7350, 7010, 7422, 6820 };
	static const double n[] = { 10000, 9800, 0, 10100, 9900, 10050, 9700 };
	static const double none[2], all[] = { 5, 7 };
	struct mq_p_chart c = mq_p_chart(x, n, 7);
	struct mq_interval l = mq_p_limits(&c, 10000);

	is_near(c.centre, .71556675063, 5e-12);
	is_near(c.spread, 4.6675879665, 5e-11);
	is_near(l.low, .652394111021, 5e-12);
	is_near(l.high, .778739390239, 5e-12);
	c = mq_p_chart(all, all, 2);
	ok(c.centre == 1 && c.spread == 1);
	c = mq_p_chart(x, n, 1);
	ok(c.spread == 1);
	c = mq_p_chart(none, none, 2);
	ok(isnan(c.centre) && isnan(mq_p_limits(&c, 7).low));
}

/*
 * The same book, example 9.2: lambda .1, width 2.7, centre 10, sd 1; the book
 * prints 9.945, 9.7495, 9.70355 ... 10.6341, the limits in R
 * 10 + 2.7 * sqrt(.1 / 1.9 * (1 - .9^(2 * t))).
 */
static void
test_ewma(void)
{
	static const double y[] = { 9.45, 7.99, 9.29, NAN, 11.66, 12.16, 10.18,
		8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40, 10.08, 9.37,
		10.62, 10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60,
		11.08, 10.38, 11.62, 11.31, 10.52 };
	struct mq_ewma out[31];
	double sd[31];
	int i;

	for (i = 0; i < 31; i++)
		sd[i] = 1;
	mq_ewma(y, sd, 31, 10, .1, 2.7, out);
	is_near(out[0].value, 9.945, 1e-12);
	is_near(out[1].value, 9.7495, 1e-12);
	is_near(out[2].value, 9.70355, 1e-12);
	is_near(out[0].limits.high, 10.27, 1e-12);
	is_near(out[1].limits.high, 10.3632478493, 5e-11);
	is_near(out[1].limits.low, 20 - 10.3632478493, 5e-11);
	is_near(out[3].value, out[2].value, 0);
	is_near(out[3].limits.high, out[2].limits.high, 0);
	is_near(out[28].value, 10.57313717175, 5e-11);
	is_near(out[30].value, 10.63414110912, 5e-11);
	is_near(out[30].limits.high, 10.6188656769, 5e-11);
	ok(out[29].value > out[29].limits.high);
}

static void
test_moving_sd(void)
{
	static const double y[] = { 3, NAN, 5, 4, NAN };

	/* R: mean(abs(diff(c(3, 5, 4)))) / 1.128379167 */
	is_near(mq_moving_sd(y, 5), 1.5 / 1.128379167, 1e-9);
	ok(isnan(mq_moving_sd(y, 2)));
	ok(isnan(mq_moving_sd(y, 0)));
}

int
main(void)
{
	test_p_chart();
	test_laney();
	test_ewma();
	test_moving_sd();
	return done();
}
