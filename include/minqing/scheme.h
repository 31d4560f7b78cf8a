#ifndef MINQING_SCHEME_H
#define MINQING_SCHEME_H

#include <stdbool.h>
#include <stdint.h>

#include "minqing/interval.h"
#include "minqing/record.h"
#include "minqing/table.h"

/*
 * How callbacks become rates and a score: the three rates (三率), response,
 * resolution and satisfaction, with the scheme's weights and credits and the
 * scales' meaning.
 *
 *	struct mq_scheme *sc = mq_scheme_new(schemes, scales, "three-rates");
 *	struct mq_answers a, sum = { 0 };
 *	struct mq_rates rates;
 *
 *	mq_scheme_bind(sc, header);
 *	if ((why = mq_scheme_read(sc, &rec, &a, &column)))
 *		refuse(column, why);
 *	else
 *		mq_answers_add(&sum, &a);
 *	mq_scheme_rates(sc, &sum, &rates);
 *
 * Counts and credits are integers (credits in millionths), so that sums do
 * not depend on their order; only the last step is floating point.
 */
struct mq_scheme;

/* The scheme of those who name none. */
#define MQ_SCHEME_DEFAULT "three-rates"

/* What a scheme makes of the answers: its part `type`. */
enum mq_scheme_type {
	MQ_RATES,     /* the weighted sum of the three rates */
	MQ_THRESHOLD, /* full marks, less a deduction for what a rate lacks */
	MQ_VOTES,     /* a grade by more than half of the votes */
	MQ_POINTS,    /* the mean of the answers' points */
	MQ_NPS,       /* promoters less detractors */
	MQ_GROUPS,    /* means of several groups of raters, weighted */
	MQ_SCHEME_TYPES
};

/* What one record, or the sum of many, answered. */
struct mq_answers {
	int64_t n;             /* records */
	int64_t valid;         /* valid callbacks */
	int64_t contacted;     /* this and what follows: of the valid ones */
	int64_t solved;        /* answered Y */
	int64_t answered;      /* said how satisfied they are */
	int64_t satisfied;     /* in the class "satisfied" */
	int64_t basically;     /* in the class "basically" */
	int64_t credit;        /* sum of satisfaction credits, millionths */
	int64_t credit2;       /* sum of their squares, millionths */
	int64_t solved_credit; /* sum of resolution credits, millionths: Y is
				* 1, P is the scheme's credit.partly */
	int64_t points;        /* sum of the points, thousandths */
	int64_t points2;       /* sum of their squares, millionths */
};

/* The sums by name, for tallies: each is its place in struct mq_answers. */
struct mq_answers_item {
	const char *name;
	size_t offset;
};
extern const struct mq_answers_item mq_answers_items[];
extern const size_t mq_answers_nitems;

/* Fractions; NAN where unknown: no valid callback, or no such column. */
struct mq_rates {
	double response, resolution, satisfaction;
	double n;     /* what satisfaction is a rate of, see
		       * mq_scheme_rates() */
	double n_eff; /* the size of a sample of yes and no as sure as it */
	struct mq_interval satisfaction_ci; /* 95 % */
	double score;                       /* 0 to 100; MQ_NPS from -100 */
	double score_se;                    /* its standard error, or NAN */
	struct mq_interval score_ci;        /* 95 %, or NAN */
	const char *grade; /* MQ_VOTES: "satisfied", "basically",
			    * "dissatisfied"; else, or without votes, NULL */
};

/*
 * Open the scheme that an option -s asks for: NAME, a scheme of the preset;
 * FILE, or FILE:NAME, of a table of one's own, of which the only scheme needs
 * no name.  What has a '/' or a '.' is a file.  NULL asks for
 * MQ_SCHEME_DEFAULT.  The scales are the preset's.  NULL where there is no such
 * file or scheme, or it is wrong: *why then says so and where, and lives as
 * long as the arena.
 */
struct mq_scheme *mq_scheme_open(const char *preset, const char *asked,
    struct mq_arena *a, const char **why);

/* The same in its parts, for mq_preset_table() and mq_scheme_new(). */
struct mq_scheme_choice {
	const char *file; /* NULL is the preset's */
	const char *name; /* NULL is the only one */
};

/* Lives as long as the arena and the argument. */
struct mq_scheme_choice mq_scheme_choose(struct mq_arena *a, const char *asked);

/*
 * Build a scheme of a table `schemes` (scheme, part, value) with the table
 * `scales` (scale, code, class, credit, points).  `name` NULL is the only
 * scheme that the table has.  NULL where the name is unknown, where any row of
 * either table is wrong, or the parts do not make a scheme: the `error` of the
 * table says which and where.  The tables may be freed afterwards.
 *
 * Parts are, for all types, type (rates, threshold, votes, points, nps or
 * groups), rank_by, denominator (valid or answered), credit.basically (in the
 * place of the scales' own credit for that class) and credit.partly; of rates
 * weight.response, weight.resolution, weight.satisfaction; of thresholds full,
 * deduct, floor and target, each with .response, .resolution or .satisfaction;
 * of groups group.NAME, a weight.  Weights add up to 1.  A part that is not
 * given is 0; type rates, denominator valid, target 100, credit.basically the
 * scales'.
 */
struct mq_scheme *mq_scheme_new(
    struct mq_table *schemes, struct mq_table *scales, const char *name);

enum mq_scheme_type mq_scheme_type(const struct mq_scheme *sc);

/*
 * What tells two schemes apart, "three-rates 0123...": the name and a digest of
 * all parts and of the scales.  Lives as long as sc.
 */
const char *mq_scheme_id(struct mq_scheme *sc);

/* What ranks units: the part `rank_by`, which names a column of mq-score. */
enum mq_scheme_rank {
	MQ_RANK_SHRUNK, /* satisfaction_shrunk */
	MQ_RANK_SATISFACTION,
	MQ_RANK_LOW, /* satisfaction_low */
	MQ_RANK_RESOLUTION,
	MQ_RANK_RESPONSE,
	MQ_RANK_SCORE,
	MQ_RANKS
};
enum mq_scheme_rank mq_scheme_rank_by(const struct mq_scheme *sc);

/* The groups of raters of MQ_GROUPS, and their weights, which add up to 1. */
size_t mq_scheme_groups(const struct mq_scheme *sc);
struct mq_str mq_scheme_group(
    const struct mq_scheme *sc, size_t i, double *weight);

/*
 * Find the columns callback_valid, contacted, solved, satisfied and
 * satisfied_scale.  Without callback_valid a callback is valid where solved or
 * satisfied was answered; mq_scheme_derives_valid() then says true.
 */
void mq_scheme_bind(struct mq_scheme *sc, const struct mq_record *header);

/*
 * The same for ratings (minqing(5)): the answer is in `rating`, on `scale`, and
 * one that is empty was asked for and not given.
 */
void mq_scheme_bind_ratings(
    struct mq_scheme *sc, const struct mq_record *header);

bool mq_scheme_derives_valid(const struct mq_scheme *sc);

/*
 * The columns with a weight that the header lacks, as "contacted, solved":
 * their rates and the score are unknown.  NULL where all are there.
 */
const char *mq_scheme_missing(const struct mq_scheme *sc);

/*
 * Read one record's answers into *a, which need not be set: NULL, or what is
 * wrong ("unknown value on scale 3 ...") with *column, of whose name it speaks.
 * Values are the canonical ones, Y, N, P and the scales' codes, and nothing
 * else; empty is no answer, and without a satisfied_scale it is scale 3.  Of a
 * callback that is not valid nothing counts but the record.
 */
const char *mq_scheme_read(const struct mq_scheme *sc,
    const struct mq_record *r, struct mq_answers *a, const char **column);

void mq_answers_add(struct mq_answers *sum, const struct mq_answers *a);

/*
 * The rates of a sum.  A component with a weight that is unknown makes the
 * score NAN, and so does the type MQ_GROUPS, for which see
 * mq_scheme_rate_groups().
 *
 * Satisfaction is the mean credit of the valid callbacks, or, where the
 * scheme's denominator says so, of those who answered; n is how many.  The
 * interval is Wilson's.  With partial credit satisfaction is a mean M and no
 * proportion: then it is that of n_eff = n M (1 - M) / s2 answers, s2 being the
 * population variance of the credits, and of n where s2 is 0.
 *
 * MQ_THRESHOLD adds up the marks of each rate that has full ones, see
 * minqing/threshold.h; MQ_VOTES grades as minqing/vote.h does; MQ_NPS is the
 * share of satisfied less that of dissatisfied answers, see minqing/nps.h, with
 * the adjusted interval.
 */
void mq_scheme_rates(const struct mq_scheme *sc, const struct mq_answers *sum,
    struct mq_rates *out);

/*
 * Of rates and thresholds, for rate 0 (response), 1 (resolution) or 2
 * (satisfaction): its weight, or its full marks; NAN where it has none.  And
 * the points it brings: 100 x weight x rate, or its marks.
 */
double mq_scheme_weight(const struct mq_scheme *sc, unsigned rate);
double mq_scheme_marks(
    const struct mq_scheme *sc, unsigned rate, const struct mq_answers *sum);

/*
 * The score of MQ_GROUPS, from one sum for each group of raters: the weighted
 * mean of their mean points, as mq_raters() has it.  A group without an answer
 * makes it NAN unless `renormalise` shares its weight among the others; then
 * gives its number, else -1.  Sets score, score_se and score_ci only.
 */
long mq_scheme_rate_groups(const struct mq_scheme *sc,
    const struct mq_answers *group, bool renormalise, struct mq_rates *out);

/*
 * The score of one record (一事一评), 0 to 100: its satisfaction's points on
 * its scale.  -1 where it was not answered, or callback_valid is N.
 */
double mq_scheme_points(const struct mq_scheme *sc, const struct mq_record *r);

/* The same as a short decimal, "62.5", or empty; lives as long as sc. */
struct mq_str mq_scheme_points_text(
    const struct mq_scheme *sc, const struct mq_record *r);

/*
 * Why a record has that score: its answer's class ("satisfied", "basically",
 * "dissatisfied") and credit, or two empty texts where it has none.
 */
void mq_scheme_explain(const struct mq_scheme *sc, const struct mq_record *r,
    struct mq_str *class, struct mq_str *credit);

/* NULL is allowed. */
void mq_scheme_free(struct mq_scheme *sc);

#endif
