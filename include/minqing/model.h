#ifndef MINQING_MODEL_H
#define MINQING_MODEL_H

#include <stdbool.h>

#include "minqing/grams.h"
#include "minqing/input.h"

/*
 * A linear model that mq-learn made: a weight for each label of each run of
 * characters and each rule.
 *
 *	struct mq_model *m = mq_model_load(mq_input_open(path));
 *	struct mq_verdict v;
 *
 *	if (mq_model_error(m))
 *		complain(mq_model_error(m));
 *	...
 *	mq_model_score(m, g, &v);
 *	if (v.label != MQ_MODEL_NONE)
 *		use(mq_model_label(m, v.label), v.confidence);
 *	mq_model_free(m);
 *
 * The score of a label is its bias plus the scalar product of its weights with
 * the record's vector: TF-IDF (1 + ln n)(1 + ln((1 + N)/(1 + df))), of length 1
 * over the runs of characters, and of the model's rule_share over the rules;
 * what the model does not have is left out.  Confidence is
 * softmax(temperature * score), the temperature fitted to records that were
 * held back (Platt, Probabilistic outputs for support vector machines, 1999;
 * Guo et al., On calibration of modern neural networks, ICML 2017).
 *
 * In memory a model takes, for each run or rule, 4 bytes for each label, 4
 * more, rounded up to 16, and 32 to 64 for the table that finds it.
 */
struct mq_model;

/*
 * Load a model; `in` is closed.  Always a model: where it cannot be read,
 * mq_model_error() says "NAME:LINE: what is wrong".
 */
struct mq_model *mq_model_load(struct mq_input *in);
const char *mq_model_error(const struct mq_model *m); /* or NULL */

/* The labels, numbered from 0 in the order of bytes. */
size_t mq_model_labels(const struct mq_model *m);
struct mq_str mq_model_label(const struct mq_model *m, size_t i);

/* The rules with whose hits it was made, by id, in the order of its lines. */
size_t mq_model_rules(const struct mq_model *m);
struct mq_str mq_model_rule(const struct mq_model *m, size_t i);

/*
 * A word of the model's head ("records", "column", "digest" ...), or the empty
 * slice.
 */
struct mq_str mq_model_word(const struct mq_model *m, const char *key);

#define MQ_MODEL_NONE ((size_t)-1)

struct mq_verdict {
	size_t label;      /* the best; of equals the first; MQ_MODEL_NONE of
			    * a model without labels, and of a record of which
			    * the model knows nothing */
	size_t second;     /* the next, or MQ_MODEL_NONE */
	double confidence; /* of the best: a probability */
	double runner_up;  /* of the next */
};

/* Decide.  A model is not for several threads at a time. */
void mq_model_score(
    struct mq_model *m, const struct mq_grams *g, struct mq_verdict *v);

/* What a run of characters or a rule did for one label against another. */
struct mq_reason {
	struct mq_str text; /* the characters, or the rule's id */
	bool rule;
	double weight; /* what it added to the score of the first label, less
			* what it added to that of the other */
};

/*
 * Why `label` and not `other` (which may be MQ_MODEL_NONE): at most `max` of
 * the record's grams, the heaviest first, of equals the first to come.  How
 * many; texts live until the next call.
 */
size_t mq_model_explain(struct mq_model *m, const struct mq_grams *g,
    size_t label, size_t other, struct mq_reason *out, size_t max);

/* NULL is allowed. */
void mq_model_free(struct mq_model *m);

#endif
