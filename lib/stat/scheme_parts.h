#ifndef SCHEME_PARTS_H
#define SCHEME_PARTS_H

#include "minqing/scheme.h"

#include "scale.h"

/* What a scheme is made of, for scheme.c and answers.c. */

enum mq_part {
	MQ_WEIGHT_RESPONSE,
	MQ_WEIGHT_RESOLUTION,
	MQ_WEIGHT_SATISFACTION,
	MQ_CREDIT_BASICALLY,
	MQ_CREDIT_PARTLY,
	MQ_PARTS
};

struct mq_scheme {
	struct mq_arena arena;
	struct mq_scales scales;
	const struct mq_scale *usual; /* of answers that name no scale */
	int64_t part[MQ_PARTS];       /* millionths */

	/* Columns of the header, -1 where there is none. */
	long valid, contacted, solved, satisfied, scale;
	const char *missing;
};

#endif
