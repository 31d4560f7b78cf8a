#include "minqing/trend.h"

#include <math.h>
#include <stdlib.h>

#include "minqing/arena.h"

double
mq_moving_sd(const double *y, size_t k)
{
	static const double half_sqrt_pi = 0.886226925452758;
	double sum = 0, before = NAN;
	size_t i, ranges = 0;

	for (i = 0; i < k; i++) {
		if (isnan(y[i]))
			continue;
		if (!isnan(before)) {
			sum += fabs(y[i] - before);
			ranges++;
		}
		before = y[i];
	}
	return ranges ? sum / (double)ranges * half_sqrt_pi : NAN;
}

/* Each point's distance from the centre, in what chance alone would give. */
static double
spread(const double *x, const double *n, size_t k, double centre)
{
	double *z = mq_xcalloc(k + 1, sizeof(*z)), out;
	size_t i;

	for (i = 0; i < k; i++)
		z[i] = n[i] > 0 ? (x[i] / n[i] - centre) /
				      sqrt(centre * (1 - centre) / n[i])
				: NAN;
	out = mq_moving_sd(z, k);
	free(z);
	return isnan(out) ? 1 : out;
}

struct mq_p_chart
mq_p_chart(const double *x, const double *n, size_t k)
{
	struct mq_p_chart c = { NAN, 1 };
	double sum = 0, of = 0;
	size_t i;

	for (i = 0; i < k; i++) {
		if (!(n[i] > 0))
			continue;
		sum += x[i];
		of += n[i];
	}
	if (!(of > 0))
		return c;
	c.centre = sum / of;
	c.spread = spread(x, n, k, c.centre);
	return c;
}

struct mq_interval
mq_p_limits(const struct mq_p_chart *c, double n)
{
	double half =
	    3 * c->spread * sqrt(fmax(0, c->centre * (1 - c->centre)) / n);

	if (!(n > 0) || isnan(c->centre))
		return (struct mq_interval){ NAN, NAN };
	return (struct mq_interval){
		fmax(0, c->centre - half),
		fmin(1, c->centre + half),
	};
}

void
mq_ewma(const double *y, const double *sd, size_t k, double centre,
    double lambda, double width, struct mq_ewma *out)
{
	double z = centre, var = 0, keep = 1 - lambda;
	size_t i;

	for (i = 0; i < k; i++) {
		if (!isnan(y[i])) {
			z = lambda * y[i] + keep * z;
			var =
			    lambda * lambda * sd[i] * sd[i] + keep * keep * var;
		}
		out[i].value = z;
		out[i].limits.low = centre - width * sqrt(var);
		out[i].limits.high = centre + width * sqrt(var);
	}
}
