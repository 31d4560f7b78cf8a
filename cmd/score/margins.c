#include "margins.h"

#include <math.h>
#include <stdlib.h>

#include "minqing/weight.h"

static bool
is_known(const struct score_margins *m, struct mq_str name)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		if (mq_str_eq(m->name[i], name))
			return true;
	return false;
}

static int
load_row(struct score_margins *m, size_t row)
{
	struct mq_str name = mq_table_cell(m->t, row, m->column);
	struct mq_str people = mq_table_cell(m->t, row, m->people);

	if (!name.n)
		return mq_table_fail(m->t, row, m->column, "empty");
	if (mq_str_number(people, &m->number[row]) || m->number[row] < 0)
		return mq_table_fail(m->t, row, m->people,
		    "not a number of people: '%s'", people.s);
	if (is_known(m, name))
		return 0;
	m->name = mq_grow(m->name, m->n, &m->cap, sizeof(*m->name));
	m->name[m->n++] = name;
	return 0;
}

int
score_margins_load(struct score_margins *m)
{
	struct mq_table *t = m->t;
	size_t row;

	if (t->error || (m->column = mq_table_column(t, "column")) < 0 ||
	    (m->value = mq_table_column(t, "value")) < 0 ||
	    (m->people = mq_table_column(t, "people")) < 0)
		return -1;
	m->number = mq_xcalloc(t->nrows + 1, sizeof(*m->number));
	for (row = 0; row < t->nrows; row++)
		if (load_row(m, row))
			return -1;
	return 0;
}

void
score_margins_hide(const struct score_margins *m, struct score_keys *k)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		score_keys_hide(k, m->name[i]);
}

/* One margin of one group: its levels, and which of them each cell has. */
struct margin {
	struct mq_map levels; /* of double: people, by the level's name */
	size_t *level;
	double *people;
};

/* Does a row of the table hold for a group?  All do for totals. */
static bool
holds(const struct score_margins *m, size_t row, const struct score_group *g,
    const struct score_keys *k)
{
	struct mq_str key = g->key, part, cell;
	size_t i;

	for (i = 0; i < k->shown; i++) {
		part = mq_key_pull(&key);
		cell = mq_table_cell(
		    m->t, row, mq_table_find(m->t, k->key[i].name.s));
		if (cell.n && !g->total && !mq_str_eq(cell, part))
			return false;
	}
	return true;
}

static void
find_levels(const struct score_margins *m, size_t which,
    const struct score_group *g, const struct score_keys *k, struct margin *out)
{
	double *people;
	size_t row, i;

	for (row = 0; row < m->t->nrows; row++)
		if (mq_str_eq(
			mq_table_cell(m->t, row, m->column), m->name[which]) &&
		    holds(m, row, g, k)) {
			people = mq_map_put(&out->levels,
			    mq_table_cell(m->t, row, m->value),
			    sizeof(*people));
			*people += m->number[row];
		}
	out->people = mq_xcalloc(out->levels.n + 1, sizeof(*people));
	for (i = 0; i < out->levels.n; i++)
		out->people[i] = *(double *)out->levels.entry[i]->value;
}

/* The level of each cell: NULL, or the value of one that has none. */
static const char *
place_cells(const struct score_group *g, size_t part, struct margin *out,
    struct mq_arena *a)
{
	struct mq_str hidden, value = { 0 };
	size_t i, j;

	out->level = mq_xcalloc(g->ncells + 1, sizeof(*out->level));
	for (i = 0; i < g->ncells; i++) {
		hidden = g->cell[i].hidden;
		for (j = 0; j <= part; j++)
			value = mq_key_pull(&hidden);
		for (j = 0; j < out->levels.n; j++)
			if (mq_str_eq(out->levels.entry[j]->key, value))
				break;
		if (j == out->levels.n)
			return mq_str_dup(a, value).s;
		out->level[i] = j;
	}
	return NULL;
}

/* What is told of weights that cannot be had. */
static const char *
tell(const struct score_margins *m, const struct margin *margin,
    const struct mq_raking *r, struct mq_arena *a)
{
	const char *name = m->name[r->margin].s;
	const char *level =
	    margin[r->margin].levels.n > r->level
		? margin[r->margin].levels.entry[r->level]->key.s
		: "";

	switch (r->end) {
	case MQ_RAKE_TOTALS:
		return mq_arena_printf(a, "margins:%s has other totals", name);
	case MQ_RAKE_EMPTY:
		return mq_arena_printf(
		    a, "margins:no answer of %s %s", name, level);
	case MQ_RAKE_NOBODY:
		return mq_arena_printf(
		    a, "margins:no people of %s %s", name, level);
	default:
		return "margins:no weights give them all";
	}
}

static void
apply(struct score_row *row, const double *weight, const double *sample)
{
	const struct score_group *g = row->group;
	struct mq_design d = mq_design(weight, sample, g->ncells);
	double sum = 0, all = 0;
	size_t i;

	for (i = 0; i < g->ncells; i++) {
		sum += weight[i] * (double)g->cell[i].answers->credit / 1e6;
		all += weight[i] * sample[i];
	}
	row->weighted = sum / all;
	row->deff = d.deff;
	row->effective_n = row->r.n_eff / d.deff;
	row->weighted_ci = mq_wilson(row->weighted, row->effective_n, MQ_Z95);
}

/* The answers that each cell's rate is of. */
static double *
sample_of(const struct score_figures *f, const struct score_group *g)
{
	double *sample = mq_xcalloc(g->ncells + 1, sizeof(*sample));
	struct mq_rates r;
	size_t i;

	for (i = 0; i < g->ncells; i++) {
		mq_scheme_rates(f->scheme, g->cell[i].answers, &r);
		sample[i] = isnan(r.n) ? 0 : r.n;
	}
	return sample;
}

static const char *
rake(const struct score_margins *m, struct score_figures *f,
    struct score_row *row, struct margin *margin)
{
	const struct score_group *g = row->group;
	struct mq_margin *given = mq_xcalloc(m->n, sizeof(*given));
	double *weight = mq_xcalloc(g->ncells + 1, sizeof(*weight));
	double *sample = sample_of(f, g);
	const char *wrong = NULL;
	struct mq_raking r;
	size_t i;

	for (i = 0; i < m->n; i++)
		given[i] = (struct mq_margin){ margin[i].level,
			margin[i].people, margin[i].levels.n };
	r = mq_rake(sample, g->ncells, given, m->n, weight);
	if (r.end == MQ_RAKED)
		apply(row, weight, sample);
	else
		wrong = tell(m, margin, &r, &f->arena);
	free(given);
	free(weight);
	free(sample);
	return wrong;
}

/* The hidden key that a margin's column is; -1 where the groups have none. */
static long
hidden_part(const struct score_keys *k, struct mq_str name)
{
	size_t i;

	for (i = k->shown; i < k->n; i++)
		if (mq_str_eq(k->key[i].name, name))
			return (long)(i - k->shown);
	return -1;
}

static void
weigh_row(const struct score_margins *m, struct score_figures *f,
    struct score_row *row, const struct score_keys *k)
{
	struct margin *margin = mq_xcalloc(m->n, sizeof(*margin));
	const char *wrong = NULL, *value;
	size_t i;

	for (i = 0; i < m->n && !wrong; i++) {
		find_levels(m, i, row->group, k, &margin[i]);
		value = place_cells(row->group,
		    (size_t)hidden_part(k, m->name[i]), &margin[i], &f->arena);
		if (value)
			wrong = mq_arena_printf(&f->arena,
			    "margins:no people of %s %s", m->name[i].s, value);
	}
	if (!wrong)
		wrong = rake(m, f, row, margin);
	if (wrong)
		score_figures_note(f, row, wrong);
	for (i = 0; i < m->n; i++) {
		mq_map_free(&margin[i].levels);
		free(margin[i].level);
		free(margin[i].people);
	}
	free(margin);
}

const char *
score_margins_weigh(const struct score_margins *m, struct score_figures *f,
    const struct score_keys *k)
{
	struct score_row *row;
	size_t i;

	for (i = 0; i < m->n; i++)
		if (hidden_part(k, m->name[i]) < 0)
			return m->name[i].s;
	for (row = f->row; row < f->row + f->n; row++) {
		row->weighted = row->deff = row->effective_n = NAN;
		row->weighted_ci = (struct mq_interval){ NAN, NAN };
		if (!isnan(row->r.n))
			weigh_row(m, f, row, k);
	}
	return NULL;
}

void
score_margins_free(struct score_margins *m)
{
	free(m->number);
	free(m->name);
}
