#include "mapping.h"

#include "minqing/hash.h"
#include "minqing/utf8.h"

/* Names in use in one source, each with the number of its column, from 1. */
static bool
take_name(struct mq_map *used, struct mq_str name, size_t number, size_t *other)
{
	size_t *at = mq_map_put(used, name, sizeof(*at));

	*other = *at;
	if (*at)
		return false;
	*at = number;
	return true;
}

/* The name, or else the first of NAME_2, NAME_3 ... that is free. */
static struct mq_str
free_name(struct ingest_mapping *m, struct mq_map *used, struct mq_str name,
    size_t number)
{
	struct mq_str with = name;
	size_t i = 2, other;

	while (!take_name(used, with, number, &other))
		with = mq_str(mq_arena_printf(
		    &m->arena, "%.*s_%zu", (int)name.n, name.s, i++));
	return with;
}

static int
take_head(struct ingest_mapping *m, struct mq_map *used, size_t i,
    struct mq_str head, bool rename)
{
	size_t other;

	if (!mq_str_trim(head).n)
		return 0; /* without a name, whatever blanks it holds */
	head = mq_str_dup(&m->arena, head);
	if (rename) {
		m->field[i].head = free_name(m, used, head, i + 1);
		return 0;
	}
	m->field[i].head = head;
	if (take_name(used, head, i + 1, &other))
		return 0;
	m->error = mq_arena_printf(&m->arena,
	    "columns %zu and %zu are both called '%.*s'"
	    " (--rename-duplicates tells them apart)",
	    other, i + 1, (int)head.n, head.s);
	return -1;
}

static int
take_heads(struct ingest_mapping *m, struct mq_map *used,
    const struct mq_record *header, bool rename)
{
	size_t i;

	m->n = header->ncells;
	m->field = mq_arena_zalloc(&m->arena, m->n, sizeof(*m->field));
	for (i = 0; i < m->n; i++) {
		m->field[i].column = INGEST_NONE;
		m->field[i].part = INGEST_WHOLE;
		if (take_head(m, used, i, mq_field(header, i), rename))
			return -1;
	}
	return 0;
}

/* The fields by their folded headers; of two alike the first. */
static void
fold_heads(struct ingest_mapping *m, struct mq_map *heads)
{
	struct mq_str folded;
	size_t i, other;

	for (i = 0; i < m->n; i++) {
		folded = mq_fold(&m->arena, m->field[i].head);
		if (folded.n)
			take_name(heads, folded, i + 1, &other);
	}
}

static struct ingest_field *
field_of(const struct ingest_mapping *m, const struct mq_map *heads,
    struct mq_str folded)
{
	const size_t *number = mq_map_get(heads, folded);

	return number ? &m->field[*number - 1] : NULL;
}

/* How well a source fits a header. */
struct fit {
	size_t signs, signs_met, met;
};

static void
recognise(struct ingest_mapping *m, const struct ingest_aliases *a,
    const struct mq_map *heads)
{
	struct mq_map fits = { 0 };
	struct fit *f;
	size_t i, best = 0;
	bool met;

	for (i = 0; i < a->n; i++) {
		f = mq_map_put(&fits, a->row[i].source, sizeof(*f));
		met = field_of(m, heads, a->row[i].header) != NULL;
		f->met += met;
		f->signs += a->row[i].sign;
		f->signs_met += a->row[i].sign && met;
	}
	for (i = 0; i < fits.n; i++) {
		f = fits.entry[i]->value;
		if (!f->signs || f->signs_met < f->signs || f->met <= best)
			continue;
		best = f->met;
		m->source = mq_str_dup(&m->arena, fits.entry[i]->key);
	}
	mq_map_free(&fits);
}

/* Would this part of a column come twice? */
static bool
is_taken(unsigned taken, enum ingest_part part)
{
	if (part == INGEST_WHOLE)
		return taken != 0;
	return (taken & (INGEST_WHOLE | (unsigned)part)) != 0;
}

static void
claim(struct ingest_field *f, const struct ingest_alias *al, unsigned *taken)
{
	if (f->by)
		return;
	if (al->column == INGEST_NONE) {
		f->by = al;
		return;
	}
	if (is_taken(taken[al->column], al->part))
		return;
	taken[al->column] |= (unsigned)al->part;
	f->by = al;
	f->column = al->column;
	f->part = al->part;
}

static void
claim_all(struct ingest_mapping *m, const struct ingest_aliases *a,
    const struct mq_map *heads, struct mq_str source, unsigned *taken)
{
	struct ingest_field *f;
	size_t i;

	for (i = 0; i < a->n; i++) {
		if (!mq_str_eq(a->row[i].source, source))
			continue;
		f = field_of(m, heads, a->row[i].header);
		if (f)
			claim(f, &a->row[i], taken);
	}
}

static void
take_missing(struct ingest_mapping *m, const struct ingest_aliases *a)
{
	struct mq_str text;
	size_t i;

	m->missing =
	    mq_arena_zalloc(&m->arena, a->nmissing, sizeof(*m->missing));
	for (i = 0; i < a->nmissing; i++) {
		if (!mq_str_eq(a->missing[i].source, MQ_STR("*")) &&
		    !mq_str_eq(a->missing[i].source, m->source))
			continue;
		text = a->missing[i].text;
		m->missing[m->nmissing++] = text;
		m->missing_n |= UINT64_C(1) << text.n % 64;
	}
}

static void
map_by_aliases(struct ingest_mapping *m, const struct ingest_aliases *a)
{
	struct mq_map heads = { 0 };
	unsigned *taken =
	    mq_arena_zalloc(&m->arena, ingest_columns(), sizeof(*taken));

	fold_heads(m, &heads);
	recognise(m, a, &heads);
	if (m->source.n)
		claim_all(m, a, &heads, m->source, taken);
	claim_all(m, a, &heads, MQ_STR("*"), taken);
	take_missing(m, a);
	mq_map_free(&heads);
}

static void
name_field(struct ingest_mapping *m, struct mq_map *used, size_t i)
{
	struct ingest_field *f = &m->field[i];
	const char *made;

	f->name = f->head;
	if (f->column != INGEST_NONE) {
		f->name = ingest_column_name((size_t)f->column);
		return;
	}
	if (f->head.n && ingest_column_find(f->head) == INGEST_NONE)
		return;
	if (f->head.n)
		made = mq_arena_printf(
		    &m->arena, "source.%.*s", (int)f->head.n, f->head.s);
	else
		made = mq_arena_printf(&m->arena, "column_%zu", i + 1);
	f->name = free_name(m, used, mq_str(made), i + 1);
}

int
ingest_mapping_make(struct ingest_mapping *m, const struct ingest_aliases *a,
    const struct mq_record *header, bool rename)
{
	struct mq_map used = { 0 };
	size_t i;
	int bad;

	*m = (struct ingest_mapping){ 0 };
	m->canonical = ingest_columns_begin(header);
	bad = take_heads(m, &used, header, rename);
	if (!bad && m->canonical)
		for (i = 0; i < m->n; i++)
			m->field[i].column =
			    ingest_column_find(m->field[i].head);
	else if (!bad)
		map_by_aliases(m, a);
	for (i = 0; !bad && i < m->n; i++)
		name_field(m, &used, i);
	mq_map_free(&used);
	return bad;
}

const struct ingest_field *
ingest_mapping_find(const struct ingest_mapping *m, long column, unsigned parts)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		if (m->field[i].column == column && (m->field[i].part & parts))
			return &m->field[i];
	return NULL;
}

void
ingest_mapping_free(struct ingest_mapping *m)
{
	mq_arena_free(&m->arena);
	*m = (struct ingest_mapping){ 0 };
}
