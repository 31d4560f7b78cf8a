/* mq-cat: convert and concatenate files of records */

#include <stdlib.h>

#include "minqing/run.h"

static struct mq_list columns;

static const struct mq_opt options[] = {
	{ 'c', "columns", "columns",
	    "write only these, in this order; repeatable", mq_set_list,
	    &columns },
	{ 0 },
};

static const struct mq_prog prog = {
	"mq-cat",
	"convert and concatenate files of records",
	"[file ...]",
	options,
};

/*
 * What to write of each record: cells [from, to), piece by piece.  Neighbours
 * are one piece, for the writer copies a piece as a whole.
 */
struct piece {
	size_t from, to;
};

struct choice {
	struct piece *piece;
	size_t n, cap;
};

static bool
is_chosen(const struct choice *c, size_t column)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (column >= c->piece[i].from && column < c->piece[i].to)
			return true;
	return false;
}

static void
choose(struct mq_run *run, struct choice *c, const char *name)
{
	size_t column = mq_run_column(run, name);

	if (is_chosen(c, column))
		mq_die("-c: column '%s' is named twice", name);
	if (c->n && c->piece[c->n - 1].to == column) {
		c->piece[c->n - 1].to++;
		return;
	}
	c->piece = mq_grow(c->piece, c->n, &c->cap, sizeof(*c->piece));
	c->piece[c->n++] = (struct piece){ column, column + 1 };
}

/* A list that is itself a column's name is that column: it has a comma. */
static void
choose_list(struct mq_run *run, const struct mq_record *header,
    struct choice *c, const char *list)
{
	struct mq_arena names = { 0 };
	struct mq_str rest = mq_str(list), name;

	if (mq_column(header, list) >= 0)
		choose(run, c, list);
	else
		while (mq_str_next(&rest, ',', &name))
			choose(run, c, mq_str_dup(&names, name).s);
	mq_arena_free(&names);
}

static struct choice
choose_all(struct mq_run *run, const struct mq_record *header)
{
	struct choice c = { 0 };
	size_t i;

	for (i = 0; i < columns.n; i++)
		choose_list(run, header, &c, columns.item[i]);
	if (!columns.n) {
		c.piece = mq_grow(c.piece, 0, &c.cap, sizeof(*c.piece));
		c.piece[c.n++] = (struct piece){ 0, header->ncells };
	}
	return c;
}

static void
write_chosen(
    struct mq_writer *w, const struct choice *c, const struct mq_record *rec)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		mq_write_cells(w, rec, c->piece[i].from, c->piece[i].to);
	mq_write_end(w);
}

int
main(int argc, char **argv)
{
	struct mq_run *run = mq_run_start(&prog, argc, argv);
	const struct mq_record *header = mq_run_header(run);
	struct choice chosen = choose_all(run, header);
	struct mq_writer *w = mq_run_writer(run);
	struct mq_record rec;

	write_chosen(w, &chosen, header);
	while (mq_run_next(run, &rec)) {
		write_chosen(w, &chosen, &rec);
		mq_run_count_out(run);
	}
	free(chosen.piece);
	return mq_run_finish(run);
}
