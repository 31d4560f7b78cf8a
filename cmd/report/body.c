/* What a section holds, on the page */

#include "body.h"

static void
write_finding(struct report_html *h, struct mq_str finding)
{
	if (finding.n)
		report_html_element(h, "p class=\"finding\"", finding);
}

/* How it came to this: the change, in words and a sign, and the course. */
static void
write_course(struct report_html *h, const struct report_tile *tile)
{
	if (tile->nsparks) {
		report_html_raw(h, "<dd>");
		report_svg_spark(h, tile);
		report_html_raw(h, "</dd>");
	}
	if (!tile->change_text.n)
		return;
	report_html_raw(h, tile->change > 0   ? "<dd class=\"delta good\">"
			   : tile->change < 0 ? "<dd class=\"delta bad\">"
					      : "<dd class=\"delta\">");
	if (tile->change)
		report_html_raw(h,
		    tile->change > 0 ? "<span aria-hidden=\"true\">▲ </span>"
				     : "<span aria-hidden=\"true\">▼ </span>");
	report_html_text(h, tile->change_text);
	report_html_raw(h, "</dd>");
}

static void
write_tile(struct report_html *h, const struct report_tile *tile)
{
	report_html_raw(
	    h, tile->warn ? "<div class=\"warn\"><dt>" : "<div><dt>");
	report_html_word(h, tile->label);
	report_html_raw(h, "</dt><dd class=\"value\">");
	if (tile->warn)
		report_html_raw(
		    h, "<span class=\"sign\" aria-hidden=\"true\">▲</span>");
	report_html_text(h, tile->value.text);
	report_html_raw(h, "</dd>");
	write_course(h, tile);
	report_html_raw(h, "<dd class=\"note\">");
	if (tile->permille >= 0)
		report_svg_share(h, tile);
	if (tile->target_text.n)
		report_html_element(
		    h, "span class=\"goal\"", tile->target_text);
	report_html_text(h, tile->note);
	report_html_raw(h, "</dd></div>\n");
}

static void
write_tiles(struct report_html *h, const struct report_content *c)
{
	size_t i;

	if (!c->ntiles)
		return;
	report_html_raw(h, "<dl class=\"tiles\">\n");
	for (i = 0; i < c->ntiles; i++)
		write_tile(h, &c->tile[i]);
	report_html_raw(h, "</dl>\n");
}

/* A drawing, and its table folded away. */
static void
write_drawing(struct report_html *h, const struct report_table *t)
{
	const char *title = mq_arena_printf(&h->p->arena, "%s-title", t->name);
	const char *finding =
	    mq_arena_printf(&h->p->arena, "%s-finding", t->name);

	report_html_printf(h, "<p class=\"finding\" id=\"%s\">", finding);
	report_html_text(h, t->finding);
	report_html_raw(h, "</p>\n");
	if (!t->nrows)
		return;
	if (t->look == REPORT_GRID)
		report_svg_grid(h, t, title, finding);
	else
		report_svg_volume(h, title, finding);
	report_html_raw(h, "<details>\n<summary>");
	report_html_text(h, report_say(&h->p->arena, h->p->lang, W_DATA,
				report_table_title(h->p, t)));
	report_html_raw(h, "</summary>\n");
	report_html_table(h, t);
	report_html_raw(h, "</details>\n");
}

/* A finding, and the table that it is found in. */
static void
write_rows(struct report_html *h, const struct report_table *t)
{
	write_finding(h, t->finding);
	if (!t->nrows)
		return;
	report_html_table(h, t);
	if (t->head[t->ncols - 1].kind == REPORT_STACK)
		report_svg_stack_legend(h, t);
}

static void
write_table(struct report_html *h, const struct report_table *t)
{
	switch (t->look) {
	case REPORT_SERIES:
	case REPORT_GRID:
		write_drawing(h, t);
		break;
	case REPORT_TREE:
		report_html_raw(h, "<div class=\"tree\">\n");
		write_rows(h, t);
		report_html_raw(h, "</div>\n");
		break;
	default:
		write_rows(h, t);
	}
}

/* Several are short ones, two abreast where there is room. */
static void
write_tables(struct report_html *h, const struct report_content *c)
{
	size_t i;

	if (c->ntables == 1)
		write_table(h, &c->table[0]);
	if (c->ntables < 2)
		return;
	report_html_raw(h, "<div class=\"pair\">\n");
	for (i = 0; i < c->ntables; i++) {
		report_html_raw(h, "<div class=\"part\">\n");
		report_html_element(
		    h, "h3", report_table_title(h->p, &c->table[i]));
		write_table(h, &c->table[i]);
		report_html_raw(h, "</div>\n");
	}
	report_html_raw(h, "</div>\n");
}

static void
write_definitions(struct report_html *h, const struct report_content *c)
{
	size_t i;

	if (!c->ndefinitions)
		return;
	report_html_raw(h, "<dl class=\"terms\">\n");
	for (i = 0; i < c->ndefinitions; i++) {
		report_html_element(
		    h, "dt", report_text(h->p, c->definition[i].term));
		report_html_element(
		    h, "dd", report_text(h->p, c->definition[i].meaning));
	}
	report_html_raw(h, "</dl>\n");
}

static void
write_notes(struct report_html *h, const struct report_content *c)
{
	size_t i;

	if (!c->notes.n)
		return;
	report_html_raw(h, "<ul class=\"plain\">\n");
	for (i = 0; i < c->notes.n; i++)
		report_html_element(h, "li", c->notes.item[i]);
	report_html_raw(h, "</ul>\n");
}

void
report_html_content(struct report_html *h, const struct report_content *c)
{
	write_tiles(h, c);
	write_tables(h, c);
	write_definitions(h, c);
	write_notes(h, c);
}

/* Rows of what, how many and what share of all, as a list. */
static void
notice_items(struct report_html *h, const struct report_table *t)
{
	size_t i;

	if (!t->nrows)
		return;
	report_html_raw(h, "<ul>\n");
	for (i = 0; i < t->nrows; i++)
		report_html_element(h, "li",
		    report_say(&h->p->arena, h->p->lang, W_Q_ITEM,
			t->row[i].cell[0].text, t->row[i].cell[1].text,
			t->row[i].cell[2].text));
	report_html_raw(h, "</ul>\n");
}

void
report_html_notice(struct report_html *h, const struct report_content *c)
{
	size_t i;

	for (i = 0; i < c->ntables; i++) {
		notice_items(h, &c->table[i]);
		if (c->table[i].finding.n)
			report_html_element(h, "p", c->table[i].finding);
	}
	for (i = 0; i < c->notes.n; i++)
		report_html_element(h, "p", c->notes.item[i]);
}
