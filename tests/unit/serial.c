/*
 * Numbers that stand for dates.  Expected values are Python's, date(1899, 12,
 * 30) + timedelta(n) and datetime.fromtimestamp().
 */

#include "../../cmd/ingest/serial.h"

#include "../tap.h"

static const char *
read(const char *text)
{
	static char buf[MQ_DATE_MAX];
	struct mq_date d;

	if (ingest_serial_read(mq_str(text), mq_zone_open("Asia/Shanghai"), &d))
		return "none";
	mq_date_format(&d, buf);
	return buf;
}

static void
numbers_are_dates(void)
{
	is_str(read("45123"), "2023-07-16");
	is_str(read("25569"), "1970-01-01");
	is_str(read("10000"), "1927-05-18");
	is_str(read("99999"), "2173-10-13");
	is_str(read("45123.0"), "2023-07-16T00:00:00+08:00");
	is_str(read("44197.423726851855"), "2021-01-01T10:10:10+08:00");
	is_str(read("45123.999999"), "2023-07-17T00:00:00+08:00");
	is_str(read("20000.75"), "1954-10-03T18:00:00+08:00");
	is_str(read("1404892800"), "2014-07-09T16:00:00+08:00");
	is_str(read("1404892800.5"), "2014-07-09T16:00:00+08:00");
	is_str(read("1404892800999"), "2014-07-09T16:00:00+08:00");
}

static void
others_are_none(void)
{
	static const char *const none[] = { "", ".", "1", "1234", "123456",
		"20190130", "12345678901", "01234", "-4512", "45123.", "4512x",
		"4.5123E4", " 45123" };
	size_t i;

	for (i = 0; i < sizeof(none) / sizeof(*none); i++)
		is_str(read(none[i]), "none");
}

static void
lost_digits_are_seen(void)
{
	static const char *const lost[] = { "1.38E+10", "4.40106E+17",
		"1.3e+10", "2.02405010000001E+19" };
	static const char *const whole[] = { "", "1.38", "13800000000",
		"1.38E-10", "12.8E+10", "1.38E+1x", "1.E+10", "E1.38+10",
		"A1.38E+10", "1.38E+" };
	size_t i;

	for (i = 0; i < sizeof(lost) / sizeof(*lost); i++)
		ok(ingest_serial_damaged(mq_str(lost[i])));
	for (i = 0; i < sizeof(whole) / sizeof(*whole); i++)
		ok(!ingest_serial_damaged(mq_str(whole[i])));
}

int
main(void)
{
	numbers_are_dates();
	others_are_none();
	lost_digits_are_seen();
	return done();
}
