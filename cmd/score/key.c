#include "key.h"

#include <stdlib.h>

static const char *const period_names[] = { [MQ_DAY] = "day",
	[MQ_WEEK] = "week",
	[MQ_MONTH] = "month",
	[MQ_QUARTER] = "quarter",
	[MQ_YEAR] = "year" };

static void
append(struct score_keys *k, struct mq_str name)
{
	struct score_key key = {
		.name = mq_str_dup(&k->arena, name), .column = -1, .parent = -1
	};

	k->key = mq_grow(k->key, k->n, &k->cap, sizeof(key));
	k->key[k->n++] = key;
}

static bool
is_there(const struct score_keys *k, struct mq_str name)
{
	size_t i;

	for (i = 0; i < k->n; i++)
		if (mq_str_eq(k->key[i].name, name))
			return true;
	return false;
}

const char *
score_keys_parse(struct score_keys *k, const char *list)
{
	struct mq_str rest = mq_str(list), name;

	while (mq_str_next(&rest, ',', &name)) {
		if (!name.n)
			return "an empty column name";
		if (is_there(k, name))
			return "a column is named twice";
		append(k, name);
	}
	k->shown = k->n;
	return NULL;
}

/* The clock's period under either of its names. */
void
score_keys_period(struct score_keys *k, enum mq_period p)
{
	struct mq_str name = mq_str(period_names[p]);
	const char *full = mq_arena_printf(
	    &k->arena, "%s:%s", k->clock->column, period_names[p]);

	if (is_there(k, name) || is_there(k, mq_str(full)))
		return;
	append(k, name);
	k->shown = k->n;
}

void
score_keys_hide(struct score_keys *k, struct mq_str name)
{
	append(k, name);
}

/* Take the name for a period, "COLUMN:month" or "month"; or leave it. */
static void
find_period(struct score_keys *k, struct score_key *key)
{
	struct mq_str unit = key->name;
	const char *colon = strrchr(key->name.s, ':');

	if (colon)
		unit = mq_str(colon + 1);
	if (mq_period_parse(unit, &key->period))
		return;
	key->kind = SCORE_PERIOD;
	key->source = k->clock->column;
	if (colon)
		key->source = mq_arena_strndup(
		    &k->arena, key->name.s, (size_t)(colon - key->name.s));
	key->no_date = mq_arena_printf(
	    &k->arena, "not a date, and it is to be grouped by %s", unit.s);
}

static void
find_repeat(struct score_key *key, const struct mq_record *header)
{
	key->parent = mq_column(header, "parent_id");
	key->source = "repeat_no";
	if (key->parent >= 0 || mq_column(header, "repeat_no") >= 0)
		key->kind = SCORE_REPEAT;
}

const char *
score_keys_bind(struct score_keys *k, const struct mq_record *header)
{
	struct score_key *key;

	for (key = k->key; key < k->key + k->n; key++) {
		key->source = key->name.s;
		key->kind = SCORE_VALUE;
		if (mq_column(header, key->source) < 0) {
			if (mq_str_eq(key->name, MQ_STR("repeat")))
				find_repeat(key, header);
			else
				find_period(k, key);
		}
		key->column = mq_column(header, key->source);
		if (key->column < 0 && key->kind != SCORE_REPEAT)
			return key->source;
	}
	return NULL;
}

struct mq_str
score_keys_kinds(const struct score_keys *k, struct mq_arena *a)
{
	const char *text = "";
	size_t i;

	for (i = 0; i < k->n; i++)
		text = mq_arena_printf(a, "%s%s%s", text, i ? "," : "",
		    k->key[i].kind == SCORE_PERIOD
			? period_names[k->key[i].period]
		    : k->key[i].kind == SCORE_REPEAT ? "repeat"
						     : "value");
	return mq_str(text);
}

const char *
score_keys_take_kinds(struct score_keys *k, struct mq_str kinds)
{
	struct mq_str kind;
	size_t i;

	for (i = 0; i < k->n; i++) {
		if (!mq_str_next(&kinds, ',', &kind))
			return "has fewer kinds of keys than keys";
		if (!mq_period_parse(kind, &k->key[i].period))
			k->key[i].kind = SCORE_PERIOD;
	}
	return NULL;
}

long
score_keys_first_period(const struct score_keys *k)
{
	size_t i;

	for (i = 0; i < k->shown; i++)
		if (k->key[i].kind == SCORE_PERIOD)
			return (long)i;
	return -1;
}

struct mq_str
score_key_head(struct mq_str *key, size_t n)
{
	struct mq_str head = *key;

	while (n--)
		mq_key_pull(key);
	head.n = (size_t)(key->s - head.s);
	return head;
}

/* Are there shown keys that are no period? */
static bool
has_others(const struct score_keys *k)
{
	size_t i;

	for (i = 0; i < k->shown; i++)
		if (k->key[i].kind != SCORE_PERIOD)
			return true;
	return false;
}

struct mq_str
score_key_total(struct score_keys *k, struct mq_str key, size_t n)
{
	bool by_period = has_others(k);
	struct mq_str part;
	size_t i;

	mq_key_start(&k->made);
	for (i = 0; i < n; i++) {
		part = mq_key_pull(&key);
		if (i < k->shown &&
		    !(by_period && k->key[i].kind == SCORE_PERIOD))
			part = MQ_STR("*");
		mq_key_push(&k->made, part);
	}
	return mq_key_made(&k->made);
}

const char *
score_key_text(struct mq_arena *a, struct mq_str key)
{
	const char *text = "";
	struct mq_str part;

	while (key.n) {
		part = mq_key_pull(&key);
		text = mq_arena_printf(a, "%s%s%.*s", text, *text ? " / " : "",
		    (int)part.n, part.s);
	}
	return text;
}

/* The period of a date, in buf: NULL, or what is wrong with it. */
static const char *
make_period(const struct score_keys *k, const struct score_key *key,
    struct mq_str *value, char buf[MQ_DATE_MAX])
{
	struct mq_date d;

	if (!value->n)
		return NULL;
	if (mq_date_parse(*value, k->clock->zone, &d))
		return key->no_date;
	value->n = score_clock_period(k->clock, key->period, &d, buf);
	value->s = buf;
	return NULL;
}

/* Is there a parent, or do others come before it? */
static struct mq_str
make_repeat(const struct score_key *key, const struct mq_record *r,
    struct mq_str number)
{
	if (mq_field(r, (size_t)key->parent).n ||
	    (number.n && !mq_str_eq(number, MQ_STR("0"))))
		return MQ_STR("Y");
	return MQ_STR("N");
}

const char *
score_keys_make(struct score_keys *k, const struct mq_record *r,
    struct mq_str *made, const char **column)
{
	char text[MQ_DATE_MAX];
	const struct score_key *key;
	struct mq_str value;
	const char *wrong;

	mq_key_start(&k->made);
	for (key = k->key; key < k->key + k->n; key++) {
		value = mq_field(r, (size_t)key->column);
		*column = key->source;
		if (key->kind == SCORE_PERIOD &&
		    (wrong = make_period(k, key, &value, text)))
			return wrong;
		if (key->kind == SCORE_REPEAT)
			value = make_repeat(key, r, value);
		mq_key_push(&k->made, value);
	}
	*made = mq_key_made(&k->made);
	return NULL;
}

void
score_keys_free(struct score_keys *k)
{
	mq_arena_free(&k->arena);
	free(k->key);
	mq_key_free(&k->made);
	*k = (struct score_keys){ .clock = k->clock };
}
