#include "figures.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "minqing/response.h"

/* Below this share of records with an answer the others may well differ. */
#define FEW_CALLBACKS 0.3

/* From here on a rate tells good units from better ones no more. */
#define CEILING 0.98

/* The rows that are shrunk and ranked together: those of the same periods. */
struct pool {
	struct score_row **row;
	size_t n, cap;
};

static struct pool *
pool_of(struct mq_map *pools, struct score_keys *k, struct mq_str key)
{
	struct mq_str part;
	size_t i;

	mq_key_start(&k->made);
	for (i = 0; i < k->shown; i++) {
		part = mq_key_pull(&key);
		if (k->key[i].kind == SCORE_PERIOD)
			mq_key_push(&k->made, part);
	}
	return mq_map_put(pools, mq_key_made(&k->made), sizeof(struct pool));
}

static void
shrink(struct pool *p)
{
	double *x = mq_xcalloc(p->n, sizeof(*x));
	double *n = mq_xcalloc(p->n, sizeof(*n));
	struct mq_prior prior;
	size_t i;

	for (i = 0; i < p->n; i++) {
		n[i] = isnan(p->row[i]->r.n) ? 0 : p->row[i]->r.n;
		x[i] = n[i] > 0 ? n[i] * p->row[i]->r.satisfaction : 0;
	}
	prior = mq_shrink_prior(x, n, p->n);
	for (i = 0; i < p->n; i++) {
		p->row[i]->prior = prior;
		p->row[i]->shrunk = mq_shrink(&prior, x[i], n[i]);
		p->row[i]->shrunk_ci = mq_shrink_interval(&prior, x[i], n[i]);
	}
	free(x);
	free(n);
}

/* How many answers a row stands on. */
static double
answers_of(const struct score_row *row)
{
	return isnan(row->r.n) ? (double)row->group->sum.valid : row->r.n;
}

/* The figure that a row is ranked by; NAN where it is not to be ranked. */
static double
rank_value(const struct score_figures *f, const struct score_row *row)
{
	if (answers_of(row) < (double)f->min_n)
		return NAN;
	switch (mq_scheme_rank_by(f->scheme)) {
	case MQ_RANK_SATISFACTION:
		return row->r.satisfaction;
	case MQ_RANK_LOW:
		return row->r.satisfaction_ci.low;
	case MQ_RANK_RESOLUTION:
		return row->r.resolution;
	case MQ_RANK_RESPONSE:
		return row->r.response;
	case MQ_RANK_SCORE:
		return row->r.score;
	default:
		return row->shrunk;
	}
}

struct ranked {
	struct score_row *row;
	double value;
};

static int
by_value(const void *a, const void *b)
{
	double x = ((const struct ranked *)a)->value;
	double y = ((const struct ranked *)b)->value;

	return (x < y) - (x > y);
}

/* The best is 1; equal ones share the better place. */
static void
rank(const struct score_figures *f, struct pool *p)
{
	struct ranked *r = mq_xcalloc(p->n, sizeof(*r));
	size_t n = 0, i;
	double value;

	for (i = 0; i < p->n; i++) {
		value = rank_value(f, p->row[i]);
		if (!isnan(value))
			r[n++] = (struct ranked){ p->row[i], value };
	}
	qsort(r, n, sizeof(*r), by_value);
	for (i = 0; i < n; i++)
		r[i].row->rank = i && r[i].value == r[i - 1].value
				     ? r[i - 1].row->rank
				     : (int64_t)i + 1;
	free(r);
}

static void
make_pools(struct score_figures *f, const struct score_sums *s)
{
	struct mq_map pools = { 0 };
	struct pool *p;
	size_t i;

	for (i = 0; i < f->n && !f->row[i].group->total; i++) {
		p = pool_of(&pools, s->keys, f->row[i].group->key);
		p->row =
		    mq_grow(p->row, p->n, &p->cap, sizeof(struct score_row *));
		p->row[p->n++] = &f->row[i];
	}
	for (i = 0; i < pools.n; i++) {
		p = pools.entry[i]->value;
		shrink(p);
		rank(f, p);
		free(p->row);
	}
	mq_map_free(&pools);
}

/* The group of the period before, or NULL. */
static const struct score_group *
group_before(const struct score_sums *s, const struct score_group *g)
{
	struct score_keys *k = s->keys;
	long period = score_keys_first_period(k);
	struct mq_str key = g->key, part;
	char name[MQ_DATE_MAX];
	size_t i;

	mq_key_start(&k->made);
	for (i = 0; i < k->shown; i++) {
		part = mq_key_pull(&key);
		if ((long)i == period) {
			part.n =
			    score_period_before(k->key[i].period, part, name);
			part.s = name;
			if (!part.n)
				return NULL;
		}
		mq_key_push(&k->made, part);
	}
	return score_sums_find(s, mq_key_made(&k->made), g->total);
}

/*
 * Of few answers the spread of their credits says little (1 and 0.9 would
 * count as 38): they count as the yes and no that they are at worst.
 */
static double
sure_n(const struct score_figures *f, const struct score_row *row)
{
	return row->r.n < (double)f->min_n ? row->r.n : row->r.n_eff;
}

static void
change(const struct score_figures *f, struct score_row *row,
    const struct score_row *then)
{
	double now = row->r.satisfaction, n = sure_n(f, row);
	double was = then->r.satisfaction, m = sure_n(f, then);

	row->change = now - was;
	row->change_ci = mq_newcombe(now, n, was, m, MQ_Z95);
	row->p = mq_difference_p(now, n, was, m);
}

static void
compare(struct score_figures *f, const struct score_sums *s)
{
	double *p = mq_xcalloc(f->n + 1, sizeof(*p));
	const struct score_group *before;
	struct score_row *row;
	size_t i;

	for (i = 0; i < f->n; i++) {
		row = &f->row[i];
		row->change = row->p = NAN;
		row->change_ci = (struct mq_interval){ NAN, NAN };
		before = group_before(s, row->group);
		if (before)
			change(f, row, &f->row[before - s->group]);
		p[i] = row->group->total ? NAN : row->p;
	}
	mq_bh_adjust(p, p, f->n);
	for (i = 0; i < f->n; i++)
		f->row[i].p_bh = p[i];
	free(p);
}

/* Those who were asked and did not answer: all dissatisfied, or all satisfied.
 */
static void
bound(struct score_row *row)
{
	const struct mq_answers *a = &row->group->sum;
	double answered = (double)a->answered,
	       missing = (double)a->n - answered;
	struct mq_calls calls = { .complete = a->answered,
		.not_reached = a->n - a->answered };

	row->answer_rate = mq_response_rate(&calls);
	row->bounds =
	    mq_missing_bounds((double)a->credit / 1e6, answered, missing);
}

void
score_figures_note(
    struct score_figures *f, struct score_row *row, const char *note)
{
	row->notes = mq_arena_printf(
	    &f->arena, "%s%s%s", row->notes, *row->notes ? ";" : "", note);
}

static void
warn(struct score_figures *f, struct score_row *row)
{
	double n = answers_of(row), all = (double)row->group->sum.n;
	struct mq_arena *a = &f->arena;

	row->notes = "";
	if (n == 0)
		score_figures_note(f, row, "none");
	else if (n < (double)f->min_n)
		score_figures_note(f, row, mq_arena_printf(a, "few:%.0f", n));
	if (n > 0 && n < FEW_CALLBACKS * all)
		score_figures_note(f, row,
		    mq_arena_printf(a, "response:%.0f%%", 100 * n / all));
	if (n >= (double)f->min_n && row->r.satisfaction >= CEILING)
		score_figures_note(f, row, "ceiling");
}

void
score_figures_raters(const struct score_figures *f, const struct score_group *g,
    struct mq_answers *of)
{
	size_t n = mq_scheme_groups(f->scheme), i, j;
	struct mq_str hidden, name;
	double weight;

	memset(of, 0, n * sizeof(*of));
	for (i = 0; i < g->ncells; i++) {
		hidden = g->cell[i].hidden;
		name = mq_key_pull(&hidden);
		for (j = 0; j < n; j++)
			if (mq_str_eq(
				name, mq_scheme_group(f->scheme, j, &weight)))
				mq_answers_add(&of[j], g->cell[i].answers);
	}
}

/* NULL, or which group of raters a row lacks. */
static const char *
rate_raters(struct score_figures *f, struct score_row *row)
{
	size_t n = mq_scheme_groups(f->scheme), i;
	struct mq_answers *of = mq_xcalloc(n, sizeof(*of));
	double weight;
	long missing;

	score_figures_raters(f, row->group, of);
	missing = mq_scheme_rate_groups(f->scheme, of, f->renormalise, &row->r);
	for (i = 0; i < n && f->renormalise && row->group->sum.answered; i++)
		if (!of[i].answered)
			row->notes =
			    mq_arena_printf(&f->arena, "%s%smissing:%s",
				row->notes, *row->notes ? ";" : "",
				mq_scheme_group(f->scheme, i, &weight).s);
	free(of);
	if (missing < 0 || !row->group->sum.answered)
		return NULL;
	return mq_scheme_group(f->scheme, (size_t)missing, &weight).s;
}

static const char *
rate(struct score_figures *f, struct score_row *row)
{
	const char *missing;

	mq_scheme_rates(f->scheme, &row->group->sum, &row->r);
	row->shrunk = NAN;
	row->shrunk_ci = (struct mq_interval){ NAN, NAN };
	bound(row);
	warn(f, row);
	if (mq_scheme_type(f->scheme) != MQ_GROUPS ||
	    !(missing = rate_raters(f, row)))
		return NULL;
	return mq_arena_printf(&f->arena,
	    "group '%s' has no answer of raters '%s'; --renormalise shares "
	    "their weight among the others",
	    score_key_text(&f->arena, row->group->key), missing);
}

const char *
score_figures_make(struct score_figures *f, const struct score_sums *s)
{
	const char *wrong = NULL;
	size_t i;

	f->n = s->n;
	f->row = mq_xcalloc(s->n + 1, sizeof(*f->row));
	for (i = 0; i < s->n && !wrong; i++) {
		f->row[i].group = &s->group[i];
		wrong = rate(f, &f->row[i]);
	}
	if (wrong)
		return wrong;
	make_pools(f, s);
	if (f->compare)
		compare(f, s);
	return NULL;
}

void
score_figures_free(struct score_figures *f)
{
	free(f->row);
	mq_arena_free(&f->arena);
	f->row = NULL;
	f->n = 0;
}
