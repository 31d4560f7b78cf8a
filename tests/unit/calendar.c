#include "minqing/calendar.h"

#include "../tap.h"
#include "minqing/date.h"
#include "minqing/office.h"

static struct mq_zone *zone;

static int64_t
at(const char *text)
{
	struct mq_date d = { 0 };

	if (mq_date_parse(mq_str(text), zone, &d))
		note("not a date: %s", text);
	return d.t;
}

/* Until the next call. */
static const char *
show(int64_t t)
{
	static char text[MQ_DATE_MAX];
	struct mq_date d = mq_date_at(t, zone);

	mq_date_format(&d, text);
	text[16] = '\0'; /* to the minute, without the offset */
	return text;
}

static int64_t
day(const char *text)
{
	return (at(text) + mq_zone_offset(zone, at(text))) / 86400;
}

/* An office with the built-in days and the hours that are given. */
static struct mq_office *
china(const char *hours, enum mq_calendar_mode mode)
{
	struct mq_office_opts opts = {
		.preset = "365", .hours = hours, .mode = mode, .zone = zone
	};
	struct mq_office *o = mq_office_open(&opts);

	is_str(o->error, NULL);
	return o;
}

static struct mq_calendar *
plain(const char *hours)
{
	struct mq_calendar *c = mq_calendar_new(zone, MQ_CALENDAR_CN);

	is_str(mq_calendar_set_hours(c, mq_str(hours)), NULL);
	return c;
}

/* Counted by hand on the yearly notices: holidays, make-up days and all. */
static void
working_days_from_the_next_day(void)
{
	static const struct {
		const char *from;
		int n;
		const char *to;
	} rows[] = {
		{ "2024-09-30", 5, "2024-10-12" },
		{ "2024-02-08", 3, "2024-02-19" },
		{ "2025-01-24", 3, "2025-02-05" },
		{ "2025-09-26", 7, "2025-10-13" },
		{ "2026-02-13", 1, "2026-02-14" },
		{ "2026-02-13", 3, "2026-02-25" },
		{ "2020-01-22", 5, "2020-02-06" },
		{ "2018-12-28", 1, "2018-12-29" },
		{ "2026-09-19", 1, "2026-09-20" },
	};
	struct mq_office *o = china(NULL, MQ_CALENDAR_CN);
	size_t i;
	int64_t to;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		is_int(mq_calendar_nth_day(
			   o->calendar, day(rows[i].from), rows[i].n, &to),
		    0);
		if (!is_int(to, day(rows[i].to)))
			note("%s + %d", rows[i].from, rows[i].n);
		is_int(mq_calendar_count_days(
			   o->calendar, day(rows[i].from) + 1, to),
		    rows[i].n);
	}
	is_int(mq_calendar_nth_day(o->calendar, day("2024-10-12"), -5, &to), 0);
	is_int(to, day("2024-09-30"));
	mq_office_free(o);
}

/* A ticket system's thread: 48 hours at 12 a day, two of the days holidays. */
static void
holidays_in_a_daily_week(void)
{
	struct mq_calendar *c = plain("daily 09:00-21:00");
	int64_t due;

	mq_calendar_set_day(
	    c, day("2016-11-11"), false, MQ_STR(""), MQ_STR("a"));
	mq_calendar_set_day(
	    c, day("2016-11-13"), false, MQ_STR(""), MQ_STR("b"));
	is_int(mq_calendar_add(c, at("2016-11-09T23:00"), 48 * 3600, &due), 0);
	is_str(show(due), "2016-11-15T21:00");
	is_int(mq_calendar_between(c, at("2016-11-09T23:00"), due), 48 * 3600);
	mq_calendar_free(c);
}

/* Hours 09:00-12:00 and 13:30-17:30, Monday 2024-09-23 to Sunday. */
static void
an_office_with_a_lunch_break(void)
{
	static const struct {
		const char *from;
		int minutes;
		const char *to;
	} rows[] = {
		{ "2024-09-23T11:00", 60, "2024-09-23T12:00" }, /* stays */
		{ "2024-09-23T11:00", 61, "2024-09-23T13:31" },
		{ "2024-09-23T16:30", 60, "2024-09-23T17:30" }, /* stays */
		{ "2024-09-23T16:30", 61, "2024-09-24T09:01" },
		{ "2024-09-23T12:30", 30, "2024-09-23T14:00" }, /* at lunch */
		{ "2024-09-23T07:10", 20, "2024-09-23T09:20" }, /* too early */
		{ "2024-09-23T20:00", 20, "2024-09-24T09:20" }, /* too late */
		{ "2024-09-27T17:20", 20, "2024-09-30T09:10" }, /* weekend */
		{ "2024-09-28T15:00", 20, "2024-09-30T09:20" },
		{ "2024-09-23T09:00", 420, "2024-09-23T17:30" }, /* a day */
		{ "2024-09-23T09:00", 0, "2024-09-23T09:00" },
		{ "2024-09-28T15:00", 0, "2024-09-28T15:00" },
		{ "2024-09-23T13:30", -60, "2024-09-23T11:00" },
		{ "2024-09-23T14:30", -60, "2024-09-23T13:30" }, /* stays */
		{ "2024-09-24T09:00", -1, "2024-09-23T17:29" },
		{ "2024-09-29T12:00", -420, "2024-09-27T09:00" },
	};
	struct mq_calendar *c = plain("09:00-12:00,13:30-17:30");
	size_t i;
	int64_t to;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		is_int(mq_calendar_add(
			   c, at(rows[i].from), rows[i].minutes * 60, &to),
		    0);
		if (!is_str(show(to), rows[i].to))
			note("%s + %d", rows[i].from, rows[i].minutes);
		is_int(mq_calendar_between(c, at(rows[i].from), to),
		    rows[i].minutes * 60);
	}
	/* A pause from Friday 16:00 to Monday 10:00: 90 + 60 minutes. */
	is_int(mq_calendar_between(
		   c, at("2024-09-20T16:00"), at("2024-09-23T10:00")),
	    150 * 60);
	mq_calendar_free(c);
}

/* The same week with the built-in days: Sunday the 29th is worked. */
static void
a_make_up_day(void)
{
	struct mq_office *o = china(NULL, MQ_CALENDAR_CN);
	struct mq_office *f = china(NULL, MQ_CALENDAR_FINANCE);
	struct mq_office *a =
	    china("08:00-16:00; makeup 09:00-15:00", MQ_CALENDAR_CN);
	int64_t to;

	mq_calendar_add(o->calendar, at("2024-09-27T17:20"), 20 * 60, &to);
	is_str(show(to), "2024-09-29T09:10");
	mq_calendar_add(f->calendar, at("2024-09-27T17:20"), 20 * 60, &to);
	is_str(show(to), "2024-09-30T09:10");
	mq_calendar_add(a->calendar, at("2024-09-27T15:50"), 371 * 60, &to);
	is_str(show(to), "2024-09-30T08:01");
	is_int(mq_calendar_unknown(o->calendar), 0);
	mq_office_free(o);
	mq_office_free(f);
	mq_office_free(a);
}

static void
midnight_is_24_00(void)
{
	struct mq_calendar *c = plain("daily 00:00-24:00");
	struct mq_office *always = china(NULL, MQ_CALENDAR_CN);
	int64_t to;

	is_int(mq_calendar_between(
		   c, at("2024-09-27T23:59"), at("2024-09-28T00:01")),
	    120);
	is_int(mq_calendar_between(
		   c, at("2024-02-01T00:00"), at("2024-03-01T00:00")),
	    29 * 86400);
	mq_calendar_add(c, at("2024-09-27T22:00"), 7200, &to);
	is_str(show(to), "2024-09-28T00:00");
	mq_calendar_add_days(
	    c, at("2024-09-27T22:00"), 2, MQ_FROM_NEXT_DAY, &to);
	is_str(show(to), "2024-09-30T00:00"); /* the end of the 29th */
	mq_calendar_free(c);
	mq_office_free(always);
	always = china(NULL, MQ_CALENDAR_24X7);
	mq_calendar_add(always->calendar, at("2024-10-01T22:00"), 86400, &to);
	is_str(show(to), "2024-10-02T22:00");
	mq_office_free(always);
}

static const struct {
	const char *from;
	int n;
	enum mq_from count;
	const char *to;
} terms[] = {
	{ "2024-09-30T10:00", 5, MQ_FROM_NEXT_DAY, "2024-10-12T17:30" },
	{ "2024-09-30T23:00", 5, MQ_FROM_NEXT_DAY, "2024-10-12T17:30" },
	{ "2024-10-03T10:00", 1, MQ_FROM_NEXT_DAY, "2024-10-08T17:30" },
	{ "2024-10-12T10:00", -5, MQ_FROM_NEXT_DAY, "2024-09-30T09:00" },
	/* The same time of day, or the end of the interval before. */
	{ "2024-09-30T10:00", 5, MQ_FROM_NOW, "2024-10-12T10:00" },
	{ "2024-09-30T12:40", 1, MQ_FROM_NOW, "2024-10-08T12:00" },
	{ "2024-09-30T17:30", 1, MQ_FROM_NOW, "2024-10-08T17:30" },
	/* From outside the hours a whole working day ends at its end. */
	{ "2024-09-30T17:31", 1, MQ_FROM_NOW, "2024-10-08T17:30" },
	{ "2024-10-03T10:00", 1, MQ_FROM_NOW, "2024-10-08T17:30" },
	{ "2024-10-08T09:00", 1, MQ_FROM_NOW, "2024-10-08T17:30" },
	{ "2024-10-08T07:00", 2, MQ_FROM_NOW, "2024-10-09T17:30" },
	{ "2024-10-08T10:00", -1, MQ_FROM_NOW, "2024-09-30T10:00" },
	{ "2024-10-08T12:40", -1, MQ_FROM_NOW, "2024-09-30T13:30" },
	{ "2024-10-08T17:30", -1, MQ_FROM_NOW, "2024-10-08T09:00" },
	{ "2024-10-08T08:00", -1, MQ_FROM_NOW, "2024-09-30T09:00" },
	{ "2024-10-03T10:00", 0, MQ_FROM_NOW, "2024-10-03T10:00" },
};

static void
working_days_with_a_time(void)
{
	struct mq_office *o = china(NULL, MQ_CALENDAR_CN);
	size_t i;
	int64_t to;

	for (i = 0; i < sizeof(terms) / sizeof(*terms); i++) {
		is_int(mq_calendar_add_days(o->calendar, at(terms[i].from),
			   terms[i].n, terms[i].count, &to),
		    0);
		if (!is_str(show(to), terms[i].to))
			note("%s + %d", terms[i].from, terms[i].n);
	}
	mq_office_free(o);
}

static void
half_days(void)
{
	struct mq_calendar *c = plain("09:00-12:00,13:30-17:30");
	struct mq_workday look;
	int64_t to;

	is_str(mq_calendar_set_day(c, day("2024-12-31"), true,
		   MQ_STR("09:00-12:00"), MQ_STR("half")),
	    NULL);
	mq_calendar_add(c, at("2024-12-31T11:00"), 7200, &to);
	is_str(show(to), "2025-01-01T10:00");
	mq_calendar_add_days(c, at("2024-12-30T16:00"), 1, MQ_FROM_NOW, &to);
	is_str(show(to), "2024-12-31T12:00");
	mq_calendar_look(c, day("2024-12-31"), &look);
	is_str(look.hours, "09:00-12:00");
	is_mem(look.name.s, look.name.n, "half");
	/* What is set last holds. */
	mq_calendar_set_day(
	    c, day("2024-12-31"), false, MQ_STR(""), MQ_STR("closed"));
	mq_calendar_look(c, day("2024-12-31"), &look);
	ok(!look.work);
	is_str(look.hours, "");
	mq_calendar_free(c);
}

static void
years_that_are_not_known(void)
{
	struct mq_office *o = china(NULL, MQ_CALENDAR_CN);
	int first, last;
	int64_t to;

	mq_calendar_nth_day(o->calendar, day("2026-12-30"), 1, &to);
	is_int(mq_calendar_unknown(o->calendar), 0);
	is_str(mq_office_doubt(o), NULL);
	mq_calendar_nth_day(o->calendar, day("2026-12-30"), 3, &to);
	is_int(mq_calendar_unknown(o->calendar), 2027);
	is_str(mq_office_doubt(o),
	    "365/calendar.tsv: has no days of 2027 (it has 2007 to 2026): "
	    "weekends alone count there");
	mq_calendar_between(o->calendar, at("2006-12-30T10:00"),
	    at("2007-01-05T10:00")); /* two rows alone are of 2006 */
	is_int(mq_calendar_unknown(o->calendar), 2006);
	is_int(mq_calendar_known(o->calendar, &first, &last), 0);
	is_int(first, 2007);
	is_int(last, 2026);
	mq_office_free(o);
}

static void
nothing_beyond_the_years(void)
{
	struct mq_calendar *c = plain("09:00-17:00");
	struct mq_calendar *closed = mq_calendar_new(zone, MQ_CALENDAR_CN);
	int64_t to;

	is_int(mq_calendar_add(c, at("9999-12-31T10:00"), 86400, &to), -1);
	is_int(mq_calendar_add(c, at("0001-01-02T10:00"), -864000, &to), -1);
	is_int(mq_calendar_add(c, 0, INT64_MAX, &to), -1);
	is_int(mq_calendar_add(c, 0, INT64_MIN, &to), -1);
	is_int(mq_calendar_add_days(c, 0, INT64_MAX, MQ_FROM_NOW, &to), -1);
	is_int(mq_calendar_nth_day(c, 0, INT64_MIN, &to), -1);
	is_int(mq_calendar_add(closed, 0, 1, &to), -1);
	is_int(mq_calendar_add(closed, 0, -1, &to), -1);
	is_int(mq_calendar_nth_day(closed, 0, 1, &to), -1);
	is_int(mq_calendar_between(closed, 0, 1 << 30), 0);
	/* 521,722 weeks and 4 days that are none of a weekend. */
	is_int(mq_calendar_between(
		   c, at("0001-01-01T00:00"), at("9999-12-31T00:00")),
	    INT64_C(2608614) * 28800);
	mq_calendar_free(c);
	mq_calendar_free(closed);
}

int
main(void)
{
	zone = mq_zone_open("Asia/Shanghai");
	working_days_from_the_next_day();
	holidays_in_a_daily_week();
	an_office_with_a_lunch_break();
	a_make_up_day();
	midnight_is_24_00();
	working_days_with_a_time();
	half_days();
	years_that_are_not_known();
	nothing_beyond_the_years();
	return done();
}
