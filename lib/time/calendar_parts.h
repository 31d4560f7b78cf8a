#ifndef MQ_CALENDAR_PARTS_H
#define MQ_CALENDAR_PARTS_H

#include "shift.h"

/* A run of years that are known, as days [from, to). */
struct mq_years {
	int64_t from, to;
};

struct mq_calendar {
	enum mq_calendar_mode mode;
	struct mq_zone *zone;
	struct mq_workdays days;
	struct mq_shifts shifts;
	struct mq_years *known;
	size_t nknown, known_cap;
	int unknown; /* the earliest year relied on without, or 0 */
	struct mq_arena arena;
};

/* Before any question: make ready what was set since the last. */
void mq_calendar_ready(struct mq_calendar *c);

/* An answer relied on these days, both included, in either order. */
void mq_calendar_rely(struct mq_calendar *c, int64_t a, int64_t b);

/*
 * The day that an instant falls in, and the second of it by the wall clock;
 * and the first instant at which the wall clock shows this or later.
 */
int64_t mq_calendar_day(struct mq_calendar *c, int64_t t, int32_t *second);
int64_t mq_calendar_instant(struct mq_calendar *c, int64_t day, int32_t second);

static inline bool
mq_day_in_years(int64_t day)
{
	return day >= MQ_TIME_MIN / DAY && day <= MQ_TIME_MAX / DAY;
}

static inline bool
mq_time_in_years(int64_t t)
{
	return t >= MQ_TIME_MIN && t <= MQ_TIME_MAX;
}

#endif
