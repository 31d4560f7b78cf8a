#include "plan.h"

#include <stdlib.h>

static size_t
index_of(const struct ingest_mapping *m, const struct ingest_field *f)
{
	return f ? (size_t)(f - m->field) : INGEST_NOWHERE;
}

/* Where a column comes from, and what joins it. */
struct origin {
	const struct ingest_field *first, *second;
};

static struct origin
origin_of(const struct ingest_mapping *m, long column)
{
	struct origin o;

	o.first = ingest_mapping_find(
	    m, column, INGEST_WHOLE | INGEST_TITLE | INGEST_DAY);
	o.second = ingest_mapping_find(m, column, INGEST_BODY | INGEST_CLOCK);
	if (!o.first) {
		o.first = o.second;
		o.second = NULL;
	}
	return o;
}

static int
take_zone(struct ingest_plan *p, struct ingest_slot *s,
    const struct ingest_alias *by, const struct ingest_wish *wish)
{
	s->zone = wish->zone;
	s->order.order = wish->order;
	if (by && s->order.order == MQ_ORDER_NONE)
		s->order.order = by->order;
	s->order.told = s->order.order != MQ_ORDER_NONE;
	if (!by || !by->zone.n)
		return 0;
	s->zone = mq_zone_open(by->zone.s);
	if (s->zone)
		return 0;
	mq_table_fail(by->table, by->row, mq_table_find(by->table, "zone"),
	    "there is no time zone '%s'", by->zone.s);
	p->error = by->table->error;
	return -1;
}

/* Is this column more than a copy of the source's cell? */
static bool
is_made(const struct ingest_plan *p, const struct ingest_slot *s)
{
	return s->op != INGEST_MAKE_CLEAN || s->otherwise.n ||
	       (p->map->nmissing && s->from != INGEST_NOWHERE);
}

/* What a word of another column of this source may set must be a slot. */
static bool
is_set(const struct ingest_plan *p, const struct ingest_values *v, long column)
{
	const struct ingest_field *f = p->map->field;
	size_t i;

	for (i = 0; i < p->map->n; i++)
		if (f[i].column != INGEST_NONE && v->of[f[i].column] &&
		    ingest_values_sets(v->of[f[i].column], column))
			return true;
	return false;
}

static enum ingest_op
op_of(const struct ingest_slot *s)
{
	if (s->column == INGEST_ID)
		return INGEST_MAKE_ID;
	if (s->from == INGEST_NOWHERE)
		return INGEST_MAKE_CLEAN;
	if (ingest_column_date((size_t)s->column))
		return INGEST_MAKE_DATE;
	if (s->words)
		return INGEST_MAKE_VALUE;
	return s->second == INGEST_NOWHERE ? INGEST_MAKE_CLEAN
					   : INGEST_MAKE_TEXT;
}

/* The piece for one canonical column: 0, or -1. */
static int
plan_column(struct ingest_plan *p, long column, const struct ingest_values *v,
    const struct ingest_wish *wish, struct ingest_piece *piece)
{
	struct origin o = origin_of(p->map, column);
	struct ingest_slot *s = &p->slot[p->nslots];

	*s = (struct ingest_slot){ 0 };
	s->column = column;
	s->from = index_of(p->map, o.first);
	s->second = index_of(p->map, o.second);
	s->words = v->of[column];
	s->otherwise = mq_str(column == INGEST_CHANNEL ? wish->channel : NULL);
	s->op = op_of(s);
	if (is_made(p, s) || is_set(p, v, column)) {
		*piece = (struct ingest_piece){ INGEST_SLOT, p->nslots++, 0 };
		if (s->op == INGEST_MAKE_DATE)
			return take_zone(p, s, o.first->by, wish);
	} else if (s->from != INGEST_NOWHERE) {
		*piece =
		    (struct ingest_piece){ INGEST_COPY, s->from, s->from + 1 };
	} else {
		*piece = (struct ingest_piece){ INGEST_BLANK, 0, 0 };
	}
	return 0;
}

/* The piece for a column that nothing canonical is made of. */
static struct ingest_piece
plan_copy(const struct ingest_mapping *m, struct mq_str name)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		if (m->field[i].column == INGEST_NONE &&
		    mq_str_eq(m->field[i].name, name))
			return (struct ingest_piece){ INGEST_COPY, i, i + 1 };
	return (struct ingest_piece){ INGEST_BLANK, 0, 0 };
}

/* What goes into a made id, in the order that the manual states. */
static void
note_content(struct ingest_plan *p, long column, struct ingest_piece piece)
{
	static const char *const names[INGEST_CONTENT] = { "requested_datetime",
		"channel", "reporter", "contact", "address", "description" };
	int i;

	for (i = 0; i < INGEST_CONTENT; i++)
		if (mq_str_eq(
			ingest_column_name((size_t)column), mq_str(names[i])))
			p->content[i] = piece;
}

/* Cells that stand side by side here and there are copied in one go. */
static void
add_piece(struct ingest_plan *p, struct ingest_piece piece)
{
	struct ingest_piece *last =
	    p->npieces ? &p->piece[p->npieces - 1] : NULL;

	if (last && last->kind == INGEST_COPY && piece.kind == INGEST_COPY &&
	    last->to == piece.from)
		last->to = piece.to;
	else
		p->piece[p->npieces++] = piece;
}

int
ingest_plan_make(struct ingest_plan *p, const struct ingest_layout *l,
    const struct ingest_mapping *m, const struct ingest_values *v,
    const struct ingest_wish *wish)
{
	struct ingest_piece piece;
	size_t i;
	long column;

	*p = (struct ingest_plan){ 0 };
	p->map = m;
	p->layout = l;
	p->slot = mq_arena_zalloc(&p->arena, l->n + 1, sizeof(*p->slot));
	p->piece = mq_arena_zalloc(&p->arena, l->n, sizeof(*p->piece));
	for (i = 0; i < l->n; i++) {
		column = ingest_column_find(l->name[i]);
		if (column == INGEST_NONE) {
			add_piece(p, plan_copy(m, l->name[i]));
			continue;
		}
		if (plan_column(p, column, v, wish, &piece))
			return -1;
		note_content(p, column, piece);
		add_piece(p, piece);
	}
	p->pending = mq_arena_zalloc(&p->arena, p->nslots, sizeof(*p->pending));
	return 0;
}

const char *
ingest_plan_head(const struct ingest_plan *p, const struct ingest_slot *s)
{
	struct mq_str head = p->map->field[s->from].head;

	return head.s ? head.s : "";
}

void
ingest_plan_free(struct ingest_plan *p)
{
	free(p->buf);
	mq_arena_free(&p->arena);
	*p = (struct ingest_plan){ 0 };
}
