#ifndef MINQING_CALENDAR_H
#define MINQING_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "minqing/record.h"
#include "minqing/zone.h"

/*
 * Working time.  A calendar is the opening hours of a week, single days that
 * differ from it (holidays, make-up work days, half days), and a zone: hours
 * are those of the clock on the office's wall.  An office is open, at an
 * instant, when that clock shows a time from an interval's beginning to before
 * its end; working time is how many seconds of an open office passed, so a
 * night in which the clocks change counts as long as it was.
 *
 *	struct mq_calendar *c = mq_calendar_new(zone, MQ_CALENDAR_CN);
 *
 *	mq_calendar_set_hours(c, MQ_STR("09:00-12:00,13:30-17:30"));
 *	mq_calendar_set_day(c, mq_days(2024, 10, 1), false, MQ_STR(""), name);
 *	...
 *	if (mq_calendar_add(c, t, 2 * 3600, &due) == 0)
 *		...
 *	mq_calendar_free(c);
 *
 * minqing/office.h loads one from tables and files.  Days are numbered from
 * 1970-01-01, as in mq_days(); instants are seconds since its start by UTC.  A
 * question costs a search of the single days, whatever time lies between; now
 * and then one looks up the zone for years that were not asked for before.
 */
struct mq_calendar;

enum mq_calendar_mode {
	MQ_CALENDAR_CN,      /* single days override the week both ways */
	MQ_CALENDAR_FINANCE, /* the same, but no day opens that the week has
			      * closed: make-up work days are ignored */
	MQ_CALENDAR_24X7     /* always open; hours and days mean nothing */
};

/* What a span of time is counted on, and from where. */
enum mq_clock { MQ_CLOCK_NATURAL, MQ_CLOCK_WORK };
enum mq_from { MQ_FROM_NOW, MQ_FROM_NEXT_DAY };

/* The words cn finance 24x7, natural work, now next-day: 0, or -1. */
int mq_calendar_mode_parse(struct mq_str s, enum mq_calendar_mode *out);
int mq_clock_parse(struct mq_str s, enum mq_clock *out);
int mq_from_parse(struct mq_str s, enum mq_from *out);

/*
 * A calendar that is closed until it is given hours.  The zone must outlive
 * it.
 */
struct mq_calendar *mq_calendar_new(
    struct mq_zone *zone, enum mq_calendar_mode mode);

/* NULL is allowed. */
void mq_calendar_free(struct mq_calendar *c);

/*
 * Set the hours of the week, in place of what they were: NULL, or what is
 * wrong with them.  Clauses are separated by ";", each of days and hours:
 *
 *	09:00-12:00,13:30-17:30
 *	mon-thu 09:00-17:00; fri 09:00-12:00; makeup 09:00-15:00
 *	daily 00:00-24:00
 *
 * Days are mon tue wed thu fri sat sun, ranges and lists of them, or daily;
 * without any they are mon-fri.  A day that is not named is closed.  makeup is
 * a work day that the week has closed; where it is not given it has Monday's
 * hours, or those of the first day of the week that has any.  Intervals stand
 * in order and do not overlap, at most MQ_SPANS_MAX a day; one over midnight
 * is written as two, 22:00-24:00 and 00:00-06:00.
 */
enum { MQ_SPANS_MAX = 8 };
const char *mq_calendar_set_hours(struct mq_calendar *c, struct mq_str hours);

/* Make room for n days more: of use where many are set. */
void mq_calendar_reserve(struct mq_calendar *c, size_t n);

/*
 * Let a day differ from the week: off, or work with hours of its own (where
 * `hours` is empty, those of its day of the week or of makeup).  The name is
 * copied.  A day that is set again is what it was set to last.  NULL, or what
 * is wrong with the hours.
 */
const char *mq_calendar_set_day(struct mq_calendar *c, int64_t day, bool work,
    struct mq_str hours, struct mq_str name);

/*
 * Working seconds from instant a to instant b; negative where b is before a.
 * Both lie in the years 1 to 9999.
 */
int64_t mq_calendar_between(struct mq_calendar *c, int64_t a, int64_t b);

/*
 * The first instant at which `seconds` working seconds have passed since t,
 * so that what is due at an interval's end is due there and not when the next
 * one begins.  Backwards, where `seconds` is negative, the last such instant.
 * None at all give t itself, be it open or not.  0, or -1 where that is not in
 * the years 1 to 9999.
 */
int mq_calendar_add(
    struct mq_calendar *c, int64_t t, int64_t seconds, int64_t *out);

/*
 * The working day that is n after (before, where n is negative) a day, which
 * itself does not count; n = 0 gives the day itself.  0 or -1 as above.
 */
int mq_calendar_nth_day(
    struct mq_calendar *c, int64_t day, int64_t n, int64_t *out);

/* How many working days there are from one day to another, both included. */
int64_t mq_calendar_count_days(
    struct mq_calendar *c, int64_t first, int64_t last);

/*
 * n working days after t.  From the next day: to the end of the hours of the
 * nth working day after t's day, whatever its time.  From now: to the same
 * time of the nth working day after it, or where it is closed then, to the end
 * of the interval before (the day's first opening, where there is none); a t
 * outside the hours, or at their beginning, has the coming working day whole
 * before it, so the nth one ends at its end.  Backwards, where n is negative,
 * the same mirrored: to the beginning of the hours.  0 or -1 as above.
 */
int mq_calendar_add_days(struct mq_calendar *c, int64_t t, int64_t n,
    enum mq_from from, int64_t *out);

/*
 * Where counting begins: t, or from the next day the next day's start; where
 * `back`, the start of t's own day.
 */
int64_t mq_calendar_start(
    struct mq_calendar *c, int64_t t, enum mq_from from, bool back);

/*
 * A term: a number of seconds (written 90s, 20min, 2h, 2h30min), of days (7d)
 * or of working days (5wd).
 */
enum mq_term_unit { MQ_TERM_SECONDS, MQ_TERM_DAYS, MQ_TERM_WORKDAYS };
struct mq_term {
	int64_t n;
	enum mq_term_unit unit;
};

/* Read one, a sign in front allowed: 0, or -1. */
int mq_term_parse(struct mq_str s, struct mq_term *out);

/*
 * When something begun at t is due.  Seconds are counted on the clock; days
 * are natural ones, of 86400 seconds each, and working days working, whatever
 * the clock.  0 or -1 as above.
 */
int mq_calendar_due(struct mq_calendar *c, int64_t t,
    const struct mq_term *term, enum mq_clock clock, enum mq_from from,
    int64_t *out);

/* One day, for those who print a calendar. */
enum { MQ_HOURS_TEXT = 12 * MQ_SPANS_MAX };
struct mq_workday {
	bool work;                 /* has hours */
	struct mq_str name;        /* "" where it was not set */
	char hours[MQ_HOURS_TEXT]; /* "09:00-12:00,13:30-17:30", or "" */
};
void mq_calendar_look(
    struct mq_calendar *c, int64_t day, struct mq_workday *out);

/*
 * The calendar knows a year of which a day is set, 26 to 31 December apart:
 * those come with the next year's notice.  The earliest year that an answer
 * relied on and that is not known, or 0; there the week alone was counted.
 */
int mq_calendar_unknown(const struct mq_calendar *c);

/* The first and the last year that are known: 0, or -1 where there is none. */
int mq_calendar_known(struct mq_calendar *c, int *first, int *last);

#endif
