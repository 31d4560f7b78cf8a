#include "../tap.h"
#include "minqing/date.h"

/* Python 3.11: "%04d-W%02d" % date.fromisoformat(day).isocalendar()[:2] */
static const struct {
	const char *day, *week;
} weeks[] = {
	{ "2026-07-01", "2026-W27" },
	{ "2021-01-03", "2020-W53" },
	{ "2021-01-04", "2021-W01" },
	{ "2020-12-31", "2020-W53" },
	{ "2018-12-31", "2019-W01" },
	{ "2016-01-01", "2015-W53" },
	{ "2015-12-28", "2015-W53" },
	{ "2012-01-01", "2011-W52" },
	{ "2009-12-31", "2009-W53" },
	{ "2010-01-03", "2009-W53" },
	{ "2005-01-01", "2004-W53" },
	{ "2005-01-02", "2004-W53" },
	{ "2008-12-29", "2009-W01" },
	{ "1977-01-01", "1976-W53" },
	{ "1978-01-02", "1978-W01" },
	{ "0001-01-01", "0001-W01" },
	{ "9999-12-31", "9999-W52" },
	{ "1969-12-31", "1970-W01" },
};

static void
test_weeks(struct mq_zone *z)
{
	char buf[MQ_DATE_MAX];
	struct mq_date d;
	size_t i;

	for (i = 0; i < sizeof(weeks) / sizeof(*weeks); i++) {
		mq_date_parse(mq_str(weeks[i].day), z, &d);
		is_int(mq_period_format(MQ_WEEK, &d, z, buf), 8);
		is_str(buf, weeks[i].week);
	}
}

static void
test_others(struct mq_zone *z)
{
	static const struct {
		enum mq_period period;
		const char *text, *want;
	} cases[] = {
		{ MQ_DAY, "2026-07-01", "2026-07-01" },
		{ MQ_MONTH, "2026-07-01", "2026-07" },
		{ MQ_QUARTER, "2026-07-01", "2026-Q3" },
		{ MQ_QUARTER, "2026-06-30", "2026-Q2" },
		{ MQ_QUARTER, "2026-12-31", "2026-Q4" },
		{ MQ_QUARTER, "2026-03-31", "2026-Q1" },
		{ MQ_YEAR, "2026-07-01", "2026" },
		/* 16:30 by UTC is past midnight in Shanghai. */
		{ MQ_DAY, "2026-06-30T16:30:00Z", "2026-07-01" },
		{ MQ_MONTH, "2026-06-30T16:30:00Z", "2026-07" },
		{ MQ_DAY, "2026-07-01T00:30:00+14:00", "2026-06-30" },
		{ MQ_YEAR, "2025-12-31T16:00:00Z", "2026" },
		{ MQ_WEEK, "2026-06-28T16:00:00Z", "2026-W27" },
		{ MQ_DAY, "9999-12-31T23:00:00Z", "" },
		{ MQ_DAY, "0001-01-01", "0001-01-01" },
	};
	char buf[MQ_DATE_MAX];
	struct mq_date d;
	size_t i, n;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		mq_date_parse(mq_str(cases[i].text), z, &d);
		n = mq_period_format(cases[i].period, &d, z, buf);
		is_str(buf, cases[i].want);
		is_int(n, (long long)strlen(cases[i].want));
	}
}

/* A day alone stays that day, whatever zone the column is looked at in. */
static void
test_day_alone(struct mq_zone *z)
{
	char buf[MQ_DATE_MAX];
	struct mq_date d;

	mq_date_parse(
	    MQ_STR("2026-07-01"), mq_zone_open("America/New_York"), &d);
	mq_period_format(MQ_DAY, &d, z, buf);
	is_str(buf, "2026-07-01");
	mq_date_parse(MQ_STR("2011-12-30"), mq_zone_open("Pacific/Apia"), &d);
	mq_period_format(MQ_DAY, &d, z, buf);
	is_str(buf, "2011-12-30");
}

static void
test_names(void)
{
	static const char *const names[] = { "day", "week", "month", "quarter",
		"year" };
	enum mq_period p;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		ok(mq_period_parse(mq_str(names[i]), &p) == 0);
		is_int(p, (long long)i);
	}
	ok(mq_period_parse(MQ_STR("Day"), &p) == -1);
	ok(mq_period_parse(MQ_STR(""), &p) == -1);
	ok(mq_period_parse(MQ_STR("days"), &p) == -1);
}

static void
test_spans(void)
{
	static const char *const bad[] = { "", "h", "2", "-2h", "2 h", "2wd",
		"1.5h", "2H", "2hh", "99999999999999999999d", "+2h" };
	size_t i;

	is_int(mq_span_parse(MQ_STR("30s")), 30);
	is_int(mq_span_parse(MQ_STR("20min")), 1200);
	is_int(mq_span_parse(MQ_STR("2h")), 7200);
	is_int(mq_span_parse(MQ_STR("24h")), 86400);
	is_int(mq_span_parse(MQ_STR("7d")), 604800);
	is_int(mq_span_parse(MQ_STR("0d")), 0);
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (!is_int(mq_span_parse(mq_str(bad[i])), -1))
			note("\"%s\"", bad[i]);
}

int
main(void)
{
	struct mq_zone *z = mq_zone_open("Asia/Shanghai");

	test_weeks(z);
	test_others(z);
	test_day_alone(z);
	test_names();
	test_spans();
	return done();
}
