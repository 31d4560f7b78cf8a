#ifndef MINQING_OFFICE_H
#define MINQING_OFFICE_H

#include "minqing/calendar.h"
#include "minqing/opt.h"

/*
 * The calendar that a command counts working time on, loaded as its options
 * say.
 *
 *	struct mq_office *o = mq_office_open(&opts);
 *
 *	if (o->error)
 *		mq_die("%s", o->error);
 *	... mq_calendar_add(o->calendar, ...) ...
 *	if ((doubt = mq_office_doubt(o)))
 *		mq_warn("%s", doubt);
 *	mq_office_free(o);
 *
 * A calendar's days come from one of these, told by its content:
 *
 *	a table      columns date and day (work or off), perhaps hours and name
 *	JSON         as holiday-cn publishes a year: an object whose list `days`
 *	             has objects with date, isOffDay and name
 *	iCalendar    all-day events (RFC 5545): an event is off, or work where
 *	             its SUMMARY says 上班, 补班, 加班, (班) or （班） and not
 *	             不上班; DTEND is the day behind its last
 */
struct mq_office_opts {
	const char *preset;       /* "365" or a folder */
	struct mq_list calendars; /* files, or 365 for the built-in one, later
				   * ones overriding; empty: the preset's */
	const char *hours;        /* as mq_calendar_set_hours(), or NULL: the
				   * preset's table `hours` */
	enum mq_calendar_mode mode;
	struct mq_zone *zone;
};

struct mq_office {
	struct mq_calendar *calendar; /* of no use where there is an error */
	const char *error;            /* "NAME:LINE: what is wrong", or NULL */
	const char *name;             /* of the calendar's last file */
	struct mq_arena arena;
};

/* The list in the options may go when this returns. */
struct mq_office *mq_office_open(const struct mq_office_opts *opts);

/*
 * What the calendar's answers so far leave in doubt, in one line: years that
 * it does not know.  NULL where it knew them all.
 */
const char *mq_office_doubt(struct mq_office *o);

/* NULL is allowed. */
void mq_office_free(struct mq_office *o);

#endif
