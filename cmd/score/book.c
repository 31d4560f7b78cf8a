#include "book.h"

const char *
score_book_bind(struct score_book *b, const struct mq_record *header)
{
	const char *missing;

	b->rater = -1;
	b->sums.keys = &b->keys;
	if (mq_scheme_type(b->scheme) == MQ_GROUPS) {
		b->rater = mq_column(header, "rater_group");
		if (b->rater < 0)
			return "rater_group";
		score_keys_hide(&b->keys, MQ_STR("rater_group"));
	}
	if (b->margins)
		score_margins_hide(b->margins, &b->keys);
	missing = score_keys_bind(&b->keys, header);
	if (!missing && b->times)
		missing = score_times_bind(b->times, header);
	if (!missing && b->items)
		missing = score_items_bind(b->items, header);
	return missing;
}

/* Does the scheme know who rated? */
static bool
knows_rater(const struct score_book *b, const struct mq_record *r)
{
	size_t n = mq_scheme_groups(b->scheme), i;
	struct mq_str name;
	double weight;

	if (b->rater < 0)
		return true;
	name = mq_field(r, (size_t)b->rater);
	for (i = 0; i < n; i++)
		if (mq_str_eq(name, mq_scheme_group(b->scheme, i, &weight)))
			return true;
	return false;
}

const char *
score_book_add(struct score_book *b, const struct mq_record *r,
    const struct mq_answers *answers, const char **column, const char **code)
{
	const char *wrong;
	struct mq_str key;

	*code = "value";
	*column = "rater_group";
	if (!knows_rater(b, r))
		return "not one of the scheme's groups of raters";
	*code = "date";
	wrong = score_keys_make(&b->keys, r, &key, column);
	if (!wrong && b->times)
		wrong =
		    score_times_add(b->times, key, b->keys.shown, r, column);
	if (wrong)
		return wrong;
	*code = "twice";
	if (b->items &&
	    (wrong = score_items_add(b->items, key, b->keys.shown, r, column)))
		return wrong;
	score_sums_add(&b->sums, key, answers);
	if (b->drill)
		score_drill_add(b->drill, key, r, answers->valid);
	return NULL;
}

void
score_book_free(struct score_book *b)
{
	score_sums_free(&b->sums);
	score_keys_free(&b->keys);
	if (b->times)
		score_times_free(b->times);
	if (b->items)
		score_items_free(b->items);
	if (b->margins)
		score_margins_free(b->margins);
}
