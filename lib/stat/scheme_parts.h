#ifndef SCHEME_PARTS_H
#define SCHEME_PARTS_H

#include "minqing/scheme.h"

#include "scale.h"

/* What a scheme is made of. */

enum { MQ_RATE_RESPONSE, MQ_RATE_RESOLUTION, MQ_RATE_SATISFACTION, MQ_NRATES };

/* The parts that are a number; those of each rate lie side by side. */
enum mq_part {
	MQ_CREDIT_BASICALLY,
	MQ_CREDIT_PARTLY,
	MQ_WEIGHT,
	MQ_FULL = MQ_WEIGHT + MQ_NRATES,
	MQ_DEDUCT = MQ_FULL + MQ_NRATES,
	MQ_FLOOR = MQ_DEDUCT + MQ_NRATES,
	MQ_TARGET = MQ_FLOOR + MQ_NRATES,
	MQ_PARTS = MQ_TARGET + MQ_NRATES
};

struct mq_scheme_rater {
	struct mq_str name;
	int64_t weight; /* millionths */
};

struct mq_scheme {
	struct mq_arena arena;
	struct mq_scales scales;
	const struct mq_scale *usual; /* of answers that name no scale */
	const char *name;
	const char *id; /* NULL until it is asked for */

	enum mq_scheme_type type;
	enum mq_scheme_rank rank_by;
	bool of_answered;       /* the denominator of satisfaction */
	int64_t part[MQ_PARTS]; /* millionths */
	struct mq_scheme_rater *rater;
	size_t nraters, rater_cap;

	/* Columns of the header, -1 where there is none. */
	long valid, contacted, solved, satisfied, scale;
	const char *missing;
};

/*
 * Fill type, rank_by, parts and raters of *sc from the rows of one scheme: 0,
 * or -1 with the table's `error` set.  *basically: credit.basically was given.
 */
int mq_scheme_load(struct mq_scheme *sc, struct mq_table *t, const char *name,
    bool *basically);

#endif
