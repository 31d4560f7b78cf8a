#ifndef MINQING_WEIGHT_H
#define MINQING_WEIGHT_H

#include <stddef.h>

/*
 * Weights that make the answers of a sample stand for the people it was drawn
 * from.
 *
 * The sample comes as cells: respondents who are alike in all that margins are
 * known of (men over 60 of the east area, say).  One margin gives
 * post-stratification, a weight of N / n for each stratum; several give raking
 * (iterative proportional fitting, W. E. Deming and F. F. Stephan, Ann. Math.
 * Stat. 11, 1940; R's survey::postStratify and survey::rake).
 *
 *	struct mq_margin margin[] = { { age_of_cell, people_by_age, 5 },
 *		{ area_of_cell, people_by_area, 16 } };
 *	struct mq_raking r = mq_rake(count, cells, margin, 2, weight);
 *	struct mq_design d = mq_design(weight, count, cells);
 *	struct mq_interval ci = mq_wilson(rate, d.n, MQ_Z95);
 */
struct mq_margin {
	const size_t *level;  /* of each cell, below `levels` */
	const double *people; /* of each level, in the population */
	size_t levels;
};

enum mq_raking_end {
	MQ_RAKED,
	MQ_RAKE_TOTALS, /* a margin's people are not as many as the first's;
			 * `margin` says which */
	MQ_RAKE_EMPTY,  /* a level of `margin` has people and no respondent:
			 * join it with another */
	MQ_RAKE_NOBODY, /* a level has respondents and no people */
	MQ_RAKE_STUCK   /* cells without respondents leave no weights that
			 * give all margins */
};

struct mq_raking {
	enum mq_raking_end end;
	size_t margin, level; /* what is wrong, as `end` says */
	int cycles;
};

/*
 * The weight of a respondent of each cell, so that the sum of weights in every
 * level of every margin is its people, to 1e-10 of all.  `sample` are the
 * respondents of each cell; a cell without any may be among them and has the
 * weight 0.  Unless it ends with MQ_RAKED the weights are not
 * to be used.
 */
struct mq_raking mq_rake(const double *sample, size_t cells,
    const struct mq_margin *margin, size_t margins, double *weight);

/*
 * What weights cost: the design effect 1 + cv^2 of all respondents' weights and
 * the effective number of answers (Sw)^2 / Sw^2 = n / deff (L. Kish, Survey
 * Sampling, 1965), to be put in the place of n.  Of a mean of partial credits,
 * whose n is already an effective one, divide that by deff.  NAN without
 * respondents.
 */
struct mq_design {
	double deff, n;
};

struct mq_design mq_design(
    const double *weight, const double *sample, size_t cells);

#endif
