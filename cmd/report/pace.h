#ifndef REPORT_PACE_H
#define REPORT_PACE_H

#include <stdint.h>

/*
 * Durations in minutes, in classes that are exact up to half an hour and then
 * a 16th to a 32nd part wide: fine enough to draw the course of a median, and
 * few enough to be kept of each day.
 */
enum { REPORT_PACES = 288 };

/* The class of a duration, which is 0 or more; the last one is open. */
int report_pace_of(int64_t minutes);

/* The minutes in the middle of a class. */
int64_t report_pace_minutes(int pace);

/*
 * The class in which the quantile of tenths/10 lies (5: the median) of so many
 * durations in each; -1 where there are none.
 */
int report_pace_quantile(const int64_t n[REPORT_PACES], int tenths);

#endif
