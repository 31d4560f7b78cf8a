#include "cal.h"

#include "minqing/date.h"

enum { DAY = 86400 };

static const struct cal_wrong nothing_wrong = { 0, NULL, NULL };

static int64_t
floor_day(int64_t local)
{
	return (local - (local < 0 ? DAY - 1 : 0)) / DAY;
}

/* The day of a date that is a day alone, as it was written. */
static int64_t
day_of(const struct mq_date *d)
{
	return floor_day(d->t + d->offset);
}

static const char *
read_date(const struct cal *c, struct mq_str s, struct mq_date *out)
{
	const char *why = NULL;

	if (mq_str_eq(s, MQ_STR("now")))
		*out = mq_date_at(c->now, c->zone);
	else if (mq_date_read(s, MQ_ORDER_NONE, c->zone, out, &why))
		return why;
	return NULL;
}

const char *
cal_day(const struct cal *c, struct mq_str s, int64_t *day)
{
	struct mq_date d;
	const char *why = read_date(c, s, &d);

	if (why)
		return why;
	if (!d.day)
		d.offset = mq_zone_offset(c->zone, d.t);
	*day = day_of(&d);
	return NULL;
}

size_t
cal_day_format(int64_t day, char out[CAL_TEXT])
{
	struct mq_date d = { day * DAY, 0, true };

	return mq_date_format(&d, out);
}

static enum mq_from
from_of(const struct cal *c, bool workdays)
{
	if (c->from_given)
		return c->from;
	return workdays ? MQ_FROM_NEXT_DAY : MQ_FROM_NOW;
}

/* n days after a day alone: natural ones, or working ones. */
static int
add_to_day(
    const struct cal *c, int64_t day, const struct mq_term *term, int64_t *out)
{
	int64_t n = term->n;

	if (n > 9999 * 366 || n < -9999 * 366)
		return -1;
	if (term->unit == MQ_TERM_DAYS) {
		*out = day + n;
		return 0;
	}
	if (n && from_of(c, true) == MQ_FROM_NOW) /* then itself counts */
		day += n > 0 ? -1 : 1;
	return mq_calendar_nth_day(c->calendar, day, n, out);
}

struct cal_wrong
cal_add(const struct cal *c, const struct mq_str operand[2], char out[CAL_TEXT])
{
	struct mq_date d;
	struct mq_term term;
	const char *why = read_date(c, operand[0], &d);
	size_t n = 0;
	int64_t to;

	if (why)
		return (struct cal_wrong){ 0, "date", why };
	if (mq_term_parse(operand[1], &term))
		return (struct cal_wrong){ 1, "span",
			"want a number and s, min, h, d or wd, such as 90min "
			"or 5wd" };
	if (d.day && term.unit != MQ_TERM_SECONDS) {
		if (!add_to_day(c, day_of(&d), &term, &to))
			n = cal_day_format(to, out);
	} else if (!mq_calendar_due(c->calendar, d.t, &term, c->clock,
		       from_of(c, term.unit == MQ_TERM_WORKDAYS), &to)) {
		d = mq_date_at(to, c->zone);
		n = mq_date_format(&d, out);
	}
	if (!n)
		return (struct cal_wrong){ 1, "span",
			"leads out of the years 1 to 9999" };
	return nothing_wrong;
}

/* Write a number and what follows it. */
static char *
put(char *p, uint64_t n, const char *unit)
{
	char digits[20];
	int i = 0;

	do
		digits[i++] = (char)('0' + n % 10);
	while (n /= 10);
	while (i)
		*p++ = digits[--i];
	while (*unit)
		*p++ = *unit++;
	*p = '\0';
	return p;
}

static char *
put_sign(char *p, int64_t *n)
{
	if (*n < 0) {
		*n = -*n;
		*p++ = '-';
	}
	return p;
}

static void
put_seconds(char *p, int64_t n)
{
	p = put_sign(p, &n);
	p = put(p, (uint64_t)n / 60, "min");
	if (n % 60)
		put(p, (uint64_t)n % 60, "s");
}

/* Working days from one day alone to another. */
static int64_t
count_workdays(const struct cal *c, int64_t a, int64_t b)
{
	int64_t skip = from_of(c, true) == MQ_FROM_NEXT_DAY;

	if (a <= b)
		return mq_calendar_count_days(c->calendar, a + skip, b);
	return -mq_calendar_count_days(c->calendar, b, a - skip);
}

static int64_t
count_seconds(const struct cal *c, int64_t a, int64_t b)
{
	int64_t start =
	    mq_calendar_start(c->calendar, a, from_of(c, false), b < a);

	if ((a <= b && start > b) || (b < a && start < b))
		return 0;
	return c->clock == MQ_CLOCK_WORK
		   ? mq_calendar_between(c->calendar, start, b)
		   : b - start;
}

struct cal_wrong
cal_between(
    const struct cal *c, const struct mq_str operand[2], char out[CAL_TEXT])
{
	struct mq_date d[2];
	const char *why;
	int64_t n;
	int i;

	for (i = 0; i < 2; i++)
		if ((why = read_date(c, operand[i], &d[i])))
			return (struct cal_wrong){ i, "date", why };
	if (!d[0].day || !d[1].day) {
		put_seconds(out, count_seconds(c, d[0].t, d[1].t));
		return nothing_wrong;
	}
	n = c->clock == MQ_CLOCK_WORK
		? count_workdays(c, day_of(&d[0]), day_of(&d[1]))
		: day_of(&d[1]) - day_of(&d[0]);
	out = put_sign(out, &n);
	put(out, (uint64_t)n, c->clock == MQ_CLOCK_WORK ? "wd" : "d");
	return nothing_wrong;
}
