#include "text.h"

#include "inputs.h"
#include "lines.h"
#include "minqing/escape.h"
#include "minqing/width.h"
#include "sections.h"

/* All of the volume is drawn. */
static const struct report_room room = { .groups = 30,
	.tops = 12,
	.subs = 4,
	.overdue = 10,
	.streets = 10,
	.problems = 10,
	.inputs = 10,
	.empty = SIZE_MAX };

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
heading(struct report_page *p, struct mq_output *out, struct mq_str title)
{
	mq_output_text(out, "\n");
	report_ink(p, out, REPORT_INK_STRONG);
	mq_output_str(out, mq_escape_tty(&p->arena, title));
	report_ink(p, out, REPORT_INK_USUAL);
	mq_output_text(out, "\n");
	report_repeat(out, "-", REPORT_WIDTH);
	mq_output_text(out, "\n");
}

static void
head(struct report_page *p, struct mq_output *out)
{
	report_ink(p, out, REPORT_INK_STRONG);
	paragraph(p, out, report_title(p));
	report_ink(p, out, REPORT_INK_USUAL);
	report_repeat(out, "=", REPORT_WIDTH);
	mq_output_text(out, "\n");
	paragraph(p, out, report_period(p));
	paragraph(p, out, report_records(p));
	paragraph(p, out, report_inputs_said(p));
	paragraph(p, out, report_as_of(p));
}

/* The widest label of the tiles. */
static size_t
widest_label(struct report_page *p, const struct report_content *c)
{
	size_t i, w, most = 0;

	for (i = 0; i < c->ntiles; i++) {
		w = mq_width(report_text(p, c->tile[i].label));
		most = w > most ? w : most;
	}
	return most;
}

static void
tiles(struct report_page *p, struct mq_output *out,
    const struct report_content *c)
{
	enum { VALUE = 11 };
	size_t label = widest_label(p, c), i;

	for (i = 0; i < c->ntiles; i++) {
		report_pad_right(out, report_text(p, c->tile[i].label), label);
		report_ink(p, out,
		    c->tile[i].warn ? REPORT_INK_WARN : REPORT_INK_STRONG);
		report_pad_left(out, c->tile[i].value.text, VALUE);
		report_ink(p, out, REPORT_INK_USUAL);
		mq_output_text(out, "  ");
		report_wrap(out,
		    mq_escape_tty(&p->arena, report_tile_note(p, &c->tile[i])),
		    label + VALUE + 2);
	}
}

static void
table(
    struct report_page *p, struct mq_output *out, const struct report_table *t)
{
	heading(p, out, report_table_title(p, t));
	if (t->finding.n)
		paragraph(p, out, t->finding);
	if (t->finding.n && t->nrows)
		mq_output_text(out, "\n");
	if (t->look == REPORT_SERIES)
		report_blocks(p, out, t);
	else if (t->nrows)
		report_lines(p, out, t);
}

static void
definitions(struct report_page *p, struct mq_output *out,
    const struct report_content *c)
{
	const struct report_definition *d;
	size_t i;

	for (i = 0; i < c->ndefinitions; i++) {
		d = &c->definition[i];
		paragraph(p, out, report_text(p, d->term));
		mq_output_text(out, "  ");
		report_wrap(out, report_text(p, d->meaning), 2);
	}
}

/* Tables stand under titles of their own. */
static void
section(struct report_page *p, struct mq_output *out,
    const struct report_section *s)
{
	struct report_content c;
	size_t i;

	report_fill(p, s, &room, &c);
	if (!c.ntables)
		heading(p, out, report_text(p, s->title));
	tiles(p, out, &c);
	for (i = 0; i < c.ntables; i++)
		table(p, out, &c.table[i]);
	definitions(p, out, &c);
	for (i = 0; i < c.notes.n; i++)
		item(p, out, c.notes.item[i]);
	report_content_free(&c);
}

void
report_write_text(struct report_page *p, struct mq_output *out)
{
	const struct report_section *s;

	p->colour = mq_output_tty(out) && !p->plain;
	head(p, out);
	for (s = report_sections; s->id; s++)
		if (report_shows(p->r, s))
			section(p, out, s);
	mq_output_text(out, "\n");
	paragraph(p, out, report_made_by(p));
}
