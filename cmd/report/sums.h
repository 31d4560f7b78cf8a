#ifndef REPORT_SUMS_H
#define REPORT_SUMS_H

#include "minqing/tally.h"
#include "model.h"

/*
 * What was counted, as a tally that can be written down, merged with others
 * and read back: everything but the lists of single cases, of which it keeps
 * how long they are.
 *
 * Each gives NULL, or what is wrong, which lives as long as the tally.
 */

/* Write what was counted of records; in and rejected are the run's. */
const char *report_sums_give(
    struct report *r, int64_t in, int64_t rejected, struct mq_tally *t);

/*
 * Take the place of a header: which columns there were, and the time, zone and
 * period of the counting.  Tallies of another scheme are refused.
 */
const char *report_sums_bind(struct report *r, struct mq_tally *t);

/* Take in the counts. */
const char *report_sums_take(
    struct report *r, struct mq_tally *t, int64_t *in, int64_t *rejected);

#endif
