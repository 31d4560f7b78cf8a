#include "volume.h"

#include <stdio.h>
#include <stdlib.h>

static enum mq_period
step_for(int64_t span)
{
	if (span <= REPORT_DAYS)
		return MQ_DAY;
	if (span <= REPORT_WEEKS)
		return MQ_WEEK;
	return span <= REPORT_MONTHS ? MQ_MONTH : MQ_YEAR;
}

static void
look_over(struct report_volume *v)
{
	size_t i;

	for (i = 0; i < v->n; i++) {
		v->empty += !v->bucket[i].n;
		v->total += v->bucket[i].n;
		if (v->bucket[i].n > v->bucket[v->peak].n)
			v->peak = i;
	}
}

void
report_volume_make(struct report_volume *v, const struct report_series *days,
    int64_t first, int64_t last)
{
	struct report_bucket *bucket;
	size_t i = 0, cap = 0;
	int64_t day, end;

	*v = (struct report_volume){ 0 };
	v->span = last - first + 1;
	v->step = step_for(v->span);
	while (i < days->n && days->item[i]->day < first)
		i++;
	for (day = report_step_start(v->step, first); day <= last; day = end) {
		end = report_step_next(v->step, day);
		v->bucket = mq_grow(v->bucket, v->n, &cap, sizeof(*v->bucket));
		bucket = &v->bucket[v->n++];
		*bucket = (struct report_bucket){ .day = day };
		for (; i < days->n && days->item[i]->day < end &&
		       days->item[i]->day <= last;
		     i++)
			report_tally_sum(&bucket->in, &days->item[i]->in);
		bucket->n = bucket->in.n;
	}
	look_over(v);
}

size_t
report_bucket_label(enum mq_period step, int64_t day, char buf[MQ_DATE_MAX])
{
	int y, m, d, n;

	mq_civil(day, &y, &m, &d);
	if (step == MQ_YEAR)
		n = snprintf(buf, MQ_DATE_MAX, "%04d", y);
	else if (step == MQ_MONTH)
		n = snprintf(buf, MQ_DATE_MAX, "%04d-%02d", y, m);
	else
		n = snprintf(buf, MQ_DATE_MAX, "%04d-%02d-%02d", y, m, d);
	return n < 0 ? 0 : (size_t)n;
}

void
report_volume_free(struct report_volume *v)
{
	free(v->bucket);
	*v = (struct report_volume){ 0 };
}
