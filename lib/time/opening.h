#ifndef MQ_OPENING_H
#define MQ_OPENING_H

#include "minqing/calendar.h"
#include "parts.h"

/*
 * The opening hours of one day: intervals in seconds of the day, in order,
 * none touching the next.
 */
struct mq_opening {
	struct {
		int32_t from, to;
	} span[MQ_SPANS_MAX];
	int n;
	int32_t total; /* seconds open */
};

/* Read "09:00-12:00,13:30-17:30": NULL, or what is wrong with it. */
const char *mq_opening_parse(struct mq_str s, struct mq_opening *out);

/* Write it so; gives the length. */
size_t mq_opening_format(const struct mq_opening *o, char buf[MQ_HOURS_TEXT]);

/* How many open seconds there are before a second of the day. */
int32_t mq_opening_before(const struct mq_opening *o, int32_t second);

/* The first second with n open ones before it; n is 1 to the total. */
int32_t mq_opening_reach(const struct mq_opening *o, int32_t n);

/*
 * The second itself, where it is in an interval or ends one; else the end of
 * the interval before, or the first beginning.  There must be an interval.
 */
int32_t mq_opening_floor(const struct mq_opening *o, int32_t second);

/* The same mirrored: else the beginning of the one behind, or the last end. */
int32_t mq_opening_ceiling(const struct mq_opening *o, int32_t second);

/* Hours of the week from Monday on, then those of a make-up work day. */
enum { MQ_MAKEUP = 7, MQ_WEEK_OPENINGS };

/* Read what mq_calendar_set_hours() takes: NULL, or what is wrong with it. */
const char *mq_week_parse(
    struct mq_str s, struct mq_opening week[MQ_WEEK_OPENINGS]);

#endif
