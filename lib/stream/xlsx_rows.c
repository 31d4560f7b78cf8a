#include "xlsx_rows.h"

#include <stdlib.h>

enum {
	FULL = 256 * 1024,   /* bytes of lines that are held */
	EMPTY_MAX = 64 << 20 /* cells of empty rows that are written */
};

void
xlsx_rows_init(struct xlsx_rows *w)
{
	w->shown = w->cols;
	w->hidden = mq_xcalloc((size_t)w->cols + 1, sizeof(*w->hidden));
	w->slot = mq_xcalloc((size_t)w->cols + 1, sizeof(*w->slot));
}

void
xlsx_rows_hide(struct xlsx_rows *w, uint32_t first, uint32_t last)
{
	uint32_t col;

	for (col = first ? first : 1; col <= last && col <= w->cols; col++) {
		w->shown -= !w->hidden[col];
		w->hidden[col] = true;
	}
}

void
xlsx_rows_begin(struct xlsx_rows *w, uint32_t row, bool hidden)
{
	w->row = row;
	w->hidden_row = hidden;
	w->whole = false;
	w->text.n = 0;
}

void
xlsx_rows_end(struct xlsx_rows *w)
{
	w->whole = true;
}

void
xlsx_rows_added(struct xlsx_rows *w, uint32_t col, size_t start)
{
	if (col > w->cols)
		xlsx_fail(w->f, "row %u: changed while it was read",
		    (unsigned)w->row);
	else if (w->slot[col].row == w->row)
		xlsx_fail(w->f,
		    "row %u: column %u is there twice; open the "
		    "workbook in a spreadsheet and save it anew",
		    (unsigned)w->row, (unsigned)col);
	else if (w->text.n > XLSX_TEXT_MAX)
		xlsx_fail(w->f, "row %u is over 16 MiB", (unsigned)w->row);
	else
		w->slot[col] =
		    (struct xlsx_slot){ w->row, start, w->text.n - start };
}

/* What a column of row `row` shows. */
static struct mq_str
cell_of(const struct xlsx_rows *w, uint32_t row, uint32_t col)
{
	const struct xlsx_slot *slot = &w->slot[col];

	if (slot->row == row && slot->n)
		return (struct mq_str){ w->text.s + slot->start, slot->n };
	return xlsx_merges_get(&w->merges, col);
}

static bool
is_empty(const struct xlsx_rows *w, uint32_t row)
{
	uint32_t col;

	for (col = 1; col <= w->cols; col++)
		if (!w->hidden[col] && cell_of(w, row, col).n)
			return false;
	return true;
}

static void
put_line(struct xlsx_rows *w, uint32_t row)
{
	size_t start = w->out.n;
	bool first = true;
	struct mq_str cell;
	uint32_t col;

	for (col = 1; col <= w->cols; col++) {
		if (w->hidden[col])
			continue;
		if (!first)
			xlsx_add_n(&w->out, '\t', 1);
		first = false;
		cell = cell_of(w, row, col);
		xlsx_add(&w->out, cell.s, cell.n);
		if (w->out.n - start > XLSX_TEXT_MAX) {
			xlsx_fail(w->f,
			    "row %u is over 16 MiB once its "
			    "merged cells are filled",
			    (unsigned)row);
			return;
		}
	}
	xlsx_add_n(&w->out, '\n', 1);
}

/* Lines of the empty rows, as many as `out` should hold. */
static void
put_empty(struct xlsx_rows *w)
{
	bool whole =
	    w->opts->raw && w->shown && w->empty * w->shown <= EMPTY_MAX;

	if (!whole) {
		xlsx_add_n(&w->out, '\n', (size_t)w->empty);
		w->empty = 0;
	}
	for (; w->empty && w->out.n < FULL; w->empty--) {
		xlsx_add_n(&w->out, '\t', w->shown - 1);
		xlsx_add_n(&w->out, '\n', 1);
	}
}

static void
start_merges(struct xlsx_rows *w)
{
	struct xlsx_merge *m;
	const struct xlsx_slot *slot;

	while ((m = xlsx_merges_next(&w->merges, w->row)) != NULL) {
		if (m->from.col > w->cols)
			continue;
		slot = &w->slot[m->from.col];
		if (slot->row == w->row && slot->n)
			xlsx_merges_tell(&w->merges, m,
			    (struct mq_str){
				w->text.s + slot->start, slot->n });
	}
}

/* One row further; or lines of the empty ones before it. */
static void
step(struct xlsx_rows *w, uint32_t last)
{
	uint32_t row = w->done + 1;
	bool here = row == w->row;

	xlsx_merges_row(&w->merges, row);
	if (!here && !w->merges.nactive) {
		row = w->row > w->done && w->row <= last ? w->row - 1 : last;
		w->empty += row - w->done;
		w->done = row;
		return;
	}
	if (here)
		start_merges(w);
	if (here && w->hidden_row) {
		w->empty += !w->opts->raw;
	} else if (is_empty(w, row)) {
		w->empty++;
	} else if (w->empty) {
		put_empty(w);
		return;
	} else {
		put_line(w, row);
	}
	w->done = row;
}

static bool
write_to(struct xlsx_rows *w, uint32_t last)
{
	while (w->done < last && !*w->f->text) {
		if (w->out.n >= FULL)
			return false;
		step(w, last);
	}
	return true;
}

bool
xlsx_rows_write(struct xlsx_rows *w)
{
	return !w->whole || write_to(w, w->row);
}

bool
xlsx_rows_finish(struct xlsx_rows *w)
{
	return write_to(w, xlsx_merges_last(&w->merges));
}

size_t
xlsx_rows_take(struct xlsx_rows *w, char *buf, size_t n)
{
	size_t left = w->out.n - w->taken;

	if (n > left)
		n = left;
	if (n)
		memcpy(buf, w->out.s + w->taken, n);
	w->taken += n;
	if (w->taken == w->out.n)
		w->taken = w->out.n = 0;
	return n;
}

void
xlsx_rows_free(struct xlsx_rows *w)
{
	xlsx_merges_free(&w->merges);
	free(w->hidden);
	free(w->slot);
	free(w->text.s);
	free(w->out.s);
}
