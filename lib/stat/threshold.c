#include "minqing/threshold.h"

enum { PERCENT_DIGITS = 4 /* 1 is 100.00 */ };

int64_t
mq_percent(int64_t part, int64_t whole)
{
	int64_t out, rest;
	int i;

	if (whole <= 0)
		return MQ_NO_PERCENT;
	/* Long division, for 10000 times the part may be too much. */
	out = part / whole;
	rest = part % whole;
	for (i = 0; i < PERCENT_DIGITS; i++) {
		out = out * 10 + rest * 10 / whole;
		rest = rest * 10 % whole;
	}
	return out + (rest >= whole - rest);
}

int64_t
mq_threshold_points(const struct mq_threshold *t, int64_t percent)
{
	/* Millionths and hundredths of a percentage point. */
	static const int64_t micro = 1000000, cent = 10000;
	int64_t gap = t->target - percent * cent, points, lost;

	if (percent < 0)
		return -1;
	if (gap < 0)
		gap = 0;
	/* Whole millionths, and what is beyond them, of the product. */
	lost = t->deduct / micro * gap + t->deduct % micro * gap / micro;
	points = t->full - lost - (t->deduct % micro * gap % micro != 0);
	if (points < t->floor)
		points = t->floor;
	return (points + cent / 2) / cent;
}
