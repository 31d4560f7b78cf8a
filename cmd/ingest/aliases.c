#include "aliases.h"

#include <stdlib.h>

#include "minqing/utf8.h"

static const struct {
	struct mq_str word;
	enum ingest_part part; /* 0: the word tells an order */
	enum mq_order order;
} forms[] = {
	{ { "title", 5 }, INGEST_TITLE, MQ_ORDER_NONE },
	{ { "body", 4 }, INGEST_BODY, MQ_ORDER_NONE },
	{ { "date", 4 }, INGEST_DAY, MQ_ORDER_NONE },
	{ { "time", 4 }, INGEST_CLOCK, MQ_ORDER_NONE },
	{ { "ymd", 3 }, 0, MQ_YMD },
	{ { "mdy", 3 }, 0, MQ_MDY },
	{ { "dmy", 3 }, 0, MQ_DMY },
};

static int
read_word(struct ingest_alias *al, struct mq_str word)
{
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if (!mq_str_eq(word, forms[i].word))
			continue;
		if (forms[i].part)
			al->part = forms[i].part;
		else
			al->order = forms[i].order;
		return 0;
	}
	return -1;
}

/* Title and body make a description; all other forms are about dates. */
static bool
suits_column(const struct ingest_alias *al)
{
	if (al->column == INGEST_NONE)
		return true;
	if (al->part & (INGEST_TITLE | INGEST_BODY))
		return al->column == INGEST_DESCRIPTION;
	if (al->part == INGEST_WHOLE && al->order == MQ_ORDER_NONE)
		return true;
	return ingest_column_date((size_t)al->column);
}

static int
read_form(struct ingest_alias *al, struct mq_str form, long col)
{
	struct mq_str word;

	while (mq_str_next(&form, ' ', &word))
		if (word.n && read_word(al, word))
			return mq_table_fail(al->table, al->row, col,
			    "'%.*s' is no form: title, body, date, time, ymd, "
			    "mdy or dmy",
			    (int)word.n, word.s);
	if (!suits_column(al))
		return mq_table_fail(al->table, al->row, col,
		    "title and body are for description, the others for dates");
	return 0;
}

static int
read_column(struct ingest_alias *al, struct mq_str name, long col)
{
	if (mq_str_eq(name, MQ_STR("-"))) {
		al->column = INGEST_NONE;
		return 0;
	}
	al->column = ingest_column_find(name);
	if (al->column != INGEST_NONE)
		return 0;
	return mq_table_fail(al->table, al->row, col,
	    "'%.*s' is no canonical column (minqing(5) lists them)",
	    (int)name.n, name.s);
}

/* Y, or N or nothing; other words are mistakes, not yes. */
static int
read_sign(struct ingest_alias *al, struct mq_str word, long col)
{
	al->sign = word.n == 1 && (*word.s == 'Y' || *word.s == 'y');
	if (al->sign || !word.n ||
	    (word.n == 1 && (*word.s == 'N' || *word.s == 'n')))
		return 0;
	return mq_table_fail(al->table, al->row, col, "'%.*s': want Y or N",
	    (int)word.n, word.s);
}

/* Where the columns of an aliases table stand; -1 where one is left out. */
struct layout {
	long source, sign, header, column, form, zone;
};

static int
add_alias(struct ingest_aliases *a, const struct layout *at, struct mq_table *t,
    size_t row)
{
	struct ingest_alias al = { 0 };

	al.table = t;
	al.row = row;
	al.part = INGEST_WHOLE;
	al.source = mq_table_cell(t, row, at->source);
	if (!al.source.n)
		al.source = MQ_STR("*");
	al.header = mq_fold(&a->arena, mq_table_cell(t, row, at->header));
	if (!al.header.n)
		return mq_table_fail(t, row, at->header, "names no header");
	al.zone = mq_table_cell(t, row, at->zone);
	if (read_sign(&al, mq_table_cell(t, row, at->sign), at->sign) ||
	    read_column(&al, mq_table_cell(t, row, at->column), at->column) ||
	    read_form(&al, mq_table_cell(t, row, at->form), at->form))
		return -1;
	a->row = mq_grow(a->row, a->n, &a->cap, sizeof(*a->row));
	a->row[a->n++] = al;
	return 0;
}

static void
add_missing(struct ingest_aliases *a, const struct layout *at,
    const struct mq_table *t, size_t row)
{
	struct ingest_missing m = { mq_table_cell(t, row, at->source),
		mq_table_text(t, row, at->form) };

	if (!m.source.n)
		m.source = MQ_STR("*");
	a->missing = mq_grow(
	    a->missing, a->nmissing, &a->missing_cap, sizeof(*a->missing));
	a->missing[a->nmissing++] = m;
}

int
ingest_aliases_add(struct ingest_aliases *a, struct mq_table *t)
{
	struct layout at;
	size_t row;

	if (t->error)
		return -1;
	at.header = mq_table_column(t, "header");
	at.column = mq_table_column(t, "column");
	if (at.header < 0 || at.column < 0)
		return -1;
	at.source = mq_table_find(t, "source");
	at.sign = mq_table_find(t, "sign");
	at.form = mq_table_find(t, "form");
	at.zone = mq_table_find(t, "zone");
	if (a->cap < a->n + t->nrows) {
		a->cap = a->n + t->nrows;
		a->row = mq_xrealloc(a->row, a->cap, sizeof(*a->row));
	}
	for (row = 0; row < t->nrows; row++)
		if (mq_str_eq(
			mq_table_cell(t, row, at.column), MQ_STR("missing")))
			add_missing(a, &at, t, row);
		else if (add_alias(a, &at, t, row))
			return -1;
	return 0;
}

void
ingest_aliases_free(struct ingest_aliases *a)
{
	free(a->row);
	free(a->missing);
	mq_arena_free(&a->arena);
	*a = (struct ingest_aliases){ 0 };
}
