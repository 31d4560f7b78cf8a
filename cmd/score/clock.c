#include "clock.h"

#include "minqing/outcome.h"

enum { DAY = 86400, NOON = DAY / 2, LAST_START = 28, MIDDLE = 15 };

static int64_t
floor_days(int64_t t)
{
	return (t - (t < 0 ? DAY - 1 : 0)) / DAY;
}

/* Is a day named for the date that it ends on? */
static int
ends_later(const struct score_clock *c)
{
	return c->day_start >= NOON;
}

/* The instant at which a day begins. */
static int64_t
start_of(const struct score_clock *c, int64_t day)
{
	return mq_zone_instant(
	    c->zone, (day - ends_later(c)) * DAY + c->day_start);
}

/* The day that a date lies in. */
static int64_t
day_of(const struct score_clock *c, const struct mq_date *d)
{
	if (d->day)
		return mq_date_day(d, c->zone);
	return floor_days(d->t + mq_zone_offset(c->zone, d->t) - c->day_start) +
	       ends_later(c);
}

/* The first day of the month that a day lies in, by its name. */
static int64_t
month_of(const struct score_clock *c, int64_t days)
{
	int year, month, day, start = c->month_start;

	mq_civil(days, &year, &month, &day);
	if (start > MIDDLE && day >= start)
		month++;
	else if (start <= MIDDLE && day < start)
		month--;
	if (month < 1 || month > 12) {
		year += month < 1 ? -1 : 1;
		month = month < 1 ? 12 : 1;
	}
	return mq_days(year, month, 1);
}

static const char *
read_bound(struct score_clock *c, const char *text, bool *given, int64_t *out)
{
	struct mq_date d;

	*given = text != NULL;
	if (!text)
		return NULL;
	if (mq_date_parse(mq_str(text), c->zone, &d))
		return "not a day or RFC 3339 time";
	*out = d.day ? start_of(c, day_of(c, &d)) : d.t;
	return NULL;
}

static int
two(const char *s)
{
	if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
		return -1;
	return (s[0] - '0') * 10 + s[1] - '0';
}

static const char *
read_starts(struct score_clock *c, const char *day, const char *month)
{
	int64_t first = 1;
	int hour = 0, minute = 0;

	if (day &&
	    (strlen(day) != 5 || day[2] != ':' || (hour = two(day)) < 0 ||
		hour > 23 || (minute = two(day + 3)) < 0 || minute > 59))
		return "--day-start: not a time such as 12:00";
	if (month && (mq_str_int(mq_str(month), &first) || first < 1 ||
			 first > LAST_START))
		return "--month-start: not a day from 1 to 28";
	c->day_start = hour * 3600 + minute * 60;
	c->month_start = (int)first;
	return NULL;
}

const char *
score_clock_read(struct score_clock *c, const char *day_start,
    const char *month_start, const char *since, const char *until)
{
	const char *wrong = read_starts(c, day_start, month_start);

	if (wrong)
		return wrong;
	if (read_bound(c, since, &c->has_since, &c->since))
		return "--since: not a day or RFC 3339 time";
	if (read_bound(c, until, &c->has_until, &c->until))
		return "--until: not a day or RFC 3339 time";
	if (c->has_since && c->has_until && c->since >= c->until)
		return "--until: not after --since";
	return NULL;
}

bool
score_clock_bounded(const struct score_clock *c)
{
	return c->has_since || c->has_until;
}

enum score_place
score_clock_place(const struct score_clock *c, struct mq_str date)
{
	struct mq_date d;
	int64_t t;

	if (mq_date_parse(date, c->zone, &d))
		return SCORE_UNKNOWN;
	t = d.day ? start_of(c, day_of(c, &d)) : d.t;
	if ((c->has_since && t < c->since) || (c->has_until && t >= c->until))
		return SCORE_OUTSIDE;
	return SCORE_INSIDE;
}

size_t
score_clock_period(const struct score_clock *c, enum mq_period p,
    const struct mq_date *d, char buf[MQ_DATE_MAX])
{
	struct mq_date named = { .day = true };
	int64_t days;

	if (!c->day_start && c->month_start <= 1)
		return mq_period_format(p, d, c->zone, buf);
	days = day_of(c, d);
	if (p != MQ_DAY && p != MQ_WEEK)
		days = month_of(c, days);
	named.t = days * DAY;
	return mq_period_format(p, &named, c->zone, buf);
}

/* 1970-01-05 was a Monday. */
static int64_t
monday_of(int64_t day)
{
	int64_t since = (day - 4) % 7;

	return day - (since < 0 ? since + 7 : since);
}

/*
 * The first day of a period, by its name: 0, or -1.  The first week of a year
 * has its 4 January.
 */
static int
first_day(enum mq_period p, struct mq_str s, int64_t *out)
{
	static const size_t length[] = { [MQ_DAY] = 10,
		[MQ_WEEK] = 8,
		[MQ_MONTH] = 7,
		[MQ_QUARTER] = 7,
		[MQ_YEAR] = 4 };
	int year, month = 1, day = 1, week = 1;

	if (s.n != length[p] || two(s.s) < 0 || two(s.s + 2) < 0)
		return -1;
	year = two(s.s) * 100 + two(s.s + 2);
	if (p == MQ_DAY || p == MQ_MONTH)
		month = two(s.s + 5);
	if (p == MQ_DAY)
		day = two(s.s + 8);
	if (p == MQ_QUARTER)
		month = 3 * (s.s[6] - '1') + 1;
	if (p == MQ_WEEK)
		week = two(s.s + 6);
	if (!mq_date_valid(year, month, day) || week < 1 || week > 53)
		return -1;
	*out = mq_days(year, month, day);
	if (p == MQ_WEEK)
		*out = monday_of(*out + 3) + 7 * (week - 1);
	return 0;
}

size_t
score_period_before(enum mq_period p, struct mq_str name, char buf[MQ_DATE_MAX])
{
	struct mq_date d = { .day = true };
	int64_t first;

	buf[0] = '\0';
	if (first_day(p, name, &first))
		return 0;
	d.t = (first - 1) * DAY;
	return mq_period_format(p, &d, NULL, buf);
}
