#ifndef SCORE_H
#define SCORE_H

#include <stdbool.h>
#include <stdint.h>

#include "minqing/date.h"
#include "minqing/record.h"

/*
 * The records that count: those whose date is in [since, until).  A side that
 * is not given is open.
 */
struct score_window {
	struct mq_zone *zone; /* of dates that bear none */
	bool has_since, has_until;
	int64_t since, until;
};

/*
 * Read the bounds, NULL where not given: NULL, or what is wrong with them
 * ("--since: not a date ...").
 */
const char *score_window_read(
    struct score_window *w, const char *since, const char *until);

/* Is there any bound at all? */
bool score_window_given(const struct score_window *w);

enum score_place {
	SCORE_UNKNOWN = -1, /* no date, or none that can be read */
	SCORE_OUTSIDE = 0,
	SCORE_INSIDE = 1
};

enum score_place score_window_place(
    const struct score_window *w, struct mq_str date);

#endif
