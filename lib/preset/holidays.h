#ifndef MQ_HOLIDAYS_H
#define MQ_HOLIDAYS_H

#include "minqing/calendar.h"
#include "minqing/table.h"

/*
 * What readers of calendars share.  Each takes a whole file, as it is or, for
 * JSON, in UTF-8, or a table, and sets the days that it has: NULL, or
 * "NAME:LINE: what is wrong", which lives as long as the arena.
 */
struct mq_holidays {
	struct mq_calendar *calendar;
	const char *name; /* of the file */
	struct mq_str text;
	struct mq_arena *arena;
};

const char *mq_holidays_table(const struct mq_holidays *h, struct mq_table *t);
const char *mq_holidays_json(const struct mq_holidays *h);
const char *mq_holidays_ics(const struct mq_holidays *h);

/* "NAME:LINE: " and the text. */
const char *mq_holidays_wrong(const struct mq_holidays *h, unsigned long line,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/*
 * A date in any form that mq_date_read() takes, "20241001" too, with no time
 * but midnight: 0, or -1.
 */
int mq_holidays_date(struct mq_str s, int64_t *day);

#endif
