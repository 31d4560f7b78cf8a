#include "cross.h"

#include <math.h>
#include <stdlib.h>

#include "fit.h"

#define TEMPERATURE_MAX 100

/*
 * The share of each fold in each label is what dealing out the labels one by
 * one would give, in the order of their coming; then a label's records are cut
 * in their own order.
 */
void
cross_folds(const struct corpus *c, unsigned folds, unsigned *fold)
{
	size_t *left = mq_xcalloc(folds, sizeof(*left));
	const struct corpus_label *label;
	size_t first = 0, l, i, k;

	for (l = 0; l < c->nlabels; l++, first += label->n) {
		label = c->labels.entry[l]->value;
		memset(left, 0, folds * sizeof(*left));
		for (i = first; i < first + label->n; i++)
			left[i % folds]++;
		for (i = k = 0; i < c->n; i++) {
			if (c->doc[i].label != label->number)
				continue;
			while (left[k] == 0)
				k++;
			left[k]--;
			fold[i] = (unsigned)k;
		}
	}
	free(left);
}

/*
 * The derivative, by t, of what one record costs: the mean of the scores less
 * what the targets want.
 */
static double
slope(
    double t, const double *score, size_t label, size_t nlabels, double target)
{
	double best = score[fit_best(score, nlabels)], other;
	double all = 0, mean = 0, wanted = 0, p;
	size_t i;

	other = nlabels > 1 ? (1 - target) / (double)(nlabels - 1) : 0;
	for (i = 0; i < nlabels; i++) {
		p = exp(t * (score[i] - best));
		all += p;
		mean += p * score[i];
		wanted += (i == label ? target : other) * score[i];
	}
	return mean / all - wanted;
}

/* The cost is convex in t: bisection on its slope, sure to end. */
double
cross_temperature(
    const double *score, const size_t *label, size_t n, size_t nlabels)
{
	double low = 0, high = TEMPERATURE_MAX, t = 0, sum;
	double target = ((double)n + 1) / ((double)n + 2);
	size_t i;
	int step;

	if (n == 0 || nlabels < 2)
		return 0;
	for (step = 0; step < 60; step++) {
		t = (low + high) / 2;
		sum = 0;
		for (i = 0; i < n; i++)
			sum += slope(
			    t, score + i * nlabels, label[i], nlabels, target);
		if (sum < 0)
			low = t;
		else
			high = t;
	}
	return t;
}

/* Scores of the records that some model knew something of. */
struct scores {
	double *score;
	size_t *label;
	size_t n;
	struct fit_room room;
};

static void
cross_fold(struct cross *x, const struct corpus *c, const unsigned *fold,
    unsigned held, struct scores *s)
{
	struct fit_part part = { fold, held };
	struct fit *f = fit_new(c, &part, &s->room);
	const struct corpus_doc *doc;
	struct mq_str decided;
	double *score;
	size_t i;

	for (i = 0; i < c->n; i++) {
		if (fold[i] != held)
			continue;
		doc = &c->doc[i];
		score = s->score + s->n * c->nlabels;
		decided = MQ_UNCLASSIFIED;
		if (fit_score(f, c, doc, 0, score)) {
			decided = c->label[fit_best(score, c->nlabels)]->text;
			s->label[s->n++] = doc->label;
		}
		mq_measure_add(&x->measure, c->label[doc->label]->text, decided,
		    MQ_STR(""));
	}
	fit_free(f);
}

struct cross *
cross_new(const struct corpus *c, unsigned folds)
{
	struct cross *x = mq_xcalloc(1, sizeof(*x));
	unsigned *fold = mq_xcalloc(c->n + 1, sizeof(*fold)), k;
	struct scores s = { 0 };

	s.score = mq_xcalloc(c->n + 1, (c->nlabels + 1) * sizeof(*s.score));
	s.label = mq_xcalloc(c->n + 1, sizeof(*s.label));
	cross_folds(c, folds, fold);
	x->measure.unlabelled = c->unlabelled;
	for (k = 0; k < folds && c->n > 0; k++)
		cross_fold(x, c, fold, k, &s);
	x->temperature = cross_temperature(s.score, s.label, s.n, c->nlabels);
	free(s.score);
	free(s.label);
	free(s.room.node);
	free(fold);
	return x;
}

void
cross_free(struct cross *x)
{
	if (!x)
		return;
	mq_measure_free(&x->measure);
	free(x);
}
