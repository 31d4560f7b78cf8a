#ifndef MQ_WORKDAYS_H
#define MQ_WORKDAYS_H

#include "opening.h"

/*
 * Days and their hours by the clock on the wall, with no zone: a week that
 * repeats, and single days that differ from it.  How much there is before a
 * day is the week's share, which is a division, and what the single days
 * before it add or take away, which is summed up once and then searched.
 */

/* What is counted. */
enum mq_measure { MQ_OPEN_SECONDS, MQ_OPEN_DAYS, MQ_MEASURES };

struct mq_row {
	int64_t day;
	uint32_t order; /* of its coming, to tell the last of a day */
	uint32_t own;   /* its own hours, or 0 */
	uint32_t hours; /* those it has, once ready */
	bool work;
	struct mq_str name;
	int64_t extra[MQ_MEASURES]; /* what the rows up to this one add */
};

struct mq_workdays {
	struct mq_opening *hours; /* closed, Monday to Sunday, makeup, own */
	size_t nhours, hours_cap;
	struct mq_row *row; /* once ready in order, one a day */
	size_t n, cap;
	int64_t *day;                 /* each row's, close together to search */
	int64_t *before[MQ_MEASURES]; /* what there is before each row's day */
	int64_t week[MQ_MEASURES][8]; /* before Monday, Tuesday ..., in all */
	bool keep_closed; /* no row opens a day that the week has closed */
	bool ready;
};

void mq_workdays_init(struct mq_workdays *w);
void mq_workdays_free(struct mq_workdays *w);

/*
 * As mq_calendar_reserve(), mq_calendar_set_hours() and mq_calendar_set_day(),
 * the name not copied.
 */
void mq_workdays_reserve(struct mq_workdays *w, size_t n);
const char *mq_workdays_set_hours(struct mq_workdays *w, struct mq_str hours);
const char *mq_workdays_set_day(struct mq_workdays *w, int64_t day, bool work,
    struct mq_str hours, struct mq_str name);

/* Sort and sum up, where anything was set since; before any of the below. */
void mq_workdays_ready(struct mq_workdays *w);

/* How much there is before a day's start, from some day on. */
int64_t mq_workdays_before(
    const struct mq_workdays *w, enum mq_measure what, int64_t day);

/*
 * The day that brings the measure to x: before it is less than x, and after it
 * x or more.  0, or -1 where there is none.
 */
int mq_workdays_find(
    const struct mq_workdays *w, enum mq_measure what, int64_t x, int64_t *day);

/* The hours of a day, and the row that sets it or NULL. */
const struct mq_opening *mq_workdays_hours(
    const struct mq_workdays *w, int64_t day);
const struct mq_row *mq_workdays_row(const struct mq_workdays *w, int64_t day);

/*
 * Open seconds before a local time (day * 86400 + second), and the first local
 * time with x open seconds before it: 0, or -1 where there is none.
 */
int64_t mq_workdays_at(const struct mq_workdays *w, int64_t local);
int mq_workdays_reach(const struct mq_workdays *w, int64_t x, int64_t *local);

#endif
