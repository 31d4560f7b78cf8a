#ifndef REPORT_SUMS_TAKE_H
#define REPORT_SUMS_TAKE_H

#include "sums.h"

#define REPORT_NO_TALLY "not as mq-report --tally writes it"

/* Where the rows of tallies are counted. */
struct report_taker {
	struct report *r;
	struct report_inputs *inputs;
	struct mq_arena arena;
};

/* Count a row of a tally: NULL, or what is wrong with it. */
const char *report_take_row(
    struct report_taker *to, const struct mq_tally_cell *c);

#endif
