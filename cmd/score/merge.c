/* What was taken from records as a tally, and back */

#include <inttypes.h>

#include "book.h"

/* The columns that the rates depend on, as those that are there. */
static const char *const case_columns[] = { "callback_valid", "contacted",
	"solved", "satisfied" };
static const char *const rating_columns[] = { "rating" };

enum {
	CASE_COLUMNS = sizeof(case_columns) / sizeof(*case_columns),
	RATING_COLUMNS = sizeof(rating_columns) / sizeof(*rating_columns)
};

static struct mq_str
columns_of(const struct score_book *b, const struct mq_record *header,
    struct mq_arena *a)
{
	const char *const *name = b->ratings ? rating_columns : case_columns;
	size_t n = b->ratings ? RATING_COLUMNS : CASE_COLUMNS, i;
	const char *text = "";

	for (i = 0; i < n; i++)
		if (mq_column(header, name[i]) >= 0)
			text = mq_arena_printf(
			    a, "%s%s%s", text, *text ? "," : "", name[i]);
	return mq_str(text);
}

/* Bind the scheme to a header that has these columns. */
static void
bind_columns(struct score_book *b, struct mq_str list)
{
	struct mq_str cell[CASE_COLUMNS];
	struct mq_record header = { .cell = cell };

	while (header.ncells < CASE_COLUMNS &&
	       mq_str_next(&list, ',', &cell[header.ncells]))
		header.ncells++;
	if (b->ratings)
		mq_scheme_bind_ratings(b->scheme, &header);
	else
		mq_scheme_bind(b->scheme, &header);
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
state_options(struct score_book *b, struct mq_tally *t)
{
	const struct score_keys *k = &b->keys;
	struct mq_arena *a = &b->keys.arena;
	const char *wrong;

	wrong = mq_tally_fact(
	    t, "records", b->ratings ? MQ_STR("ratings") : MQ_STR("cases"));
	if (!wrong)
		wrong =
		    mq_tally_fact(t, "scheme", mq_str(mq_scheme_id(b->scheme)));
	if (!wrong && b->has_by)
		wrong = mq_tally_fact(t, "by", names_of(k, 0, k->shown, a));
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
score_book_tally(
    struct score_book *b, const struct mq_record *header, struct mq_writer *w)
{
	struct mq_tally *t = mq_tally_new("score");
	struct mq_arena *a = &b->keys.arena;
	const char *wrong;

	b->has_by = true;
	wrong = state_options(b, t);
	if (!wrong)
		wrong = state_clock(b->clock, t, a);
	if (!wrong)
		wrong = mq_tally_fact(t, "keys", score_keys_kinds(&b->keys, a));
	if (!wrong)
		wrong = mq_tally_fact(t, "columns", columns_of(b, header, a));
	if (!wrong)
		wrong = mq_tally_fact(t, "parted",
		    names_of(&b->keys, b->keys.shown, b->keys.n, a));
	if (!wrong)
		wrong = mq_tally_fact(t, "now",
		    number(a, b->times != NULL, b->times ? b->times->now : 0));
	if (!wrong)
		wrong = score_sums_give(&b->sums, t);
	if (!wrong && b->times)
		wrong = score_times_give(b->times, t, b->keys.shown);
	if (wrong)
		wrong = mq_arena_printf(a, "%s", wrong);
	else
		mq_tally_write(t, w);
	mq_tally_free(t);
	return wrong;
}

/* Is the first key that is not shown who rated? */
static bool
is_by_rater(const struct score_keys *k)
{
	return k->n > k->shown &&
	       mq_str_eq(k->key[k->shown].name, MQ_STR("rater_group"));
}

/* What the tallies say and the options did not. */
static const char *
take_facts(struct score_book *b, const struct mq_tally *t)
{
	struct mq_str list = mq_tally_known(t, "by");
	struct mq_str parted = mq_tally_known(t, "parted"), name;
	const char *wrong = NULL;

	b->clock->column =
	    mq_str_dup(&b->keys.arena, mq_tally_known(t, "clock")).s;
	if (!b->has_by && list.n)
		wrong = score_keys_parse(&b->keys, list.s);
	while (parted.n && mq_str_next(&parted, ',', &name))
		score_keys_hide(&b->keys, name);
	if (!wrong)
		wrong =
		    score_keys_take_kinds(&b->keys, mq_tally_known(t, "keys"));
	bind_columns(b, mq_tally_known(t, "columns"));
	if (!wrong && mq_scheme_type(b->scheme) == MQ_GROUPS &&
	    !is_by_rater(&b->keys))
		wrong = "tallies that are not parted by rater_group, which "
			"the scheme weighs";
	return wrong;
}

const char *
score_book_merge(struct score_book *b, struct mq_run *run, struct mq_writer *w)
{
	struct mq_tally *t = mq_tally_new("score");
	const char *wrong;

	b->sums.keys = &b->keys;
	wrong = state_options(b, t);
	if (!wrong)
		wrong = mq_tally_read(t, run);
	if (!wrong)
		wrong = take_facts(b, t);
	if (!wrong)
		wrong = score_sums_take(&b->sums, t);
	if (!wrong && b->times && !mq_tally_known(t, "now").n)
		wrong = "--times: the tallies have no times of cases";
	if (!wrong && b->times)
		wrong = score_times_take(b->times, t, &b->keys);
	if (wrong)
		wrong = mq_arena_printf(&b->keys.arena, "%s", wrong);
	else if (w)
		mq_tally_write(t, w);
	mq_tally_free(t);
	return wrong;
}
