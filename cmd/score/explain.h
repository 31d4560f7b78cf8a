#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "figures.h"

/*
 * How the score of each group came about: a row for each of its parts, with
 * the counts behind it, its weight, and the points that it brings; and rows for
 * the score itself and for what the shrunken rate is drawn towards.
 */
void score_explain(const struct score_figures *f, const struct score_keys *k,
    struct mq_writer *w);

#endif
