#include "group.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The columns of the result, behind those of the key. */
static const char *const result[] = { "n", "valid", "response_rate",
	"resolution_rate", "satisfaction_rate", "satisfaction_low",
	"satisfaction_high", "score" };

enum {
	RESULTS = sizeof(result) / sizeof(*result),
	RATE_DIGITS = 6,
	SCORE_DIGITS = 4
};

static const char *
check_name(const struct score_groups *g, struct mq_str name)
{
	size_t i;

	if (!name.n)
		return "an empty column name";
	for (i = 0; i < g->nkeys; i++)
		if (mq_str_eq(g->key[i].name, name))
			return "a column is named twice";
	for (i = 0; i < RESULTS; i++)
		if (mq_str_eq(mq_str(result[i]), name))
			return "the result has a column of that name itself";
	return NULL;
}

const char *
score_groups_parse(struct score_groups *g, const char *list)
{
	struct mq_str rest = mq_str(list);
	struct score_key key = { .column = -1 };
	const char *wrong;

	while (mq_str_next(&rest, ',', &key.name)) {
		if ((wrong = check_name(g, key.name)))
			return wrong;
		key.name = mq_str_dup(&g->arena, key.name);
		g->key = mq_grow(g->key, g->nkeys, &g->cap, sizeof(key));
		g->key[g->nkeys++] = key;
	}
	return NULL;
}

/* Take the name for a period, "COLUMN:month" or "month"; or leave it. */
static void
find_period(struct score_groups *g, struct score_key *k)
{
	struct mq_str unit = k->name;
	const char *colon = strrchr(k->name.s, ':');

	if (colon)
		unit = mq_str(colon + 1);
	if (mq_period_parse(unit, &k->period))
		return;
	k->is_period = true;
	k->source = "requested_datetime";
	if (colon)
		k->source = mq_arena_strndup(
		    &g->arena, k->name.s, (size_t)(colon - k->name.s));
	k->no_date = mq_arena_printf(
	    &g->arena, "not a date, and it is to be grouped by %s", unit.s);
}

const char *
score_groups_bind(struct score_groups *g, const struct mq_record *header)
{
	struct score_key *k;
	size_t i;

	for (i = 0; i < g->nkeys; i++) {
		k = &g->key[i];
		k->source = k->name.s;
		k->is_period = false;
		if (mq_column(header, k->source) < 0)
			find_period(g, k);
		k->column = mq_column(header, k->source);
		if (k->column < 0)
			return k->source;
	}
	return NULL;
}

/*
 * A group's key in the map is the value of each column, its length before it,
 * so that no byte in a value can make two groups one.
 */
static void
push(struct score_groups *g, struct mq_str value)
{
	size_t need = g->len + sizeof(value.n) + value.n;

	while (g->size < need)
		g->buf = mq_grow(g->buf, g->size, &g->size, 1);
	memcpy(g->buf + g->len, &value.n, sizeof(value.n));
	if (value.n)
		memcpy(g->buf + g->len + sizeof(value.n), value.s, value.n);
	g->len = need;
}

static struct mq_str
pull(struct mq_str *key)
{
	struct mq_str value = { key->s + sizeof(value.n), 0 };

	memcpy(&value.n, key->s, sizeof(value.n));
	key->s = value.s + value.n;
	key->n -= sizeof(value.n) + value.n;
	return value;
}

const char *
score_groups_add(struct score_groups *g, const struct mq_record *r,
    const struct mq_answers *a, const char **column)
{
	char text[MQ_DATE_MAX];
	const struct score_key *k;
	struct mq_str value;
	struct mq_date d;

	g->len = 0;
	for (k = g->key; k < g->key + g->nkeys; k++) {
		value = mq_field(r, (size_t)k->column);
		*column = k->source;
		if (k->is_period && value.n) {
			if (mq_date_parse(value, g->zone, &d))
				return k->no_date;
			value.n =
			    mq_period_format(k->period, &d, g->zone, text);
			value.s = text;
		}
		push(g, value);
	}
	mq_answers_add(
	    mq_map_put(&g->sums, (struct mq_str){ g->buf, g->len }, sizeof(*a)),
	    a);
	return NULL;
}

/* The order of two groups: by the first column that differs. */
static int
by_key(const void *a, const void *b)
{
	struct mq_str x = (*(struct mq_entry *const *)a)->key;
	struct mq_str y = (*(struct mq_entry *const *)b)->key;
	int order = 0;

	while (!order && x.n && y.n)
		order = mq_str_cmp(pull(&x), pull(&y));
	return order;
}

static void
write_header(const struct score_groups *g, struct mq_writer *w)
{
	size_t i;

	for (i = 0; i < g->nkeys; i++)
		mq_write_cell(w, g->key[i].name);
	for (i = 0; i < RESULTS; i++)
		mq_write_cell(w, mq_str(result[i]));
	mq_write_end(w);
}

/* A figure, or NA where it is not known. */
static void
write_figure(struct mq_writer *w, double x, int digits)
{
	char text[64];

	if (isnan(x))
		snprintf(text, sizeof(text), "NA");
	else
		snprintf(text, sizeof(text), "%.*f", digits, x);
	mq_write_cell(w, mq_str(text));
}

static void
write_row(const struct mq_entry *group, const struct mq_scheme *sc,
    struct mq_writer *w)
{
	const struct mq_answers *sum = group->value;
	struct mq_str key = group->key;
	struct mq_rates r;

	while (key.n)
		mq_write_cell(w, pull(&key));
	mq_scheme_rates(sc, sum, &r);
	mq_write_int(w, sum->n);
	mq_write_int(w, sum->valid);
	write_figure(w, r.response, RATE_DIGITS);
	write_figure(w, r.resolution, RATE_DIGITS);
	write_figure(w, r.satisfaction, RATE_DIGITS);
	write_figure(w, r.satisfaction_ci.low, RATE_DIGITS);
	write_figure(w, r.satisfaction_ci.high, RATE_DIGITS);
	write_figure(w, r.score, SCORE_DIGITS);
	mq_write_end(w);
}

void
score_groups_write(const struct score_groups *g, const struct mq_scheme *sc,
    struct mq_writer *w)
{
	struct mq_entry **order = mq_xcalloc(g->sums.n + 1, sizeof(*order));
	size_t i;

	for (i = 0; i < g->sums.n; i++)
		order[i] = g->sums.entry[i];
	qsort(order, g->sums.n, sizeof(*order), by_key);
	write_header(g, w);
	for (i = 0; i < g->sums.n; i++)
		write_row(order[i], sc, w);
	free(order);
}

void
score_groups_free(struct score_groups *g)
{
	mq_map_free(&g->sums);
	mq_arena_free(&g->arena);
	free(g->key);
	free(g->buf);
	*g = (struct score_groups){ .zone = g->zone };
}
