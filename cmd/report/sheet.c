/* The sheet of a table */

#include "book.h"
#include "minqing/width.h"

/* Columns of a sheet: those of the table, intervals in two. */
struct column {
	size_t cell;
	enum { WHOLE, LOW, HIGH } part;
};

struct columns {
	struct column item[2 * REPORT_CELLS];
	lxw_col_t n;
};

static void
add(struct columns *c, size_t cell, int part)
{
	c->item[c->n].cell = cell;
	c->item[c->n++].part = part;
}

static struct columns
columns_of(const struct report_table *t)
{
	struct columns c = { .n = 0 };
	size_t i;

	for (i = 0; i < t->ncols; i++) {
		if (!t->head[i].name)
			continue;
		if (report_table_type(t, i) != REPORT_INTERVAL) {
			add(&c, i, WHOLE);
			continue;
		}
		add(&c, i, LOW);
		add(&c, i, HIGH);
	}
	return c;
}

static struct mq_str
head_of(
    struct report_book *b, const struct report_table *t, const struct column *c)
{
	struct report_page *p = b->p;
	struct mq_str head = report_text(p, t->head[c->cell].head);

	if (c->part == WHOLE)
		return head;
	return report_say(
	    &p->arena, p->lang, c->part == LOW ? W_LOW : W_HIGH, head);
}

static struct report_value
value_of(
    struct report_book *b, const struct report_row *row, const struct column *c)
{
	const struct report_value *v = &row->cell[c->cell];
	struct report_value end;

	if (c->part == WHOLE)
		return *v;
	end = c->part == LOW ? report_value_low(v) : report_value_high(v);
	end.text = end.type == REPORT_NA
		       ? MQ_STR("NA")
		       : report_percent(b->p, report_permille(end.x));
	return end;
}

/* Wide enough for what is in it, within bounds; heads may wrap once. */
static double
width_of(
    struct report_book *b, const struct report_table *t, const struct column *c)
{
	enum { LEAST = 8, MOST = 60 };
	size_t width = (mq_width(head_of(b, t, c)) + 1) / 2, w, i;

	for (i = 0; i < t->nrows; i++) {
		w = mq_width(value_of(b, &t->row[i], c).text) +
		    2 * (size_t)t->row[i].depth;
		width = w > width ? w : width;
	}
	if (width < LEAST)
		return LEAST + 2;
	return (double)(width < MOST ? width : MOST) + 3;
}

static void
put_heads(struct report_book *b, lxw_worksheet *sheet,
    const struct report_table *t, const struct columns *c)
{
	bool number;
	lxw_col_t i;

	for (i = 0; i < c->n; i++) {
		number = t->head[c->item[i].cell].kind == REPORT_NUMBER;
		report_book_put_text(b, sheet, 0, i, head_of(b, t, &c->item[i]),
		    number ? b->head_number : b->head);
		report_book_keep(b, lxw.worksheet_set_column(sheet, i, i,
					width_of(b, t, &c->item[i]), NULL));
	}
	report_book_keep(b, lxw.worksheet_set_row(sheet, 0, 32, NULL));
}

static void
put_row(struct report_book *b, lxw_worksheet *sheet, lxw_row_t at,
    const struct report_row *row, const struct columns *c)
{
	struct report_value v;
	lxw_col_t i;

	for (i = 0; i < c->n; i++) {
		v = value_of(b, row, &c->item[i]);
		report_book_put(b, sheet, at, i, &v,
		    row->total         ? REPORT_STYLE_TOTAL
		    : row->warn        ? REPORT_STYLE_WARN
		    : row->depth && !i ? REPORT_STYLE_PART
				       : REPORT_STYLE_PLAIN);
	}
}

void
report_book_table(struct report_book *b, const struct report_table *t)
{
	struct columns c = columns_of(t);
	lxw_row_t last = (lxw_row_t)t->nrows;
	lxw_worksheet *sheet;
	size_t i;

	if (!t->nrows || !c.n)
		return;
	sheet = report_book_sheet(b, t->title);
	if (!sheet)
		return;
	put_heads(b, sheet, t, &c);
	for (i = 0; i < t->nrows; i++)
		put_row(b, sheet, (lxw_row_t)i + 1, &t->row[i], &c);
	lxw.worksheet_freeze_panes(sheet, 1, 1);
	report_book_keep(b, lxw.worksheet_repeat_rows(sheet, 0, 0));
	report_book_keep(b, lxw.worksheet_autofilter(sheet, 0, 0,
				last - t->row[last - 1].total, c.n - 1));
	report_book_print(b, sheet, last, c.n - 1);
}
