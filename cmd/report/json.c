#include "json.h"

#include "emit.h"
#include "fact.h"
#include "sections.h"

/* A member whose name is another's with something behind it. */
static const char *
key_with(struct report_emit *e, const char *name, const char *tail)
{
	return mq_arena_printf(&e->p->arena, "%s%s", name, tail);
}

static void
write_interval(
    struct report_emit *e, const char *name, const struct report_value *v)
{
	struct report_value low = report_value_low(v);
	struct report_value high = report_value_high(v);

	report_emit_value(e, key_with(e, name, "_low"), &low);
	report_emit_value(e, key_with(e, name, "_high"), &high);
}

/* A cell, and where people read something else, that too. */
static void
write_cell(
    struct report_emit *e, const char *name, const struct report_value *v)
{
	if (!name || v->type == REPORT_VOID)
		return;
	if (v->type == REPORT_INTERVAL) {
		write_interval(e, name, v);
		return;
	}
	report_emit_value(e, name, v);
	if (v->type == REPORT_TEXT && !mq_str_eq(v->text, v->code))
		report_emit_string(e, key_with(e, name, "_label"), v->text);
}

static void
write_row(struct report_emit *e, const char *key, const struct report_table *t,
    const struct report_row *row)
{
	size_t i;

	report_emit_open_compact(e, key, '{');
	for (i = 0; i < t->ncols; i++)
		write_cell(e, t->head[i].name, &row->cell[i]);
	if (t->look == REPORT_TREE)
		report_emit_int(e, "depth", row->depth);
	if (row->rest)
		report_emit_bool(e, "rest", true);
	report_emit_close(e);
}

/* What people call a column, or the two of an interval. */
static void
write_column(struct report_emit *e, const struct report_table *t, size_t i)
{
	struct mq_str head = report_text(e->p, t->head[i].head);
	const char *name = t->head[i].name;

	if (!name)
		return;
	if (report_table_type(t, i) != REPORT_INTERVAL) {
		report_emit_string(e, name, head);
		return;
	}
	report_emit_string(e, key_with(e, name, "_low"),
	    report_say(&e->p->arena, e->p->lang, W_LOW, head));
	report_emit_string(e, key_with(e, name, "_high"),
	    report_say(&e->p->arena, e->p->lang, W_HIGH, head));
}

static void
write_columns(struct report_emit *e, const struct report_table *t)
{
	size_t i;

	report_emit_open_compact(e, "columns", '{');
	for (i = 0; i < t->ncols; i++)
		write_column(e, t, i);
	report_emit_close(e);
}

static void
write_table(struct report_emit *e, const struct report_table *t)
{
	const struct report_row *total = NULL;
	size_t i;

	report_emit_open(e, t->name, '{');
	report_emit_string(e, "title", report_table_title(e->p, t));
	report_emit_string(e, "finding", t->finding);
	write_columns(e, t);
	report_emit_open(e, "rows", '[');
	for (i = 0; i < t->nrows; i++)
		if (t->row[i].total)
			total = &t->row[i];
		else
			write_row(e, NULL, t, &t->row[i]);
	report_emit_close(e);
	if (total)
		write_row(e, "total", t, total);
	report_emit_close(e);
}

static void
write_tile(struct report_emit *e, const struct report_tile *tile)
{
	report_emit_open_compact(e, tile->name, '{');
	report_emit_string(e, "label", report_text(e->p, tile->label));
	report_emit_value(e, "value", &tile->value);
	report_emit_string(e, "text", tile->value.text);
	report_emit_string(e, "note", tile->note);
	if (tile->aim.type)
		report_emit_value(e, "target", &tile->aim);
	if (tile->before.type)
		report_emit_value(e, "before", &tile->before);
	if (tile->year_ago.type)
		report_emit_value(e, "year_ago", &tile->year_ago);
	report_emit_bool(e, "warn", tile->warn);
	report_emit_close(e);
}

static void
write_definitions(struct report_emit *e, const struct report_content *c)
{
	const struct report_definition *d;
	size_t i;

	if (!c->ndefinitions)
		return;
	report_emit_open(e, "definitions", '[');
	for (i = 0; i < c->ndefinitions; i++) {
		d = &c->definition[i];
		report_emit_open_compact(e, NULL, '{');
		report_emit_string(e, "term", report_text(e->p, d->term));
		report_emit_string(e, "meaning", report_text(e->p, d->meaning));
		report_emit_close(e);
	}
	report_emit_close(e);
}

static void
write_content(struct report_emit *e, const struct report_content *c)
{
	size_t i;

	if (c->ntiles) {
		report_emit_open(e, "tiles", '{');
		for (i = 0; i < c->ntiles; i++)
			write_tile(e, &c->tile[i]);
		report_emit_close(e);
	}
	if (c->ntables) {
		report_emit_open(e, "tables", '{');
		for (i = 0; i < c->ntables; i++)
			write_table(e, &c->table[i]);
		report_emit_close(e);
	}
	write_definitions(e, c);
	report_emit_open(e, "notes", '[');
	for (i = 0; i < c->notes.n; i++)
		report_emit_string(e, NULL, c->notes.item[i]);
	report_emit_close(e);
}

static void
write_sections(struct report_emit *e)
{
	const struct report_section *s;
	struct report_content c;

	report_emit_open(e, "sections", '{');
	for (s = report_sections; s->id; s++) {
		if (!report_shows(e->p->r, s))
			continue;
		report_fill(e->p, s, &report_room_all, &c);
		report_emit_open(e, s->id, '{');
		report_emit_string(e, "title", report_text(e->p, s->title));
		write_content(e, &c);
		report_emit_close(e);
		report_content_free(&c);
	}
	report_emit_close(e);
}

void
report_write_json(struct report_page *p, struct mq_output *out)
{
	struct report_emit e = { .p = p, .out = out };
	struct report_fact fact[REPORT_FACTS];
	size_t n = report_facts(p, fact), i;

	report_emit_open(&e, NULL, '{');
	for (i = 0; i < n; i++)
		report_emit_value(&e, fact[i].name, &fact[i].value);
	write_sections(&e);
	report_emit_close(&e);
}
