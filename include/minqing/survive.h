#ifndef MINQING_SURVIVE_H
#define MINQING_SURVIVE_H

#include <stddef.h>
#include <stdint.h>

/*
 * How long cases take to be resolved, those still open counted as what they
 * are: open for so long already (E. L. Kaplan and P. Meier, JASA 53, 1958).
 * The mean of the closed cases alone tells what was quick, not how long it
 * takes.
 *
 *	median = mq_time_quantile(d, k, .5);
 *	share = 1 - mq_still_open(d, k, 7 * 24 * 60);
 *
 * The figures are those of R's survival package.
 */
struct mq_duration {
	int64_t minutes; /* ascending, each once */
	int64_t ended;   /* cases resolved after so long */
	int64_t open;    /* cases seen for so long and not resolved */
};

/*
 * The share of cases, 1 to 0, that is still open after so many minutes.  A case
 * seen for just as long as another took counts as at risk then.  Beyond the
 * longest duration it is what it was there.  NAN without any case.
 */
double mq_still_open(const struct mq_duration *d, size_t k, int64_t minutes);

/*
 * The minutes after which the share q, above 0 and below 1, is resolved: where
 * that holds all the way from one time to the next, the middle of the two.  NAN
 * where so many have not been resolved yet.
 */
double mq_time_quantile(const struct mq_duration *d, size_t k, double q);

#endif
