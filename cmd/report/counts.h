#ifndef REPORT_COUNTS_H
#define REPORT_COUNTS_H

#include <stddef.h>
#include <stdint.h>

#include "minqing/hash.h"

/*
 * How often each whole number, 0 or more, was seen, such as the minutes that
 * cases took.  Exact, and as large as the different numbers are.
 *
 *	struct report_counts c = { 0 };
 *	struct report_count seen = REPORT_COUNT_NONE;
 *
 *	report_counts_add(&c, 17, 1);
 *	report_counts_sort(&c);
 *	median = report_counts_quantile(&c, 5);
 *	while (report_counts_next(&c, &seen))
 *		use(seen.number, seen.n);
 *	report_counts_free(&c);
 */
struct report_count {
	int64_t number;
	int64_t n;
};

#define REPORT_COUNT_NONE ((struct report_count){ -1, 0 })

enum { REPORT_LEAF = 512, REPORT_LEAVES = 2048 };

struct report_counts {
	int64_t **leaf;    /* how often numbers were seen, REPORT_LEAF each,
			    * NULL where none was; REPORT_LEAVES or none */
	struct mq_map map; /* and the numbers beyond all leaves */
	struct report_count
	    *beyond; /* the same by number; set by report_counts_sort() */
	size_t different;
	int64_t total;
};

/* Count a number n times. */
void report_counts_add(struct report_counts *c, int64_t number, int64_t n);

/* Call when all are in. */
void report_counts_sort(struct report_counts *c);

/* Go on to the next larger number that was seen; false where there is none. */
bool report_counts_next(const struct report_counts *c, struct report_count *at);

/*
 * The quantile of tenths/10 (5: the median, 9: the ninth decile), in tenths of
 * the numbers' unit and exact: linear interpolation between the two nearest
 * (type 7 of Hyndman and Fan, The American Statistician 50, 1996).  There must
 * be a number.
 */
int64_t report_counts_quantile(const struct report_counts *c, int tenths);

void report_counts_free(struct report_counts *c);

#endif
