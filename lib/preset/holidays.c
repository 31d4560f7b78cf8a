#include "holidays.h"

#include <stdarg.h>
#include <stdio.h>

#include "minqing/date.h"

enum { DAY = 86400 };

const char *
mq_holidays_wrong(
    const struct mq_holidays *h, unsigned long line, const char *fmt, ...)
{
	char what[256];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	return mq_arena_printf(h->arena, "%s:%lu: %s", h->name, line, what);
}

int
mq_holidays_date(struct mq_str s, int64_t *day)
{
	struct mq_date d;
	const char *why;
	int64_t local;

	if (mq_date_read(s, MQ_YMD, mq_zone_open("UTC"), &d, &why))
		return -1;
	local = d.t + d.offset;
	*day = (local - (local < 0 ? DAY - 1 : 0)) / DAY;
	return *day * DAY == local ? 0 : -1;
}

/* What the column `day` says: 1 for work, 0 for off, or -1. */
static int
read_kind(struct mq_str s)
{
	static const struct {
		const char *word;
		int work;
	} words[] = { { "work", 1 }, { "off", 0 }, { "上班", 1 }, { "补班", 1 },
		{ "班", 1 }, { "放假", 0 }, { "休息", 0 }, { "休", 0 } };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (mq_str_eq(s, mq_str(words[i].word)))
			return words[i].work;
	return -1;
}

struct columns {
	long date, day, hours, name;
};

static void
read_row(const struct mq_holidays *h, struct mq_table *t, size_t row,
    const struct columns *c)
{
	struct mq_str date = mq_table_cell(t, row, c->date);
	struct mq_str kind = mq_table_cell(t, row, c->day);
	struct mq_str hours = mq_table_cell(t, row, c->hours);
	int work = read_kind(kind);
	const char *wrong;
	int64_t day;

	if (mq_holidays_date(date, &day)) {
		mq_table_fail(t, row, c->date, "no such date: '%.*s'",
		    (int)date.n, date.s);
		return;
	}
	if (work < 0) {
		mq_table_fail(t, row, c->day, "'%.*s' is neither work nor off",
		    (int)kind.n, kind.s);
		return;
	}
	wrong = mq_calendar_set_day(
	    h->calendar, day, work, hours, mq_table_cell(t, row, c->name));
	if (wrong)
		mq_table_fail(t, row, c->hours, "'%.*s': %s", (int)hours.n,
		    hours.s, wrong);
}

const char *
mq_holidays_table(const struct mq_holidays *h, struct mq_table *t)
{
	struct columns c;
	size_t row;

	if (!t->error) {
		c.date = mq_table_column(t, "date");
		c.day = t->error ? -1 : mq_table_column(t, "day");
		c.hours = mq_table_find(t, "hours");
		c.name = mq_table_find(t, "name");
		mq_calendar_reserve(h->calendar, t->nrows);
		for (row = 0; row < t->nrows && !t->error; row++)
			read_row(h, t, row, &c);
	}
	return t->error ? mq_arena_printf(h->arena, "%s", t->error) : NULL;
}
