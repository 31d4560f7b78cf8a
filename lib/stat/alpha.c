#include "minqing/alpha.h"

#include <math.h>

#include "minqing/variance.h"

double
mq_alpha(size_t k, int64_t n, const int64_t *sum, const int64_t *square,
    int64_t total)
{
	double items = 0, of_total;
	int64_t all = 0;
	size_t i;

	if (k < 2 || n < 2)
		return NAN;
	for (i = 0; i < k; i++) {
		items += mq_variance(n, sum[i], square[i]);
		all += sum[i];
	}
	of_total = mq_variance(n, all, total);
	if (!(of_total > 0))
		return NAN;
	return (double)k / (double)(k - 1) * (1 - items / of_total);
}
