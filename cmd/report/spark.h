#ifndef REPORT_SPARK_H
#define REPORT_SPARK_H

#include "tile.h"

/*
 * The course of a figure over the period, in at most REPORT_SPARKS points of
 * equally many days (weeks, months ...) each, as thousandths of the highest;
 * -1 where nothing is known.  Give the number of points, 0 where there would
 * be fewer than three.
 */
enum report_spark { REPORT_SPARK_CASES, REPORT_SPARK_REPEATS };

size_t report_spark_rate(
    const struct report_page *p, enum report_measure m, int64_t *spark);
size_t report_spark_count(
    const struct report_page *p, enum report_spark what, int64_t *spark);

/*
 * The same of the quantile of how long those cases took that were closed then
 * (within a 32nd, see pace.h), and of how many were overdue at the end of each.
 */
size_t report_spark_took(
    const struct report_page *p, int tenths, int64_t *spark);
size_t report_spark_overdue(const struct report_page *p, int64_t *spark);

#endif
