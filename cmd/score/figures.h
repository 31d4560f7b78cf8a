#ifndef FIGURES_H
#define FIGURES_H

#include "minqing/compare.h"
#include "minqing/shrink.h"
#include "minqing/trend.h"

#include "sums.h"

/*
 * What is shown of the groups: rates, shrunken rates, ranks, changes, and what
 * a reader should be warned of.
 *
 *	struct score_figures f = { .scheme = scheme, .min_n = 10 };
 *
 *	if ((why = score_figures_make(&f, &sums)))
 *		complain(why);
 *	for (i = 0; i < f.n; i++)
 *		show(&f.row[i]);
 *	score_figures_free(&f);
 *
 * Groups of the same period are ranked with each other, and drawn towards the
 * rate that they have together.  Totals are not ranked and not shrunk.
 */
struct score_row {
	const struct score_group *group;
	struct mq_rates r;
	double shrunk;
	struct mq_interval shrunk_ci;
	struct mq_prior prior; /* of the groups that it is drawn towards */
	int64_t rank;          /* 0: not ranked */

	/* How satisfaction changed since the period before. */
	double change, p, p_bh;
	struct mq_interval change_ci;

	/* Where all who did not answer were dissatisfied, or satisfied. */
	double answer_rate;
	struct mq_interval bounds;

	/* Weighted to margins (margins.h). */
	double weighted, deff, effective_n;
	struct mq_interval weighted_ci;

	/* How long cases take, in minutes (times.h). */
	int64_t timed, open;
	double median, p90;

	/* Do the items of a questionnaire belong together (items.h)? */
	int64_t items, alpha_n;
	double alpha;

	/* Where the period stands in its series (trend.h). */
	double centre;
	struct mq_interval limits;
	struct mq_ewma ewma;
	const char *signal;

	const char *notes; /* words, parted by ; */
};

struct score_figures {
	const struct mq_scheme *scheme;
	int64_t min_n;    /* fewer answers are not ranked */
	bool compare;     /* with the period before */
	bool renormalise; /* let a group of raters be missing */

	struct score_row *row; /* one for each group, in their order */
	size_t n;
	struct mq_arena arena;
};

/* NULL, or why there are none: a group of raters is missing. */
const char *score_figures_make(
    struct score_figures *f, const struct score_sums *s);

/* One more note. */
void score_figures_note(
    struct score_figures *f, struct score_row *row, const char *note);

/*
 * The answers of each of the scheme's groups of raters, in its order; the
 * first of the hidden keys is rater_group.
 */
void score_figures_raters(const struct score_figures *f,
    const struct score_group *g, struct mq_answers *of);

void score_figures_free(struct score_figures *f);

#endif
