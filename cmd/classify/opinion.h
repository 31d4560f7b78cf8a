#ifndef OPINION_H
#define OPINION_H

#include "minqing/model.h"
#include "minqing/rules.h"

/*
 * What a model of mq-learn says of a record (-m): it decides where the rules
 * are silent, and where their margin is small.
 *
 *	struct opinion *o = opinion_new(model, header, &missing);
 *
 *	if (!o)
 *		complain(missing);
 *	opinion_ask(o, &rec, rules, &op);
 */
struct opinion;

struct opinion_result {
	struct mq_verdict verdict;
	struct mq_str label;      /* empty where the model knows nothing */
	struct mq_str confidence; /* with four decimals; until the next call */
};

/*
 * NULL where the header has no column of text that the model was made from:
 * *missing is its name.  The model must outlive it.
 */
struct opinion *opinion_new(
    struct mq_model *m, const struct mq_record *header, const char **missing);

/*
 * The first rule that a model was made with and that is not among these; the
 * empty slice where all are there.
 */
struct mq_str opinion_lacks(const struct mq_model *m, struct mq_rules *rules);

/* All are there: has one of them been changed since? */
bool opinion_is_stale(const struct mq_model *m, struct mq_rules *rules);

/* `rules`: the ids of those that fired, joined with ';'. */
void opinion_ask(struct opinion *o, const struct mq_record *rec,
    struct mq_str rules, struct opinion_result *res);

/* The heaviest reasons of the last answer, which gave a label: how many. */
enum { OPINION_REASONS = 8 };
size_t opinion_reasons(
    const struct opinion *o, struct mq_reason reason[OPINION_REASONS]);

/* NULL is allowed. */
void opinion_free(struct opinion *o);

#endif
