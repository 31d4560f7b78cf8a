#ifndef REPORT_CHAIN_H
#define REPORT_CHAIN_H

#include "sums.h"

/*
 * Tallies of several periods, such as one of each day, put together to a report
 * on any period that they make up: each gives the counts of its own period, to
 * every span of the report that it is in, and the last ones of the report's
 * period say what is open.
 *
 * Each day must be in equally many tallies (one, or one of each office).  A day
 * that is in more was counted twice, and one that is missing from the period
 * itself is an error; from the period before, there is nothing to compare with,
 * and r->uncovered says which days are missing.  Charts go back as far as
 * there are tallies without a gap.
 *
 * Where there are records too they are of the days behind the last tally, and
 * say what is open: r->tallied is the first of those days.
 */
const char *report_chain_bind(
    struct report *r, struct report_sums *s, const struct report_ask *ask);

/*
 * The times as of which those tallies were counted that the period is made of:
 * the latest is the report's, the first r->counted_from.
 */
void report_chain_times(struct report *r, const struct report_sums *s);

#endif
