#include "owed.h"

#include <inttypes.h>
#include <stdlib.h>

const char *const feedback_owed_names[FEEDBACK_OWED_VALUES] = {
	[FEEDBACK_OWED_SINCE] = "owed_since",
	[FEEDBACK_OWED_MINUTES] = "owed_minutes",
	[FEEDBACK_OWED_WORK_MINUTES] = "owed_work_minutes",
};

static bool
has_happened(const struct feedback_time *t, int64_t now)
{
	return t->known && t->at.t <= now;
}

bool
feedback_is_owed(const struct feedback_case *c, int64_t now)
{
	return c->state == MQ_STATE_DONE && !has_happened(&c->told, now) &&
	       (!c->done.known || has_happened(&c->done, now));
}

void
feedback_owed_add(struct feedback_owed *owed, const struct mq_record *rec,
    const struct feedback_case *c)
{
	owed->debt =
	    mq_grow(owed->debt, owed->n, &owed->cap, sizeof(*owed->debt));
	owed->debt[owed->n] = (struct feedback_debt){
		mq_record_dup(&owed->arena, rec),
		c->done,
		owed->n,
	};
	owed->n++;
}

static int
by_length(const void *a, const void *b)
{
	const struct feedback_debt *x = a, *y = b;

	if (x->since.known != y->since.known)
		return y->since.known - x->since.known;
	if (x->since.known && x->since.at.t != y->since.at.t)
		return x->since.at.t < y->since.at.t ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

void
feedback_owed_sort(struct feedback_owed *owed)
{
	if (owed->n)
		qsort(owed->debt, owed->n, sizeof(*owed->debt), by_length);
}

void
feedback_debt_values(const struct feedback_debt *d, struct mq_calendar *c,
    int64_t now, struct mq_arena *a, struct mq_str value[FEEDBACK_OWED_VALUES])
{
	char text[MQ_DATE_MAX];
	int64_t since = d->since.at.t;
	int i;

	for (i = 0; i < FEEDBACK_OWED_VALUES; i++)
		value[i] = MQ_STR("");
	if (!d->since.known)
		return;
	value[FEEDBACK_OWED_SINCE] = mq_str_dup(
	    a, (struct mq_str){ text, mq_date_format(&d->since.at, text) });
	value[FEEDBACK_OWED_MINUTES] =
	    mq_str(mq_arena_printf(a, "%" PRId64, (now - since) / 60));
	value[FEEDBACK_OWED_WORK_MINUTES] = mq_str(mq_arena_printf(
	    a, "%" PRId64, mq_calendar_between(c, since, now) / 60));
}

void
feedback_owed_free(struct feedback_owed *owed)
{
	mq_arena_free(&owed->arena);
	free(owed->debt);
}
