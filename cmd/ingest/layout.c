#include "layout.h"

static void
see(struct ingest_layout *l, struct mq_str name)
{
	mq_map_put(&l->seen, name, 1);
}

/* "satisfied" says what "satisfied_scale" is. */
static void
see_set_by(struct ingest_layout *l, const struct ingest_dictionary *d)
{
	size_t i;

	for (i = 0; i < ingest_columns(); i++)
		if (ingest_values_sets(d, (long)i))
			see(l, ingest_column_name(i));
}

void
ingest_layout_add(struct ingest_layout *l, const struct ingest_mapping *m,
    const struct ingest_values *v)
{
	size_t i;

	l->foreign |= !m->canonical;
	for (i = 0; i < m->n; i++) {
		see(l, m->field[i].name);
		if (!m->canonical && m->field[i].column != INGEST_NONE &&
		    v->of[m->field[i].column])
			see_set_by(l, v->of[m->field[i].column]);
	}
}

static void
put(struct ingest_layout *l, struct mq_str name)
{
	l->name[l->n++] = name;
}

void
ingest_layout_settle(struct ingest_layout *l)
{
	struct mq_str name;
	size_t i, room = l->seen.n + INGEST_GUARANTEED;

	l->name = mq_arena_zalloc(&l->arena, room, sizeof(*l->name));
	for (i = 0; l->foreign && i < ingest_columns(); i++) {
		name = ingest_column_name(i);
		if (i < INGEST_GUARANTEED || mq_map_get(&l->seen, name))
			put(l, name);
	}
	for (i = 0; i < l->seen.n; i++) {
		name = l->seen.entry[i]->key;
		if (!l->foreign || ingest_column_find(name) == INGEST_NONE)
			put(l, name);
	}
}

void
ingest_layout_free(struct ingest_layout *l)
{
	mq_map_free(&l->seen);
	mq_arena_free(&l->arena);
	*l = (struct ingest_layout){ 0 };
}
