/* The rates and the score that come of answers */

#include <math.h>
#include <stdlib.h>

#include "micro.h"
#include "minqing/nps.h"
#include "minqing/raters.h"
#include "minqing/threshold.h"
#include "minqing/variance.h"
#include "minqing/vote.h"
#include "scheme_parts.h"

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

/* A rate's marks, in hundredths. */
static int64_t
marks(const struct mq_scheme *sc, unsigned rate, int64_t count, int64_t of)
{
	const int64_t *p = sc->part + rate;
	const struct mq_threshold t = { p[MQ_FULL], p[MQ_DEDUCT], p[MQ_FLOOR],
		p[MQ_TARGET] };

	return mq_threshold_points(&t, mq_percent(count, of));
}

/* What a rate is, as a count of so many; of is 0 where it is not known. */
static void
fraction(const struct mq_scheme *sc, unsigned rate,
    const struct mq_answers *sum, int64_t *count, int64_t *of)
{
	int64_t n = sc->of_answered ? sum->answered : sum->valid;

	switch (rate) {
	case MQ_RATE_RESPONSE:
		*count = sum->contacted;
		*of = sc->contacted >= 0 ? sum->valid : 0;
		break;
	case MQ_RATE_RESOLUTION:
		*count = sum->solved_credit;
		*of = sc->solved >= 0 ? sum->valid * MICRO : 0;
		break;
	default:
		*count = sum->credit;
		*of = sc->satisfied >= 0 ? n * MICRO : 0;
	}
}

double
mq_scheme_weight(const struct mq_scheme *sc, unsigned rate)
{
	int64_t weight = sc->type == MQ_THRESHOLD ? sc->part[MQ_FULL + rate]
						  : sc->part[MQ_WEIGHT + rate];

	return weight ? (double)weight / (double)MICRO : NAN;
}

double
mq_scheme_marks(
    const struct mq_scheme *sc, unsigned rate, const struct mq_answers *sum)
{
	int64_t count, of;

	fraction(sc, rate, sum, &count, &of);
	if (!of || isnan(mq_scheme_weight(sc, rate)))
		return NAN;
	if (sc->type == MQ_THRESHOLD)
		return (double)marks(sc, rate, count, of) / 100;
	return term(sc->part[MQ_WEIGHT + rate], (double)count / (double)of);
}

/* Each rate's marks are whole hundredths, and so is their sum. */
static double
threshold(const struct mq_scheme *sc, const struct mq_answers *sum)
{
	int64_t count, of, got = 0;
	unsigned rate;

	for (rate = 0; rate < MQ_NRATES; rate++) {
		if (!sc->part[MQ_FULL + rate])
			continue;
		fraction(sc, rate, sum, &count, &of);
		if (!of)
			return NAN;
		got += marks(sc, rate, count, of);
	}
	return (double)got / 100;
}

static const char *const grades[] = { [MQ_GRADE_DISSATISFIED] = "dissatisfied",
	[MQ_GRADE_BASICALLY] = "basically",
	[MQ_GRADE_SATISFIED] = "satisfied" };

/* The interval is the adjusted one, for where all are alike. */
static void
nps(const struct mq_answers *sum, struct mq_rates *out)
{
	double p = (double)sum->satisfied, q = (double)sum->basically;
	double d = (double)sum->answered - p - q;
	struct mq_nps plain = mq_nps(p, q, d);
	struct mq_nps adjusted = mq_nps_adjusted(p, q, d);

	out->score = 100 * plain.score;
	out->score_se = 100 * plain.se;
	out->score_ci.low = 100 * adjusted.ci.low;
	out->score_ci.high = 100 * adjusted.ci.high;
}

static double
mean_points(const struct mq_answers *sum)
{
	return (double)sum->points / 1000 / (double)sum->answered;
}

static double
points_variance(const struct mq_answers *sum)
{
	return mq_variance(sum->answered, sum->points, sum->points2) /
	       (double)MICRO;
}

static void
set_ci(struct mq_rates *out, double se)
{
	out->score_se = se;
	out->score_ci.low = out->score - MQ_Z95 * se;
	out->score_ci.high = out->score + MQ_Z95 * se;
}

static void
points(const struct mq_answers *sum, struct mq_rates *out)
{
	if (sum->answered == 0)
		return;
	out->score = mean_points(sum);
	set_ci(out, sqrt(points_variance(sum) / (double)sum->answered));
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
		out->score = threshold(sc, sum);
		break;
	case MQ_VOTES:
		out->score = 100 * out->satisfaction;
		out->grade = grades[mq_vote_grade(
		    sum->satisfied, sum->basically, count)];
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

long
mq_scheme_rate_groups(const struct mq_scheme *sc,
    const struct mq_answers *group, bool renormalise, struct mq_rates *out)
{
	struct mq_rater_group *g = mq_xcalloc(sc->nraters, sizeof(*g));
	struct mq_raters r;
	long missing;
	size_t i;

	for (i = 0; i < sc->nraters; i++)
		if (group[i].answered)
			g[i] = (struct mq_rater_group){
				(double)sc->rater[i].weight,
				(double)group[i].answered,
				mean_points(&group[i]),
				points_variance(&group[i])
			};
	missing = mq_raters(g, sc->nraters, renormalise, &r);
	out->score = r.mean;
	set_ci(out, r.se);
	free(g);
	return missing;
}
