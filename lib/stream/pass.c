#include "minqing/pass.h"

#include <stdlib.h>

/* One step of writing a record: cells [from, to) as they are, or own column. */
struct step {
	long own; /* -1: cells */
	size_t from, to;
};

struct mq_pass {
	struct mq_arena arena;
	struct mq_record header;
	struct mq_str *name; /* of the own columns */
	long *column;        /* where each stands in the header, or -1 */
	size_t n;
	struct step *step;
	size_t nsteps;
};

static long
own_at(const struct mq_pass *p, size_t column)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (p->column[i] == (long)column)
			return (long)i;
	return -1;
}

static void
add_step(struct mq_pass *p, struct step s)
{
	p->step[p->nsteps++] = s;
}

/* Runs of foreign cells between the own columns, then those to be appended. */
static void
plan(struct mq_pass *p)
{
	size_t i, from = 0;
	long own;

	p->step = mq_arena_zalloc(
	    &p->arena, p->header.ncells + p->n + 1, sizeof(*p->step));
	for (i = 0; i < p->header.ncells; i++) {
		own = own_at(p, i);
		if (own < 0)
			continue;
		if (from < i)
			add_step(p, (struct step){ -1, from, i });
		add_step(p, (struct step){ own, 0, 0 });
		from = i + 1;
	}
	if (from < p->header.ncells)
		add_step(p, (struct step){ -1, from, p->header.ncells });
	for (i = 0; i < p->n; i++)
		if (p->column[i] < 0)
			add_step(p, (struct step){ (long)i, 0, 0 });
}

struct mq_pass *
mq_pass_new(const struct mq_record *header, const char *const *names, size_t n)
{
	struct mq_pass *p = mq_xcalloc(1, sizeof(*p));
	size_t i;

	p->header = mq_record_dup(&p->arena, header);
	p->n = n;
	p->name = mq_arena_zalloc(&p->arena, n, sizeof(*p->name));
	p->column = mq_arena_zalloc(&p->arena, n, sizeof(*p->column));
	for (i = 0; i < n; i++) {
		p->name[i] = mq_str_dup(&p->arena, mq_str(names[i]));
		p->column[i] = mq_column(header, names[i]);
	}
	plan(p);
	return p;
}

long
mq_pass_column(const struct mq_pass *p, size_t i)
{
	return p->column[i];
}

void
mq_pass_header(const struct mq_pass *p, struct mq_writer *w)
{
	mq_pass_record(p, w, &p->header, p->name);
}

void
mq_pass_record(const struct mq_pass *p, struct mq_writer *w,
    const struct mq_record *r, const struct mq_str *values)
{
	const struct step *s;

	for (s = p->step; s < p->step + p->nsteps; s++)
		if (s->own >= 0)
			mq_write_cell(w, values[s->own]);
		else
			mq_write_cells(w, r, s->from, s->to);
	mq_write_end(w);
}

void
mq_pass_free(struct mq_pass *p)
{
	if (!p)
		return;
	mq_arena_free(&p->arena);
	free(p);
}
