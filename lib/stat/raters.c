#include "minqing/raters.h"

#include <math.h>

static long
first_missing(const struct mq_rater_group *g, size_t k)
{
	size_t i;

	for (i = 0; i < k; i++)
		if (!(g[i].n > 0))
			return (long)i;
	return -1;
}

long
mq_raters(const struct mq_rater_group *g, size_t k, bool renormalise,
    struct mq_raters *out)
{
	double weights = 0, mean = 0, var = 0;
	long missing = first_missing(g, k);
	size_t i;

	*out = (struct mq_raters){ NAN, NAN, NAN };
	if (missing >= 0 && !renormalise)
		return missing;
	for (i = 0; i < k; i++) {
		if (!(g[i].n > 0))
			continue;
		weights += g[i].weight;
		mean += g[i].weight * g[i].mean;
		var += g[i].weight * g[i].weight * g[i].var / g[i].n;
	}
	if (!(weights > 0))
		return 0;
	out->mean = mean / weights;
	out->var = var / (weights * weights);
	out->se = sqrt(out->var);
	return -1;
}
