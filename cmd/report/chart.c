/*
 * Charts, one below the other on a sheet of their own; the figures they draw
 * stand to the right of them, out of print.
 */

#include "book.h"

enum {
	ACROSS = 15, /* columns that a chart covers */
	DOWN = 20,   /* rows, with a gap */
	DRAWN = 20,  /* bars at most */
	LABELS = 8   /* of a series */
};

static void
put_figures(struct report_book *b, lxw_row_t row,
    const struct report_value *name, const struct report_value *n)
{
	report_book_put(b, b->charts, row, b->data, name, REPORT_STYLE_PLAIN);
	report_book_put(
	    b, b->charts, row, (lxw_col_t)(b->data + 1), n, REPORT_STYLE_PLAIN);
}

/* The rows to be drawn, in the sheet: how many. */
static lxw_row_t
put_rows(struct report_book *b, const struct report_table *t)
{
	bool series = t->look == REPORT_SERIES;
	struct report_value head =
	    report_value_text(report_text(b->p, t->head[0].head));
	struct report_value count =
	    report_value_text(report_text(b->p, t->head[1].head));
	const struct report_row *row;
	lxw_row_t n = 0;
	size_t i;

	put_figures(b, 0, &head, &count);
	for (i = 0; i < t->nrows && (series || n < DRAWN); i++) {
		row = &t->row[i];
		if (!row->depth && !row->total && !row->rest)
			put_figures(b, ++n, &row->cell[0], &row->cell[1]);
	}
	return n;
}

static void
draw(struct report_book *b, const struct report_table *t, lxw_chart *chart,
    const char *sheet, lxw_row_t n)
{
	lxw_chart_series *s = lxw.chart_add_series(chart, NULL, NULL);
	lxw_chart_fill fill = { .color = 0x0072B2 };
	lxw_chart_line line = { .color = 0xD9D9D9, .width = 0.75F };
	lxw_col_t values = (lxw_col_t)(b->data + 1);

	lxw.chart_series_set_categories(s, sheet, 1, b->data, n, b->data);
	lxw.chart_series_set_values(s, sheet, 1, values, n, values);
	lxw.chart_series_set_name_range(s, sheet, 0, values);
	lxw.chart_series_set_fill(s, &fill);
	lxw.chart_title_set_name(
	    chart, report_book_text(b, report_text(b->p, t->title)));
	lxw.chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	lxw.chart_set_series_gap(chart, 40);
	if (t->look == REPORT_SERIES) {
		lxw.chart_axis_set_num_format(chart->x_axis, "yyyy-mm-dd");
		lxw.chart_axis_set_interval_unit(
		    chart->x_axis, (uint16_t)((n + LABELS - 1) / LABELS));
	} else /* the largest on top; the library has a bar's axes swapped */
		lxw.chart_axis_set_reverse(chart->y_axis);
	lxw.chart_axis_major_gridlines_set_line(
	    t->look == REPORT_SERIES ? chart->y_axis : chart->x_axis, &line);
}

static void
place(struct report_book *b, const struct report_table *t, lxw_chart *chart)
{
	struct mq_str said =
	    t->finding.n ? t->finding : report_text(b->p, t->title);
	lxw_chart_options o = { .x_scale = 2,
		.y_scale = 1.3,
		.description = (char *)report_book_text(b, said) };

	report_book_keep(b,
	    lxw.worksheet_insert_chart_opt(b->charts, b->below, 0, chart, &o));
	b->below += DOWN;
	b->data = (lxw_col_t)(b->data + 3);
	report_book_print(b, b->charts, b->below, ACROSS - 1);
	lxw.worksheet_set_portrait(b->charts);
}

/* One that counts cases, under a name or a day. */
static bool
is_drawn(const struct report_table *t)
{
	return t->nrows && t->head[1].name && !strcmp(t->head[1].name, "cases");
}

void
report_book_chart(struct report_book *b, const struct report_table *t)
{
	lxw_chart *chart;
	lxw_row_t n;

	if (!is_drawn(t))
		return;
	if (!b->charts) {
		b->charts = report_book_sheet(b, W_CHARTS);
		b->data = ACROSS + 2;
	}
	if (!b->charts)
		return;
	n = put_rows(b, t);
	if (!n)
		return;
	chart = lxw.workbook_add_chart(b->book,
	    t->look == REPORT_SERIES ? LXW_CHART_COLUMN : LXW_CHART_BAR);
	if (!chart) {
		report_book_keep(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	draw(b, t, chart, report_book_text(b, report_text(b->p, W_CHARTS)), n);
	place(b, t, chart);
}
