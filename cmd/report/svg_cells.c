/* Drawings in tiles and in cells: see svg.c for how they are made */

#include "markup.h"

/* An upright line at a place along the bar. */
static void
upright(struct report_html *h, const char *class, int64_t at, const char *from,
    const char *to)
{
	report_html_printf(h,
	    "<line%s x1=\"" REPORT_PERCENT "\" x2=\"" REPORT_PERCENT
	    "\" y1=\"%s\" y2=\"%s\"/>",
	    class, REPORT_TENTHS(at), REPORT_TENTHS(at), from, to);
}

void
report_svg_share(struct report_html *h, const struct report_tile *tile)
{
	report_html_printf(h,
	    "<svg class=\"share\" aria-hidden=\"true\">"
	    "<rect class=\"track\" y=\"3\" width=\"100%%\" height=\"6\"/>"
	    "<rect y=\"3\" width=\"" REPORT_PERCENT "\" height=\"6\"/>",
	    REPORT_TENTHS(tile->permille));
	if (tile->low >= 0) {
		report_html_printf(h,
		    "<line x1=\"" REPORT_PERCENT "\" x2=\"" REPORT_PERCENT
		    "\" y1=\"6\" y2=\"6\"/>",
		    REPORT_TENTHS(tile->low), REPORT_TENTHS(tile->high));
		upright(h, "", tile->low, "3", "9");
		upright(h, "", tile->high, "3", "9");
	}
	if (tile->target >= 0)
		upright(h, " class=\"aim\"", tile->target, "0", "12");
	report_html_raw(h, "</svg>");
}

/* From the lowest to the highest point that is known; counts from 0. */
static void
range_of(const struct report_tile *tile, int64_t *low, int64_t *high)
{
	size_t i;

	*low = tile->permille < 0 ? 0 : 1000;
	*high = 0;
	for (i = 0; i < tile->nsparks; i++) {
		if (tile->spark[i] < 0)
			continue;
		if (tile->spark[i] < *low)
			*low = tile->spark[i];
		if (tile->spark[i] > *high)
			*high = tile->spark[i];
	}
	if (*high <= *low)
		*high = *low + 1;
}

void
report_svg_spark(struct report_html *h, const struct report_tile *tile)
{
	int64_t low, high, y = 0;
	const char *join = "M";
	size_t i;

	if (!tile->nsparks)
		return;
	range_of(tile, &low, &high);
	report_html_printf(h,
	    "<svg class=\"spark\" aria-hidden=\"true\" viewBox=\"0 0 %zu 24\" "
	    "preserveAspectRatio=\"none\"><path "
	    "vector-effect=\"non-scaling-stroke\" "
	    "d=\"",
	    tile->nsparks - 1);
	for (i = 0; i < tile->nsparks; i++) {
		if (tile->spark[i] < 0)
			continue;
		y = 23 - 22 * (tile->spark[i] - low) / (high - low);
		report_html_printf(h, "%s%zu %lld", join, i, (long long)y);
		join = "L";
	}
	report_html_raw(h, "\"/></svg>");
}

void
report_svg_bar(struct report_html *h, int64_t permille)
{
	report_html_printf(h,
	    "<svg aria-hidden=\"true\"><rect width=\"" REPORT_PERCENT
	    "\" height=\"100%%\"/></svg>",
	    REPORT_TENTHS(permille));
}

void
report_svg_range(
    struct report_html *h, const struct report_row *row, int64_t overall)
{
	report_html_raw(h, "<svg aria-hidden=\"true\">");
	if (overall >= 0)
		report_html_printf(h,
		    "<line x1=\"" REPORT_PERCENT "\" x2=\"" REPORT_PERCENT
		    "\" y2=\"100%%\"/>",
		    REPORT_TENTHS(overall), REPORT_TENTHS(overall));
	if (row->low >= 0)
		report_html_printf(h,
		    "<rect%s x=\"" REPORT_PERCENT "\" width=\"" REPORT_PERCENT
		    "\" y=\"5\" height=\"4\"/>"
		    "<circle cx=\"" REPORT_PERCENT "\" cy=\"7\" r=\"3.5\"/>",
		    row->warn ? " class=\"low\"" : "", REPORT_TENTHS(row->low),
		    REPORT_TENTHS(row->high - row->low),
		    REPORT_TENTHS(row->at));
	report_html_raw(h, "</svg>");
}

void
report_svg_stack(struct report_html *h, const struct report_row *row)
{
	static const char *const height[REPORT_PARTS] = {
		"y=\"2\" height=\"8\"", "height=\"12\"", "y=\"4\" height=\"4\""
	};
	int64_t at = 0;
	int i;

	report_html_raw(h, "<svg aria-hidden=\"true\">");
	for (i = 0; i < REPORT_PARTS; i++) {
		if (!row->part[i])
			continue;
		report_html_printf(h,
		    "<rect class=\"s%d\" x=\"" REPORT_PERCENT
		    "\" width=\"" REPORT_PERCENT "\" %s/>",
		    i, REPORT_TENTHS(at), REPORT_TENTHS(row->part[i]),
		    height[i]);
		at += row->part[i];
	}
	report_html_raw(h, "</svg>");
}

void
report_svg_stack_legend(struct report_html *h, const struct report_table *t)
{
	size_t i, first = t->ncols - 1 - REPORT_PARTS;

	report_html_raw(h, "<p class=\"legend\">");
	for (i = 0; i < REPORT_PARTS; i++) {
		report_html_printf(h,
		    "<span><svg class=\"key\" aria-hidden=\"true\">"
		    "<rect class=\"s%zu\" width=\"18\" y=\"%d\" "
		    "height=\"%d\"/></svg> ",
		    i,
		    i == 1 ? 0
		    : i    ? 3
			   : 1,
		    i == 1 ? 10
		    : i    ? 4
			   : 8);
		report_html_word(h, t->head[first + i].head);
		report_html_raw(h, "</span> ");
	}
	report_html_raw(h, "</p>\n");
}

void
report_svg_bullet(struct report_html *h, const struct report_row *row)
{
	report_html_raw(h, "<svg aria-hidden=\"true\">");
	if (row->low >= 0)
		report_html_printf(h,
		    "<rect class=\"under\" width=\"" REPORT_PERCENT
		    "\" height=\"12\"/>",
		    REPORT_TENTHS(row->low));
	if (row->at >= 0)
		report_html_printf(h,
		    "<rect%s width=\"" REPORT_PERCENT
		    "\" y=\"4\" height=\"4\"/>",
		    row->low >= 0 && row->at < row->low ? " class=\"low\"" : "",
		    REPORT_TENTHS(row->at));
	if (row->high >= 0)
		upright(h, "", row->high, "0", "12");
	report_html_raw(h, "</svg>");
}
