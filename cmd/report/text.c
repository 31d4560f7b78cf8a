#include "text.h"

#include "lines.h"
#include "minqing/escape.h"
#include "minqing/width.h"
#include "note.h"
#include "tile.h"

static const struct report_room room = {
	.groups = 30, .tops = 12, .subs = 4, .overdue = 10
};

static void
paragraph(struct report_page *p, struct mq_output *out, struct mq_str s)
{
	report_wrap(out, mq_escape_tty(&p->arena, s), 0);
}

static void
item(struct report_page *p, struct mq_output *out, struct mq_str s)
{
	mq_output_text(out, "- ");
	report_wrap(out, mq_escape_tty(&p->arena, s), 2);
}

static void
heading(struct report_page *p, struct mq_output *out, enum report_word w)
{
	mq_output_text(out, "\n");
	mq_output_str(out, report_text(p, w));
	mq_output_text(out, "\n");
	report_repeat(out, "-", REPORT_WIDTH);
	mq_output_text(out, "\n");
}

static void
head(struct report_page *p, struct mq_output *out)
{
	paragraph(p, out, report_title(p));
	report_repeat(out, "=", REPORT_WIDTH);
	mq_output_text(out, "\n");
	paragraph(p, out, report_period(p));
	paragraph(p, out, report_records(p));
	paragraph(p, out, report_as_of(p));
}

/* A table with its title and finding, and freed. */
static void
section(struct report_page *p, struct mq_output *out, struct report_table t)
{
	heading(p, out, t.title);
	if (t.finding.n)
		paragraph(p, out, t.finding);
	if (t.finding.n && t.nrows)
		mq_output_text(out, "\n");
	if (t.nrows)
		report_lines(p, out, &t);
	report_table_free(&t);
}

static void
quality(struct report_page *p, struct mq_output *out)
{
	struct report_table t = report_table_quality(p);
	struct report_notes notes;
	size_t i;

	report_notes_missing(p, &notes);
	if (!p->r->all.n)
		t.finding = report_text(p, W_EMPTY);
	else if (!t.nrows && !notes.n)
		t.finding = report_text(p, W_Q_GOOD);
	section(p, out, t);
	for (i = 0; i < notes.n; i++)
		item(p, out, notes.item[i]);
}

static size_t
widest_label(struct report_page *p, const struct report_tile *tile, size_t n)
{
	size_t i, w, most = 0;

	for (i = 0; i < n; i++) {
		w = mq_width(report_text(p, tile[i].label));
		most = w > most ? w : most;
	}
	return most;
}

static void
tiles(struct report_page *p, struct mq_output *out)
{
	enum { VALUE = 11 };
	struct report_tile tile[REPORT_TILES];
	size_t n = report_tiles(p, tile), i;
	size_t label = widest_label(p, tile, n);

	heading(p, out, W_TILES);
	for (i = 0; i < n; i++) {
		report_pad_right(out, report_text(p, tile[i].label), label);
		report_pad_left(out, tile[i].value, VALUE);
		mq_output_text(out, "  ");
		report_wrap(out, mq_escape_tty(&p->arena, tile[i].note),
		    label + VALUE + 2);
	}
}

/* One line of the volume: its first day, a block a bucket; none if empty. */
static void
blocks(struct report_page *p, struct mq_output *out,
    const struct report_volume *v, size_t from, size_t to)
{
	struct mq_str first = report_bucket(p, v->step, v->bucket[from].day);
	size_t i;

	while (to > from && !v->bucket[to - 1].n)
		to--;
	if (to == from)
		return;
	report_pad_right(out, first, 12);
	for (i = from; i < to; i++)
		mq_output_text(
		    out, report_height(v->bucket[i].n, v->bucket[v->peak].n));
	mq_output_text(out, "\n");
}

static void
volume(struct report_page *p, struct mq_output *out)
{
	enum { LINE = 56 };
	const struct report_volume *v = &p->r->volume;
	size_t i;

	heading(p, out, W_VOLUME);
	paragraph(p, out, report_finding_volume(p));
	if (v->n)
		mq_output_text(out, "\n");
	for (i = 0; i < v->n; i += LINE)
		blocks(p, out, v, i, i + LINE < v->n ? i + LINE : v->n);
}

static void
groups(struct report_page *p, struct mq_output *out, enum report_by by)
{
	if (report_has(p->r, report_by_column(by)))
		section(p, out, report_table_groups(p, by, &room));
}

static void
figures(struct report_page *p, struct mq_output *out)
{
	const struct report *r = p->r;

	tiles(p, out);
	volume(p, out);
	if (r->has_unit)
		section(p, out, report_table_units(p, &room));
	if (report_has(r, REPORT_CATEGORY))
		section(p, out, report_table_categories(p, &room));
	groups(p, out, REPORT_BY_SERVICE);
	groups(p, out, REPORT_BY_CHANNEL);
	groups(p, out, REPORT_BY_URGENCY);
	if (r->unit != REPORT_BY_AREA)
		groups(p, out, REPORT_BY_AREA);
	if (report_knows_closed(r) && report_has(r, REPORT_EXPECTED))
		section(p, out, report_table_overdue(p, &room));
}

static void
definitions(struct report_page *p, struct mq_output *out)
{
	struct report_definition d[REPORT_NOTES];
	size_t n = report_definitions(p, d), i;

	heading(p, out, W_DEFINITIONS);
	for (i = 0; i < n; i++) {
		paragraph(p, out, report_text(p, d[i].term));
		mq_output_text(out, "  ");
		report_wrap(out, report_text(p, d[i].meaning), 2);
	}
}

static void
left_out(struct report_page *p, struct mq_output *out)
{
	struct report_notes notes;
	size_t i;

	heading(p, out, W_LEFT_OUT);
	report_notes_left_out(p, &notes);
	for (i = 0; i < notes.n; i++)
		item(p, out, notes.item[i]);
	mq_output_text(out, "\n");
	paragraph(p, out, report_made_by(p));
}

void
report_write_text(struct report_page *p, struct mq_output *out)
{
	head(p, out);
	quality(p, out);
	if (p->r->all.n)
		figures(p, out);
	definitions(p, out);
	left_out(p, out);
}
