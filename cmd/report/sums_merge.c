/* Tallies, merged into one report */

#include "sums_take.h"

struct merger {
	struct report_taker to;
	struct report_inputs *joined; /* of all periods so far */
	struct mq_arena rows;         /* of what stands in the place of a row */
};

/* Which category a subcategory is in is not written: its name says so. */
static void
find_parents(struct report *r)
{
	struct mq_map *subs = &r->by[REPORT_BY_SUBCATEGORY].map;
	struct report_group *g;
	struct mq_str rest, top;
	size_t i;

	for (i = 0; i < subs->n; i++) {
		g = subs->entry[i]->value;
		rest = g->name;
		mq_str_next(&rest, '/', &top);
		g->parent = report_group_put(&r->by[REPORT_BY_CATEGORY], top);
		g->parent->inside += g->tally.n;
	}
}

/* A row, or of a tally that is a part what stands in its place. */
static const char *
take_row(struct merger *m, const struct report_sums *s,
    const struct report_piece *p, const struct mq_tally_cell *c)
{
	struct mq_tally_cell out[REPORT_SPANS];
	const char *why = NULL;
	size_t n, i;

	if (!s->apart)
		return report_take_row(&m->to, c);
	mq_arena_reset(&m->rows);
	n = report_sums_apart(p, c, &m->rows, out);
	for (i = 0; i < n && !why; i++)
		why = report_take_row(&m->to, &out[i]);
	return why;
}

static const char *
take_piece(
    struct merger *m, struct report_sums *s, const struct report_piece *p)
{
	const char *why = NULL;
	size_t i;

	for (i = 0; i < p->n && !why; i++)
		why = take_row(m, s, p, &p->cell[i]);
	return why ? mq_arena_printf(&s->arena, "%s: %s", p->source, why)
		   : NULL;
}

/* The inputs of all tallies of one period, once they are taken. */
static void
join_inputs(struct merger *m, const struct report_sums *s, size_t i)
{
	const struct report_piece *p = &s->item[i];
	bool more = i + 1 < s->n && p[1].from == p->from && p[1].to == p->to;

	if (!s->apart || more)
		return;
	report_inputs_join(
	    m->joined, m->to.inputs, p->feeds & 1u << REPORT_NOW);
	report_inputs_free(m->to.inputs);
}

const char *
report_sums_take(
    struct report *r, struct report_sums *s, struct report_inputs *inputs)
{
	struct report_inputs one = { 0 };
	struct merger m = { .to = { r, s->apart ? &one : inputs, { 0 } },
		.joined = inputs };
	const char *why = NULL;
	size_t i;

	for (i = 0; i < s->n && !why; i++) {
		why = take_piece(&m, s, &s->item[i]);
		join_inputs(&m, s, i);
	}
	report_inputs_free(&one);
	mq_arena_free(&m.to.arena);
	mq_arena_free(&m.rows);
	if (!why)
		find_parents(r);
	return why;
}
