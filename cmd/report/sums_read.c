/* Tallies, read from the operands */

#include <stdlib.h>

#include "sums.h"

static struct report_piece *
begin(struct report_sums *s, const char *source)
{
	struct report_piece *piece;

	s->item = mq_grow(s->item, s->n, &s->cap, sizeof(*s->item));
	piece = &s->item[s->n++];
	*piece = (struct report_piece){ .source = source,
		.facts = mq_tally_new("report") };
	return piece;
}

/* Each is whole where the next begins, or there is no more. */
static const char *
end(const struct report_sums *s)
{
	return s->n ? mq_tally_end(s->item[s->n - 1].facts) : NULL;
}

static const char *
take_row(struct report_sums *s, const char *source, const struct mq_record *rec)
{
	struct report_piece *piece = s->n ? &s->item[s->n - 1] : NULL;
	struct mq_tally_cell c = { 0 };
	const char *why = NULL;

	if (!piece || mq_tally_begins(rec)) {
		why = end(s);
		piece = begin(s, source);
	}
	if (!why)
		why = mq_tally_row(piece->facts, rec, &c);
	if (why || !c.n)
		return why;
	piece->cell = mq_grow(piece->cell, piece->n, &piece->cap, sizeof(c));
	c.section = mq_str_dup(&s->arena, c.section);
	c.key = mq_str_dup(&s->arena, c.key);
	c.item = mq_str_dup(&s->arena, c.item);
	piece->cell[piece->n++] = c;
	return NULL;
}

const char *
report_sums_read(struct report_sums *s, struct mq_run *run, size_t operands)
{
	size_t before = s->n;
	struct mq_record rec;
	const char *why;

	while (mq_run_next(run, &rec)) {
		mq_run_count_out(run);
		why = take_row(s, mq_run_source(run), &rec);
		if (why)
			return mq_arena_printf(&s->arena, "%s:%lu: %s",
			    mq_run_source(run), rec.line, why);
	}
	if ((why = end(s)))
		return mq_arena_printf(
		    &s->arena, "%s: %s", mq_run_source(run), why);
	if (s->n - before < operands) /* what is but a header was cut */
		return "a tally without a row among the operands";
	return NULL;
}

void
report_sums_free(struct report_sums *s)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		mq_tally_free(s->item[i].facts);
		free(s->item[i].cell);
	}
	free(s->item);
	mq_arena_free(&s->arena);
	*s = (struct report_sums){ 0 };
}
