#include "minqing/beta.h"

#include <float.h>
#include <math.h>

/*
 * The continued fraction and where it is used are those of DLMF 8.17.22; its
 * factor is C. Loader's form (Fast and accurate computation of binomial
 * probabilities, 2000), in which the great logarithms do not cancel.
 */
enum { FRACTION_MOST = 2000000, QUANTILE_MOST = 1200 };

static const double half_log_2pi = 0.918938533204672741780329736406;

/* log(z!) less Stirling's approximation of it. */
static double
stirling_error(double z)
{
	double z2 = z * z;

	if (z < 16)
		return lgamma(z + 1) - (z + .5) * log(z) + z - half_log_2pi;
	return (1. / 12 -
		   (1. / 360 -
		       (1. / 1260 - (1. / 1680 - 1. / 1188 / z2) / z2) / z2) /
		       z2) /
	       z;
}

/* x log(x / m) + m - x, exact where x is near m. */
static double
deviance(double x, double m)
{
	double v = (x - m) / (x + m), s = (x - m) * v, term = 2 * x * v, was;
	int k;

	if (fabs(x - m) > .1 * (x + m))
		return x * log(x / m) + m - x;
	for (k = 3, was = NAN; s != was; k += 2) {
		was = s;
		term *= v * v;
		s += term / k;
	}
	return s;
}

/* x^a (1-x)^b / (a B(a, b)), with y = 1 - x. */
static double
factor(double x, double y, double a, double b)
{
	double n = a + b;
	double log_term = stirling_error(n) - stirling_error(a) -
			  stirling_error(b) - deviance(a, n * x) -
			  deviance(b, n * y);

	/* sqrt(n / (2 pi a b)) of Loader's, times b / n. */
	return exp(log_term + .5 * (log(b) - log(a) - log(n)) - half_log_2pi);
}

/* The next coefficient of the fraction, for x below the mean. */
static double
coefficient(int i, double x, double a, double b)
{
	double m = i / 2;

	if (i % 2)
		return -(a + m) * (a + b + m) * x /
		       ((a + 2 * m) * (a + 2 * m + 1));
	return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
}

/* By Lentz's method. */
static double
fraction(double x, double a, double b)
{
	double c = 1, d = 1 / (1 + coefficient(1, x, a, b)), f = d, step, t;
	int i;

	for (i = 2; i < FRACTION_MOST; i++) {
		t = coefficient(i, x, a, b);
		d = 1 / (1 + t * d);
		c = 1 + t / c;
		step = c * d;
		f *= step;
		if (fabs(step - 1) < DBL_EPSILON)
			break;
	}
	return f;
}

double
mq_beta_cdf(double x, double a, double b)
{
	if (!(x > 0))
		return isnan(x) ? NAN : 0;
	if (x >= 1)
		return 1;
	if (x < (a + 1) / (a + b + 2))
		return factor(x, 1 - x, a, b) * fraction(x, a, b);
	return 1 - factor(1 - x, x, b, a) * fraction(1 - x, b, a);
}

/* Newton's steps, halved where they leave what still is in doubt. */
double
mq_beta_quantile(double p, double a, double b)
{
	double low = 0, high = 1, x = a / (a + b), was, error, density;
	int i;

	if (p <= 0 || p >= 1)
		return p <= 0 ? 0 : 1;
	for (i = 0; i < QUANTILE_MOST; i++) {
		error = mq_beta_cdf(x, a, b) - p;
		if (error > 0)
			high = x;
		else
			low = x;
		density = factor(x, 1 - x, a, b) * a / (x * (1 - x));
		was = x;
		x -= error / density;
		if (!(x > low && x < high))
			x = (low + high) / 2;
		if (fabs(x - was) <= DBL_EPSILON * x)
			break;
	}
	return x;
}
