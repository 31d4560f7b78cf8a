#include <math.h>

#include "minqing/date.h"
#include "xlsx_format.h"
#include "xlsx_value.h"

enum {
	DAY = 86400,
	FALSE_DAY = 60,      /* 1900-02-29 */
	LAST_1900 = 2958465, /* 9999-12-31 */
	LAST_1904 = 2957003
};

/* At least `width` digits. */
static char *
put_number(char *out, int64_t n, int width)
{
	char digit[24];
	int i = 0;

	do {
		digit[i++] = (char)('0' + n % 10);
		n /= 10;
	} while (n || i < width);
	while (i)
		*out++ = digit[--i];
	return out;
}

static char *
put_time(char *out, int64_t seconds)
{
	out = put_number(out, seconds / 3600, 2);
	*out++ = ':';
	out = put_number(out, seconds / 60 % 60, 2);
	*out++ = ':';
	return put_number(out, seconds % 60, 2);
}

static char *
put_date(char *out, int64_t day, bool date1904)
{
	int64_t epoch = date1904          ? mq_days(1904, 1, 1)
			: day > FALSE_DAY ? mq_days(1899, 12, 30)
					  : mq_days(1899, 12, 31);
	int y = 1900, m = 2, d = 29;

	if (date1904 || day != FALSE_DAY)
		mq_civil(epoch + day, &y, &m, &d);
	out = put_number(out, y, 4);
	*out++ = '-';
	out = put_number(out, m, 2);
	*out++ = '-';
	return put_number(out, d, 2);
}

size_t
xlsx_date(double serial, unsigned kind, bool date1904, char out[XLSX_VALUE_MAX])
{
	bool elapsed = kind & XLSX_ELAPSED;
	int64_t seconds, day, time;
	char *p = out;

	if (!(fabs(serial) <= LAST_1900) || (serial < 0 && !elapsed))
		return 0;
	seconds = (int64_t)floor(fabs(serial) * DAY + 0.5);
	day = seconds / DAY;
	time = seconds % DAY;
	if (elapsed) {
		if (serial < 0 && seconds)
			*p++ = '-';
		return (size_t)(put_time(p, seconds) - out);
	}
	if (day > (date1904 ? LAST_1904 : LAST_1900))
		return 0;
	if (day == 0 && !(date1904 && kind & XLSX_DATE))
		return (size_t)(put_time(p, time) - out);
	p = put_date(p, day, date1904);
	if (time || kind & XLSX_TIME) {
		*p++ = 'T';
		p = put_time(p, time);
	}
	return (size_t)(p - out);
}

/* Exactly n digits off the front of *s, or -1. */
static int
take_number(struct mq_str *s, size_t n)
{
	int v = 0;
	size_t i;

	if (s->n < n)
		return -1;
	for (i = 0; i < n; i++) {
		if (s->s[i] < '0' || s->s[i] > '9')
			return -1;
		v = v * 10 + (s->s[i] - '0');
	}
	s->s += n;
	s->n -= n;
	return v;
}

static bool
take_char(struct mq_str *s, const char *set)
{
	if (!s->n || !strchr(set, *s->s) || !*s->s)
		return false;
	s->s++;
	s->n--;
	return true;
}

/* YYYY-MM-DD as a day of the 1900 system: 0, or -1. */
static int
take_date(struct mq_str *s, double *serial)
{
	int y, m, d;
	int64_t day;

	if ((y = take_number(s, 4)) < 0 || !take_char(s, "-") ||
	    (m = take_number(s, 2)) < 0 || !take_char(s, "-") ||
	    (d = take_number(s, 2)) < 0 || !mq_date_valid(y, m, d))
		return -1;
	day = mq_days(y, m, d) - mq_days(1899, 12, 30);
	*serial = (double)(day > FALSE_DAY ? day : day - 1);
	return 0;
}

/* hh:mm, hh:mm:ss or hh:mm:ss.fff as a part of a day: 0, or -1. */
static int
take_time(struct mq_str *s, double *serial)
{
	int h, m, sec = 0;
	double part = 0, unit = 0.1;

	if ((h = take_number(s, 2)) < 0 || !take_char(s, ":") ||
	    (m = take_number(s, 2)) < 0 || h > 24 || m > 59)
		return -1;
	if (take_char(s, ":") && ((sec = take_number(s, 2)) < 0 || sec > 60))
		return -1;
	if (take_char(s, ".,"))
		for (; s->n && *s->s >= '0' && *s->s <= '9'; unit /= 10) {
			part += unit * (*s->s - '0');
			s->s++;
			s->n--;
		}
	*serial += (h * 3600 + m * 60 + sec + part) / DAY;
	return 0;
}

int
xlsx_date_serial(struct mq_str text, double *serial)
{
	struct mq_str s = mq_str_trim(text);

	*serial = 0;
	if (s.n > 4 && s.s[4] == '-') {
		if (take_date(&s, serial) || *serial < 1)
			return -1;
		if (s.n && !take_char(&s, "T "))
			return s.n == 1 && *s.s == 'Z' ? 0 : -1;
		if (s.n && take_time(&s, serial))
			return -1;
	} else if (take_time(&s, serial)) {
		return -1;
	}
	take_char(&s, "Z");
	return s.n ? -1 : 0;
}
