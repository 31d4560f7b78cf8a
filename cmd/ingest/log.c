#include "log.h"

#include <stdlib.h>

/* The row of the table that has this name, or -1. */
static long
find(const struct mq_table *t, struct mq_str name, long column)
{
	size_t row;

	for (row = 0; row < t->nrows; row++)
		if (mq_str_eq(mq_table_cell(t, row, column), name))
			return (long)row;
	return -1;
}

/* ": 'diary' or 'patrol' is meant?", where some name of the table is near. */
static const char *
suggest(const struct mq_table *t, struct mq_str name, long column,
    struct mq_arena *a)
{
	struct mq_str *cell = mq_arena_zalloc(a, t->nrows, sizeof(*cell));
	struct mq_record names = { .cell = cell, .ncells = t->nrows };
	const char *near;
	size_t row;

	for (row = 0; row < t->nrows; row++)
		cell[row] = mq_table_cell(t, row, column);
	near = mq_nearest(a, &names, name);
	return *near ? mq_arena_printf(a, " (did you mean %s?)", near) : "";
}

static void
note_groups(struct ingest_pattern *p, struct mq_arena *a)
{
	int n = mq_pattern_groups(p->compiled), i;
	const char *name;

	p->name = mq_arena_zalloc(a, (size_t)n, sizeof(*p->name));
	p->group = mq_arena_zalloc(a, (size_t)n, sizeof(*p->group));
	for (i = 1; i <= n; i++) {
		name = mq_pattern_group_name(p->compiled, i);
		if (!name)
			continue;
		p->name[p->n] = mq_str(name);
		p->group[p->n++] = i;
	}
}

static const char *
read_mode(struct ingest_pattern *p, struct mq_table *t, size_t row)
{
	long column = mq_table_column(t, "mode");
	struct mq_str mode = mq_table_cell(t, row, column);

	if (mq_str_eq(mode, MQ_STR("paragraph")))
		p->paragraphs = true;
	else if (!mq_str_eq(mode, MQ_STR("line")))
		mq_table_fail(t, row, column, "want line or paragraph");
	return t->error;
}

static const char *
compile(struct ingest_pattern *p, struct mq_str text, struct mq_arena *a)
{
	const char *why;

	p->compiled = mq_pattern_new(text, 0, &why);
	if (!p->compiled)
		return mq_arena_printf(a, "-p: %s", why);
	note_groups(p, a);
	return NULL;
}

const char *
ingest_log_choose(struct ingest_pattern *p, struct mq_table *t,
    const char *wanted, struct mq_arena *a)
{
	long name = mq_table_column(t, "name");
	long pattern = name < 0 ? -1 : mq_table_column(t, "pattern");
	struct mq_str text = mq_str(wanted);
	const char *wrong;
	long row;

	if (pattern < 0)
		return t->error;
	row = find(t, text, name);
	if (row >= 0) {
		text = mq_table_text(t, (size_t)row, pattern);
		if ((wrong = read_mode(p, t, (size_t)row)))
			return wrong;
	}
	if ((wrong = compile(p, text, a)) || p->n)
		return wrong;
	return mq_arena_printf(a,
	    "-p %s: neither the name of a pattern%s nor a pattern with named "
	    "groups, such as (?<description>.*)",
	    wanted, suggest(t, mq_str(wanted), name, a));
}

void
ingest_log_free(struct ingest_pattern *p)
{
	mq_pattern_free(p->compiled);
}
