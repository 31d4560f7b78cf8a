#include "piece.h"

#include <inttypes.h>

/* The columns that the rates depend on, as those that are there. */
static const char *const case_columns[] = { "callback_valid", "contacted",
	"solved", "satisfied" };
static const char *const rating_columns[] = { "rating" };

enum {
	CASE_COLUMNS = sizeof(case_columns) / sizeof(*case_columns),
	RATING_COLUMNS = sizeof(rating_columns) / sizeof(*rating_columns)
};

static struct mq_str
columns_of(const struct score_piece *p, const struct mq_record *header,
    struct mq_arena *a)
{
	const char *const *name = p->ratings ? rating_columns : case_columns;
	size_t n = p->ratings ? RATING_COLUMNS : CASE_COLUMNS, i;
	const char *text = "";

	for (i = 0; i < n; i++)
		if (mq_column(header, name[i]) >= 0)
			text = mq_arena_printf(
			    a, "%s%s%s", text, *text ? "," : "", name[i]);
	return mq_str(text);
}

/* Bind the scheme to a header that has these columns. */
static void
bind_columns(struct score_piece *p, struct mq_str list)
{
	struct mq_str cell[CASE_COLUMNS];
	struct mq_record header = { .cell = cell };

	while (header.ncells < CASE_COLUMNS &&
	       mq_str_next(&list, ',', &cell[header.ncells]))
		header.ncells++;
	if (p->ratings)
		mq_scheme_bind_ratings(p->scheme, &header);
	else
		mq_scheme_bind(p->scheme, &header);
}

/* The names of the keys [from, to), joined by commas. */
static struct mq_str
names_of(const struct score_keys *k, size_t from, size_t to, struct mq_arena *a)
{
	const char *text = "";
	size_t i;

	for (i = from; i < to; i++)
		text = mq_arena_printf(
		    a, "%s%s%s", text, i > from ? "," : "", k->key[i].name.s);
	return mq_str(text);
}

static struct mq_str
number(struct mq_arena *a, bool given, int64_t n)
{
	return given ? mq_str(mq_arena_printf(a, "%" PRId64, n)) : MQ_STR("");
}

/* What the options say. */
static const char *
state_options(const struct score_piece *p, struct mq_tally *t)
{
	const struct score_keys *k = p->keys;
	struct mq_arena *a = &p->keys->arena;
	const char *wrong;

	wrong = mq_tally_fact(
	    t, "records", p->ratings ? MQ_STR("ratings") : MQ_STR("cases"));
	if (!wrong)
		wrong =
		    mq_tally_fact(t, "scheme", mq_str(mq_scheme_id(p->scheme)));
	if (!wrong && p->has_by)
		wrong = mq_tally_fact(t, "by", names_of(k, 0, k->shown, a));
	if (!wrong && p->has_by)
		wrong =
		    mq_tally_fact(t, "parted", names_of(k, k->shown, k->n, a));
	return wrong;
}

static const char *
state_clock(const struct score_clock *c, struct mq_tally *t, struct mq_arena *a)
{
	const struct {
		const char *name;
		struct mq_str value;
	} facts[] = {
		{ "clock", mq_str(c->column) },
		{ "zone", mq_str(mq_zone_name(c->zone)) },
		{ "day_start", number(a, true, c->day_start) },
		{ "month_start", number(a, true, c->month_start) },
		{ "since", number(a, c->has_since, c->since) },
		{ "until", number(a, c->has_until, c->until) },
	};
	const char *wrong = NULL;
	size_t i;

	for (i = 0; i < sizeof(facts) / sizeof(*facts) && !wrong; i++)
		wrong = mq_tally_fact(t, facts[i].name, facts[i].value);
	return wrong;
}

const char *
score_piece_write(
    struct score_piece *p, const struct mq_record *header, struct mq_writer *w)
{
	struct mq_tally *t = mq_tally_new("score");
	struct mq_arena *a = &p->keys->arena;
	const char *wrong;

	p->has_by = true;
	wrong = state_options(p, t);
	if (!wrong)
		wrong = state_clock(p->clock, t, a);
	if (!wrong)
		wrong = mq_tally_fact(t, "keys", score_keys_kinds(p->keys, a));
	if (!wrong)
		wrong = mq_tally_fact(t, "columns", columns_of(p, header, a));
	if (!wrong)
		wrong = score_sums_give(p->sums, t);
	if (wrong)
		wrong = mq_arena_printf(a, "%s", wrong);
	else
		mq_tally_write(t, w);
	mq_tally_free(t);
	return wrong;
}

/* What the tallies say and the options did not. */
static const char *
take_facts(struct score_piece *p, const struct mq_tally *t)
{
	struct mq_str list = mq_tally_known(t, "by");
	struct mq_str parted = mq_tally_known(t, "parted"), name;
	const char *wrong = NULL;

	p->clock->column =
	    mq_str_dup(&p->keys->arena, mq_tally_known(t, "clock")).s;
	if (!p->has_by && list.n)
		wrong = score_keys_parse(p->keys, list.s);
	while (!p->has_by && parted.n && mq_str_next(&parted, ',', &name))
		score_keys_hide(p->keys, name);
	if (!wrong)
		wrong =
		    score_keys_take_kinds(p->keys, mq_tally_known(t, "keys"));
	bind_columns(p, mq_tally_known(t, "columns"));
	return wrong;
}

const char *
score_piece_read(struct score_piece *p, struct mq_run *run, struct mq_writer *w)
{
	struct mq_tally *t = mq_tally_new("score");
	const char *wrong = state_options(p, t);

	if (!wrong)
		wrong = mq_tally_read(t, run);
	if (!wrong)
		wrong = take_facts(p, t);
	if (!wrong)
		wrong = score_sums_take(p->sums, t);
	if (wrong)
		wrong = mq_arena_printf(&p->keys->arena, "%s", wrong);
	else if (w)
		mq_tally_write(t, w);
	mq_tally_free(t);
	return wrong;
}
