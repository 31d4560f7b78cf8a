#include "email.h"

#include "inputs.h"
#include "markup.h"
#include "minqing/width.h"
#include "sections.h"

/* From generous to scant; the first whose mail is small enough is sent. */
static const struct report_room rooms[] = {
	{ .groups = 60,
	    .tops = 15,
	    .subs = 4,
	    .overdue = 10,
	    .streets = 10,
	    .problems = 10,
	    .inputs = 10,
	    .empty = 7 },
	{ .groups = 40,
	    .tops = 12,
	    .subs = 3,
	    .overdue = 10,
	    .streets = 8,
	    .problems = 8,
	    .inputs = 8,
	    .empty = 7 },
	{ .groups = 25,
	    .tops = 10,
	    .subs = 2,
	    .overdue = 10,
	    .streets = 5,
	    .problems = 5,
	    .inputs = 5,
	    .empty = 7 },
	{ .groups = 12,
	    .tops = 8,
	    .subs = 0,
	    .overdue = 5,
	    .streets = 5,
	    .problems = 5,
	    .inputs = 5,
	    .empty = 7 },
	{ .groups = 5,
	    .tops = 5,
	    .subs = 0,
	    .overdue = 5,
	    .streets = 3,
	    .problems = 3,
	    .inputs = 3,
	    .empty = 7 },
};

enum {
	ROOMS = sizeof(rooms) / sizeof(rooms[0]),
	NAME_MOST = 48,      /* columns of a cell */
	SENTENCE_MOST = 300, /* and of a sentence */
	TILES_ABREAST = 3,
	SERIES_HEIGHT = 60 /* pixels */
};

#define FONT                                                                   \
	"font-family:-apple-system,Segoe UI,PingFang SC,Microsoft YaHei,"      \
	"Noto Sans CJK SC,sans-serif;"
#define INK "color:#1a1a1a;"
#define GREY "color:#595959;"

/* Text of any length, cut to so many columns. */
static void
text(struct report_html *h, struct mq_str s, size_t most)
{
	if (mq_width(s) > most)
		s = report_join(
		    h->p, mq_width_cut(s, most - 1), MQ_STR("…"), MQ_STR(""));
	report_html_text(h, s);
}

/* A paragraph or heading: markup, a sentence, markup. */
static void
line(struct report_html *h, const char *before, struct mq_str s,
    const char *after)
{
	if (!s.n)
		return;
	report_html_raw(h, before);
	text(h, s, SENTENCE_MOST);
	report_html_raw(h, after);
}

static void
open_table(struct report_html *h, const char *style)
{
	report_html_printf(h,
	    "<table width=\"100%%\" cellpadding=\"4\" cellspacing=\"0\" "
	    "border=\"0\" style=\"border-collapse:collapse;" FONT INK
	    "font-size:13px;%s\">\n",
	    style);
}

static void
write_tile(struct report_html *h, const struct report_tile *t)
{
	line(h,
	    "<td width=\"33%\" valign=\"top\" bgcolor=\"#f4f6f8\" "
	    "style=\"padding:10px 12px;border:4px solid #ffffff\">"
	    "<div style=\"" GREY "\">",
	    report_text(h->p, t->label), "</div>");
	report_html_printf(h,
	    "<div style=\"font-size:22px;font-weight:bold;%s\">%s",
	    t->warn ? "color:#a34700" : "", t->warn ? "▲ " : "");
	text(h, t->value.text, NAME_MOST);
	line(h, "</div><div style=\"font-size:12px;" GREY "\">",
	    report_tile_note(h->p, t), "</div>");
	report_html_raw(h, "</td>\n");
}

static void
write_tiles(struct report_html *h, const struct report_content *c)
{
	size_t i;

	if (!c->ntiles)
		return;
	open_table(h, "");
	for (i = 0; i < c->ntiles; i++) {
		if (i % TILES_ABREAST == 0)
			report_html_raw(h, i ? "</tr>\n<tr>\n" : "<tr>\n");
		write_tile(h, &c->tile[i]);
	}
	for (; i % TILES_ABREAST; i++)
		report_html_raw(h, "<td width=\"33%\"></td>\n");
	report_html_raw(h, "</tr>\n</table>\n");
}

/* Columns standing side by side, a head's worth at a time. */
static bool
is_shown(const struct report_table *t, size_t i, enum report_word over)
{
	const struct report_head *head = &t->head[i];

	return head->kind < REPORT_RANGE &&
	       (!over || !head->over || head->over == over);
}

static void
write_heads(
    struct report_html *h, const struct report_table *t, enum report_word over)
{
	size_t i;

	report_html_raw(h, "<tr bgcolor=\"#e8edf2\">");
	for (i = 0; i < t->ncols; i++) {
		if (!is_shown(t, i, over))
			continue;
		report_html_raw(h, t->head[i].kind == REPORT_NUMBER
				       ? "<th align=\"right\">"
				       : "<th align=\"left\">");
		if (t->head[i].kind != REPORT_BAR)
			text(h, report_text(h->p, t->head[i].head), NAME_MOST);
		report_html_raw(h, "</th>");
	}
	report_html_raw(h, "</tr>\n");
}

static void
write_bar(struct report_html *h, int64_t permille)
{
	report_html_raw(h, "<td width=\"35%\">");
	if (permille)
		report_html_printf(h,
		    "<div style=\"background:#0072B2;height:9px;"
		    "width:%lld%%\"></div>",
		    (long long)(permille + 9) / 10);
	report_html_raw(h, "</td>");
}

static void
write_cell(struct report_html *h, const struct report_table *t,
    const struct report_row *row, size_t i)
{
	const char *tag = row->total ? "th" : "td";

	if (t->head[i].kind == REPORT_BAR) {
		write_bar(h, row->bar);
		return;
	}
	report_html_printf(h, "<%s align=\"%s\">%s", tag,
	    t->head[i].kind == REPORT_NUMBER ? "right" : "left",
	    !i && row->depth ? "&emsp;" : "");
	text(h, row->cell[i].text, NAME_MOST);
	if (!i && row->warn)
		line(h, " <span style=\"color:#a34700\">▼ ",
		    report_text(h->p, W_BELOW), "</span>");
	report_html_printf(h, "</%s>", tag);
}

static void
write_rows(
    struct report_html *h, const struct report_table *t, enum report_word over)
{
	size_t i, col;

	open_table(h, "margin-bottom:12px");
	write_heads(h, t, over);
	for (i = 0; i < t->nrows; i++) {
		report_html_raw(h, t->row[i].total ? "<tr bgcolor=\"#e8edf2\">"
				   : i % 2         ? "<tr bgcolor=\"#f4f6f8\">"
						   : "<tr>");
		for (col = 0; col < t->ncols; col++)
			if (is_shown(t, col, over))
				write_cell(h, t, &t->row[i], col);
		report_html_raw(h, "</tr>\n");
	}
	report_html_raw(h, "</table>\n");
}

/* A wide table is one for each of the heads over its columns. */
static void
write_wide(struct report_html *h, const struct report_table *t)
{
	enum { WIDE = 10 };
	enum report_word over = W_NONE;
	size_t i;

	if (t->ncols <= WIDE || !t->head[t->ncols - 1].over) {
		write_rows(h, t, W_NONE);
		return;
	}
	for (i = 0; i < t->ncols; i++) {
		if (t->head[i].over == over || !t->head[i].over)
			continue;
		over = t->head[i].over;
		write_rows(h, t, over);
	}
}

static int64_t
highest(const struct report_table *t)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < t->nrows; i++)
		if (t->row[i].cell[1].n > n)
			n = t->row[i].cell[1].n;
	return n;
}

/* Pillars of one row of cells; the first and the last day under them. */
static void
write_series(struct report_html *h, const struct report_table *t)
{
	int64_t most = highest(t), n;
	size_t i;

	if (!t->nrows || !most)
		return;
	report_html_printf(h,
	    "<table width=\"100%%\" cellpadding=\"0\" cellspacing=\"1\" "
	    "border=\"0\" height=\"%d\"><tr valign=\"bottom\">\n",
	    SERIES_HEIGHT);
	for (i = 0; i < t->nrows; i++) {
		n = t->row[i].cell[1].n * SERIES_HEIGHT;
		report_html_printf(h,
		    "<td><div style=\"background:#0072B2;height:%lldpx\">"
		    "</div></td>\n",
		    (long long)((n + most - 1) / most));
	}
	report_html_raw(h, "</tr></table>\n");
	open_table(h, GREY "font-size:12px");
	line(h, "<tr><td>", t->row[0].cell[0].text, "</td>");
	line(h, "<td align=\"right\">", t->row[t->nrows - 1].cell[0].text,
	    "</td></tr>\n</table>\n");
}

static void
write_table(struct report_html *h, const struct report_table *t, bool several)
{
	if (several)
		line(h,
		    "<h3 style=\"" FONT INK "font-size:15px;"
		    "margin:16px 0 6px\">",
		    report_table_title(h->p, t), "</h3>\n");
	line(h, "<p style=\"" FONT INK "font-size:14px;margin:6px 0\">",
	    t->finding, "</p>\n");
	if (t->look == REPORT_SERIES)
		write_series(h, t);
	else if (t->nrows)
		write_wide(h, t);
}

static void
write_content(struct report_html *h, const struct report_content *c)
{
	const struct report_definition *d;
	size_t i;

	write_tiles(h, c);
	for (i = 0; i < c->ntables; i++)
		write_table(h, &c->table[i], c->ntables > 1);
	for (i = 0; i < c->ndefinitions; i++) {
		d = &c->definition[i];
		line(h,
		    "<p style=\"" FONT GREY "font-size:12px;margin:3px 0\">"
		    "<b>",
		    report_text(h->p, d->term), "</b> ");
		line(h, "", report_text(h->p, d->meaning), "</p>\n");
	}
	for (i = 0; i < c->notes.n; i++)
		line(h,
		    "<p style=\"" FONT GREY "font-size:13px;margin:3px 0\">",
		    c->notes.item[i], "</p>\n");
}

static void
write_sections(struct report_html *h, const struct report_room *room)
{
	const struct report_section *s;
	struct report_content c;

	for (s = report_sections; s->id; s++) {
		if (!report_shows(h->p->r, s))
			continue;
		report_fill(h->p, s, room, &c);
		line(h,
		    "<h2 style=\"" FONT INK "font-size:18px;"
		    "margin:24px 0 8px;border-bottom:2px solid #0072B2\">",
		    report_text(h->p, s->title), "</h2>\n");
		write_content(h, &c);
		report_content_free(&c);
	}
}

static void
write_head(struct report_html *h)
{
	report_html_raw(h, "<!DOCTYPE html>\n<html lang=\"");
	report_html_word(h, W_LANG);
	line(h,
	    "\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n<title>",
	    report_title(h->p), "</title>\n</head>\n");
	report_html_raw(h,
	    "<body style=\"margin:0;padding:12px;background:#ffffff\">\n"
	    "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" "
	    "cellspacing=\"0\" border=\"0\" style=\"max-width:760px;"
	    "margin:0 auto\"><tr><td>\n");
	line(h, "<h1 style=\"" FONT INK "font-size:24px;margin:0 0 4px\">",
	    report_title(h->p), "</h1>\n");
	line(h, "<p style=\"" FONT INK "font-size:14px;margin:0\">",
	    report_period(h->p), "<br>");
	line(h, "", report_records(h->p), "<br>");
	line(h, "", report_inputs_said(h->p), "<br>");
	line(h, "", report_as_of(h->p), "</p>\n");
}

static void
write_mail(struct report_html *h, const struct report_room *room)
{
	write_head(h);
	write_sections(h, room);
	line(h, "<p style=\"" FONT GREY "font-size:12px;margin:24px 0 0\">",
	    report_made_by(h->p), "</p>\n");
	report_html_raw(h, "</td></tr></table>\n</body>\n</html>\n");
}

void
report_write_email(struct report_page *p, struct mq_output *out)
{
	struct report_html h = { .p = p };
	struct mq_str mail;
	size_t i;

	for (i = 0; i < ROOMS; i++) {
		h.out = mq_output_memory();
		write_mail(&h, &rooms[i]);
		mail = mq_output_bytes(h.out);
		if (mail.n < REPORT_EMAIL_MOST || i + 1 == ROOMS) {
			mq_output_str(out, mail);
			i = ROOMS;
		}
		mq_output_discard(h.out);
	}
}
