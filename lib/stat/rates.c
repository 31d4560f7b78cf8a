/* The rates and the score that come of answers */

#include <math.h>

#include "micro.h"
#include "scheme_parts.h"

/* Adjusted Wald: so many promoters, passives and detractors more. */
#define NPS_MORE 3.0
#define NPS_MORE_PROMOTERS 0.75

/*
 * n M (1 - M) / s2 by its integer sums: with c and q the sums of the credits
 * and of their squares and N = n in millionths, it is
 * n c (N - c) / (c (N - c) - N (c - q)).  Where every credit is 0 or 1, c is q
 * and it is n exactly; where all are equal, the two products are equal too,
 * and so are their roundings.
 */
static double
effective_n(const struct mq_answers *sum, int64_t count)
{
	double n = (double)count, whole = n * (double)MICRO;
	double spread = (double)sum->credit * (whole - (double)sum->credit);
	double lost = whole * (double)(sum->credit - sum->credit2);

	return spread > lost ? n * (spread / (spread - lost)) : n;
}

/* 100 x weight x rate; a part without a weight need not be known. */
static double
term(int64_t weight, double rate)
{
	return weight ? (double)weight / (double)(MICRO / 100) * rate : 0;
}

static double
weighted(const struct mq_scheme *sc, const struct mq_rates *r)
{
	const int64_t *weight = sc->part + MQ_WEIGHT;

	return term(weight[MQ_RATE_RESPONSE], r->response) +
	       term(weight[MQ_RATE_RESOLUTION], r->resolution) +
	       term(weight[MQ_RATE_SATISFACTION], r->satisfaction);
}

/*
 * A rate's marks in hundredths.  The rate, count of `of`, is rounded to
 * hundredths of a percent, half up; products are in 10^-12, so that nothing
 * else is rounded before the end.
 */
static int64_t
marks(const struct mq_scheme *sc, unsigned rate, int64_t count, int64_t of)
{
	const int64_t *p = sc->part + rate;
	int64_t percent = (count * 20000 + of) / (2 * of);
	int64_t lack = p[MQ_TARGET] - percent * (MICRO / 100);
	int64_t got = p[MQ_FULL] * MICRO;

	if (lack > 0)
		got -= p[MQ_DEDUCT] * lack;
	if (got < p[MQ_FLOOR] * MICRO)
		got = p[MQ_FLOOR] * MICRO;
	return (got + MICRO * (MICRO / 200)) / (MICRO * (MICRO / 100));
}

static double
threshold(const struct mq_scheme *sc, const struct mq_answers *sum, int64_t n)
{
	const int64_t *full = sc->part + MQ_FULL;
	int64_t got = 0;

	if ((full[MQ_RATE_RESPONSE] && sc->contacted < 0) ||
	    (full[MQ_RATE_RESOLUTION] && sc->solved < 0) ||
	    (full[MQ_RATE_SATISFACTION] && sc->satisfied < 0) || n == 0)
		return NAN;
	if (full[MQ_RATE_RESPONSE])
		got += marks(sc, MQ_RATE_RESPONSE, sum->contacted, sum->valid);
	if (full[MQ_RATE_RESOLUTION])
		got += marks(sc, MQ_RATE_RESOLUTION, sum->solved_credit,
		    sum->valid * MICRO);
	if (full[MQ_RATE_SATISFACTION])
		got += marks(sc, MQ_RATE_SATISFACTION, sum->credit, n * MICRO);
	return (double)got / 100;
}

/* More than half of the votes; exactly half is not. */
static const char *
grade(const struct mq_answers *sum, int64_t n)
{
	if (n == 0)
		return NULL;
	if (2 * sum->satisfied > n)
		return "satisfied";
	if (2 * (sum->satisfied + sum->basically) > n)
		return "basically";
	return "dissatisfied";
}

/* The standard error of (p - d) / n, each answer being 1, 0 or -1. */
static double
nps_se(double p, double d, double n)
{
	double nps = (p - d) / n;

	return sqrt(((p + d) / n - nps * nps) / n);
}

static void
nps(const struct mq_answers *sum, struct mq_rates *out)
{
	double n = (double)sum->answered;
	double p = (double)sum->satisfied, wider, middle;
	double d = n - p - (double)sum->basically;

	if (sum->answered == 0)
		return;
	out->score = 100 * (p - d) / n;
	out->score_se = 100 * nps_se(p, d, n);
	middle = 100 * (p - d) / (n + NPS_MORE);
	wider = 100 * MQ_Z95 *
		nps_se(p + NPS_MORE_PROMOTERS, d + NPS_MORE_PROMOTERS,
		    n + NPS_MORE);
	out->score_ci = (struct mq_interval){ middle - wider, middle + wider };
}

/* The mean of points, and its variance (of n - 1). */
static double
mean_points(const struct mq_answers *sum, double *variance)
{
	double n = (double)sum->answered, total = (double)sum->points / 1000;
	double squares = (double)sum->points2 / (double)MICRO;

	*variance = (squares - total * total / n) / (n - 1);
	if (*variance < 0)
		*variance = 0;
	return total / n;
}

static void
set_ci(struct mq_rates *out, double variance)
{
	out->score_se = sqrt(variance);
	out->score_ci.low = out->score - MQ_Z95 * out->score_se;
	out->score_ci.high = out->score + MQ_Z95 * out->score_se;
}

static void
points(const struct mq_answers *sum, struct mq_rates *out)
{
	double variance;

	if (sum->answered == 0)
		return;
	out->score = mean_points(sum, &variance);
	set_ci(out, variance / (double)sum->answered);
}

static void
set_score(const struct mq_scheme *sc, const struct mq_answers *sum,
    int64_t count, struct mq_rates *out)
{
	switch (sc->type) {
	case MQ_RATES:
		out->score = weighted(sc, out);
		break;
	case MQ_THRESHOLD:
		out->score = threshold(sc, sum, count);
		break;
	case MQ_VOTES:
		out->score = 100 * out->satisfaction;
		out->grade = grade(sum, count);
		break;
	case MQ_POINTS:
		points(sum, out);
		break;
	case MQ_NPS:
		nps(sum, out);
		break;
	default:
		break;
	}
}

void
mq_scheme_rates(const struct mq_scheme *sc, const struct mq_answers *sum,
    struct mq_rates *out)
{
	double valid = sum->valid > 0 ? (double)sum->valid : NAN;
	int64_t count = sc->of_answered ? sum->answered : sum->valid;
	double n = count > 0 ? (double)count : NAN;

	*out = (struct mq_rates){ NAN, NAN, NAN, NAN, NAN, { NAN, NAN }, NAN,
		NAN, { NAN, NAN }, NULL };
	if (sc->contacted >= 0)
		out->response = (double)sum->contacted / valid;
	if (sc->solved >= 0)
		out->resolution =
		    (double)sum->solved_credit / (valid * (double)MICRO);
	if (sc->satisfied >= 0)
		out->satisfaction = (double)sum->credit / (n * (double)MICRO);
	if (!isnan(out->satisfaction)) {
		out->n = n;
		out->n_eff = effective_n(sum, count);
		out->satisfaction_ci =
		    mq_wilson(out->satisfaction, out->n_eff, MQ_Z95);
	}
	set_score(sc, sum, count, out);
}

void
mq_scheme_rate_groups(const struct mq_scheme *sc,
    const struct mq_answers *group, bool renormalise, struct mq_rates *out)
{
	double weight, mean, spread, score = 0, variance = 0, weights = 0;
	size_t i;

	out->score = out->score_se = NAN;
	out->score_ci = (struct mq_interval){ NAN, NAN };
	for (i = 0; i < sc->nraters; i++) {
		if (!group[i].answered && renormalise)
			continue;
		if (!group[i].answered)
			return;
		weight = (double)sc->rater[i].weight;
		mean = mean_points(&group[i], &spread);
		score += weight * mean;
		variance +=
		    weight * weight * spread / (double)group[i].answered;
		weights += weight;
	}
	if (weights == 0)
		return;
	out->score = score / weights;
	set_ci(out, variance / (weights * weights));
}
