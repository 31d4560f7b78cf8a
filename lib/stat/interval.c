#include "minqing/interval.h"

#include <math.h>

struct mq_interval
mq_wilson(double p, double n, double z)
{
	double z2 = z * z, centre, half;
	struct mq_interval ci = { NAN, NAN };

	if (!(n > 0))
		return ci;
	centre = (p + z2 / (2 * n)) / (1 + z2 / n);
	half = z / (1 + z2 / n) * sqrt(p * (1 - p) / n + z2 / (4 * n * n));
	/* At the ends rounding would leave a trace of what is 0 or 1. */
	ci.low = p <= 0 ? 0 : fmax(centre - half, 0);
	ci.high = p >= 1 ? 1 : fmin(centre + half, 1);
	return ci;
}
