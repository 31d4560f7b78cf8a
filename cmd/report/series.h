#ifndef REPORT_SERIES_H
#define REPORT_SERIES_H

#include "group.h"

/* What was counted of each day, whatever the period asked for. */
struct report_day {
	int64_t day;            /* from 1970-01-01 */
	struct report_tally in; /* the cases that came */
	int64_t period;         /* those that are in the period asked for */
	int64_t secret;         /* those that are open and confidential */
	int64_t *took; /* how long those took that were closed on it, see
			* pace.h; NULL where none was */
	int64_t late;  /* how many more were overdue at its end than before */
};

struct report_series {
	struct mq_map map;
	struct report_day *last;  /* the one that was put last */
	struct report_day **item; /* by day; set by report_series_sort() */
	size_t n;
};

/* The day, made where it is new; lives as long as the series. */
struct report_day *report_series_put(struct report_series *s, int64_t day);

/* How many were closed on the day by how long they took, made at first need. */
int64_t *report_series_took(struct report_series *s, struct report_day *day);

void report_series_sort(struct report_series *s);

void report_series_free(struct report_series *s);

#endif
