#include "minqing/outcome.h"

enum { DAY = 86400 };

static bool
is_one_of(struct mq_str s, const char *const *words)
{
	for (; *words; words++)
		if (mq_str_eq(s, mq_str(*words)))
			return true;
	return false;
}

enum mq_state
mq_state_of(struct mq_str status, bool dated_end)
{
	static const char *const open[] = { "new", "assigned", "accepted",
		"pending", "returned", NULL };
	static const char *const done[] = { "closed", "resolved", NULL };
	static const char *const ended[] = { "referred", "rejected", "merged",
		NULL };

	if (is_one_of(status, done))
		return MQ_STATE_DONE;
	if (is_one_of(status, open))
		return MQ_STATE_OPEN;
	if (is_one_of(status, ended))
		return MQ_STATE_ENDED;
	return dated_end ? MQ_STATE_DONE : MQ_STATE_OPEN;
}

int64_t
mq_date_day(const struct mq_date *d, struct mq_zone *z)
{
	int64_t local = d->t + (d->day ? d->offset : mq_zone_offset(z, d->t));

	return local / DAY - (local % DAY < 0);
}

int64_t
mq_date_last(const struct mq_date *d, struct mq_zone *z)
{
	if (!d->day)
		return d->t;
	return mq_zone_instant(z, (mq_date_day(d, z) + 1) * DAY) - 1;
}

bool
mq_date_by(
    const struct mq_date *done, const struct mq_date *due, struct mq_zone *z)
{
	if (done->day || due->day)
		return mq_date_day(done, z) <= mq_date_day(due, z);
	return done->t <= due->t;
}
