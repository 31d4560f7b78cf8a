#include "long.h"

#include "fact.h"
#include "minqing/escape.h"
#include "sections.h"

/* Where the next figure stands. */
struct place {
	struct report_page *p;
	struct mq_writer *w;
	const char *section;
	const char *table;
	struct mq_str row;
};

static void
write_text(struct place *at, struct mq_str s)
{
	s = mq_escape_tty(&at->p->arena, s);
	if (mq_is_formula(s))
		s = report_join(at->p, MQ_STR("'"), s, MQ_STR(""));
	mq_write_cell(at->w, s);
}

static void
write(struct place *at, const char *column, const char *tail, struct mq_str s)
{
	write_text(at, mq_str(at->section));
	write_text(at, mq_str(at->table));
	write_text(at, at->row);
	write_text(
	    at, report_join(at->p, mq_str(column), mq_str(tail), MQ_STR("")));
	write_text(at, s);
	mq_write_end(at->w);
}

static void
write_value(struct place *at, const char *column, const char *tail,
    const struct report_value *v)
{
	write(at, column, tail, report_value_plain(at->p, v));
}

static void
write_label(struct place *at, const char *column, const struct report_value *v)
{
	if (v->type == REPORT_TEXT && !mq_str_eq(v->text, v->code))
		write(at, column, "_label", v->text);
}

static void
write_cell(struct place *at, const char *column, const struct report_value *v)
{
	struct report_value low, high;

	if (!column || v->type == REPORT_VOID)
		return;
	if (v->type != REPORT_INTERVAL) {
		write_value(at, column, "", v);
		write_label(at, column, v);
		return;
	}
	low = report_value_low(v);
	high = report_value_high(v);
	write_value(at, column, "_low", &low);
	write_value(at, column, "_high", &high);
}

/* The first cell is what the row is called. */
static void
write_row(struct place *at, const struct report_table *t,
    const struct report_row *row)
{
	size_t i;

	at->row =
	    row->total ? MQ_STR("*") : report_value_plain(at->p, &row->cell[0]);
	write_label(at, t->head[0].name, &row->cell[0]);
	for (i = 1; i < t->ncols; i++)
		write_cell(at, t->head[i].name, &row->cell[i]);
}

static void
write_table(struct place *at, const struct report_table *t)
{
	size_t i;

	at->table = t->name;
	at->row = MQ_STR("");
	if (t->finding.n)
		write(at, "finding", "", t->finding);
	for (i = 0; i < t->nrows; i++)
		write_row(at, t, &t->row[i]);
}

static void
write_tiles(struct place *at, const struct report_content *c)
{
	const struct report_tile *tile;
	size_t i;

	at->table = "tiles";
	for (i = 0; i < c->ntiles; i++) {
		tile = &c->tile[i];
		at->row = mq_str(tile->name);
		write_value(at, "value", "", &tile->value);
		write(at, "note", "", tile->note);
		if (tile->aim.type)
			write_value(at, "target", "", &tile->aim);
		if (tile->before.type)
			write_value(at, "before", "", &tile->before);
		if (tile->year_ago.type)
			write_value(at, "year_ago", "", &tile->year_ago);
	}
}

/* Sentences, numbered from 1. */
static void
write_notes(struct place *at, const struct report_content *c)
{
	size_t i;

	at->table = "notes";
	for (i = 0; i < c->notes.n; i++) {
		at->row = mq_str(mq_arena_printf(&at->p->arena, "%zu", i + 1));
		write(at, "text", "", c->notes.item[i]);
	}
}

static void
write_definitions(struct place *at, const struct report_content *c)
{
	size_t i;

	at->table = "definitions";
	for (i = 0; i < c->ndefinitions; i++) {
		at->row = report_text(at->p, c->definition[i].term);
		write(at, "text", "",
		    report_text(at->p, c->definition[i].meaning));
	}
}

static void
write_section(struct place *at, const struct report_section *s)
{
	struct report_content c;
	size_t i;

	report_fill(at->p, s, &report_room_all, &c);
	at->section = s->id;
	write_tiles(at, &c);
	for (i = 0; i < c.ntables; i++)
		write_table(at, &c.table[i]);
	write_definitions(at, &c);
	write_notes(at, &c);
	report_content_free(&c);
}

static void
write_facts(struct place *at)
{
	struct report_fact fact[REPORT_FACTS];
	size_t n = report_facts(at->p, fact), i;

	at->section = at->table = "report";
	for (i = 0; i < n; i++)
		write_value(at, fact[i].name, "", &fact[i].value);
}

void
report_write_long(
    struct report_page *p, struct mq_output *out, enum mq_format to)
{
	static const char *const head[] = { "section", "table", "row", "column",
		"value" };
	struct place at = { .p = p, .w = mq_writer_new(out, to) };
	const struct report_section *s;
	size_t i;

	for (i = 0; i < sizeof(head) / sizeof(head[0]); i++)
		mq_write_cell(at.w, mq_str(head[i]));
	mq_write_end(at.w);
	write_facts(&at);
	for (s = report_sections; s->id; s++)
		if (report_shows(p->r, s))
			write_section(&at, s);
	mq_writer_free(at.w);
}
