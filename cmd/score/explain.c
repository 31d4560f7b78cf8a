#include "explain.h"

#include <math.h>
#include <stdlib.h>

#include "show.h"

enum { RATE_DIGITS = 6, SCORE_DIGITS = 4, COUNT_DIGITS = 3 };

/* One row behind the key. */
struct part {
	const char *name;
	double count, of;     /* what the value is a rate, or a mean, of */
	double value, weight; /* NAN where there is none */
	double points;
};

struct explanation {
	const struct score_keys *keys;
	struct mq_writer *w;
	const struct score_row *row;
};

/* Up to three decimals: credits have no more. */
static void
put_count(struct mq_writer *w, double x)
{
	score_show_figure(w, x, x == floor(x) ? 0 : COUNT_DIGITS);
}

static void
put(const struct explanation *e, const struct part *p)
{
	struct mq_str key = e->row->group->key;
	size_t i;

	for (i = 0; i < e->keys->shown; i++)
		mq_write_cell(e->w, mq_key_pull(&key));
	mq_write_cell(e->w, mq_str(p->name));
	put_count(e->w, p->count);
	put_count(e->w, p->of);
	score_show_figure(e->w, p->value, RATE_DIGITS);
	score_show_figure(e->w, p->weight, RATE_DIGITS);
	score_show_figure(e->w, p->points, SCORE_DIGITS);
	mq_write_end(e->w);
}

/* The three rates, each with its weight or its full marks. */
static void
put_rates(const struct explanation *e, const struct mq_scheme *sc)
{
	const struct mq_answers *a = &e->row->group->sum;
	const struct mq_rates *r = &e->row->r;
	struct part part[] = {
		{ "response", (double)a->contacted, (double)a->valid,
		    r->response, NAN, NAN },
		{ "resolution", (double)a->solved_credit / 1e6,
		    (double)a->valid, r->resolution, NAN, NAN },
		{ "satisfaction", (double)a->credit / 1e6, r->n,
		    r->satisfaction, NAN, NAN },
	};
	unsigned i;

	for (i = 0; i < 3; i++) {
		part[i].weight = mq_scheme_weight(sc, i);
		part[i].points = mq_scheme_marks(sc, i, a);
		put(e, &part[i]);
	}
}

/* The classes of the answers: votes, promoters and detractors. */
static void
put_classes(const struct explanation *e, bool nps)
{
	const struct mq_answers *a = &e->row->group->sum;
	double n = e->row->r.n;
	double count[] = { (double)a->satisfied, (double)a->basically,
		(double)(a->answered - a->satisfied - a->basically) };
	static const char *const names[] = { "satisfied", "basically",
		"dissatisfied" };
	int i;

	for (i = 0; i < 3; i++)
		put(e, &(struct part){ names[i], count[i], n, count[i] / n,
			   nps ? 1 - i : NAN,
			   nps ? 100 * (1 - i) * count[i] / n : NAN });
}

static void
put_raters(const struct explanation *e, const struct score_figures *f)
{
	size_t n = mq_scheme_groups(f->scheme), i;
	struct mq_answers *of = mq_xcalloc(n, sizeof(*of));
	struct mq_str name;
	double weight, mean;

	score_figures_raters(f, e->row->group, of);
	for (i = 0; i < n; i++) {
		name = mq_scheme_group(f->scheme, i, &weight);
		mean = of[i].answered ? (double)of[i].points / 1000 /
					    (double)of[i].answered
				      : NAN;
		put(e, &(struct part){ name.s, (double)of[i].answered,
			   (double)of[i].n, mean, weight, weight * mean });
	}
	free(of);
}

static void
put_score(const struct explanation *e)
{
	const struct score_row *row = e->row;

	put(e, &(struct part){ "score", NAN, NAN, NAN, NAN, row->r.score });
	if (row->group->total)
		return;
	put(e, &(struct part){ "drawn-towards", row->prior.p * row->prior.m,
		   row->prior.m, row->prior.p, NAN, NAN });
}

static void
explain(const struct explanation *e, const struct score_figures *f)
{
	const struct mq_answers *a = &e->row->group->sum;

	switch (mq_scheme_type(f->scheme)) {
	case MQ_VOTES:
		put_classes(e, false);
		break;
	case MQ_NPS:
		put_classes(e, true);
		break;
	case MQ_POINTS:
		put(e, &(struct part){ "points", (double)a->points / 1000,
			   (double)a->answered, NAN, NAN, e->row->r.score });
		break;
	case MQ_GROUPS:
		put_raters(e, f);
		break;
	default:
		put_rates(e, f->scheme);
	}
	put_score(e);
}

void
score_explain(const struct score_figures *f, const struct score_keys *k,
    struct mq_writer *w)
{
	static const char *const names[] = { "part", "count", "of", "value",
		"weight", "points" };
	struct explanation e = { .keys = k, .w = w };
	size_t i;

	for (i = 0; i < k->shown; i++)
		mq_write_cell(w, k->key[i].name);
	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		mq_write_cell(w, mq_str(names[i]));
	mq_write_end(w);
	for (i = 0; i < f->n; i++) {
		e.row = &f->row[i];
		explain(&e, f);
	}
}
