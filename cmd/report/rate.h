#ifndef REPORT_RATE_H
#define REPORT_RATE_H

#include "value.h"

/* A measure of some cases, and how it compares. */
struct report_rate {
	double x;         /* 0 to 1, a score too; NAN: not known */
	double n;         /* what it is a rate of; effective, where credits are
			   * not whole */
	int64_t of;       /* cases or callbacks */
	int64_t permille; /* of x, -1: not known */
};

struct report_rate report_rate(const struct report_page *p,
    enum report_measure m, const struct report_tally *t);

/*
 * How a rate changed: from `before` to `now`.  Beyond chance where Newcombe's
 * 95% interval of the difference leaves out 0; of a score that is not told.
 */
struct report_change {
	bool known;
	int64_t by; /* thousandths */
	bool beyond;
};

struct report_change report_change(
    const struct report_rate *now, const struct report_rate *before);

/* "+2.4 points" of thousandths. */
struct mq_str report_points_by(struct report_page *p, int64_t permille);

/* "+12.3%" of a count, from before to now; "NA" where before is 0. */
struct mq_str report_percent_by(
    struct report_page *p, int64_t now, int64_t before);

/*
 * Do two counts of as long a time differ beyond chance?  Those of a Poisson
 * process do where |a - b| > z sqrt(a + b); z is 3, for many are looked at.
 */
bool report_counts_differ(int64_t a, int64_t b);

#endif
