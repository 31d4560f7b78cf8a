#include "minqing/date.h"

#include <stdio.h>

#include "../tap.h"

/* Python 3.11: date(year, month, day).toordinal() - 719163 */
static const struct {
	int year, month, day;
	long days;
} civil[] = {
	{ 1, 1, 1, -719162 },
	{ 9999, 12, 31, 2932896 },
	{ 1970, 1, 1, 0 },
	{ 1969, 12, 31, -1 },
	{ 2000, 2, 29, 11016 },
	{ 1900, 2, 28, -25509 },
	{ 1900, 3, 1, -25508 },
	{ 1600, 2, 29, -135081 },
	{ 4, 2, 29, -718008 },
	{ 7771, 3, 12, 2118842 },
	{ 3250, 4, 1, 467601 },
	{ 8144, 6, 10, 2255168 },
	{ 8761, 12, 2, 2480697 },
	{ 1707, 11, 15, -95741 },
	{ 3297, 11, 24, 485005 },
	{ 6992, 3, 27, 1834334 },
	{ 2222, 6, 12, 92203 },
	{ 5835, 3, 31, 1411751 },
	{ 4451, 5, 28, 906314 },
	{ 6634, 12, 28, 1703852 },
	{ 4449, 4, 10, 905536 },
	{ 7614, 11, 9, 2061741 },
	{ 6347, 10, 2, 1598940 },
	{ 2053, 7, 22, 30518 },
	{ 342, 5, 24, -594472 },
	{ 2319, 1, 15, 127483 },
	{ 8755, 12, 10, 2478513 },
	{ 1149, 4, 14, -299761 },
	{ 173, 4, 12, -656239 },
	{ 176, 6, 16, -655078 },
	{ 5091, 3, 20, 1140000 },
	{ 6863, 1, 8, 1787139 },
	{ 3279, 10, 27, 478402 },
};

/*
 * The files date.json and date-time.json of the JSON Schema Test Suite
 * (draft2020-12, MIT) and tests/valid/datetime of toml-test (MIT), as far as
 * they are whole dates.  What each becomes is what was written, without the
 * fraction; in a zone of +08:00 where it has none.
 */
static const struct {
	const char *text, *want;
} good[] = {
	{ "1963-06-19T08:30:06.283185Z", "1963-06-19T08:30:06+00:00" },
	{ "1963-06-19T08:30:06Z", "1963-06-19T08:30:06+00:00" },
	{ "1937-01-01T12:00:27.87+00:20", "1937-01-01T12:00:27+00:20" },
	{ "1990-12-31T15:59:50.123-08:00", "1990-12-31T15:59:50-08:00" },
	{ "1998-12-31T23:59:60Z", "1998-12-31T23:59:59+00:00" },
	{ "1998-12-31T15:59:60.123-08:00", "1998-12-31T15:59:59-08:00" },
	{ "1963-06-19t08:30:06.283185z", "1963-06-19T08:30:06+00:00" },
	{ "1985-04-12T00:59:59.999999999999999Z", "1985-04-12T00:59:59+00:00" },
	{ "1963-06-19", "1963-06-19" },
	{ "2020-01-31", "2020-01-31" },
	{ "2020-02-29", "2020-02-29" },
	{ "2020-04-30", "2020-04-30" },
	{ "2020-12-31", "2020-12-31" },
	{ "0001-01-01", "0001-01-01" },
	{ "0400-02-29", "0400-02-29" },
	{ "1582-10-10", "1582-10-10" },
	{ "9999-12-31", "9999-12-31" },
	{ "2000-02-29 15:15:15", "2000-02-29T15:15:15+08:00" },
	{ "2000-02-29 15:15:15Z", "2000-02-29T15:15:15+00:00" },
	{ "0001-01-01 00:00:00Z", "0001-01-01T00:00:00+00:00" },
	{ "9999-12-31 23:59:59", "9999-12-31T23:59:59+08:00" },
	{ "9999-12-31 23:59:59Z", "9999-12-31T23:59:59+00:00" },
	{ "1979-05-27 07:32Z", "1979-05-27T07:32:00+00:00" },
	{ "1979-05-27 07:32-07:00", "1979-05-27T07:32:00-07:00" },
	{ "1979-05-27T07:32", "1979-05-27T07:32:00+08:00" },
	{ "1987-07-05T17:45:56+13:00", "1987-07-05T17:45:56+13:00" },
	{ "1987-07-05T17:45:56.6+08:00", "1987-07-05T17:45:56+08:00" },
	{ "1977-12-21T10:32:00.555", "1977-12-21T10:32:00+08:00" },
	/* Ours: a day's end, and the offset of an unknown place. */
	{ "2024-12-31T24:00:00Z", "2025-01-01T00:00:00+00:00" },
	{ "2024-02-28 24:00", "2024-02-29T00:00:00+08:00" },
	{ "2024-02-28T24:00:00.000+08:00", "2024-02-29T00:00:00+08:00" },
	{ "2024-01-01T00:00:00-00:00", "2024-01-01T00:00:00+00:00" },
	{ "2024-01-01T00:00:00-23:59", "2024-01-01T00:00:00-23:59" },
};

/*
 * From the same files, and tests/invalid/datetime, local-date and
 * local-datetime of toml-test; left out is 24:00:00, which we allow.
 */
static const char *const bad[] = {
	"1998-12-31T23:59:61Z",
	"1998-12-31T23:58:60Z",
	"1998-12-31T22:59:60Z",
	"1990-02-31T15:59:59.123-08:00",
	"1990-12-31T15:59:59-24:00",
	"1963-06-19T08:30:06.28123+01:00Z",
	"1990-12-31T15:60:00Z",
	"1990-12-31T10:00:00+10:60",
	"06/19/1963 08:30:06 PST",
	"2013-350T01:01:01",
	"1963-6-19T08:30:06.283185Z",
	"1963-06-1T08:30:06.283185Z",
	"1963-06-1\u09EAT00:00:00Z",
	"1963-06-11T0\u09EA:00:00Z",
	"+11963-06-19T08:30:06.283185Z",
	"1985-04-12T23:20:50+01",
	"2016-12-31T24:59:60+01:00",
	"1985-04-12T23:20:50Z\n",
	"2020-01-32",
	"2021-02-29",
	"2020-02-30",
	"2020-04-31",
	"2020-13-01",
	"2013-350",
	"1998-1-20",
	"1998-01-1",
	"20230328",
	"2023-W01",
	"2023-W13-2",
	"2022W527",
	"0100-02-29",
	"2100-02-29",
	" 2024-01-15",
	"2024-01-15 ",
	"2024-00-15",
	"2024-01-00",
	"",
	"2020 -01-01",
	"2020-01-01X",
	"2020-01-01Z",
	"20-01-01",
	"998-01-01",
	"12020-01-01",
	"+2020-01-01",
	"-2020-01-01",
	"YYYY-01-01",
	"2020-001-01",
	"2020-MM-01",
	"2020-01-001",
	"2020-01-DD",
	"2020:01:01",
	"2020.01.01",
	"2020-01/01",
	"2020--01-01",
	"2020-01--01",
	"2147483648-01-01",
	"2020-01-0:",
	"2020\u201301\u201301",
	"1985-06-18 17:04:07+12:60",
	"1985-06-18 17:04:07+25:00",
	"2006-01-01T00:00:61",
	"2006-01-01T00:60:00",
	"2006-01-30T",
	"2006-01-30 ",
	"2023-10-01T1:32:00Z",
	"1997-09-0909:09:09",
	"1997-09-09T09:09:09.",
	"1997-09-09T09:09:09.09+",
	"1997-09-09T09:09:09.09+09",
	"1997-09-09T09:09:09.09+0909",
	"1997-09-09T09:09:09.09+09:9",
	"2016-09-09T09:09:09.Z",
	"199709-09",
	"T",
	"1987-07-0517:45:00Z",
	"2024-12-31T24:00:01Z",
	"2024-12-31T24:00:00.1Z",
	"2024-12-31T24:01:00Z",
	"9999-12-31T24:00:00Z",
	"0000-01-01",
	"2024-01-01T10",
	"2024-01-01T10:",
	"2024-01-01T10:11:",
	"2024-01-01T10:11:1",
};

static void
test_civil(void)
{
	int year, month, day;
	size_t i;

	for (i = 0; i < sizeof(civil) / sizeof(*civil); i++) {
		is_int(mq_days(civil[i].year, civil[i].month, civil[i].day),
		    civil[i].days);
		mq_civil(civil[i].days, &year, &month, &day);
		if (!ok(year == civil[i].year && month == civil[i].month &&
			day == civil[i].day))
			note("%ld", civil[i].days);
	}
}

/* From the first day to the last, each is the one after the day before. */
static void
test_every_day(void)
{
	int year = 1, month = 1, day = 0, y, m, d, wrong = 0;
	int64_t days;

	for (days = -719162; days <= 2932896; days++) {
		if (!mq_date_valid(year, month, ++day)) {
			day = 1;
			if (++month > 12) {
				month = 1;
				year++;
			}
		}
		mq_civil(days, &y, &m, &d);
		wrong += y != year || m != month || d != day ||
			 mq_days(y, m, d) != days;
	}
	is_int(wrong, 0);
	is_int(year * 10000 + month * 100 + day, 99991231);
	ok(!mq_date_valid(2023, 2, 29) && !mq_date_valid(1900, 2, 29));
	ok(mq_date_valid(2000, 2, 29) && mq_date_valid(2024, 2, 29));
	ok(!mq_date_valid(0, 1, 1) && !mq_date_valid(10000, 1, 1));
}

static void
test_parse(struct mq_zone *z)
{
	char buf[MQ_DATE_MAX];
	struct mq_date d;
	size_t i, n;

	for (i = 0; i < sizeof(good) / sizeof(*good); i++) {
		if (!ok(mq_date_parse(mq_str(good[i].text), z, &d) == 0)) {
			note("%s", good[i].text);
			continue;
		}
		n = mq_date_format(&d, buf);
		is_str(buf, good[i].want);
		is_int(n, (long long)strlen(buf));
	}
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (!ok(mq_date_parse(mq_str(bad[i]), z, &d) == -1))
			note("%s", bad[i]);
	ok(mq_date_parse((struct mq_str){ "2020-01-01\0", 11 }, z, &d) == -1);
	ok(mq_date_parse((struct mq_str){ "2020-01-01T10", 10 }, z, &d) == 0);
}

/*
 * Python 3.11: datetime.fromisoformat(s).replace(tzinfo=ZoneInfo(zone))
 * .timestamp() and .isoformat() of the instant.
 */
static void
test_zones(void)
{
	static const struct {
		const char *zone, *text;
		long long t;
		const char *want;
	} cases[] = {
		{ "America/New_York", "2024-03-10T02:30:00", 1710055800,
		    "2024-03-10T03:30:00-04:00" },
		{ "America/New_York", "2024-11-03 01:30:00", 1730611800,
		    "2024-11-03T01:30:00-04:00" },
		{ "America/New_York", "2011-07-01 01:32:33", 1309498353,
		    "2011-07-01T01:32:33-04:00" },
		{ "Asia/Shanghai", "1988-04-17T02:30:00", 577218600,
		    "1988-04-17T03:30:00+09:00" },
		{ "Asia/Shanghai", "2014-08-01T15:05:00", 1406876700,
		    "2014-08-01T15:05:00+08:00" },
		{ "Asia/Shanghai", "2014-08-01", 1406822400, "2014-08-01" },
		/* Days whose start, and a day that as a whole, was skipped. */
		{ "America/Sao_Paulo", "2018-11-04", 1541300400, "2018-11-04" },
		{ "Pacific/Apia", "2011-12-30", 1325239200, "2011-12-30" },
	};
	char buf[MQ_DATE_MAX];
	struct mq_date d;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		if (!ok(!mq_date_parse(mq_str(cases[i].text),
			mq_zone_open(cases[i].zone), &d)))
			continue;
		is_int(d.t, cases[i].t);
		mq_date_format(&d, buf);
		is_str(buf, cases[i].want);
	}
}

static void
test_at(void)
{
	char buf[MQ_DATE_MAX];
	struct mq_date d = mq_date_at(0, mq_zone_open("Asia/Shanghai"));

	mq_date_format(&d, buf);
	is_str(buf, "1970-01-01T08:00:00+08:00");
	d = mq_date_at(-1, mq_zone_open("UTC"));
	mq_date_format(&d, buf);
	is_str(buf, "1969-12-31T23:59:59+00:00");
	d = mq_date_at(253402300799, mq_zone_open("+08:00"));
	is_int(mq_date_format(&d, buf), 0);
	is_str(buf, "");
	d.t = INT64_MAX;
	is_int(mq_date_format(&d, buf), 0);
	d.t = INT64_MIN;
	is_int(mq_date_format(&d, buf), 0);
}

int
main(void)
{
	test_civil();
	test_every_day();
	test_parse(mq_zone_open("+08:00"));
	test_zones();
	test_at();
	return done();
}
