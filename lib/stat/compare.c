#include "minqing/compare.h"

#include <math.h>
#include <stdlib.h>

#include "minqing/arena.h"

struct mq_interval
mq_newcombe(double p1, double n1, double p2, double n2, double z)
{
	struct mq_interval a = mq_wilson(p1, n1, z), b = mq_wilson(p2, n2, z);

	return (struct mq_interval){
		p1 - p2 - hypot(p1 - a.low, b.high - p2),
		p1 - p2 + hypot(a.high - p1, p2 - b.low),
	};
}

double
mq_difference_z(double p1, double n1, double p2, double n2)
{
	double p = (p1 * n1 + p2 * n2) / (n1 + n2);

	if (!(n1 > 0) || !(n2 > 0))
		return NAN;
	if (p1 == p2) /* or the ends would give 0 / 0 */
		return 0;
	return (p1 - p2) / sqrt(p * (1 - p) * (1 / n1 + 1 / n2));
}

double
mq_two_sided(double z)
{
	return erfc(fabs(z) / sqrt(2));
}

double
mq_difference_p(double p1, double n1, double p2, double n2)
{
	double n = n1 + n2;

	return mq_two_sided(
	    mq_difference_z(p1, n1, p2, n2) * sqrt(fmax(n - 1, 0) / n));
}

/* The greatest first. */
static int
by_size(const void *a, const void *b)
{
	double x = **(const double *const *)a, y = **(const double *const *)b;

	return (x < y) - (x > y);
}

void
mq_bh_adjust(const double *p, double *adjusted, size_t n)
{
	double **order = mq_xcalloc(n + 1, sizeof(*order)), least = 1;
	size_t i, known = 0;

	for (i = 0; i < n; i++) {
		adjusted[i] = p[i];
		if (!isnan(p[i]))
			order[known++] = &adjusted[i];
	}
	qsort(order, known, sizeof(*order), by_size);
	for (i = 0; i < known; i++) {
		least = fmin(
		    least, *order[i] * (double)known / (double)(known - i));
		*order[i] = least;
	}
	free(order);
}
