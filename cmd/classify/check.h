#ifndef CHECK_H
#define CHECK_H

#include "classify.h"

/*
 * Parts of --lint: the rule that is being checked, and what is found by trying
 * it on texts.
 */
struct check {
	struct mq_rules *rules;
	const struct mq_rule *r;
	size_t at; /* its index */
	/* All rules, on records that have their examples: */
	struct mq_record header;
	struct mq_str *name, *cell;
	struct mq_fire *fire;
	struct classify *classify;
};

void check_begin(struct check *check);

void check_complain(const struct check *check, const char *column,
    const char *code, const char *message);

/* Is it run on every record, or slow on a text of one character? */
void check_cost(const struct check *check);

/* Does it fire as its examples say, and does its label win there? */
void check_examples(const struct check *check);

void check_end(struct check *check);

#endif
