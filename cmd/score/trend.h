#ifndef TREND_H
#define TREND_H

#include "figures.h"

/*
 * Is a period out of the ordinary?  Sets centre, limits, ewma and signal of
 * every row: the rows that differ only in their first key that is a period are
 * a series, in the order of the periods.  Limits are those of Laney's p' chart,
 * the moving average has lambda 0.2 and limits three standard deviations wide.
 */
void score_trend(struct score_figures *f, struct score_keys *k);

#endif
