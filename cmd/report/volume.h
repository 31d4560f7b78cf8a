#ifndef REPORT_VOLUME_H
#define REPORT_VOLUME_H

#include "series.h"

/*
 * What was counted of each day from the first to the last, those without any
 * case included.  Where that is longer than REPORT_DAYS days it is by ISO week,
 * beyond REPORT_WEEKS by month, beyond REPORT_MONTHS by year.  The first and
 * the last bucket may not be whole weeks, months or years.
 */
enum {
	REPORT_CHART = 28,
	REPORT_DAYS = 120,
	REPORT_WEEKS = 1096,
	REPORT_MONTHS = 7305
};

struct report_bucket {
	int64_t day; /* its first day, from 1970-01-01 */
	int64_t n;
	struct report_tally in;
};

struct report_volume {
	enum mq_period step; /* MQ_DAY, MQ_WEEK, MQ_MONTH or MQ_YEAR */
	struct report_bucket *bucket;
	size_t n;     /* 0 where no record had a date */
	size_t peak;  /* the first of the largest */
	size_t empty; /* buckets in which nothing came */
	int64_t total;
	int64_t span; /* days from the first to the last, both included */
};

/* The days from one to another of a series that has been sorted. */
void report_volume_make(struct report_volume *v,
    const struct report_series *days, int64_t first, int64_t last);

/* The first day of a bucket, "2026-06-01", "2026-06" or "2026". */
size_t report_bucket_label(
    enum mq_period step, int64_t day, char buf[MQ_DATE_MAX]);

void report_volume_free(struct report_volume *v);

#endif
