#include "fit.h"

#include <linear.h>
#include <math.h>
#include <stdlib.h>

/* What liblinear is given: one row of nodes for each record learned from. */
struct task {
	const struct corpus *c;
	struct fit *f;
	struct feature_node **row;
	double *label; /* of each row */
	size_t n;
};

static const double cost = 1, tolerance = 0.1;

size_t
fit_maximum(size_t records)
{
	return records < 1000 ? records : records / 10 * 7;
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
	uint32_t minimum = corpus_minimum(c->n);
	const struct corpus_doc *doc;
	size_t i, k;

	for (i = 0; i < c->n; i++) {
		if (!takes_part(part, i))
			continue;
		f->records++;
		for (doc = &c->doc[i], k = 0; k < doc->ncells; k++)
			f->df[doc->cell[k].gram]++;
	}
	for (i = 0; i < c->nkeys; i++) {
		if (f->df[i] < minimum || f->df[i] > fit_maximum(f->records))
			f->df[i] = 0;
		f->idf[i] = log((1 + (double)f->records) / (1 + f->df[i])) + 1;
	}
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
		x = (double)cell->tf * f->idf[cell->gram];
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

/*
 * Write a record's nodes, a gram's column being its number from 1; the last is
 * the bias.  Where the next begin.
 */
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
		if (!t->f->df[cell->gram])
			continue;
		x->index = (int)cell->gram + 1;
		x->value = by[corpus_is_rule(t->c, cell->gram)] *
			   (double)cell->tf * t->f->idf[cell->gram];
		x++;
	}
	*x++ = (struct feature_node){ (int)t->c->nkeys + 1, 1 };
	*x++ = (struct feature_node){ -1, 0 };
	return x;
}

static void
write_rows(struct task *t, const struct fit_part *part, struct fit_room *room)
{
	struct feature_node *x;
	size_t i, cells = 0;

	for (i = 0; i < t->c->n; i++)
		cells += t->c->doc[i].ncells + 2;
	if (!room->node)
		room->node = mq_xcalloc(cells + 1, sizeof(*x));
	x = room->node;
	t->row = mq_xcalloc(t->f->records + 1, sizeof(*t->row));
	t->label = mq_xcalloc(t->f->records + 1, sizeof(*t->label));
	for (i = 0; i < t->c->n; i++) {
		if (!takes_part(part, i))
			continue;
		t->row[t->n] = x;
		t->label[t->n++] = (double)t->c->doc[i].label;
		x = write_nodes(t, &t->c->doc[i], x);
	}
}

static void
keep_weights(struct fit *f, const struct corpus *c, const struct model *m)
{
	size_t classes = (size_t)m->nr_class, i, k, label;
	const double *w;

	for (k = 0; k < classes; k++) {
		label = (size_t)m->label[k];
		w = m->w + k;
		for (i = 0; i < c->nkeys; i++)
			f->weight[i * f->nlabels + label] =
			    (float)(w[i * classes] * f->idf[i]);
		f->bias[label] = w[c->nkeys * classes];
	}
}

static void
say_nothing(const char *text)
{
	(void)text;
}

/*
 * The scores of the labels that are there add up to 0, so one that is not, at
 * -1, never wins.
 */
static void
solve(struct task *t)
{
	struct parameter param = {
		.solver_type = MCSVM_CS, .C = cost, .eps = tolerance
	};
	struct problem problem = { .l = (int)t->n,
		.n = (int)t->c->nkeys + 1,
		.y = t->label,
		.x = t->row,
		.bias = 1 };
	struct model *m;
	size_t i;

	for (i = 0; i < t->f->nlabels; i++)
		t->f->bias[i] = -1;
	if (t->n == 0)
		return;
	set_print_string_function(say_nothing);
	srand(1);
	m = train(&problem, &param);
	keep_weights(t->f, t->c, m);
	free_and_destroy_model(&m);
}

struct fit *
fit_new(
    const struct corpus *c, const struct fit_part *part, struct fit_room *room)
{
	struct fit *f = mq_xcalloc(1, sizeof(*f));
	struct task t = { .c = c, .f = f };

	f->nlabels = c->nlabels;
	f->rule_share = FIT_RULE_SHARE;
	f->df = mq_xcalloc(c->nkeys + 1, sizeof(*f->df));
	f->idf = mq_xcalloc(c->nkeys + 1, sizeof(*f->idf));
	f->weight =
	    mq_xcalloc(c->nkeys + 1, (c->nlabels + 1) * sizeof(*f->weight));
	f->bias = mq_xcalloc(c->nlabels + 1, sizeof(*f->bias));
	count_records(f, c, part);
	write_rows(&t, part, room);
	solve(&t);
	free(t.row);
	free(t.label);
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
		x = by[corpus_is_rule(c, cell->gram)] * (double)cell->tf;
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
