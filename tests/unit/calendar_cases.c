#include "../tap.h"
#include "minqing/date.h"
#include "minqing/office.h"

/*
 * Cases of other libraries, as literals: test_calculating_business_duration.rb
 * of bokmann/business_time and test/holidays/index.test.ts of vsme/chinese-days
 * (both MIT).
 */

static int64_t
at(const char *text, struct mq_zone *z)
{
	struct mq_date d = { 0 };

	if (mq_date_parse(mq_str(text), z, &d))
		note("not a date: %s", text);
	return d.t;
}

static int64_t
day(const char *text)
{
	return at(text, mq_zone_open("UTC")) / 86400;
}

static void
business_seconds(void)
{
	static const struct {
		const char *hours, *start, *end;
		int seconds;
	} rows[] = {
		{ "mon,fri 09:00-17:00; sat 10:00-15:00", "2010-12-24T15:00",
		    "2010-12-27T11:00", 32400 },
		{ "mon-wed 09:00-18:00", "2012-05-28T11:04:26+03:00",
		    "2012-05-29T17:56:45+03:00", 53805 },
		{ "mon,fri 00:00-24:00; sat 11:00-15:00", "2010-12-24T15:00",
		    "2010-12-27T11:00", 86400 },
		{ "fri-mon 00:00-24:00", "2010-12-24T15:00", "2010-12-27T11:00",
		    244800 },
		{ "mon,tue 08:00-20:00", "2014-05-12T20:50", "2014-05-13T08:10",
		    600 },
	};
	struct mq_zone *utc = mq_zone_open("UTC");
	struct mq_calendar *c;
	int64_t start, end;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		c = mq_calendar_new(utc, MQ_CALENDAR_CN);
		is_str(mq_calendar_set_hours(c, mq_str(rows[i].hours)), NULL);
		start = at(rows[i].start, utc);
		end = at(rows[i].end, utc);
		is_int(mq_calendar_between(c, start, end), rows[i].seconds);
		is_int(mq_calendar_between(c, end, start), -rows[i].seconds);
		mq_calendar_free(c);
	}
}

static void
business_days(void)
{
	static const struct {
		const char *start, *end, *off;
		int after; /* the first day does not count, or it does */
		int n;
	} rows[] = {
		{ "2010-12-20", "2010-12-22", NULL, 1, 2 },
		{ "2010-12-20", "2010-12-22", NULL, 0, 3 },
		{ "2015-11-15", "2015-11-20", NULL, 0, 5 },
		{ "2022-06-20", "2022-06-24", "2022-06-22", 0, 4 },
	};
	struct mq_calendar *c;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		c = mq_calendar_new(mq_zone_open("UTC"), MQ_CALENDAR_CN);
		mq_calendar_set_hours(c, MQ_STR("09:00-17:00"));
		if (rows[i].off)
			mq_calendar_set_day(
			    c, day(rows[i].off), false, MQ_STR(""), MQ_STR(""));
		is_int(
		    mq_calendar_count_days(c,
			day(rows[i].start) + rows[i].after, day(rows[i].end)),
		    rows[i].n);
		mq_calendar_free(c);
	}
}

static struct mq_office *
china(void)
{
	struct mq_office_opts opts = { .preset = "365",
		.zone = mq_zone_open("Asia/Shanghai") };
	struct mq_office *o = mq_office_open(&opts);

	is_str(o->error, NULL);
	return o;
}

static void
chinese_days(void)
{
	static const struct {
		const char *day;
		bool work;
	} rows[] = {
		{ "2024-05-01", false },
		{ "2024-05-06", true },
		{ "2024-01-01", false },
		{ "2023-12-31", false },
		{ "2024-02-29", true },
		{ "2023-02-28", true },
		{ "2024-10-05", false },
		{ "2024-10-07", false },
		{ "2024-04-04", false },
		{ "2024-04-06", false },
		{ "2024-04-07", true },
		{ "2024-05-11", true },
		{ "2025-01-26", true },
		{ "2024-09-14", true },
		{ "2024-07-06", false },
	};
	struct mq_office *o = china();
	struct mq_workday look;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		mq_calendar_look(o->calendar, day(rows[i].day), &look);
		if (!ok(look.work == rows[i].work))
			note("%s", rows[i].day);
	}
	mq_office_free(o);
}

/* The working days of a range, both ends included, and no other. */
static void
chinese_ranges(void)
{
	static const struct {
		const char *start, *end, *work;
	} rows[] = {
		{ "2024-05-01", "2024-05-12",
		    "2024-05-06 2024-05-07 2024-05-08 2024-05-09 2024-05-10 "
		    "2024-05-11 " },
		{ "2023-12-30", "2024-01-03", "2024-01-02 2024-01-03 " },
		{ "2024-02-28", "2024-03-02",
		    "2024-02-28 2024-02-29 2024-03-01 " },
		{ "2024-10-01", "2024-10-07", "" },
	};
	struct mq_office *o = china();
	struct mq_date d = { .day = true };
	char got[256], text[MQ_DATE_MAX];
	int64_t to;
	size_t i, n;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		*got = '\0';
		to = day(rows[i].start) - 1;
		for (n = 0; !mq_calendar_nth_day(o->calendar, to, 1, &to) &&
			    to <= day(rows[i].end);
		     n++) {
			d.t = to * 86400;
			mq_date_format(&d, text);
			strcat(strcat(got, text), " ");
		}
		is_str(got, rows[i].work);
		is_int(mq_calendar_count_days(
			   o->calendar, day(rows[i].start), day(rows[i].end)),
		    n);
	}
	mq_office_free(o);
}

int
main(void)
{
	business_seconds();
	business_days();
	chinese_days();
	chinese_ranges();
	return done();
}
