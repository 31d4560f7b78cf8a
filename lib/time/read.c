#include <string.h>

#include "clock.h"
#include "minqing/date.h"
#include "plain.h"

/* How far a reading of the day has come. */
enum form {
	NO_DATE,
	DATE,      /* a time may follow, after a blank */
	COMPACT,   /* the same, and its time may be compact too */
	WHOLE,     /* all was there, but for an offset */
	YEAR_LAST, /* Jan 30 10:11:12 2019 */
};

static enum form
fail(struct mq_reading *r, const char *why)
{
	r->why = why;
	return NO_DATE;
}

/*
 * The place, from 1, of the name that comes next: in full, by its first three
 * letters, or longer (sept, thurs); 0 where there is none.
 */
static int
take_name(struct mq_reading *r, const char *const *names, int n)
{
	size_t length;
	int i;

	if (*r->p < 'a') /* most often, a digit */
		return 0;
	length = strspn(r->p, "abcdefghijklmnopqrstuvwxyz");
	for (i = 0; length >= 3 && i < n; i++)
		if (!strncmp(r->p, names[i], length)) {
			r->p += length;
			return i + 1;
		}
	return 0;
}

static int
take_month(struct mq_reading *r)
{
	static const char *const months[] = { "january", "february", "march",
		"april", "may", "june", "july", "august", "september",
		"october", "november", "december" };

	return take_name(r, months, 12);
}

static void
skip_weekday(struct mq_reading *r)
{
	static const char *const days[] = { "monday", "tuesday", "wednesday",
		"thursday", "friday", "saturday", "sunday" };

	if (take_name(r, days, 7))
		mq_take_any(r, "., ");
}

/* The year that two or four digits mean, or 0. */
static int
full_year(struct mq_number n)
{
	if (n.digits == 2)
		return n.value + (n.value <= 68 ? 2000 : 1900);
	return n.digits == 4 ? n.value : 0;
}

static void
set_day(struct mq_reading *r, int year, int month, int day)
{
	r->parts.year = year;
	r->parts.month = month;
	r->parts.day = day;
}

/* The orders that N/N/N admits as a date of the calendar. */
static unsigned
orders(const struct mq_number n[3])
{
	int last = full_year(n[2]), first = full_year(n[0]);
	unsigned mask = 0;

	if (n[0].digits > 2 || n[1].digits > 2)
		return 0;
	if (last && mq_date_valid(last, n[0].value, n[1].value))
		mask |= 1U << MQ_MDY;
	if (last && mq_date_valid(last, n[1].value, n[0].value))
		mask |= 1U << MQ_DMY;
	if (first && n[2].digits <= 2 &&
	    mq_date_valid(first, n[1].value, n[2].value))
		mask |= 1U << MQ_YMD;
	return mask;
}

/* N/N/N, the same sign between them: false where it is of another form. */
static bool
take_three(struct mq_reading *r, struct mq_number n[3])
{
	char sign;
	int i;

	n[0] = mq_take_number(r);
	sign = *r->p;
	if (!n[0].digits || n[0].digits > 4 || !sign || !strchr("/-.", sign))
		return false;
	for (i = 1; i < 3; i++) {
		if (*r->p++ != sign)
			return false;
		mq_take_any(r, " ");
		n[i] = mq_take_number(r);
		if (n[i].digits < 1 || n[i].digits > 4)
			return false;
	}
	return true;
}

static enum form
read_three(
    struct mq_reading *r, const struct mq_number n[3], enum mq_order order)
{
	unsigned mask = orders(n);

	if (n[0].digits == 4) {
		if (n[1].digits > 2 || n[2].digits > 2)
			return fail(r, "not a date");
		set_day(r, n[0].value, n[1].value, n[2].value);
		return DATE;
	}
	if (!full_year(n[0]) && !full_year(n[2]))
		return fail(r, "not a date");
	if (mask == 0)
		return fail(r, "no such date");
	if (order == MQ_ORDER_NONE) {
		if (mask & (mask - 1))
			return fail(r, "ambiguous order of day and month");
		order = mask >> MQ_YMD & 1   ? MQ_YMD
			: mask >> MQ_MDY & 1 ? MQ_MDY
					     : MQ_DMY;
	}
	if (!(mask >> order & 1))
		return fail(r, "no date in this order of day and month");
	if (order == MQ_YMD)
		set_day(r, full_year(n[0]), n[1].value, n[2].value);
	else if (order == MQ_MDY)
		set_day(r, full_year(n[2]), n[0].value, n[1].value);
	else
		set_day(r, full_year(n[2]), n[1].value, n[0].value);
	return DATE;
}

/* 2014Y8M1D, after the year. */
static enum form
read_chinese(struct mq_reading *r, struct mq_number year)
{
	struct mq_number month, day;

	r->p++;
	month = mq_take_number(r);
	if (!full_year(year) || !month.digits || month.digits > 2 ||
	    *r->p++ != 'M')
		return fail(r, "not a date");
	day = mq_take_number(r);
	if (!day.digits || day.digits > 2)
		return fail(r, "not a date");
	if (*r->p == 'D')
		r->p++;
	else if (*r->p && *r->p != ' ')
		return fail(r, "not a date");
	set_day(r, full_year(year), month.value, day.value);
	return DATE;
}

/* 20190130, 201901301011 or 20190130101112. */
static enum form
read_compact(struct mq_reading *r, const char *s, size_t n)
{
	struct mq_parts *p = &r->parts;

	if (n != 8 && n != 12 && n != 14)
		return fail(r, "not a date");
	set_day(
	    r, mq_two(s) * 100 + mq_two(s + 2), mq_two(s + 4), mq_two(s + 6));
	if (n == 8)
		return COMPACT;
	p->timed = true;
	p->hour = mq_two(s + 8);
	p->minute = mq_two(s + 10);
	p->second = n == 14 ? mq_two(s + 12) : 0;
	return WHOLE;
}

static void
skip_ordinal(struct mq_reading *r)
{
	if (!mq_take_word(r, "st") && !mq_take_word(r, "nd") &&
	    !mq_take_word(r, "rd"))
		mq_take_word(r, "th");
}

/* 30 Jan 2019 and 2019-Jan-30, after the first number. */
static enum form
read_month_second(struct mq_reading *r, struct mq_number first)
{
	struct mq_number last;
	int month;

	skip_ordinal(r);
	mq_take_any(r, " -./,");
	if (!(month = take_month(r)))
		return fail(r, "not a date");
	mq_take_any(r, " -./,");
	last = mq_take_number(r);
	if (first.digits == 4 && last.digits <= 2)
		set_day(r, first.value, month, last.value);
	else if (first.digits <= 2 && full_year(last))
		set_day(r, full_year(last), month, first.value);
	else
		return fail(r, "not a date");
	return DATE;
}

/* Jan 30, 2019, after the month. */
static enum form
read_month_first(struct mq_reading *r, int month)
{
	struct mq_number day, year;
	const char *after;

	mq_take_any(r, " -./");
	day = mq_take_number(r);
	skip_ordinal(r);
	if (!day.digits || day.digits > 2 || !*r->p || !strchr(" -,/", *r->p))
		return fail(r, "not a date");
	mq_take_any(r, " -,/");
	after = r->p;
	year = mq_take_number(r);
	set_day(r, full_year(year), month, day.value);
	if (*r->p == ':') {
		r->p = after;
		return YEAR_LAST;
	}
	return full_year(year) ? DATE : fail(r, "not a date");
}

static enum form
read_day(struct mq_reading *r, enum mq_order order)
{
	struct mq_number n[3];
	const char *start;
	size_t digits;
	int month;

	skip_weekday(r);
	if ((month = take_month(r)))
		return read_month_first(r, month);
	start = r->p;
	if (take_three(r, n))
		return read_three(r, n, order);
	r->p = start;
	n[0] = mq_take_number(r);
	digits = (size_t)(r->p - start);
	if (digits > 4)
		return read_compact(r, start, digits);
	if (digits > 0 && *r->p == 'Y')
		return read_chinese(r, n[0]);
	return digits ? read_month_second(r, n[0]) : fail(r, "not a date");
}

/* What may stand between a day and its time. */
static bool
take_gap(struct mq_reading *r)
{
	const char *start = r->p;

	if (r->p[0] == 't' && r->p[1] >= '0' && r->p[1] <= '9')
		r->p++;
	else
		mq_take_any(r, " ,");
	skip_weekday(r);
	if (mq_take_word(r, "at"))
		mq_take_any(r, " ");
	/* A capital is a gap by itself: 8月1日15:05, 8/1下午3:05. */
	if (r->p == start && r->p[-1] != 'D' && !strchr("APNE", *r->p)) {
		r->why = "not a date";
		return false;
	}
	return true;
}

static bool
read_rest(struct mq_reading *r, enum form form)
{
	if (*r->p && (form == DATE || form == COMPACT) && !take_gap(r))
		return false;
	if (*r->p && form != WHOLE && !mq_take_time(r, form == COMPACT))
		return false;
	if (r->parts.timed && !mq_take_zone(r))
		return false;
	if (form == YEAR_LAST) {
		mq_take_any(r, " ");
		r->parts.year = full_year(mq_take_number(r));
	}
	if (*r->p || (form == YEAR_LAST && !r->parts.year)) {
		r->why = "not a date";
		return false;
	}
	return true;
}

int
mq_date_read(struct mq_str s, enum mq_order order, struct mq_zone *z,
    struct mq_date *out, const char **why)
{
	struct mq_reading r = { .why = "not a date" };
	enum form form;

	s = mq_str_trim(s);
	if (mq_date_parse(s, z, out) == 0)
		return 0;
	r.p = r.text;
	if (!mq_plain(s, r.text, sizeof(r.text)) ||
	    (form = read_day(&r, order)) == NO_DATE || !read_rest(&r, form) ||
	    (r.why = mq_parts_date(&r.parts, z, out))) {
		*why = r.why;
		return -1;
	}
	return 0;
}

unsigned
mq_date_orders(struct mq_str s)
{
	struct mq_reading r = { .why = NULL };
	struct mq_number n[3];

	r.p = r.text;
	if (!mq_plain(s, r.text, sizeof(r.text)))
		return 0;
	skip_weekday(&r);
	return take_three(&r, n) ? orders(n) : 0;
}
