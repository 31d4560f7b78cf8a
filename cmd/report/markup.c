#include "markup.h"

#include <stdarg.h>
#include <stdio.h>

#include "minqing/escape.h"

void
report_html_raw(struct report_html *h, const char *s)
{
	mq_output_text(h->out, s);
}

void
report_html_printf(struct report_html *h, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	report_html_raw(h, text);
}

void
report_html_text(struct report_html *h, struct mq_str s)
{
	mq_output_str(h->out, mq_escape_html(&h->p->arena, s));
}

void
report_html_word(struct report_html *h, enum report_word w)
{
	report_html_text(h, report_text(h->p, w));
}

void
report_html_element(struct report_html *h, const char *tag, struct mq_str s)
{
	report_html_printf(h, "<%s>", tag);
	report_html_text(h, s);
	report_html_printf(h, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

/* Are there at least two common heads to tell apart? */
static bool
has_over(const struct report_table *t)
{
	size_t i;

	for (i = 2; i < t->ncols; i++)
		if (t->head[i].over != t->head[1].over)
			return true;
	return false;
}

/* Where columns have a common head: that row, over the columns' own. */
static void
write_over(struct report_html *h, const struct report_table *t)
{
	size_t i, n;

	report_html_raw(h, "<tr>");
	for (i = 0; i < t->ncols; i += n) {
		for (n = 1; i + n < t->ncols; n++)
			if (t->head[i + n].over != t->head[i].over)
				break;
		if (!t->head[i].over) {
			report_html_raw(h, "<td></td>");
			continue;
		}
		report_html_printf(
		    h, "<th scope=\"colgroup\" colspan=\"%zu\">", n);
		report_html_word(h, t->head[i].over);
		report_html_raw(h, "</th>");
	}
	report_html_raw(h, "</tr>\n");
}

/*
 * Cells are numbers unless their class says otherwise, for most are.  The first
 * of some columns with a common head stands apart.
 */
static const char *
class_of(const struct report_table *t, size_t i, bool head)
{
	bool edge = i && t->head[i].over != t->head[i - 1].over;

	switch (t->head[i].kind) {
	case REPORT_NUMBER:
		if (head)
			return edge ? " class=\"num edge\"" : " class=\"num\"";
		return edge ? " class=\"edge\"" : "";
	case REPORT_PLAIN:
		return report_table_type(t, i) == REPORT_DATE
			   ? " class=\"text date\""
			   : " class=\"text\"";
	case REPORT_BAR:
		return " class=\"bar\"";
	case REPORT_RANGE:
		return " class=\"range\"";
	case REPORT_STACK:
		return " class=\"bar stack\"";
	case REPORT_BULLET:
		return " class=\"bullet\"";
	default:
		return "";
	}
}

static void
write_heads(struct report_html *h, const struct report_table *t)
{
	const struct report_head *head;
	size_t i;

	report_html_raw(h, "<thead>\n");
	if (has_over(t))
		write_over(h, t);
	report_html_raw(h, "<tr>");
	for (i = 0; i < t->ncols; i++) {
		head = &t->head[i];
		report_html_printf(
		    h, "<th scope=\"col\"%s>", class_of(t, i, true));
		if (head->kind == REPORT_BAR || head->kind == REPORT_STACK)
			report_html_raw(h, "<span class=\"vh\">");
		report_html_word(h, head->head);
		if (head->kind == REPORT_BAR || head->kind == REPORT_STACK)
			report_html_raw(h, "</span>");
		report_html_raw(h, "</th>");
	}
	report_html_raw(h, "</tr>\n</thead>\n");
}

static void
write_name(struct report_html *h, const struct report_row *row)
{
	report_html_raw(h, "<th scope=\"row\">");
	report_html_text(h, row->cell[0].text);
	if (row->warn) {
		report_html_raw(h, " <span class=\"flag\">▼ ");
		report_html_word(h, W_BELOW);
		report_html_raw(h, "</span>");
	}
	report_html_raw(h, "</th>");
}

static void
write_cell(struct report_html *h, const struct report_table *t,
    const struct report_row *row, size_t i)
{
	enum report_kind kind = t->head[i].kind;

	report_html_printf(h, "<td%s>", class_of(t, i, false));
	if (kind == REPORT_BAR)
		report_svg_bar(h, row->bar);
	else if (kind == REPORT_RANGE)
		report_svg_range(h, row, t->row[t->nrows - 1].at);
	else if (kind == REPORT_STACK)
		report_svg_stack(h, row);
	else if (kind == REPORT_BULLET && !row->rest)
		report_svg_bullet(h, row);
	else
		report_html_text(h, row->cell[i].text);
	report_html_raw(h, "</td>");
}

static void
write_row(struct report_html *h, const struct report_table *t,
    const struct report_row *row)
{
	size_t i;

	if (row->total)
		report_html_raw(h, "</tbody>\n<tfoot>\n");
	report_html_raw(h, row->depth ? "<tr class=\"sub\">" : "<tr>");
	write_name(h, row);
	for (i = 1; i < t->ncols; i++)
		write_cell(h, t, row, i);
	report_html_raw(h, "</tr>\n");
}

void
report_html_table(struct report_html *h, const struct report_table *t)
{
	bool total = t->nrows && t->row[t->nrows - 1].total;
	enum report_kind last = t->head[t->ncols - 1].kind;
	bool drawn = last == REPORT_BAR || last == REPORT_STACK;
	size_t i;

	report_html_printf(h, "<section class=\"scroll%s\" aria-label=\"",
	    drawn ? " drawn" : "");
	report_html_text(h, report_say(&h->p->arena, h->p->lang, W_DATA,
				report_table_title(h->p, t)));
	report_html_raw(h, "\" tabindex=\"0\">\n<table>\n"
			   "<caption class=\"vh\">");
	report_html_text(h, report_table_title(h->p, t));
	report_html_raw(h, "</caption>\n");
	write_heads(h, t);
	report_html_raw(h, "<tbody>\n");
	for (i = 0; i < t->nrows; i++)
		write_row(h, t, &t->row[i]);
	report_html_raw(h, total ? "</tfoot>\n" : "</tbody>\n");
	report_html_raw(h, "</table>\n</section>\n");
}
