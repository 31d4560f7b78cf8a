#include "calendar_parts.h"

/* No span within the years 1 to 9999 is longer. */
#define SECONDS_MAX (MQ_TIME_MAX - MQ_TIME_MIN)

/* Where the counting of days begins, and what becomes of the time. */
struct goal {
	int64_t day; /* the one before the first that counts */
	bool keep;   /* the time stays as it is; else the day counts whole */
};

int64_t
mq_calendar_between(struct mq_calendar *c, int64_t a, int64_t b)
{
	int64_t low = a < b ? a : b, high = a < b ? b : a, n;
	int32_t second;

	if (a == b)
		return 0;
	mq_calendar_ready(c);
	mq_shifts_cover(&c->shifts, &c->days, c->zone, low, high);
	mq_calendar_rely(c, mq_calendar_day(c, low, &second),
	    mq_calendar_day(c, high - 1, &second));
	n = mq_shifts_at(&c->shifts, &c->days, high) -
	    mq_shifts_at(&c->shifts, &c->days, low);
	return a < b ? n : -n;
}

int
mq_calendar_add(struct mq_calendar *c, int64_t t, int64_t seconds, int64_t *out)
{
	bool back = seconds < 0;
	int32_t second;
	int64_t got;

	if (!mq_time_in_years(t) || seconds > SECONDS_MAX ||
	    seconds < -SECONDS_MAX)
		return -1;
	if (seconds == 0) {
		*out = t;
		return 0;
	}
	mq_calendar_ready(c);
	/* The last instant with n before it is the one before the first with
	 * n + 1. */
	if (mq_shifts_reach(
		&c->shifts, &c->days, c->zone, t, seconds + back, &got))
		return -1;
	*out = got - back;
	if (!mq_time_in_years(*out))
		return -1;
	mq_calendar_rely(c, mq_calendar_day(c, t, &second),
	    mq_calendar_day(c, got - 1, &second));
	return 0;
}

/* The nth working day after the day, or before it; n is not 0. */
static int
count_from(struct mq_calendar *c, int64_t day, int64_t n, int64_t *out)
{
	int64_t x;

	if (!mq_day_in_years(day) || n > SECONDS_MAX / DAY ||
	    n < -SECONDS_MAX / DAY)
		return -1;
	x = n > 0 ? mq_workdays_before(&c->days, MQ_OPEN_DAYS, day + 1) + n
		  : mq_workdays_before(&c->days, MQ_OPEN_DAYS, day) + n + 1;
	if (mq_workdays_find(&c->days, MQ_OPEN_DAYS, x, out) ||
	    !mq_day_in_years(*out))
		return -1;
	mq_calendar_rely(c, day, *out);
	return 0;
}

int
mq_calendar_nth_day(struct mq_calendar *c, int64_t day, int64_t n, int64_t *out)
{
	mq_calendar_ready(c);
	if (n)
		return count_from(c, day, n, out);
	*out = day;
	return 0;
}

int64_t
mq_calendar_count_days(struct mq_calendar *c, int64_t first, int64_t last)
{
	if (last < first)
		return 0;
	mq_calendar_ready(c);
	mq_calendar_rely(c, first, last);
	return mq_workdays_before(&c->days, MQ_OPEN_DAYS, last + 1) -
	       mq_workdays_before(&c->days, MQ_OPEN_DAYS, first);
}

/*
 * From now: a time with open time behind it on its day (ahead of it, where
 * back) keeps its place in the day.  Any other has a working day whole before
 * it, which may be its own.
 */
static struct goal
goal_from_now(struct mq_calendar *c, int64_t day, int32_t second, bool back)
{
	const struct mq_opening *o = mq_workdays_hours(&c->days, day);
	int32_t done = mq_opening_before(o, second);

	if (!o->n)
		return (struct goal){ day, false };
	if (back) {
		done = o->total - done;
		return (struct goal){ done ? day : day + 1,
			done && second >= o->span[0].from };
	}
	return (struct goal){ done ? day : day - 1,
		done && second <= o->span[o->n - 1].to };
}

int
mq_calendar_add_days(struct mq_calendar *c, int64_t t, int64_t n,
    enum mq_from from, int64_t *out)
{
	struct goal goal = { 0, false };
	const struct mq_opening *o;
	int32_t second;
	int64_t day;

	*out = t;
	if (n == 0 || !mq_time_in_years(t))
		return n == 0 ? 0 : -1;
	mq_calendar_ready(c);
	goal.day = mq_calendar_day(c, t, &second);
	if (from == MQ_FROM_NOW)
		goal = goal_from_now(c, goal.day, second, n < 0);
	if (count_from(c, goal.day, n, &day))
		return -1;
	o = mq_workdays_hours(&c->days, day);
	if (!goal.keep)
		second = n > 0 ? o->span[o->n - 1].to : o->span[0].from;
	else
		second = n > 0 ? mq_opening_floor(o, second)
			       : mq_opening_ceiling(o, second);
	*out = mq_calendar_instant(c, day, second);
	return mq_time_in_years(*out) ? 0 : -1;
}

int64_t
mq_calendar_start(
    struct mq_calendar *c, int64_t t, enum mq_from from, bool back)
{
	int32_t second;
	int64_t day;

	if (from == MQ_FROM_NOW)
		return t;
	mq_calendar_ready(c);
	day = mq_calendar_day(c, t, &second);
	return mq_calendar_instant(c, day + !back, 0);
}
