#include "minqing/weight.h"

#include <math.h>
#include <stdlib.h>

#include "minqing/arena.h"

enum { CYCLES_MOST = 10000 };

static const double near_enough = 1e-10;

static double
people(const struct mq_margin *m)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < m->levels; i++)
		sum += m->people[i];
	return sum;
}

/* The sum of weights in each level. */
static void
add_up(const struct mq_margin *m, const double *sample, const double *weight,
    size_t cells, double *sum)
{
	size_t i;

	for (i = 0; i < m->levels; i++)
		sum[i] = 0;
	for (i = 0; i < cells; i++)
		sum[m->level[i]] += sample[i] * weight[i];
}

/* A level that no weight can mend: its number, or `levels`. */
static size_t
find_fault(
    const struct mq_margin *m, const double *sum, enum mq_raking_end *end)
{
	size_t i;

	for (i = 0; i < m->levels; i++) {
		if (!(sum[i] > 0) && m->people[i] > 0)
			*end = MQ_RAKE_EMPTY;
		else if (sum[i] > 0 && !(m->people[i] > 0))
			*end = MQ_RAKE_NOBODY;
		else
			continue;
		break;
	}
	return i;
}

/* How far the margin is off, as a share of all people. */
static double
distance(const struct mq_margin *m, const double *sum, double all)
{
	double worst = 0;
	size_t i;

	for (i = 0; i < m->levels; i++)
		worst = fmax(worst, fabs(sum[i] - m->people[i]));
	return worst / all;
}

/* Give the margin its people. */
static void
adjust(
    const struct mq_margin *m, const double *sum, size_t cells, double *weight)
{
	size_t i, level;

	for (i = 0; i < cells; i++) {
		level = m->level[i];
		if (sum[level] > 0)
			weight[i] *= m->people[level] / sum[level];
	}
}

/* Every margin in turn; gives how far they were off before. */
static double
cycle(const double *sample, size_t cells, const struct mq_margin *margin,
    size_t margins, double *weight, double *sum)
{
	double worst = 0;
	size_t i;

	for (i = 0; i < margins; i++) {
		add_up(&margin[i], sample, weight, cells, sum);
		worst =
		    fmax(worst, distance(&margin[i], sum, people(&margin[0])));
		adjust(&margin[i], sum, cells, weight);
	}
	return worst;
}

static void
check(const double *sample, size_t cells, const struct mq_margin *margin,
    size_t margins, const double *weight, double *sum, struct mq_raking *out)
{
	double all = people(&margin[0]);
	size_t i;

	for (i = 0; i < margins && out->end == MQ_RAKED; i++) {
		out->margin = i;
		if (fabs(people(&margin[i]) - all) > near_enough * all)
			out->end = MQ_RAKE_TOTALS;
		add_up(&margin[i], sample, weight, cells, sum);
		if (out->end == MQ_RAKED)
			out->level = find_fault(&margin[i], sum, &out->end);
	}
}

static size_t
most_levels(const struct mq_margin *margin, size_t margins)
{
	size_t i, most = 0;

	for (i = 0; i < margins; i++)
		if (margin[i].levels > most)
			most = margin[i].levels;
	return most;
}

struct mq_raking
mq_rake(const double *sample, size_t cells, const struct mq_margin *margin,
    size_t margins, double *weight)
{
	struct mq_raking out = { MQ_RAKED, 0, 0, 0 };
	double *sum =
	    mq_xcalloc(most_levels(margin, margins) + 1, sizeof(*sum));
	size_t i;

	for (i = 0; i < cells; i++)
		weight[i] = sample[i] > 0;
	check(sample, cells, margin, margins, weight, sum, &out);
	while (out.end == MQ_RAKED) {
		if (cycle(sample, cells, margin, margins, weight, sum) <
		    near_enough)
			break;
		if (++out.cycles == CYCLES_MOST)
			out.end = MQ_RAKE_STUCK;
	}
	free(sum);
	return out;
}

struct mq_design
mq_design(const double *weight, const double *sample, size_t cells)
{
	double sum = 0, squares = 0, n = 0;
	struct mq_design out = { NAN, NAN };
	size_t i;

	for (i = 0; i < cells; i++) {
		if (!(sample[i] > 0))
			continue;
		n += sample[i];
		sum += sample[i] * weight[i];
		squares += sample[i] * weight[i] * weight[i];
	}
	if (!(squares > 0))
		return out;
	out.n = sum * sum / squares;
	out.deff = n / out.n;
	return out;
}
