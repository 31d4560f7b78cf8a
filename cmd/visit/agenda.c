#include "agenda.h"

#include <stdlib.h>

#include "minqing/date.h"

static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri",
	"sat", "sun" };

static int
read_day(struct mq_str s, struct visit_event *e)
{
	int64_t n;
	int i;

	if (!mq_str_int(s, &n)) {
		e->day = (int)n;
		return n >= 1 && n <= 31 ? 0 : -1;
	}
	for (i = 0; i < 7; i++)
		if (mq_str_eq(s, mq_str(weekdays[i]))) {
			e->weekday = i;
			return 0;
		}
	return -1;
}

/* "19:00", so that the order of bytes is that of time. */
static bool
is_time(struct mq_str s)
{
	int64_t hour, minute;

	return s.n == 5 && s.s[2] == ':' &&
	       !mq_str_int((struct mq_str){ s.s, 2 }, &hour) &&
	       !mq_str_int((struct mq_str){ s.s + 3, 2 }, &minute) &&
	       hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
}

static int
add_row(struct visit_agenda *agenda, struct mq_table *t, size_t row, long name,
    long day)
{
	long time = mq_table_find(t, "time");
	struct visit_event e = {
		.name = mq_table_cell(t, row, name),
		.time = mq_table_cell(t, row, time),
		.place = mq_table_cell(t, row, mq_table_find(t, "place")),
	};

	if (!e.name.n)
		return mq_table_fail(t, row, name, "nothing is named");
	if (read_day(mq_table_cell(t, row, day), &e))
		return mq_table_fail(t, row, day,
		    "want a day of the month, 1 to 31, or of the week, mon to "
		    "sun");
	if (e.time.n && !is_time(e.time))
		return mq_table_fail(t, row, time, "want a time such as 19:00");
	agenda->row =
	    mq_grow(agenda->row, agenda->n, &agenda->cap, sizeof(*agenda->row));
	agenda->row[agenda->n++] = e;
	return 0;
}

/* Events of a day come by their time; without one they come first. */
static void
sort_by_time(struct visit_event *row, size_t n)
{
	struct visit_event e;
	size_t i, at;

	for (i = 1; i < n; i++) {
		e = row[i];
		for (at = i; at > 0 && mq_str_cmp(row[at - 1].time, e.time) > 0;
		     at--)
			row[at] = row[at - 1];
		row[at] = e;
	}
}

void
visit_agenda_load(struct visit_agenda *agenda, struct mq_table *t)
{
	long name, day;
	size_t row;

	if (t->error)
		return;
	name = mq_table_column(t, "name");
	day = name < 0 ? -1 : mq_table_column(t, "day");
	for (row = 0; row < t->nrows && !t->error; row++)
		if (add_row(agenda, t, row, name, day))
			return;
	sort_by_time(agenda->row, agenda->n);
}

/* The day of the week of a day, 0 for Monday: 1970-01-01 was a Thursday. */
static int
weekday_of(int64_t day)
{
	return (int)(((day + 3) % 7 + 7) % 7);
}

static void
write_event(const struct visit_event *e, int64_t day, struct mq_writer *w)
{
	struct mq_date d = { day * 86400, 0, true };
	char text[MQ_DATE_MAX];

	mq_write_cell(w, (struct mq_str){ text, mq_date_format(&d, text) });
	mq_write_cell(w, mq_str(weekdays[weekday_of(day)]));
	mq_write_cell(w, e->time);
	mq_write_cell(w, e->name);
	mq_write_cell(w, e->place);
	mq_write_end(w);
}

void
visit_agenda_write(const struct visit_agenda *agenda, int64_t first,
    int64_t last, struct mq_writer *w)
{
	static const char *const header[] = { "date", "weekday", "time", "name",
		"place" };
	const struct visit_event *e;
	int year, month, day;
	size_t i;

	for (i = 0; i < sizeof(header) / sizeof(*header); i++)
		mq_write_cell(w, mq_str(header[i]));
	mq_write_end(w);
	for (; first <= last; first++) {
		mq_civil(first, &year, &month, &day);
		for (e = agenda->row; e < agenda->row + agenda->n; e++)
			if (e->day ? e->day == day
				   : e->weekday == weekday_of(first))
				write_event(e, first, w);
	}
}

void
visit_agenda_free(struct visit_agenda *agenda)
{
	free(agenda->row);
	*agenda = (struct visit_agenda){ 0 };
}
