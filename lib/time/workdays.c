#include "workdays.h"

#include <stdlib.h>

/* Where in the hours a day's stand: closed, Monday ... Sunday, makeup. */
enum { CLOSED = 0, MONDAY = 1, MAKEUP = MONDAY + MQ_MAKEUP, OWN };

/* Monday is 0; day 0, 1970-01-01, is a Thursday. */
static int
weekday(int64_t day)
{
	return (int)(day + 3 - mq_floor(day + 3, 7) * 7);
}

static int64_t
amount(const struct mq_opening *o, enum mq_measure what)
{
	return what == MQ_OPEN_SECONDS ? o->total : o->total > 0;
}

void
mq_workdays_init(struct mq_workdays *w)
{
	size_t i;

	for (i = CLOSED; i < OWN; i++) {
		w->hours = mq_grow(
		    w->hours, w->nhours, &w->hours_cap, sizeof(*w->hours));
		w->hours[w->nhours++] = (struct mq_opening){ 0 };
	}
}

void
mq_workdays_free(struct mq_workdays *w)
{
	free(w->hours);
	free(w->row);
	free(w->day);
	free(w->before[MQ_OPEN_SECONDS]);
	free(w->before[MQ_OPEN_DAYS]);
}

const char *
mq_workdays_set_hours(struct mq_workdays *w, struct mq_str hours)
{
	w->ready = false;
	return mq_week_parse(hours, w->hours + MONDAY);
}

void
mq_workdays_reserve(struct mq_workdays *w, size_t n)
{
	if (w->n + n <= w->cap)
		return;
	w->cap = w->n + n;
	w->row = mq_xrealloc(w->row, w->cap, sizeof(*w->row));
}

const char *
mq_workdays_set_day(struct mq_workdays *w, int64_t day, bool work,
    struct mq_str hours, struct mq_str name)
{
	struct mq_row row = { .day = day, .work = work, .name = name };
	struct mq_opening own;
	const char *wrong;

	if (hours.n) {
		wrong = work ? mq_opening_parse(hours, &own)
			     : "a day off has no hours";
		if (wrong)
			return wrong;
		w->hours = mq_grow(
		    w->hours, w->nhours, &w->hours_cap, sizeof(*w->hours));
		row.own = (uint32_t)w->nhours;
		w->hours[w->nhours++] = own;
	}
	w->row = mq_grow(w->row, w->n, &w->cap, sizeof(*w->row));
	row.order = (uint32_t)w->n;
	w->row[w->n++] = row;
	w->ready = false;
	return NULL;
}

static int
compare(const void *a, const void *b)
{
	const struct mq_row *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* Which hours a row's day has. */
static uint32_t
hours_of(const struct mq_workdays *w, const struct mq_row *row)
{
	uint32_t usual = (uint32_t)(MONDAY + weekday(row->day));

	if (!row->work || (w->keep_closed && !w->hours[usual].n))
		return CLOSED;
	if (row->own)
		return row->own;
	return w->hours[usual].n ? usual : MAKEUP;
}

/* Sort the rows, keep the last of each day, and see what hours it has. */
static void
put_in_order(struct mq_workdays *w)
{
	size_t i, n = 0;

	if (w->n)
		qsort(w->row, w->n, sizeof(*w->row), compare);
	for (i = 0; i < w->n; i++)
		if (i + 1 == w->n || w->row[i + 1].day != w->row[i].day) {
			w->row[n] = w->row[i];
			w->row[n].order = (uint32_t)n;
			w->row[n].hours = hours_of(w, &w->row[n]);
			n++;
		}
	w->n = n;
}

static int64_t
week_before(const struct mq_workdays *w, enum mq_measure what, int64_t day)
{
	return mq_floor(day + 3, 7) * w->week[what][7] +
	       w->week[what][weekday(day)];
}

static void
sum_up(struct mq_workdays *w, enum mq_measure what)
{
	int64_t extra = 0;
	struct mq_row *row;
	size_t i;
	int day;

	w->week[what][0] = 0;
	for (day = 0; day < 7; day++)
		w->week[what][day + 1] =
		    w->week[what][day] + amount(&w->hours[MONDAY + day], what);
	w->before[what] =
	    mq_xrealloc(w->before[what], w->n + 1, sizeof(*w->before[what]));
	for (i = 0; i < w->n; i++) {
		row = &w->row[i];
		day = weekday(row->day);
		w->before[what][i] = week_before(w, what, row->day) + extra;
		extra += amount(&w->hours[row->hours], what) -
			 amount(&w->hours[MONDAY + day], what);
		row->extra[what] = extra;
	}
}

void
mq_workdays_ready(struct mq_workdays *w)
{
	size_t i;

	if (w->ready)
		return;
	put_in_order(w);
	w->day = mq_xrealloc(w->day, w->n + 1, sizeof(*w->day));
	for (i = 0; i < w->n; i++)
		w->day[i] = w->row[i].day;
	sum_up(w, MQ_OPEN_SECONDS);
	sum_up(w, MQ_OPEN_DAYS);
	w->ready = true;
}

/* How many of n numbers in order are less than x. */
static size_t
less_than(const int64_t *v, size_t n, int64_t x)
{
	const int64_t *start = v;
	size_t half;

	while (n > 0) {
		half = n / 2;
		if (v[half] < x) {
			v += half + 1;
			n -= half + 1;
		} else {
			n = half;
		}
	}
	return (size_t)(v - start);
}

/* Before a day that i rows are before. */
static int64_t
before_day(
    const struct mq_workdays *w, enum mq_measure what, int64_t day, size_t i)
{
	return week_before(w, what, day) + (i ? w->row[i - 1].extra[what] : 0);
}

static const struct mq_opening *
hours_of_day(const struct mq_workdays *w, int64_t day, size_t i)
{
	if (i < w->n && w->day[i] == day)
		return &w->hours[w->row[i].hours];
	return &w->hours[MONDAY + weekday(day)];
}

int64_t
mq_workdays_before(
    const struct mq_workdays *w, enum mq_measure what, int64_t day)
{
	return before_day(w, what, day, less_than(w->day, w->n, day));
}

/* As mq_workdays_find(), and how many rows are before the day. */
static int
find(const struct mq_workdays *w, enum mq_measure what, int64_t x, int64_t *day,
    size_t *rows)
{
	size_t i = less_than(w->before[what], w->n, x);
	const struct mq_row *row = i ? &w->row[i - 1] : NULL;
	const int64_t *week = w->week[what];
	int64_t weeks;
	int k = 0;

	/* The last row below x is the day, or the week goes on behind it. */
	if (row &&
	    x <= w->before[what][i - 1] + amount(&w->hours[row->hours], what)) {
		*day = row->day;
		*rows = i - 1;
		return 0;
	}
	if (week[7] == 0)
		return -1;
	x -= row ? row->extra[what] : 0;
	weeks = mq_floor(x - 1, week[7]);
	x -= weeks * week[7];
	while (week[k + 1] < x)
		k++;
	*day = weeks * 7 + k - 3;
	*rows = i;
	return 0;
}

int
mq_workdays_find(
    const struct mq_workdays *w, enum mq_measure what, int64_t x, int64_t *day)
{
	size_t rows;

	return find(w, what, x, day, &rows);
}

const struct mq_row *
mq_workdays_row(const struct mq_workdays *w, int64_t day)
{
	size_t i = less_than(w->day, w->n, day);

	return i < w->n && w->day[i] == day ? &w->row[i] : NULL;
}

const struct mq_opening *
mq_workdays_hours(const struct mq_workdays *w, int64_t day)
{
	return hours_of_day(w, day, less_than(w->day, w->n, day));
}

int64_t
mq_workdays_at(const struct mq_workdays *w, int64_t local)
{
	int64_t day = mq_floor(local, DAY);
	size_t i = less_than(w->day, w->n, day);

	return before_day(w, MQ_OPEN_SECONDS, day, i) +
	       mq_opening_before(
		   hours_of_day(w, day, i), (int32_t)(local - day * DAY));
}

int
mq_workdays_reach(const struct mq_workdays *w, int64_t x, int64_t *local)
{
	int64_t day;
	size_t i;

	if (find(w, MQ_OPEN_SECONDS, x, &day, &i))
		return -1;
	x -= before_day(w, MQ_OPEN_SECONDS, day, i);
	*local =
	    day * DAY + mq_opening_reach(hours_of_day(w, day, i), (int32_t)x);
	return 0;
}
