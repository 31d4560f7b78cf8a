#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "labeller.h"

/*
 * Why a record got its category (--explain): a row for each rule that fired,
 * in the order of the rules, then the model's reasons where it decided; one
 * row without a rule where there is nothing to tell.
 */
void explain_header(struct mq_writer *w);

/* Of the last record; the labeller was told MQ_FIRE_SPANS. */
void explain_write(const struct labeller *l, struct mq_writer *w);

#endif
