#include "minqing/date.h"

#include "parts.h"

/*
 * The two conversions are Howard Hinnant's "chrono-Compatible Low-Level Date
 * Algorithms": years begin in March, so that leap days come last, and 400 of
 * them are always 146,097 days.
 */
int64_t
mq_days(int year, int month, int day)
{
	int64_t y = (int64_t)year - (month <= 2);
	int64_t era = mq_floor(y, 400);
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	       of_year - 719469;
}

void
mq_civil(int64_t days, int *year, int *month, int *day)
{
	int64_t era = mq_floor(days + 719468, 146097);
	int of_era = (int)(days + 719468 - era * 146097);
	int y =
	    (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * y + y / 4 - y / 100);
	int m = (5 * of_year + 2) / 153;

	*day = of_year - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = (int)(y + era * 400) + (*month <= 2);
}

bool
mq_date_valid(int year, int month, int day)
{
	static const char last[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 &&
	       day >= 1 && day <= last[month - 1] + (month == 2 && leap);
}

/* 24:00 is a day's end, but 24:00:01 is nothing. */
static bool
time_valid(const struct mq_parts *p)
{
	if (p->hour == 24)
		return !p->minute && !p->second && !p->fraction && !p->next;
	return p->hour >= 0 && p->hour <= 23 && p->minute >= 0 &&
	       p->minute <= 59 && p->second >= 0 && p->second <= 60;
}

const char *
mq_parts_date(const struct mq_parts *p, struct mq_zone *z, struct mq_date *out)
{
	int64_t local;

	if (!mq_date_valid(p->year, p->month, p->day))
		return "no such date";
	if (!time_valid(p))
		return "no such time";
	local = (mq_days(p->year, p->month, p->day) + p->next) * DAY +
		p->hour * 3600 + p->minute * 60 + p->second - (p->second == 60);
	if (local > MQ_TIME_MAX)
		return "no such date";
	out->t = p->zoned ? local - p->offset : mq_zone_instant(z, local);
	out->day = !p->timed;
	/* A leap second ends a day by UTC; the offset is in whole minutes. */
	if (p->second == 60 && mq_floor(out->t + 1, DAY) * DAY != out->t + 1)
		return "no such time";
	if (p->zoned)
		out->offset = p->offset;
	else if (p->timed)
		out->offset = mq_zone_offset(z, out->t);
	else /* also where the clocks skip its start, it stays this day */
		out->offset = (int32_t)(local - out->t);
	return NULL;
}

static const char *
parse_day(const char *s, struct mq_parts *p)
{
	int century = mq_two(s), year = mq_two(s + 2);

	if (century < 0 || year < 0 || s[4] != '-' || s[7] != '-')
		return NULL;
	p->year = century * 100 + year;
	p->month = mq_two(s + 5);
	p->day = mq_two(s + 8);
	return s + 10;
}

/* "T10:11", "T10:11:12" or "T10:11:12.345": what follows it, or NULL. */
static const char *
parse_time(const char *s, const char *end, struct mq_parts *p)
{
	if (end - s < 6 || (*s != 'T' && *s != 't' && *s != ' ') || s[3] != ':')
		return NULL;
	p->timed = true;
	p->hour = mq_two(s + 1);
	p->minute = mq_two(s + 4);
	s += 6;
	if (s == end || *s != ':')
		return s;
	if (end - s < 3)
		return NULL;
	p->second = mq_two(s + 1);
	s += 3;
	if (s == end || *s != '.')
		return s;
	if (++s == end || *s < '0' || *s > '9')
		return NULL;
	for (; s < end && *s >= '0' && *s <= '9'; s++)
		p->fraction |= *s != '0';
	return s;
}

/* "Z" or "+08:00": what follows it, or NULL. */
static const char *
parse_offset(const char *s, const char *end, struct mq_parts *p)
{
	int hour, minute;

	p->zoned = true;
	if (*s == 'Z' || *s == 'z')
		return s + 1;
	if ((*s != '+' && *s != '-') || end - s < 6 || s[3] != ':')
		return NULL;
	hour = mq_two(s + 1);
	minute = mq_two(s + 4);
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return NULL;
	p->offset = (*s == '-' ? -1 : 1) * (hour * 3600 + minute * 60);
	return s + 6;
}

int
mq_date_parse(struct mq_str s, struct mq_zone *z, struct mq_date *out)
{
	struct mq_parts p = { 0 };
	const char *at = s.s, *end = at + s.n;

	if (s.n < 10 || !(at = parse_day(at, &p)))
		return -1;
	if (at < end && !(at = parse_time(at, end, &p)))
		return -1;
	if (at < end && !(at = parse_offset(at, end, &p)))
		return -1;
	return at == end && !mq_parts_date(&p, z, out) ? 0 : -1;
}

static char *
put_two(char *p, int n)
{
	p[0] = (char)('0' + n / 10);
	p[1] = (char)('0' + n % 10);
	return p + 2;
}

/* The digits, then what comes before the next ones. */
static char *
put(char *p, int n, char then)
{
	p = put_two(p, n);
	*p++ = then;
	return p;
}

char *
mq_put_day(char *p, int64_t days)
{
	int year, month, day;

	mq_civil(days, &year, &month, &day);
	p = put_two(p, year / 100);
	p = put(p, year % 100, '-');
	p = put(p, month, '-');
	return put_two(p, day);
}

size_t
mq_date_format(const struct mq_date *d, char buf[MQ_DATE_MAX])
{
	int64_t local = d->t, days;
	int second, minutes = (d->offset < 0 ? -d->offset : d->offset) / 60;
	char *p = buf;

	*p = '\0';
	if (local < MQ_TIME_MIN - DAY || local > MQ_TIME_MAX + DAY)
		return 0;
	local += d->offset;
	if (local < MQ_TIME_MIN || local > MQ_TIME_MAX)
		return 0;
	days = mq_floor(local, DAY);
	p = mq_put_day(p, days);
	if (!d->day) {
		second = (int)(local - days * DAY);
		*p++ = 'T';
		p = put(p, second / 3600, ':');
		p = put(p, second / 60 % 60, ':');
		p = put(p, second % 60, d->offset < 0 ? '-' : '+');
		p = put(p, minutes / 60 % 100, ':');
		p = put_two(p, minutes % 60);
	}
	*p = '\0';
	return (size_t)(p - buf);
}

struct mq_date
mq_date_at(int64_t t, struct mq_zone *z)
{
	return (struct mq_date){ t, mq_zone_offset(z, t), false };
}
