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
}

const char *
mq_workdays_set_hours(struct mq_workdays *w, struct mq_str hours)
{
	w->ready = false;
	return mq_week_parse(hours, w->hours + MONDAY);
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
		row.own = w->nhours;
		w->hours[w->nhours++] = own;
	}
	w->row = mq_grow(w->row, w->n, &w->cap, sizeof(*w->row));
	row.order = w->n;
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
static size_t
hours_of(const struct mq_workdays *w, const struct mq_row *row)
{
	size_t usual = (size_t)(MONDAY + weekday(row->day));

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
			w->row[n].order = n;
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
	int day;

	w->week[what][0] = 0;
	for (day = 0; day < 7; day++)
		w->week[what][day + 1] =
		    w->week[what][day] + amount(&w->hours[MONDAY + day], what);
	for (row = w->row; row < w->row + w->n; row++) {
		day = weekday(row->day);
		row->before[what] = week_before(w, what, row->day) + extra;
		extra += amount(&w->hours[row->hours], what) -
			 amount(&w->hours[MONDAY + day], what);
		row->extra[what] = extra;
	}
}

void
mq_workdays_ready(struct mq_workdays *w)
{
	if (w->ready)
		return;
	put_in_order(w);
	sum_up(w, MQ_OPEN_SECONDS);
	sum_up(w, MQ_OPEN_DAYS);
	w->ready = true;
}

/* How many rows are before the day. */
static size_t
rows_before(const struct mq_workdays *w, int64_t day)
{
	size_t low = 0, high = w->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (w->row[middle].day < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int64_t
mq_workdays_before(
    const struct mq_workdays *w, enum mq_measure what, int64_t day)
{
	size_t i = rows_before(w, day);

	return week_before(w, what, day) + (i ? w->row[i - 1].extra[what] : 0);
}

/* How many rows have less than x before them. */
static size_t
rows_below(const struct mq_workdays *w, enum mq_measure what, int64_t x)
{
	size_t low = 0, high = w->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (w->row[middle].before[what] < x)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int
mq_workdays_find(
    const struct mq_workdays *w, enum mq_measure what, int64_t x, int64_t *day)
{
	size_t i = rows_below(w, what, x);
	const struct mq_row *row = i ? &w->row[i - 1] : NULL;
	const int64_t *week = w->week[what];
	int64_t weeks;
	int k = 0;

	/* The last row below x is the day, or the week goes on behind it. */
	if (row &&
	    x <= row->before[what] + amount(&w->hours[row->hours], what)) {
		*day = row->day;
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
	return 0;
}

const struct mq_row *
mq_workdays_row(const struct mq_workdays *w, int64_t day)
{
	size_t i = rows_before(w, day);

	return i < w->n && w->row[i].day == day ? &w->row[i] : NULL;
}

const struct mq_opening *
mq_workdays_hours(const struct mq_workdays *w, int64_t day)
{
	const struct mq_row *row = mq_workdays_row(w, day);

	return &w->hours[row ? row->hours : (size_t)(MONDAY + weekday(day))];
}

int64_t
mq_workdays_at(const struct mq_workdays *w, int64_t local)
{
	int64_t day = mq_floor(local, DAY);

	return mq_workdays_before(w, MQ_OPEN_SECONDS, day) +
	       mq_opening_before(
		   mq_workdays_hours(w, day), (int32_t)(local - day * DAY));
}

int
mq_workdays_reach(const struct mq_workdays *w, int64_t x, int64_t *local)
{
	int64_t day;

	if (mq_workdays_find(w, MQ_OPEN_SECONDS, x, &day))
		return -1;
	x -= mq_workdays_before(w, MQ_OPEN_SECONDS, day);
	*local =
	    day * DAY + mq_opening_reach(mq_workdays_hours(w, day), (int32_t)x);
	return 0;
}
