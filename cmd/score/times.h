#ifndef TIMES_H
#define TIMES_H

#include "figures.h"

/*
 * How long cases take to be resolved, those that are open counted as open: the
 * minutes of every record, by group.
 *
 *	struct score_times t = { .clock = &clock, .now = now };
 *
 *	score_times_bind(&t, header);
 *	...
 *	why = score_times_add(&t, key, &rec, &column);
 *	...
 *	score_times_set(&t, &figures, &keys);
 *	score_times_free(&t);
 *
 * A case begins with the clock's date and is resolved, where its status or its
 * dates say so (mq_state_of()), by resolved_datetime, or closed_datetime where
 * there is none.  One that was referred, rejected or merged was open until
 * then, and any other is open now.
 */
struct score_times {
	const struct score_clock *clock;
	int64_t now;
	long requested, resolved, closed, status;
	struct mq_map map; /* of struct mq_duration, by key and minutes */
};

/* NULL, or the name of a column that is not there. */
const char *score_times_bind(
    struct score_times *t, const struct mq_record *header);

/*
 * Add a record to its group: NULL, or what is wrong with a date, in *column.
 * `key` begins with the shown parts, of which there are `shown`.  A record
 * without a date that is needed, or resolved before it began, is left out.
 */
const char *score_times_add(struct score_times *t, struct mq_str key,
    size_t shown, const struct mq_record *r, const char **column);

/* Set timed, open, median and p90 of every row. */
void score_times_set(
    const struct score_times *t, struct score_figures *f, struct score_keys *k);

/* To a tally and back: NULL, or why not. */
const char *score_times_give(
    const struct score_times *t, struct mq_tally *y, size_t shown);
const char *score_times_take(
    struct score_times *t, struct mq_tally *y, struct score_keys *k);

void score_times_free(struct score_times *t);

#endif
