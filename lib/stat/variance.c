#include "minqing/variance.h"

#include <math.h>

double
mq_variance(int64_t n, int64_t sum, int64_t square)
{
	int64_t whole, rest;

	if (n < 2)
		return NAN;
	whole = sum / n;
	rest = sum % n;
	/* square - sum^2 / n, of which all but the last term is exact. */
	return ((double)(square - whole * (sum + rest)) -
		   (double)rest * (double)rest / (double)n) /
	       (double)(n - 1);
}
