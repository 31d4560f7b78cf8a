#ifndef CROSS_H
#define CROSS_H

#include "minqing/measure.h"

#include "corpus.h"

/*
 * Cross-validation: each record is scored by a model that was fitted without
 * it.
 *
 *	struct cross *x = cross_new(corpus, 5);
 *
 *	use(x->measure, x->temperature);
 *	cross_free(x);
 *
 * Folds are stratified and in the order of the input, as scikit-learn's
 * StratifiedKFold has them where it does not shuffle: the records of a label
 * are cut into K runs.  Repeats of a matter stand close together, and so are
 * rarely on both sides.
 */
struct cross {
	struct mq_measure measure;
	double temperature;
};

/* `folds` is at least 2. */
struct cross *cross_new(const struct corpus *c, unsigned folds);

/* The fold of each record; `fold` has room for c->n. */
void cross_folds(const struct corpus *c, unsigned folds, unsigned *fold);

/*
 * The temperature t that makes softmax(t * score) most likely, n records of
 * nlabels scores each, label[i] being the right one.  As in Platt (1999) the
 * target of the right label is (n + 1)/(n + 2) and not 1, what is left being
 * shared by the others, so that records that are all told apart do not make it
 * infinite.  0 without records, or with less than two labels.
 */
double cross_temperature(
    const double *score, const size_t *label, size_t n, size_t nlabels);

void cross_free(struct cross *x);

#endif
