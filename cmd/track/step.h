#ifndef TRACK_STEP_H
#define TRACK_STEP_H

#include "fold.h"

#define BIT(v) (1U << (v))

/* One event into a case: folded, or refused, and counted. */
void track_step(
    struct track_fold *f, struct track_case *c, const struct track_event *e);

/* The clocks end at t, unless they have. */
void track_end_clocks(struct track_case *c, int64_t t);

#endif
