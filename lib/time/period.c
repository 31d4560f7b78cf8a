#include "minqing/date.h"
#include "parts.h"

int64_t
mq_span_parse(struct mq_str s)
{
	static const struct {
		const char *name;
		int seconds;
	} units[] = {
		{ "s", 1 },
		{ "min", 60 },
		{ "h", 3600 },
		{ "d", DAY },
	};
	int64_t n = 0;
	size_t i;

	for (i = 0; i < s.n && s.s[i] >= '0' && s.s[i] <= '9'; i++) {
		n = n * 10 + (s.s[i] - '0');
		if (n > MQ_TIME_MAX / DAY)
			return -1;
	}
	if (i == 0)
		return -1;
	s = (struct mq_str){ s.s + i, s.n - i };
	for (i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (mq_str_eq(s, mq_str(units[i].name)))
			return n * units[i].seconds;
	return -1;
}

int
mq_period_parse(struct mq_str s, enum mq_period *out)
{
	static const char *const names[] = {
		[MQ_DAY] = "day",
		[MQ_WEEK] = "week",
		[MQ_MONTH] = "month",
		[MQ_QUARTER] = "quarter",
		[MQ_YEAR] = "year",
	};
	unsigned i;

	for (i = MQ_DAY; i <= MQ_YEAR; i++)
		if (mq_str_eq(s, mq_str(names[i]))) {
			*out = (enum mq_period)i;
			return 0;
		}
	return -1;
}

/* A week belongs to the year of its Thursday (ISO 8601). */
static size_t
format_week(int64_t days, char *buf)
{
	int64_t monday = mq_floor(days + 3, 7) * 7 - 3;
	int year, month, day, week;

	mq_civil(monday + 3, &year, &month, &day);
	week = (int)(monday + 3 - mq_days(year, 1, 1)) / 7 + 1;
	mq_put_day(buf, mq_days(year, 1, 1));
	buf[5] = 'W';
	buf[6] = (char)('0' + week / 10);
	buf[7] = (char)('0' + week % 10);
	return 8;
}

static size_t
format_days(enum mq_period p, int64_t days, char *buf)
{
	int year, month, day;

	if (p == MQ_WEEK)
		return format_week(days, buf);
	mq_put_day(buf, days);
	if (p != MQ_QUARTER)
		return p == MQ_DAY ? 10 : p == MQ_MONTH ? 7 : 4;
	mq_civil(days, &year, &month, &day);
	buf[5] = 'Q';
	buf[6] = (char)('0' + (month + 2) / 3);
	return 7;
}

size_t
mq_period_format(enum mq_period p, const struct mq_date *d, struct mq_zone *z,
    char buf[MQ_DATE_MAX])
{
	int64_t local = d->t;
	size_t n = 0;

	if (local >= MQ_TIME_MIN - DAY && local <= MQ_TIME_MAX + DAY)
		local += d->day ? d->offset : mq_zone_offset(z, local);
	if (local >= MQ_TIME_MIN && local <= MQ_TIME_MAX)
		n = format_days(p, mq_floor(local, DAY), buf);
	buf[n] = '\0';
	return n;
}
