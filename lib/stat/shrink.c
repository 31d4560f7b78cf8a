#include "minqing/shrink.h"

#include <math.h>

#include "minqing/beta.h"

struct mq_prior
mq_shrink_prior(const double *x, const double *n, size_t k)
{
	struct mq_prior prior = { NAN, NAN, INFINITY, 0 };
	double sum = 0, squares = 0, spread = 0, groups = 0, pq, told;
	size_t i;

	for (i = 0; i < k; i++) {
		if (!(n[i] > 0))
			continue;
		groups++;
		sum += x[i];
		prior.n += n[i];
		squares += n[i] * n[i];
	}
	prior.p = prior.n > 0 ? sum / prior.n : NAN;
	for (i = 0; i < k; i++)
		if (n[i] > 0)
			spread += n[i] * pow(x[i] / n[i] - prior.p, 2);
	pq = prior.p * (1 - prior.p);
	told = pq * (prior.n - squares / prior.n - (groups - 1));
	if (told > 0)
		prior.r = (spread - pq * (groups - 1)) / told;
	if (prior.r > 0)
		prior.m = fmax(0, (1 - prior.r) / prior.r);
	return prior;
}

double
mq_shrink(const struct mq_prior *prior, double x, double n)
{
	if (!(n > 0))
		return NAN;
	if (isinf(prior->m))
		return prior->p;
	return (x + prior->p * prior->m) / (n + prior->m);
}

struct mq_interval
mq_shrink_interval(const struct mq_prior *prior, double x, double n)
{
	static const double tail = .025;
	double a = x + prior->p * prior->m;
	double b = n - x + (1 - prior->p) * prior->m;

	if (!(n > 0))
		return (struct mq_interval){ NAN, NAN };
	if (isinf(prior->m))
		return mq_wilson(prior->p, prior->n, MQ_Z95);
	if (prior->m == 0)
		return mq_wilson(x / n, n, MQ_Z95);
	return (struct mq_interval){
		mq_beta_quantile(tail, a, b),
		mq_beta_quantile(1 - tail, a, b),
	};
}
