#include "values.h"

#include <stdlib.h>

#include "minqing/utf8.h"

/* Where the columns of a values table stand. */
struct layout {
	long column, value, canonical, sets;
};

static int
read_column(
    struct mq_table *t, size_t row, long col, struct mq_str name, long *column)
{
	*column = ingest_column_find(name);
	if (*column != INGEST_NONE)
		return 0;
	return mq_table_fail(t, row, col,
	    "'%.*s' is no canonical column (minqing(5) lists them)",
	    (int)name.n, name.s);
}

/* "other_column=value" */
static int
read_sets(struct ingest_value *v, struct mq_table *t, size_t row, long col)
{
	struct mq_str rest = mq_table_cell(t, row, col), name;

	v->sets = INGEST_NONE;
	if (!rest.n)
		return 0;
	mq_str_next(&rest, '=', &name);
	if (!rest.s)
		return mq_table_fail(t, row, col, "want column=value");
	v->to = rest;
	return read_column(t, row, col, name, &v->sets);
}

static int
add_value(struct ingest_values *v, const struct layout *at, struct mq_table *t,
    size_t row)
{
	struct ingest_dictionary **d;
	struct ingest_value *entry;
	struct mq_str word;
	size_t known;
	long column;

	if (read_column(
		t, row, at->column, mq_table_cell(t, row, at->column), &column))
		return -1;
	word = mq_fold(&v->arena, mq_table_cell(t, row, at->value));
	if (!word.n)
		return mq_table_fail(t, row, at->value, "names no value");
	d = &v->of[column];
	if (!*d)
		*d = mq_arena_zalloc(&v->arena, 1, sizeof(**d));
	known = (*d)->map.n;
	entry = mq_map_put(&(*d)->map, word, sizeof(*entry));
	if ((*d)->map.n == known)
		return mq_table_fail(
		    t, row, at->value, "the value stands here twice");
	entry->canonical = mq_table_cell(t, row, at->canonical);
	return read_sets(entry, t, row, at->sets);
}

int
ingest_values_load(struct ingest_values *v, struct mq_table *t)
{
	struct layout at;
	size_t row;

	if (t->error)
		return -1;
	at.column = mq_table_column(t, "column");
	at.value = mq_table_column(t, "value");
	at.canonical = mq_table_column(t, "canonical");
	if (at.column < 0 || at.value < 0 || at.canonical < 0)
		return -1;
	at.sets = mq_table_find(t, "sets");
	v->of = mq_arena_zalloc(&v->arena, ingest_columns(), sizeof(*v->of));
	for (row = 0; row < t->nrows; row++)
		if (add_value(v, &at, t, row))
			return -1;
	return 0;
}

static const struct ingest_value *
look_up(struct ingest_dictionary *d, struct mq_str text)
{
	const struct ingest_value *v;

	v = mq_map_get(&d->map, mq_fold(&d->scratch, text));
	mq_arena_reset(&d->scratch);
	return v;
}

/* Any number will do that differs for words of one column most of the time. */
static size_t
place_of(struct mq_str t)
{
	const unsigned char *s = (const unsigned char *)t.s;

	return (s[0] + 7U * s[t.n / 2] + 31U * s[t.n - 1] + t.n) % INGEST_WORDS;
}

const struct ingest_value *
ingest_values_find(struct ingest_dictionary *d, struct mq_str text)
{
	struct ingest_word *w;

	if (!text.n || text.n > sizeof(w->text))
		return text.n ? look_up(d, text) : NULL;
	if (!d->recent)
		d->recent = mq_xcalloc(INGEST_WORDS, sizeof(*d->recent));
	w = &d->recent[place_of(text)];
	if (w->known && w->n == text.n && !memcmp(w->text, text.s, text.n))
		return w->value;
	memcpy(w->text, text.s, text.n);
	w->n = text.n;
	w->known = true;
	w->value = look_up(d, text);
	return w->value;
}

bool
ingest_values_sets(const struct ingest_dictionary *d, long column)
{
	const struct ingest_value *v;
	size_t i;

	for (i = 0; i < d->map.n; i++) {
		v = d->map.entry[i]->value;
		if (v->sets == column)
			return true;
	}
	return false;
}

void
ingest_values_free(struct ingest_values *v)
{
	size_t i;

	for (i = 0; v->of && i < ingest_columns(); i++)
		if (v->of[i]) {
			mq_map_free(&v->of[i]->map);
			mq_arena_free(&v->of[i]->scratch);
			free(v->of[i]->recent);
		}
	mq_arena_free(&v->arena);
	*v = (struct ingest_values){ 0 };
}
