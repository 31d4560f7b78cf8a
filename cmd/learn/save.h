#ifndef SAVE_H
#define SAVE_H

#include "minqing/output.h"
#include "minqing/rules.h"

#include "cross.h"
#include "fit.h"

/* Writing a model, in the form that mq_model_load() reads. */

/* What the head says besides the figures. */
struct save_about {
	const char *column;       /* of the labels */
	const char *const *texts; /* columns of text */
	size_t ntexts;
	const struct mq_list *tables; /* -R; empty where there are no rules */
	struct mq_rules *rules;       /* then NULL */
};

enum { SAVE_DECIMALS_MAX = 6 };

/*
 * The fewest decimals, from 1, of weights with which every record of the
 * corpus gets the same answer as with all of them, and no score is off by more
 * than SAVE_OFF, which would show in a confidence.
 */
#define SAVE_OFF 0.0025
int save_decimals(const struct corpus *c, const struct fit *f);

void save_model(struct mq_output *o, const struct corpus *c,
    const struct fit *f, const struct cross *x, const struct save_about *about);

#endif
