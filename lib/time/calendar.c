#include "minqing/calendar.h"

#include <stdlib.h>

#include "calendar_parts.h"

struct mq_calendar *
mq_calendar_new(struct mq_zone *zone, enum mq_calendar_mode mode)
{
	struct mq_calendar *c = mq_xcalloc(1, sizeof(*c));

	c->mode = mode;
	c->zone = zone;
	mq_workdays_init(&c->days);
	c->days.keep_closed = mode == MQ_CALENDAR_FINANCE;
	if (mode == MQ_CALENDAR_24X7)
		mq_workdays_set_hours(&c->days, MQ_STR("daily 00:00-24:00"));
	return c;
}

void
mq_calendar_free(struct mq_calendar *c)
{
	if (!c)
		return;
	mq_workdays_free(&c->days);
	mq_shifts_free(&c->shifts);
	free(c->known);
	mq_arena_free(&c->arena);
	free(c);
}

const char *
mq_calendar_set_hours(struct mq_calendar *c, struct mq_str hours)
{
	struct mq_opening ignored[MQ_WEEK_OPENINGS];

	if (c->mode == MQ_CALENDAR_24X7)
		return mq_week_parse(hours, ignored);
	return mq_workdays_set_hours(&c->days, hours);
}

void
mq_calendar_reserve(struct mq_calendar *c, size_t n)
{
	mq_workdays_reserve(&c->days, n);
}

const char *
mq_calendar_set_day(struct mq_calendar *c, int64_t day, bool work,
    struct mq_str hours, struct mq_str name)
{
	const struct mq_workdays *w = &c->days;

	if (c->mode == MQ_CALENDAR_24X7)
		return NULL;
	if (w->n && mq_str_eq(w->row[w->n - 1].name, name))
		name = w->row[w->n - 1].name; /* a holiday of some days */
	else
		name = mq_str_dup(&c->arena, name);
	return mq_workdays_set_day(&c->days, day, work, hours, name);
}

/* Add a year to those that are known; they come in order. */
static void
know(struct mq_calendar *c, int year)
{
	struct mq_years *last = c->nknown ? &c->known[c->nknown - 1] : NULL;
	int64_t from = mq_days(year, 1, 1), to = mq_days(year + 1, 1, 1);

	if (last && last->to >= from) {
		last->to = to;
		return;
	}
	c->known =
	    mq_grow(c->known, c->nknown, &c->known_cap, sizeof(*c->known));
	c->known[c->nknown++] = (struct mq_years){ from, to };
}

void
mq_calendar_ready(struct mq_calendar *c)
{
	int year, month, day;
	size_t i;

	if (c->days.ready)
		return;
	mq_workdays_ready(&c->days);
	c->shifts.n = 0;
	c->nknown = 0;
	for (i = 0; i < c->days.n; i++) {
		mq_civil(c->days.row[i].day, &year, &month, &day);
		if (month < 12 || day <= 25)
			know(c, year);
	}
}

void
mq_calendar_rely(struct mq_calendar *c, int64_t a, int64_t b)
{
	int64_t first = a < b ? a : b, last = a < b ? b : a;
	int year, month, day;
	size_t i;

	if (c->mode == MQ_CALENDAR_24X7)
		return;
	for (i = 0; i < c->nknown && first <= last; i++)
		if (first >= c->known[i].from && first < c->known[i].to)
			first = c->known[i].to;
	if (first > last)
		return;
	mq_civil(first, &year, &month, &day);
	if (!c->unknown || year < c->unknown)
		c->unknown = year;
}

int
mq_calendar_unknown(const struct mq_calendar *c)
{
	return c->unknown;
}

int
mq_calendar_known(struct mq_calendar *c, int *first, int *last)
{
	int month, day;

	mq_calendar_ready(c);
	if (!c->nknown)
		return -1;
	mq_civil(c->known[0].from, first, &month, &day);
	mq_civil(c->known[c->nknown - 1].to - 1, last, &month, &day);
	return 0;
}

int64_t
mq_calendar_day(struct mq_calendar *c, int64_t t, int32_t *second)
{
	int64_t local, day;

	mq_shifts_cover(&c->shifts, &c->days, c->zone, t, t);
	local = t + mq_shifts_offset(&c->shifts, t);
	day = mq_floor(local, DAY);
	*second = (int32_t)(local - day * DAY);
	return day;
}

int64_t
mq_calendar_instant(struct mq_calendar *c, int64_t day, int32_t second)
{
	int64_t local = day * DAY + second;

	mq_shifts_cover(
	    &c->shifts, &c->days, c->zone, local - DAY, local + DAY);
	return mq_shifts_instant(&c->shifts, local);
}

void
mq_calendar_look(struct mq_calendar *c, int64_t day, struct mq_workday *out)
{
	const struct mq_opening *o;
	const struct mq_row *row;

	mq_calendar_ready(c);
	mq_calendar_rely(c, day, day);
	o = mq_workdays_hours(&c->days, day);
	row = mq_workdays_row(&c->days, day);
	out->work = o->n > 0;
	out->name = row ? row->name : MQ_STR("");
	mq_opening_format(o, out->hours);
}
