#ifndef CLOCK_H
#define CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "minqing/date.h"
#include "minqing/record.h"

/*
 * Which date of a record counts, in which period it lies, and whether it is in
 * the window [since, until).
 *
 *	struct score_clock c = { .zone = zone, .column = "requested_datetime" };
 *
 *	if ((why = score_clock_read(&c, "12:00", "19", since, until)))
 *		complain(why);
 *	switch (score_clock_place(&c, cell)) ...
 *	n = score_clock_period(&c, MQ_MONTH, &date, text);
 *
 * A day may begin at another time than midnight, and a month on another day
 * than the first.  Such a day, or month, bears the name of the one that it has
 * the greater part of: a day from noon is named for the date it ends on, a
 * month from the 19th for the month it ends in, as Beijing's appraisal has
 * them; a day from 04:00 for the date it begins on.  A date without a time is
 * that day, whenever days begin.
 */
struct score_clock {
	struct mq_zone *zone; /* of dates that bear none */
	const char *column;   /* of the date that counts */
	int32_t day_start;    /* seconds from midnight */
	int month_start;      /* a day, 1 to 28; 0 counts as 1 */
	bool has_since, has_until;
	int64_t since, until;
};

/*
 * Read what options say, NULL where not given: NULL, or what is wrong with them
 * ("--since: not a day ...").  A bound that is a day alone is its start.
 */
const char *score_clock_read(struct score_clock *c, const char *day_start,
    const char *month_start, const char *since, const char *until);

/* Is there any bound at all? */
bool score_clock_bounded(const struct score_clock *c);

enum score_place {
	SCORE_UNKNOWN = -1, /* no date, or none that can be read */
	SCORE_OUTSIDE = 0,
	SCORE_INSIDE = 1
};

enum score_place score_clock_place(
    const struct score_clock *c, struct mq_str date);

/* The name of the period that a date lies in, as mq_period_format() has it. */
size_t score_clock_period(const struct score_clock *c, enum mq_period p,
    const struct mq_date *d, char buf[MQ_DATE_MAX]);

/*
 * The name of the period before one ("2026-01" -> "2025-12"): its length, or 0
 * where there is none or that is no period's name.
 */
size_t score_period_before(
    enum mq_period p, struct mq_str name, char buf[MQ_DATE_MAX]);

#endif
