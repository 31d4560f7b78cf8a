#include "volume.h"

#include <stdio.h>
#include <stdlib.h>

/* The first day of the bucket that a day is in.  1970-01-01 was a Thursday. */
static int64_t
start_of(enum mq_period step, int64_t day)
{
	int y, m, d;

	mq_civil(day, &y, &m, &d);
	switch (step) {
	case MQ_WEEK:
		return day - ((day + 3) % 7 + 7) % 7;
	case MQ_MONTH:
		return mq_days(y, m, 1);
	case MQ_YEAR:
		return mq_days(y, 1, 1);
	default:
		return day;
	}
}

static int64_t
next(enum mq_period step, int64_t day)
{
	switch (step) {
	case MQ_WEEK:
		return day + 7;
	case MQ_MONTH:
		return start_of(step, day + 31);
	case MQ_YEAR:
		return start_of(step, day + 366);
	default:
		return day + 1;
	}
}

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
report_volume_make(struct report_volume *v, const struct report_counts *days)
{
	const struct report_count *c = days->sorted;
	size_t i = 0, cap = 0;
	int64_t day, last, end;

	*v = (struct report_volume){ 0 };
	if (!days->different)
		return;
	last = c[days->different - 1].number;
	v->span = last - c[0].number + 1;
	v->step = step_for(v->span);
	for (day = start_of(v->step, c[0].number); day <= last; day = end) {
		end = next(v->step, day);
		v->bucket = mq_grow(v->bucket, v->n, &cap, sizeof(*v->bucket));
		v->bucket[v->n] = (struct report_bucket){ day, 0 };
		for (; i < days->different && c[i].number < end; i++)
			v->bucket[v->n].n += c[i].n;
		v->n++;
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
