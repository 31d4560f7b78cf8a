/*
 * Drawings.  They have no scale of their own: lengths across are percentages
 * of the room there is, heights are fixed or percentages too.  So they stretch
 * with the page, and strokes and dots keep their form.  Words stand beside
 * them, not in them, for these keep their size.
 */

#include "limit.h"
#include "markup.h"
#include "off.h"

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

/* Days of the weeks before the period are paler; those beyond the limits stand
 * out in colour and with a mark over them. */
static const char *
class_of(struct report_html *h, const struct report_limits *l,
    const struct report_bucket *b)
{
	if (report_is_beyond(l, &h->p->r->volume, b))
		return " class=\"over\"";
	if (h->p->r->reader.spans.asked && b->day < h->p->r->first_day)
		return " class=\"past\"";
	return "";
}

static void
draw_bar(struct report_html *h, const char *class, struct mq_str x,
    struct mq_str width, int64_t tall)
{
	report_html_printf(h,
	    "<rect%s x=\"%s\" y=\"" REPORT_PERCENT
	    "\" width=\"%s\" height=\"" REPORT_PERCENT "\"><title>",
	    class, x.s, REPORT_TENTHS(1000 - tall), width.s,
	    REPORT_TENTHS(tall));
}

/* A bar takes 7 tenths of its room, 8 where there are many. */
static void
draw_bars(struct report_html *h, const struct report_limits *l, int64_t top)
{
	const struct report_volume *v = &h->p->r->volume;
	int64_t i, n = (int64_t)v->n, wide = n > 60 ? 8 : 7, tall;
	const struct report_bucket *b;

	for (i = 0; i < n; i++) {
		b = &v->bucket[i];
		if (!b->n)
			continue;
		tall = 1000 * b->n / top;
		draw_bar(h, class_of(h, l, b),
		    across(h, 20 * i + 10 - wide, 20 * n),
		    across(h, wide, 10 * n), tall);
		report_html_text(h, report_bucket(h->p, v->step, b->day));
		report_html_printf(
		    h, ": %s</title></rect>\n", report_int(h->p, b->n).s);
		if (report_is_beyond(l, &h->p->r->volume, b))
			report_html_printf(h,
			    "<svg x=\"%s\" y=\"" REPORT_PERCENT
			    "\"><path class=\"over\" "
			    "d=\"M-4-3h8l-4-6z\"/></svg>\n",
			    across(h, 2 * i + 1, 2 * n).s,
			    REPORT_TENTHS(1000 - tall));
	}
}

/* Days off as strokes under the axis. */
static void
draw_off(struct report_html *h)
{
	const struct report_volume *v = &h->p->r->volume;
	size_t i;

	for (i = 0; i < v->n; i++)
		if (report_is_off(h->p, v->step, v->bucket[i].day))
			report_html_printf(h,
			    "<rect class=\"off\" x=\"%s\" y=\"100%%\" "
			    "width=\"%s\" height=\"5\"/>\n",
			    across(h, (int64_t)i, (int64_t)v->n).s,
			    across(h, 1, (int64_t)v->n).s);
}

/* Where an edge of the band is above a bucket, from 0 at the top to 1000. */
static int64_t
edge(const struct report_limits *l, const struct report_bucket *b, bool low,
    int64_t top)
{
	int64_t tenths = low ? report_limit_low(l, b) : report_limit_high(l, b);

	return 1000 - 100 * tenths / top;
}

/* Along the upper edge from the left, or the lower one back. */
static void
draw_edge(
    struct report_html *h, const struct report_limits *l, bool low, int64_t top)
{
	const struct report_volume *v = &h->p->r->volume;
	const struct report_bucket *b = v->bucket;
	size_t i, run, last = v->n - 1;
	int64_t y;

	for (i = 0; i < v->n; i += run) {
		y = edge(l, &b[low ? last - i : i], low, top);
		for (run = 1; i + run < v->n; run++)
			if (edge(l, &b[low ? last - i - run : i + run], low,
				top) != y)
				break;
		report_html_printf(
		    h, "V%lldh%s%zu", (long long)y, low ? "-" : "", run);
	}
}

static void
draw_band(struct report_html *h, const struct report_limits *l, int64_t top)
{
	const struct report_volume *v = &h->p->r->volume;

	if (!l->known)
		return;
	report_html_printf(h,
	    "<svg viewBox=\"0 0 %zu 1000\" preserveAspectRatio=\"none\">"
	    "<path class=\"band\" d=\"M0 1000",
	    v->n);
	draw_edge(h, l, false, top);
	draw_edge(h, l, true, top);
	report_html_printf(h,
	    "z\"/><path class=\"limit\" vector-effect=\"non-scaling-stroke\" "
	    "d=\"M0 %lld",
	    (long long)edge(l, v->bucket, false, top));
	draw_edge(h, l, false, top);
	report_html_raw(h, "\"/></svg>\n");
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
legend(struct report_html *h, const char *drawing, struct mq_str words)
{
	report_html_printf(h,
	    "<span><svg class=\"key\" aria-hidden=\"true\">%s</svg> ", drawing);
	report_html_text(h, words);
	report_html_raw(h, "</span> ");
}

static bool
any_off(struct report_html *h)
{
	const struct report_volume *v = &h->p->r->volume;
	size_t i;

	for (i = 0; i < v->n; i++)
		if (report_is_off(h->p, v->step, v->bucket[i].day))
			return true;
	return false;
}

static void
draw_legend(struct report_html *h, const struct report_limits *l)
{
	const struct report_volume *v = &h->p->r->volume;
	struct report_page *p = h->p;

	report_html_raw(h, "<p class=\"legend\">");
	legend(h,
	    "<rect x=\"2\" y=\"1\" width=\"5\" height=\"9\"/>"
	    "<rect x=\"9\" y=\"4\" width=\"5\" height=\"6\"/>",
	    report_text(p, W_L_CASES));
	if (p->r->reader.spans.asked && v->n &&
	    v->bucket[0].day < p->r->first_day)
		legend(h,
		    "<rect class=\"past\" x=\"2\" y=\"1\" width=\"5\" "
		    "height=\"9\"/>",
		    report_text(p, W_L_PAST));
	legend(h, "<line class=\"mean\" y1=\"5\" x2=\"100%\" y2=\"5\"/>",
	    report_say(&p->arena, p->lang, W_L_MEAN,
		report_mean(p, v->total, (int64_t)v->n)));
	if (l->known)
		legend(h,
		    "<rect class=\"band\" width=\"18\" height=\"10\"/>"
		    "<line class=\"limit\" x2=\"100%\"/>",
		    report_say(&p->arena, p->lang,
			l->weekly ? W_L_LIMITS_WEEKLY : W_L_LIMITS,
			report_mean(p, l->low[0], 10),
			report_mean(p, l->high[0], 10)));
	if (any_off(h))
		legend(h,
		    "<rect class=\"off\" y=\"4\" width=\"18\" "
		    "height=\"5\"/>",
		    report_text(p, W_L_OFF));
	report_html_raw(h, "</p>\n");
}

void
report_svg_volume(struct report_html *h, const char *title, const char *finding)
{
	const struct report_volume *v = &h->p->r->volume;
	struct report_limits l = report_limits(v);
	int64_t most = v->bucket[v->peak].n;
	int64_t top = round_up(10 * most > l.top ? most : (l.top + 9) / 10);
	int64_t mean = 1000 - 1000 * v->total / ((int64_t)v->n * top);

	report_html_raw(h, "<div class=\"chart\">\n");
	draw_heights(h, top);
	report_html_printf(h,
	    "<svg class=\"volume\" role=\"img\" aria-labelledby=\"%s\" "
	    "aria-describedby=\"%s\">\n",
	    title, finding);
	draw_band(h, &l, top);
	report_html_raw(h,
	    "<line class=\"grid\" x2=\"100%\"/>"
	    "<line class=\"grid\" x2=\"100%\" y1=\"50%\" y2=\"50%\"/>\n");
	draw_bars(h, &l, top);
	draw_off(h);
	report_html_printf(h,
	    "<line class=\"mean\" x2=\"100%%\" y1=\"" REPORT_PERCENT
	    "\" y2=\"" REPORT_PERCENT "\"/>\n<line class=\"axis\" x2=\"100%%\" "
	    "y1=\"100%%\" y2=\"100%%\"/>\n</svg>\n",
	    REPORT_TENTHS(mean), REPORT_TENTHS(mean));
	draw_days(h);
	report_html_raw(h, "</div>\n");
	draw_legend(h, &l);
}
