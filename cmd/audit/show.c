#include "show.h"

#include <inttypes.h>

static void
write_row(struct mq_writer *w, const char *const *cell, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		mq_write_cell(w, mq_str(cell[i]));
	mq_write_end(w);
}

void
audit_show_head(
    struct mq_writer *w, const struct audit_end *end, struct mq_str time)
{
	static const char *const names[] = { "count", "hash", "head_datetime" };

	write_row(w, names, 3);
	if (!end)
		return;
	mq_write_int(w, end->events);
	mq_write_cell(w, mq_str(end->hash));
	mq_write_cell(w, time);
	mq_write_end(w);
}

/* A number, or nothing where it is not known. */
static void
write_known(struct mq_writer *w, int64_t n)
{
	if (n)
		mq_write_int(w, n);
	else
		mq_write_cell(w, MQ_STR(""));
}

static void
show_intact(struct mq_writer *w, const struct audit_end *end,
    const struct audit_heads *heads, size_t private)
{
	struct mq_arena a = { 0 };
	const char *detail = mq_arena_printf(
	    &a, "events that follow from each other: %" PRId64, end->events);

	if (private)
		detail = mq_arena_printf(
		    &a, "%s; private texts that hold: %zu", detail, private);
	if (heads->n)
		detail = mq_arena_printf(&a,
		    "%s; heads that hold: %zu, the last at event %" PRId64,
		    detail, heads->n, audit_heads_last(heads));
	mq_write_cell(w, MQ_STR("intact"));
	mq_write_int(w, end->events + 1);
	write_known(w, end->events);
	mq_write_cell(w, mq_str(detail));
	mq_write_end(w);
	mq_arena_free(&a);
}

void
audit_show_check(struct mq_writer *w, const struct audit_report *r,
    const struct audit_end *end, const struct audit_heads *heads,
    size_t private)
{
	static const char *const names[] = { "verdict", "line", "seq",
		"detail" };
	const struct audit_finding *f;
	size_t i;

	write_row(w, names, 4);
	for (i = 0; i < r->n; i++) {
		f = &r->finding[i];
		mq_write_cell(w, mq_str(audit_word[f->verdict]));
		write_known(w, (int64_t)f->line);
		write_known(w, f->seq);
		mq_write_cell(w, mq_str(f->detail));
		mq_write_end(w);
	}
	if (!audit_faults(r))
		show_intact(w, end, heads, private);
}
