/* The grid of hours by days of the week: see svg.c for how it is made */

#include "markup.h"

enum { LEVELS = 5 };

static int64_t
most_of(const struct report_table *t)
{
	int64_t most = 1;
	size_t row, col;

	for (row = 0; row < t->nrows; row++)
		for (col = 1; col < t->ncols; col++)
			if (t->row[row].cell[col].n > most)
				most = t->row[row].cell[col].n;
	return most;
}

/* All fields of one level as one path. */
static void
draw_level(struct report_html *h, const struct report_table *t, int64_t level,
    int64_t most)
{
	size_t row, col;
	int64_t n;

	report_html_printf(h, "<path class=\"l%d\" d=\"", (int)level);
	for (col = 1; col < t->ncols; col++)
		for (row = 0; row < t->nrows; row++) {
			n = t->row[row].cell[col].n;
			if ((n * LEVELS + most - 1) / most == level)
				report_html_printf(
				    h, "M%zu %zuh.94v.9h-.94z", row, col - 1);
		}
	report_html_raw(h, "\"/>\n");
}

static void
draw_scale(struct report_html *h, int64_t most)
{
	int64_t level;

	report_html_raw(h, "<p class=\"legend\"><span>0</span> ");
	for (level = 0; level <= LEVELS; level++)
		report_html_printf(h,
		    "<span><svg class=\"key heat\" aria-hidden=\"true\">"
		    "<rect class=\"l%d\" width=\"18\" height=\"10\"/></svg>"
		    "</span>",
		    (int)level);
	report_html_raw(h, " <span>");
	report_html_text(h, report_int(h->p, most));
	report_html_raw(h, "</span></p>\n");
}

void
report_svg_grid(struct report_html *h, const struct report_table *t,
    const char *title, const char *finding)
{
	int64_t most = most_of(t), level;
	size_t i;

	report_html_raw(h, "<div class=\"chart\">\n<div class=\"week\" "
			   "aria-hidden=\"true\">");
	for (i = 1; i < t->ncols; i++)
		report_html_element(
		    h, "span", report_text(h->p, t->head[i].head));
	report_html_printf(h,
	    "</div>\n<svg class=\"heat\" role=\"img\" "
	    "aria-labelledby=\"%s\" aria-describedby=\"%s\" "
	    "viewBox=\"0 0 24 7\" preserveAspectRatio=\"none\">\n",
	    title, finding);
	for (level = 0; level <= LEVELS; level++)
		draw_level(h, t, level, most);
	report_html_raw(h, "</svg>\n<div class=\"days\" aria-hidden=\"true\">");
	for (i = 0; i <= 24; i += 6)
		report_html_printf(h, "<span>%zu</span>", i);
	report_html_raw(h, "</div>\n</div>\n");
	draw_scale(h, most);
}
