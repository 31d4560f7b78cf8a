#include "fit.h"

#include <linear.h>
#include <math.h>
#include <stdlib.h>

/* What liblinear is given: one row of nodes for each record learned from. */
struct task {
	const struct corpus *c;
	struct fit *f;
	uint32_t *column; /* of each gram, from 1; 0: left out */
	uint32_t *gram;   /* of each column */
	size_t ncolumns;
	struct feature_node **row;
	size_t *label; /* of each row */
	struct feature_node *node;
	size_t n;
};

static const double cost = 1, tolerance = 0.1;

uint32_t
fit_minimum(size_t records)
{
	if (records < 100)
		return 1;
	return records < 1000 ? 2 : 3;
}

static bool
takes_part(const struct fit_part *part, size_t i)
{
	return !part->fold || part->fold[i] != part->held;
}

static void
count_records(
    struct fit *f, const struct corpus *c, const struct fit_part *part)
{
	const struct corpus_doc *doc;
	uint32_t minimum;
	size_t i, k;

	for (i = 0; i < c->n; i++) {
		if (!takes_part(part, i))
			continue;
		f->records++;
		for (doc = &c->doc[i], k = 0; k < doc->ncells; k++)
			f->df[doc->cell[k].gram]++;
	}
	minimum = fit_minimum(c->n);
	for (i = 0; i < c->nkeys; i++) {
		if (f->df[i] < minimum)
			f->df[i] = 0;
		f->idf[i] = log((1 + (double)f->records) / (1 + f->df[i])) + 1;
	}
}

/*
 * Give columns to the grams that are kept, the frequent ones first: the
 * solver's vector is read at random, and they then share few cache lines.
 * Sorted by counting; of equals the first comes first.
 */
static void
number_columns(struct task *t)
{
	size_t i, n = t->f->records + 2, sum = 0, *start;
	const uint32_t *df = t->f->df;

	start = mq_xcalloc(n, sizeof(*start));
	t->column = mq_xcalloc(t->c->nkeys + 1, sizeof(*t->column));
	t->gram = mq_xcalloc(t->c->nkeys + 1, sizeof(*t->gram));
	for (i = 0; i < t->c->nkeys; i++)
		start[df[i]]++;
	for (i = n - 1; i > 0; i--) {
		sum += start[i];
		start[i] = sum - start[i];
	}
	t->ncolumns = sum;
	for (i = 0; i < t->c->nkeys; i++) {
		if (!df[i])
			continue;
		t->gram[start[df[i]]] = (uint32_t)i;
		t->column[i] = (uint32_t)++start[df[i]];
	}
	free(start);
}

static double
term_frequency(uint32_t n)
{
	return n == 1 ? 1 : 1 + log(n);
}

/* The squared lengths of a record's runs and rules; how many are known. */
static size_t
lengths(const struct fit *f, const struct corpus *c,
    const struct corpus_doc *doc, double square[2])
{
	const struct corpus_cell *cell;
	size_t k, n = 0;
	double x;

	square[0] = square[1] = 0;
	for (k = 0; k < doc->ncells; k++) {
		cell = &doc->cell[k];
		if (!f->df[cell->gram])
			continue;
		x = term_frequency(cell->n) * f->idf[cell->gram];
		square[corpus_is_rule(c, cell->gram)] += x * x;
		n++;
	}
	return n;
}

/* By what runs and rules are multiplied. */
static bool
scales(const struct fit *f, const struct corpus *c,
    const struct corpus_doc *doc, double by[2])
{
	double square[2];

	if (lengths(f, c, doc, square) == 0)
		return false;
	by[0] = square[0] > 0 ? 1 / sqrt(square[0]) : 0;
	by[1] = square[1] > 0 ? f->rule_share / sqrt(square[1]) : 0;
	return true;
}

/* Write a record's nodes; the last is the bias.  Where the next begin. */
static struct feature_node *
write_nodes(
    const struct task *t, const struct corpus_doc *doc, struct feature_node *x)
{
	const struct corpus_cell *cell;
	double by[2] = { 0, 0 };
	size_t k;

	scales(t->f, t->c, doc, by);
	for (k = 0; k < doc->ncells; k++) {
		cell = &doc->cell[k];
		if (!t->column[cell->gram])
			continue;
		x->index = (int)t->column[cell->gram];
		x->value = by[corpus_is_rule(t->c, cell->gram)] *
			   term_frequency(cell->n) * t->f->idf[cell->gram];
		x++;
	}
	*x++ = (struct feature_node){ (int)t->ncolumns + 1, 1 };
	*x++ = (struct feature_node){ -1, 0 };
	return x;
}

static void
write_rows(struct task *t, const struct fit_part *part)
{
	struct feature_node *x;
	size_t i, cells = 0;

	for (i = 0; i < t->c->n; i++)
		cells += t->c->doc[i].ncells + 2;
	x = t->node = mq_xcalloc(cells + 1, sizeof(*t->node));
	t->row = mq_xcalloc(t->f->records + 1, sizeof(*t->row));
	t->label = mq_xcalloc(t->f->records + 1, sizeof(*t->label));
	for (i = 0; i < t->c->n; i++) {
		if (!takes_part(part, i))
			continue;
		t->row[t->n] = x;
		t->label[t->n++] = t->c->doc[i].label;
		x = write_nodes(t, &t->c->doc[i], x);
	}
}

/* The weights speak for m->label[0], which need not be the label's 1. */
static void
keep_weights(struct task *t, size_t label, const struct model *m)
{
	double sign = m->label[0] == 1 ? 1 : -1;
	struct fit *f = t->f;
	size_t i;

	for (i = 0; i < t->ncolumns; i++)
		f->weight[t->gram[i] * f->nlabels + label] =
		    (float)(sign * m->w[i] * f->idf[t->gram[i]]);
	f->bias[label] = sign * m->w[t->ncolumns];
}

/* One label against all others; one that is everywhere or nowhere is known. */
static void
fit_label(struct task *t, size_t label, double *y)
{
	struct parameter param = {
		.solver_type = L2R_L2LOSS_SVC_DUAL, .C = cost, .eps = tolerance
	};
	struct problem problem = { .l = (int)t->n,
		.n = (int)t->ncolumns + 1,
		.y = y,
		.x = t->row,
		.bias = 1 };
	struct model *m;
	size_t i, with = 0;

	for (i = 0; i < t->n; i++) {
		y[i] = t->label[i] == label ? 1 : -1;
		with += t->label[i] == label;
	}
	if (with == 0 || with == t->n) {
		t->f->bias[label] = with > 0 ? 1 : -1;
		return;
	}
	srand(1);
	m = train(&problem, &param);
	keep_weights(t, label, m);
	free_and_destroy_model(&m);
}

static void
say_nothing(const char *text)
{
	(void)text;
}

struct fit *
fit_new(const struct corpus *c, const struct fit_part *part)
{
	struct fit *f = mq_xcalloc(1, sizeof(*f));
	struct task t = { .c = c, .f = f };
	double *y;
	size_t i;

	f->nlabels = c->nlabels;
	f->rule_share = FIT_RULE_SHARE;
	f->df = mq_xcalloc(c->nkeys + 1, sizeof(*f->df));
	f->idf = mq_xcalloc(c->nkeys + 1, sizeof(*f->idf));
	f->weight =
	    mq_xcalloc(c->nkeys + 1, (c->nlabels + 1) * sizeof(*f->weight));
	f->bias = mq_xcalloc(c->nlabels + 1, sizeof(*f->bias));
	count_records(f, c, part);
	number_columns(&t);
	write_rows(&t, part);
	y = mq_xcalloc(t.n + 1, sizeof(*y));
	set_print_string_function(say_nothing);
	for (i = 0; i < c->nlabels; i++)
		fit_label(&t, i, y);
	free(y);
	free(t.column);
	free(t.gram);
	free(t.row);
	free(t.label);
	free(t.node);
	return f;
}

bool
fit_score(const struct fit *f, const struct corpus *c,
    const struct corpus_doc *doc, double unit, double *score)
{
	const struct corpus_cell *cell;
	double by[2], x, w;
	const float *weight;
	size_t i, k;

	if (!scales(f, c, doc, by))
		return false;
	for (i = 0; i < f->nlabels; i++)
		score[i] = f->bias[i];
	for (k = 0; k < doc->ncells; k++) {
		cell = &doc->cell[k];
		if (!f->df[cell->gram])
			continue;
		x = by[corpus_is_rule(c, cell->gram)] * term_frequency(cell->n);
		weight = &f->weight[cell->gram * f->nlabels];
		for (i = 0; i < f->nlabels; i++) {
			w = (double)weight[i];
			score[i] += x * (unit > 0 ? round(w / unit) * unit : w);
		}
	}
	return true;
}

size_t
fit_best(const double *score, size_t n)
{
	size_t i, best = 0;

	for (i = 1; i < n; i++)
		if (score[i] > score[best])
			best = i;
	return best;
}

void
fit_free(struct fit *f)
{
	if (!f)
		return;
	free(f->df);
	free(f->idf);
	free(f->weight);
	free(f->bias);
	free(f);
}
