#ifndef MINQING_ALPHA_H
#define MINQING_ALPHA_H

#include <stddef.h>
#include <stdint.h>

/*
 * Cronbach's alpha of a questionnaire of k items (L. J. Cronbach, Psychometrika
 * 16, 1951): k / (k - 1) (1 - S var(item) / var(total)).
 *
 * n answered all the items, and they alone count (listwise): print n beside
 * alpha.  `sum` and `square` are each item's sum of codes and of their squares,
 * `total` the sum of the squares of what each answered in all.  They are whole,
 * as mq_variance() wants them.  Items that ask the other way round must be
 * turned before.
 *
 * NAN where k or n is below 2, or all totals are the same.
 */
double mq_alpha(size_t k, int64_t n, const int64_t *sum, const int64_t *square,
    int64_t total);

#endif
