#include "score.h"

static int
read_bound(const char *text, struct mq_zone *zone, bool *given, int64_t *out)
{
	struct mq_date d;

	*given = text != NULL;
	if (!text)
		return 0;
	if (mq_date_parse(mq_str(text), zone, &d))
		return -1;
	*out = d.t;
	return 0;
}

const char *
score_window_read(struct score_window *w, const char *since, const char *until)
{
	if (read_bound(since, w->zone, &w->has_since, &w->since))
		return "--since: not a day or RFC 3339 time";
	if (read_bound(until, w->zone, &w->has_until, &w->until))
		return "--until: not a day or RFC 3339 time";
	if (w->has_since && w->has_until && w->since >= w->until)
		return "--until: not after --since";
	return NULL;
}

bool
score_window_given(const struct score_window *w)
{
	return w->has_since || w->has_until;
}

enum score_place
score_window_place(const struct score_window *w, struct mq_str date)
{
	struct mq_date d;

	if (mq_date_parse(date, w->zone, &d))
		return SCORE_UNKNOWN;
	if ((w->has_since && d.t < w->since) ||
	    (w->has_until && d.t >= w->until))
		return SCORE_OUTSIDE;
	return SCORE_INSIDE;
}
