#include "minqing/table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "table_load.h"

int
table_fail(struct mq_table *t, unsigned long line, const char *what)
{
	t->error =
	    line ? mq_arena_printf(&t->arena, "%s:%lu: %s", t->name, line, what)
		 : mq_arena_printf(&t->arena, "%s: %s", t->name, what);
	return -1;
}

/* A cell by its number, that of the header's first being 0. */
static struct mq_str
cell_of(const struct mq_cells *c, size_t i)
{
	return (
	    struct mq_str){ c->bytes + c->at[i], c->at[i + 1] - c->at[i] - 1 };
}

struct mq_table *
mq_table_of(const char *name, const struct mq_cells *cells)
{
	struct mq_table *t = mq_xcalloc(1, sizeof(*t));
	size_t i;

	t->name = mq_arena_strndup(&t->arena, name, strlen(name));
	t->ncols = cells->ncols;
	t->nrows = cells->nrows;
	t->cells = cells;
	t->header = mq_arena_zalloc(&t->arena, t->ncols, sizeof(*t->header));
	for (i = 0; i < t->ncols; i++)
		t->header[i] = cell_of(cells, i);
	return t;
}

long
mq_table_find(const struct mq_table *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->ncols; i++)
		if (mq_str_eq(t->header[i], mq_str(name)))
			return (long)i;
	return -1;
}

long
mq_table_column(struct mq_table *t, const char *name)
{
	struct mq_record header = { .cell = t->header, .ncells = t->ncols };
	const char *near;
	long i = mq_table_find(t, name);

	if (i >= 0)
		return i;
	near = mq_nearest(&t->arena, &header, mq_str(name));
	table_fail(t, 1,
	    mq_arena_printf(&t->arena, "no column '%s'%s%s%s", name,
		*near ? " (did you mean " : "", near, *near ? "?)" : ""));
	return -1;
}

unsigned long
mq_table_line(const struct mq_table *t, size_t row)
{
	return t->cells->line[row];
}

static size_t
number_of(const struct mq_table *t, size_t row, long col)
{
	return (row + 1) * t->ncols + (size_t)col;
}

struct mq_str
mq_table_cell(const struct mq_table *t, size_t row, long col)
{
	if (col < 0)
		return MQ_STR("");
	return cell_of(t->cells, number_of(t, row, col));
}

static int
by_cell(const void *key, const void *member)
{
	const size_t *cell = key;
	const struct mq_blanks *b = member;

	return (*cell > b->cell) - (*cell < b->cell);
}

struct mq_str
mq_table_text(const struct mq_table *t, size_t row, long col)
{
	const struct mq_cells *c = t->cells;
	const struct mq_blanks *b = NULL;
	size_t i;

	if (col < 0)
		return MQ_STR("");
	i = number_of(t, row, col);
	if (c->nblanks)
		b = bsearch(
		    &i, c->blanks, c->nblanks, sizeof(*c->blanks), by_cell);
	return b ? b->text : cell_of(c, i);
}

int
mq_table_fail(struct mq_table *t, size_t row, long col, const char *fmt, ...)
{
	char what[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	return table_fail(t, mq_table_line(t, row),
	    col < 0 ? what
		    : mq_arena_printf(&t->arena, "column '%s': %s",
			  t->header[col].s, what));
}

int
mq_word(const char *const *words, struct mq_str word)
{
	int i;

	for (i = 0; words[i]; i++)
		if (mq_str_eq(word, mq_str(words[i])))
			return i;
	return -1;
}

/* "worker, member, volunteer, agency" */
static const char *
listed(struct mq_arena *a, const char *const *words)
{
	const char *all = *words++;

	for (; *words; words++)
		all = mq_arena_printf(a, "%s, %s", all, *words);
	return all;
}

int
mq_table_word(
    struct mq_table *t, size_t row, long col, const char *const *words)
{
	struct mq_str cell = mq_table_cell(t, row, col);
	int at = cell.n ? mq_word(words, cell) : -1;

	if (!cell.n || at >= 0)
		return at;
	mq_table_fail(t, row, col, "'%.*s' is none of %s", (int)cell.n, cell.s,
	    listed(&t->arena, words));
	return -2;
}

struct mq_str
mq_table_place(struct mq_table *t, size_t row)
{
	return mq_str(mq_arena_printf(
	    &t->arena, "%s:%lu", t->name, mq_table_line(t, row)));
}

void
mq_table_free(struct mq_table *t)
{
	if (!t)
		return;
	table_store_free(t->store);
	mq_arena_free(&t->arena);
	free(t);
}
