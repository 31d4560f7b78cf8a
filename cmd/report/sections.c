/* The sections of the page, in their order */

#include "sections.h"

#include "note.h"
#include "tile.h"

static const struct report_room room = {
	.groups = 100, .tops = 20, .subs = 6, .overdue = REPORT_LONGEST
};

void
report_section_quality(struct report_html *h)
{
	struct report_table t = report_table_quality(h->p);
	struct report_notes notes;
	size_t i;

	report_notes_missing(h->p, &notes);
	if (t.nrows)
		report_html_raw(h, "<ul>\n");
	for (i = 0; i < t.nrows; i++)
		report_html_element(h, "li",
		    report_say(&h->p->arena, h->p->lang, W_Q_ITEM,
			t.row[i].cell[0], t.row[i].cell[1], t.row[i].cell[2]));
	if (t.nrows)
		report_html_raw(h, "</ul>\n");
	if (!h->p->r->all.n)
		report_html_element(h, "p", report_text(h->p, W_EMPTY));
	else if (!t.nrows && !notes.n)
		report_html_element(h, "p", report_text(h->p, W_Q_GOOD));
	for (i = 0; i < notes.n; i++)
		report_html_element(h, "p", notes.item[i]);
	report_table_free(&t);
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
	report_html_text(h, tile->value);
	report_html_raw(h, "</dd><dd class=\"note\">");
	if (tile->permille >= 0)
		report_svg_share(h, tile->permille, tile->low, tile->high);
	report_html_text(h, tile->note);
	report_html_raw(h, "</dd></div>\n");
}

static void
write_tiles(struct report_html *h)
{
	struct report_tile tile[REPORT_TILES];
	size_t n = report_tiles(h->p, tile), i;

	report_html_raw(h, "<dl class=\"tiles\">\n");
	for (i = 0; i < n; i++)
		write_tile(h, &tile[i]);
	report_html_raw(h, "</dl>\n");
}

static void
write_finding(struct report_html *h, struct mq_str finding)
{
	report_html_element(h, "p class=\"finding\"", finding);
}

static void
write_volume(struct report_html *h)
{
	struct report_table t = report_table_volume(h->p);

	report_html_element(
	    h, "p class=\"finding\" id=\"volume-finding\"", t.finding);
	if (h->p->r->volume.n) {
		report_svg_volume(h, "volume-title", "volume-finding");
		report_html_raw(h, "<details>\n<summary>");
		report_html_text(h, report_say(&h->p->arena, h->p->lang, W_DATA,
					report_text(h->p, W_VOLUME)));
		report_html_raw(h, "</summary>\n");
		report_html_table(h, &t);
		report_html_raw(h, "</details>\n");
	}
	report_table_free(&t);
}

/* A finding, and the table that it is found in. */
static void
write_table(struct report_html *h, struct report_table t)
{
	if (t.finding.n)
		write_finding(h, t.finding);
	if (t.nrows)
		report_html_table(h, &t);
	report_table_free(&t);
}

static void
write_units(struct report_html *h)
{
	write_table(h, report_table_units(h->p, &room));
}

static void
write_categories(struct report_html *h)
{
	report_html_raw(h, "<div class=\"tree\">\n");
	write_table(h, report_table_categories(h->p, &room));
	report_html_raw(h, "</div>\n");
}

static bool
has_group(const struct report *r, enum report_by by)
{
	return report_has(r, report_by_column(by)) &&
	       (by != REPORT_BY_AREA || r->unit != by);
}

/* The short tables, two abreast where there is room. */
static void
write_shape(struct report_html *h)
{
	static const enum report_by part[] = { REPORT_BY_SERVICE,
		REPORT_BY_CHANNEL, REPORT_BY_AREA, REPORT_BY_URGENCY };
	struct report_table t;
	size_t i;

	report_html_raw(h, "<div class=\"pair\">\n");
	for (i = 0; i < sizeof(part) / sizeof(part[0]); i++) {
		if (!has_group(h->p->r, part[i]))
			continue;
		t = report_table_groups(h->p, part[i], &room);
		report_html_raw(h, "<div class=\"part\">\n");
		report_html_element(h, "h3", report_text(h->p, t.title));
		write_table(h, t);
		report_html_raw(h, "</div>\n");
	}
	report_html_raw(h, "</div>\n");
}

static void
write_overdue(struct report_html *h)
{
	write_table(h, report_table_overdue(h->p, &room));
}

static void
write_definitions(struct report_html *h)
{
	struct report_definition d[REPORT_NOTES];
	size_t n = report_definitions(h->p, d), i;

	report_html_raw(h, "<dl class=\"terms\">\n");
	for (i = 0; i < n; i++) {
		report_html_element(h, "dt", report_text(h->p, d[i].term));
		report_html_element(h, "dd", report_text(h->p, d[i].meaning));
	}
	report_html_raw(h, "</dl>\n");
}

static void
write_left_out(struct report_html *h)
{
	struct report_notes notes;
	size_t i;

	report_notes_left_out(h->p, &notes);
	report_html_raw(h, "<ul class=\"plain\">\n");
	for (i = 0; i < notes.n; i++)
		report_html_element(h, "li", notes.item[i]);
	report_html_raw(h, "</ul>\n");
}

static bool
always(const struct report *r)
{
	(void)r;
	return true;
}

static bool
has_cases(const struct report *r)
{
	return r->all.n > 0;
}

static bool
has_units(const struct report *r)
{
	return r->has_unit;
}

static bool
has_categories(const struct report *r)
{
	return has_cases(r) && report_has(r, REPORT_CATEGORY);
}

static bool
has_shape(const struct report *r)
{
	return has_cases(r) && (has_group(r, REPORT_BY_SERVICE) ||
				   has_group(r, REPORT_BY_CHANNEL) ||
				   has_group(r, REPORT_BY_AREA) ||
				   has_group(r, REPORT_BY_URGENCY));
}

static bool
has_overdue(const struct report *r)
{
	return has_cases(r) && report_knows_closed(r) &&
	       report_has(r, REPORT_EXPECTED);
}

const struct report_section report_sections[] = {
	{ "glance", W_TILES, has_cases, write_tiles },
	{ "volume", W_VOLUME, has_cases, write_volume },
	{ "units", W_UNITS, has_units, write_units },
	{ "categories", W_CATEGORIES, has_categories, write_categories },
	{ "shape", W_SHAPE, has_shape, write_shape },
	{ "overdue", W_LONGEST, has_overdue, write_overdue },
	{ "definitions", W_DEFINITIONS, always, write_definitions },
	{ "left-out", W_LEFT_OUT, always, write_left_out },
	{ NULL, W_NONE, NULL, NULL },
};
