#ifndef MINQING_VARIANCE_H
#define MINQING_VARIANCE_H

#include <stdint.h>

/*
 * The sample variance, by n - 1, of n whole numbers from their sum and the sum
 * of their squares, which can be added up in any order and must fit: codes of a
 * scale, or points in hundredths.  No digit cancels (10,000,001 10,000,002
 * 10,000,003 have the variance 1).  NAN where n is below 2.
 */
double mq_variance(int64_t n, int64_t sum, int64_t square);

#endif
