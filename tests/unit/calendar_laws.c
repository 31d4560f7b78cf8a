#include "../tap.h"
#include "minqing/date.h"
#include "minqing/office.h"

/* What must hold of any calendar, on random ones and random instants. */

enum { TRIES = 20000 };

static uint64_t state = 365;

/* Numerical Recipes' 64-bit generator; the high bits, below n. */
static int64_t
below(int64_t n)
{
	state = state * 6364136223846793005U + 1442695040888963407U;
	return (int64_t)(state >> 16) % n;
}

static const struct {
	const char *zone, *hours;
	enum mq_calendar_mode mode;
	int since, until; /* years */
	int32_t workday;  /* seconds, where all working days have as many */
} offices[] = {
	{ "Asia/Shanghai", NULL, MQ_CALENDAR_CN, 2007, 2027, 25200 },
	{ "Asia/Shanghai", NULL, MQ_CALENDAR_FINANCE, 2007, 2027, 25200 },
	{ "Asia/Shanghai", "mon-sat 00:00-24:00; sun 07:00-07:01",
	    MQ_CALENDAR_CN, 1985, 1992, 0 },
	{ "America/New_York", "daily 00:00-24:00", MQ_CALENDAR_CN, 2000, 2030,
	    0 },
	{ "America/New_York", "09:00-17:00; makeup 10:00-12:00", MQ_CALENDAR_CN,
	    2010, 2030, 0 },
	{ "Australia/Lord_Howe", "daily 01:15-02:20,03:00-03:01,22:00-24:00",
	    MQ_CALENDAR_CN, 2005, 2025, 0 },
	{ "Pacific/Apia", "wed 00:00-24:00; fri 23:59-24:00", MQ_CALENDAR_CN,
	    2009, 2014, 0 },
	{ "Africa/Cairo", "daily 00:00-01:00", MQ_CALENDAR_CN, 2008, 2016, 0 },
	{ "Europe/London", NULL, MQ_CALENDAR_24X7, 1960, 2040, 0 },
	{ "UTC", "sun 12:00-12:10", MQ_CALENDAR_CN, 300, 9700, 0 },
};

static struct mq_office *
office(size_t i)
{
	struct mq_office_opts opts = { .preset = "365",
		.hours = offices[i].hours,
		.mode = offices[i].mode,
		.zone = mq_zone_open(offices[i].zone) };
	struct mq_office *o = mq_office_open(&opts);

	if (!is_str(o->error, NULL))
		note("office %zu", i);
	return o;
}

static int64_t
instant(size_t i)
{
	int64_t from = mq_days(offices[i].since, 1, 1) * 86400;
	int64_t to = mq_days(offices[i].until, 1, 1) * 86400;

	return from + below(to - from);
}

/* Adding n and counting gives n, and one second less gives less. */
static int
adding_counts(struct mq_calendar *c, int64_t a, int64_t n)
{
	int sign = n < 0 ? -1 : 1;
	int64_t to;

	if (mq_calendar_add(c, a, n, &to))
		return 1;
	if (n == 0)
		return to != a;
	return mq_calendar_between(c, a, to) != n ||
	       mq_calendar_between(c, a, to - sign) != n - sign ||
	       mq_calendar_between(c, to, a) != -n || (to - a) * sign <= 0;
}

/* In steps or at once, it is the same; more is later. */
static int
adding_adds(struct mq_calendar *c, int64_t a, int64_t n, int64_t m)
{
	int64_t one, two, at_once;

	if (mq_calendar_add(c, a, n, &one) ||
	    mq_calendar_add(c, one, m, &two) ||
	    mq_calendar_add(c, a, n + m, &at_once))
		return 1;
	return two != at_once || (m > 0 && two <= one) || (m < 0 && two >= one);
}

static int
counting_adds(struct mq_calendar *c, int64_t a, int64_t b, int64_t d)
{
	int64_t n = mq_calendar_between(c, a, b);

	return n + mq_calendar_between(c, b, d) !=
		   mq_calendar_between(c, a, d) ||
	       (a < b && (n < 0 || n > b - a));
}

/* What begins later is due no earlier. */
static int
later_is_later(struct mq_calendar *c, int64_t a, int64_t b, int64_t n)
{
	int64_t first = a < b ? a : b, second = a < b ? b : a, to[4];

	if (mq_calendar_add(c, first, n, &to[0]) ||
	    mq_calendar_add(c, second, n, &to[1]) ||
	    mq_calendar_add_days(c, first, n % 50, MQ_FROM_NEXT_DAY, &to[2]) ||
	    mq_calendar_add_days(c, second, n % 50, MQ_FROM_NEXT_DAY, &to[3]))
		return 1;
	return to[0] > to[1] || to[2] > to[3];
}

/* n working days are n times a working day's hours, to the second. */
static int
days_are_hours(struct mq_calendar *c, int64_t a, int64_t n, int32_t workday)
{
	int64_t to;

	return mq_calendar_add_days(c, a, n, MQ_FROM_NOW, &to) ||
	       mq_calendar_between(c, a, to) != n * workday;
}

static int
days_count(struct mq_calendar *c, int64_t a, int64_t n)
{
	int64_t day = a / 86400, to;

	if (mq_calendar_nth_day(c, day, n, &to))
		return 1;
	return n > 0 ? mq_calendar_count_days(c, day + 1, to) != n
		     : mq_calendar_count_days(c, to, day - 1) != -n;
}

static void
test_office(size_t i)
{
	struct mq_office *o = office(i);
	struct mq_calendar *c = o->calendar;
	int wrong[6] = { 0 }, k, sign;
	int64_t a, b, n, m;

	for (k = 0; k < TRIES; k++) {
		sign = k % 3 ? 1 : -1;
		a = instant(i);
		b = k % 2 ? instant(i) : a + below(200000);
		n = sign * below(k % 5 ? 40000 : 4000000);
		m = sign * below(k % 7 ? 40000 : 60);
		wrong[0] += adding_counts(c, a, n);
		wrong[1] += adding_adds(c, a, n, m);
		wrong[2] += counting_adds(c, a, b, instant(i));
		wrong[3] += later_is_later(c, a, b, n);
		n = sign * (1 + below(60));
		wrong[4] += days_count(c, a, n);
		if (offices[i].workday)
			wrong[5] += days_are_hours(c, a, n, offices[i].workday);
	}
	for (k = 0; k < 6; k++)
		if (!is_int(wrong[k], 0))
			note("office %zu, law %d", i, k);
	mq_office_free(o);
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(offices) / sizeof(*offices); i++)
		test_office(i);
	return done();
}
