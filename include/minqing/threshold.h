#ifndef MINQING_THRESHOLD_H
#define MINQING_THRESHOLD_H

#include <stdint.h>

/*
 * Points less a deduction for each percentage point below a target, not below
 * a floor: max(floor, full - deduct * max(0, target - rate)), as the monthly
 * bulletins of Lianyungang's 12345 line reckon (2021-2023).
 *
 *	static const struct mq_threshold satisfaction = {
 *		25000000, 500000, 12500000, 98000000,
 *	};
 *
 *	percent = mq_percent(175, 210);                    83.33
 *	points = mq_threshold_points(&satisfaction, percent);  17.67
 *
 * Such points decide who is praised and who is summoned, so all is decimal
 * arithmetic, as on paper: percentages and points in hundredths, halves
 * rounded up.
 */
struct mq_threshold {
	/* Millionths, from 0 to 10000000000 (10,000 points). */
	int64_t full, deduct, floor;
	int64_t target; /* millionths of a percentage point */
};

enum { MQ_NO_PERCENT = -1 };

/*
 * part / whole as a percentage, in hundredths: 8333 is 83.33 %.  MQ_NO_PERCENT
 * where `whole` is 0.  Both from 0 to 10^17, part up to whole.
 */
int64_t mq_percent(int64_t part, int64_t whole);

/* Points, in hundredths; -1 where the percentage is MQ_NO_PERCENT. */
int64_t mq_threshold_points(const struct mq_threshold *t, int64_t percent);

#endif
