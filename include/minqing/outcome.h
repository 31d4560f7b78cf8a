#ifndef MINQING_OUTCOME_H
#define MINQING_OUTCOME_H

#include "minqing/date.h"

/* Whether a case is done, and by its due time. */
enum mq_state {
	MQ_STATE_OPEN,
	MQ_STATE_DONE, /* resolved, closed */
	MQ_STATE_ENDED /* referred, rejected, merged: neither open nor done */
};

/*
 * The state that the column `status` tells.  Where it is empty or not one of
 * our words, a case that has a date of its end is done.
 */
enum mq_state mq_state_of(struct mq_str status, bool dated_end);

/* The local day that a date falls on, as in mq_days(); a day alone is itself.
 */
int64_t mq_date_day(const struct mq_date *d, struct mq_zone *z);

/* The last instant of a date: its own, or of a day alone the day's. */
int64_t mq_date_last(const struct mq_date *d, struct mq_zone *z);

/* Was it done by then?  Where one is a day alone the days are compared. */
bool mq_date_by(
    const struct mq_date *done, const struct mq_date *due, struct mq_zone *z);

#endif
