#ifndef MQ_SHIFT_H
#define MQ_SHIFT_H

#include "workdays.h"

/*
 * Open seconds by instants: the local count of workdays.h, joined over the
 * moments at which the clocks of the zone change.  They are looked up for a
 * stretch of time around what is asked for, which grows by doubling.
 */
struct mq_shift {
	int64_t start;  /* the instant from which the offset holds */
	int32_t offset; /* seconds east of Greenwich */
	int64_t base;   /* to be added to the local count */
	int64_t at;     /* open seconds before the start */
};

struct mq_shifts {
	struct mq_shift *shift; /* the first one starts the stretch */
	size_t n, cap;
	int64_t end;    /* of the stretch */
	int64_t at_end; /* open seconds before that */
};

void mq_shifts_free(struct mq_shifts *s);

/* Look up the zone for the time from a to b, where that was not done. */
void mq_shifts_cover(struct mq_shifts *s, const struct mq_workdays *w,
    struct mq_zone *z, int64_t a, int64_t b);

/*
 * Of an instant that is covered, the offset, and the open seconds before it.
 * These can be compared until mq_shifts_cover() or mq_shifts_reach() is called.
 */
int32_t mq_shifts_offset(const struct mq_shifts *s, int64_t t);
int64_t mq_shifts_at(
    const struct mq_shifts *s, const struct mq_workdays *w, int64_t t);

/*
 * The first instant at which the wall clock shows a local time or a later one:
 * in a gap, when the clocks are put forward.  A day on both sides is covered.
 */
int64_t mq_shifts_instant(const struct mq_shifts *s, int64_t local);

/*
 * The first instant that has n more open seconds before it than t has: 0, or
 * -1 where there is none in reach of the years 1 to 9999.
 */
int mq_shifts_reach(struct mq_shifts *s, const struct mq_workdays *w,
    struct mq_zone *z, int64_t t, int64_t n, int64_t *out);

#endif
