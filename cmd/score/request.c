#include "request.h"

#include "show.h"

static const char *
add_period(struct score_keys *k, const char *option, const char *arg)
{
	enum mq_period period;

	if (!arg)
		return NULL;
	if (mq_period_parse(mq_str(arg), &period))
		return mq_arena_printf(&k->arena,
		    "%s %s: not day, week, month, quarter or year", option,
		    arg);
	score_keys_period(k, period);
	return NULL;
}

static const char *
add_periods(struct score_keys *k, const char *compare, const char *trend)
{
	const char *wrong = add_period(k, "--compare", compare);

	return wrong ? wrong : add_period(k, "--trend", trend);
}

const char *
score_request_keys(struct score_keys *k, const char *by, const char *compare,
    const char *trend, unsigned what)
{
	const char *wrong = by ? score_keys_parse(k, by) : NULL;
	size_t i;

	if (wrong)
		return mq_arena_printf(&k->arena, "--by %s: %s", by, wrong);
	if ((wrong = add_periods(k, compare, trend)))
		return wrong;
	for (i = 0; i < k->shown; i++)
		if (score_show_has(k->key[i].name, what))
			return mq_arena_printf(&k->arena,
			    "--by %s: the result has a column of that name "
			    "itself",
			    k->key[i].name.s);
	return NULL;
}

const char *
score_request_periods(
    struct score_keys *k, const char *compare, const char *trend)
{
	size_t n = k->n;
	const char *wrong = add_periods(k, compare, trend);

	if (wrong || k->n == n)
		return wrong;
	return mq_arena_printf(
	    &k->arena, "the tallies are not by %s", k->key[n].name.s);
}
