#ifndef REPORT_COUNTS_H
#define REPORT_COUNTS_H

#include <stddef.h>
#include <stdint.h>

#include "minqing/hash.h"

/*
 * How often each whole number was seen, such as the minutes that cases took.
 * Exact, and as large as the largest number, or for those beyond
 * REPORT_DENSE as there are different ones.
 *
 *	struct report_counts c = { 0 };
 *
 *	report_counts_add(&c, 17, 1);
 *	report_counts_sort(&c);
 *	median = report_counts_quantile(&c, 5);
 *	report_counts_free(&c);
 */
struct report_count {
	int64_t number;
	int64_t n;
};

enum { REPORT_DENSE = 1 << 20 };

struct report_counts {
	int64_t *dense; /* how often 0, 1, 2 ... were seen */
	size_t room;
	struct mq_map map; /* and the numbers that are not in there */
	struct report_count
	    *sorted; /* by number; set by report_counts_sort() */
	size_t different;
	int64_t total;
};

/* Count a number n times. */
void report_counts_add(struct report_counts *c, int64_t number, int64_t n);

/* Call once, when all are in. */
void report_counts_sort(struct report_counts *c);

/*
 * The quantile of tenths/10 (5: the median, 9: the ninth decile), in tenths of
 * the numbers' unit and exact: linear interpolation between the two nearest
 * (type 7 of Hyndman and Fan, The American Statistician 50, 1996).  There must
 * be a number.
 */
int64_t report_counts_quantile(const struct report_counts *c, int tenths);

void report_counts_free(struct report_counts *c);

#endif
