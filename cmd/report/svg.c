/*
 * Drawings.  They have no scale of their own: lengths across are percentages
 * of the room there is, heights are fixed or percentages too.  So they stretch
 * with the page, and strokes and dots keep their form.  Words stand beside
 * them, not in them, for these keep their size.
 */

#include "markup.h"

/* "87.3%" of thousandths, with its digits and point as printf(3) wants them. */
#define PERCENT "%lld.%lld%%"
#define OF(permille) (long long)(permille) / 10, (long long)(permille) % 10

void
report_svg_share(
    struct report_html *h, int64_t permille, int64_t low, int64_t high)
{
	report_html_printf(h,
	    "<svg class=\"share\" aria-hidden=\"true\">"
	    "<rect class=\"track\" y=\"2\" width=\"100%%\" height=\"6\"/>"
	    "<rect y=\"2\" width=\"" PERCENT "\" height=\"6\"/>",
	    OF(permille));
	if (low >= 0)
		report_html_printf(h,
		    "<line x1=\"" PERCENT "\" x2=\"" PERCENT
		    "\" y1=\"5\" y2=\"5\"/>"
		    "<line x1=\"" PERCENT "\" x2=\"" PERCENT
		    "\" y1=\"1\" y2=\"9\"/>"
		    "<line x1=\"" PERCENT "\" x2=\"" PERCENT
		    "\" y1=\"1\" y2=\"9\"/>",
		    OF(low), OF(high), OF(low), OF(low), OF(high), OF(high));
	report_html_raw(h, "</svg>");
}

void
report_svg_bar(struct report_html *h, int64_t permille)
{
	report_html_printf(h,
	    "<svg aria-hidden=\"true\"><rect width=\"" PERCENT
	    "\" height=\"100%%\"/></svg>",
	    OF(permille));
}

void
report_svg_range(
    struct report_html *h, const struct report_row *row, int64_t overall)
{
	report_html_raw(h, "<svg aria-hidden=\"true\">");
	if (overall >= 0)
		report_html_printf(h,
		    "<line x1=\"" PERCENT "\" x2=\"" PERCENT
		    "\" y2=\"100%%\"/>",
		    OF(overall), OF(overall));
	if (row->low >= 0)
		report_html_printf(h,
		    "<rect%s x=\"" PERCENT "\" width=\"" PERCENT
		    "\" y=\"5\" height=\"4\"/>"
		    "<circle cx=\"" PERCENT "\" cy=\"7\" r=\"3.5\"/>",
		    row->warn ? " class=\"low\"" : "", OF(row->low),
		    OF(row->high - row->low), OF(row->at));
	report_html_raw(h, "</svg>");
}

/* An even number that is not below n, and easy to halve in the head. */
static int64_t
round_up(int64_t n)
{
	static const int64_t step[] = { 10, 12, 16, 20, 24, 30, 40, 50, 60, 80,
		100 };
	int64_t scale = 1;
	size_t i = 0;

	if (n <= 10)
		return n + n % 2;
	while (100 * scale < n)
		scale *= 10;
	while (step[i] * scale < n)
		i++;
	return step[i] * scale;
}

/* Hundredths of a percent. */
static struct mq_str
across(struct report_html *h, int64_t n, int64_t of)
{
	int64_t part = 10000 * n / of;

	return mq_str(mq_arena_printf(&h->p->arena, "%lld.%02lld%%",
	    (long long)(part / 100), (long long)(part % 100)));
}

/* A bar takes 7 tenths of its room, 8 where there are many. */
static void
draw_bars(struct report_html *h, int64_t top)
{
	const struct report_volume *v = &h->p->r->volume;
	int64_t i, n = (int64_t)v->n, wide = n > 60 ? 8 : 7, tall;

	for (i = 0; i < n; i++) {
		if (!v->bucket[i].n)
			continue;
		tall = 1000 * v->bucket[i].n / top;
		report_html_printf(h,
		    "<rect x=\"%s\" y=\"" PERCENT
		    "\" width=\"%s\" height=\"" PERCENT "\"><title>",
		    across(h, 20 * i + 10 - wide, 20 * n).s, OF(1000 - tall),
		    across(h, wide, 10 * n).s, OF(tall));
		report_html_text(
		    h, report_bucket(h->p, v->step, v->bucket[i].day));
		report_html_printf(h, ": %s</title></rect>\n",
		    report_int(h->p, v->bucket[i].n).s);
	}
}

static void
draw_heights(struct report_html *h, int64_t top)
{
	report_html_raw(
	    h, "<div class=\"heights\" aria-hidden=\"true\"><span>");
	report_html_text(h, report_int(h->p, top));
	report_html_raw(h, "</span><span>");
	report_html_text(h, report_int(h->p, top / 2));
	report_html_raw(h, "</span><span>0</span></div>\n");
}

/* Some buckets' first days, evenly spread. */
static void
draw_days(struct report_html *h)
{
	const struct report_volume *v = &h->p->r->volume;
	size_t marks = v->n < 5 ? v->n : 5, i, at;

	report_html_raw(h, "<div class=\"days\" aria-hidden=\"true\">");
	for (i = 0; i < marks; i++) {
		at = marks > 1 ? i * (v->n - 1) / (marks - 1) : 0;
		report_html_element(
		    h, "span", report_bucket(h->p, v->step, v->bucket[at].day));
	}
	report_html_raw(h, "</div>\n");
}

static void
draw_legend(struct report_html *h)
{
	const struct report_volume *v = &h->p->r->volume;

	report_html_raw(h,
	    "<p class=\"legend\"><span><svg class=\"key\" "
	    "aria-hidden=\"true\"><rect x=\"2\" y=\"1\" width=\"5\" "
	    "height=\"9\"/><rect x=\"9\" y=\"4\" width=\"5\" height=\"6\"/>"
	    "</svg> ");
	report_html_word(h, W_L_CASES);
	report_html_raw(h,
	    "</span> <span><svg class=\"key\" aria-hidden=\"true\">"
	    "<line class=\"mean\" y1=\"5\" x2=\"100%\" y2=\"5\"/></svg> ");
	report_html_text(h, report_say(&h->p->arena, h->p->lang, W_L_MEAN,
				report_mean(h->p, v->total, (int64_t)v->n)));
	report_html_raw(h, "</span></p>\n");
}

void
report_svg_volume(struct report_html *h, const char *title, const char *finding)
{
	const struct report_volume *v = &h->p->r->volume;
	int64_t top = round_up(v->bucket[v->peak].n);
	int64_t mean = 1000 - 1000 * v->total / ((int64_t)v->n * top);

	report_html_raw(h, "<div class=\"chart\">\n");
	draw_heights(h, top);
	report_html_printf(h,
	    "<svg class=\"volume\" role=\"img\" aria-labelledby=\"%s\" "
	    "aria-describedby=\"%s\">\n"
	    "<line class=\"grid\" x2=\"100%%\"/>"
	    "<line class=\"grid\" x2=\"100%%\" y1=\"50%%\" y2=\"50%%\"/>\n",
	    title, finding);
	draw_bars(h, top);
	report_html_printf(h,
	    "<line class=\"mean\" x2=\"100%%\" y1=\"" PERCENT "\" y2=\"" PERCENT
	    "\"/>\n<line class=\"axis\" x2=\"100%%\" "
	    "y1=\"100%%\" y2=\"100%%\"/>\n</svg>\n",
	    OF(mean), OF(mean));
	draw_days(h);
	report_html_raw(h, "</div>\n");
	draw_legend(h);
}
