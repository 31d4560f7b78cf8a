#include "spark.h"

#include "pace.h"

struct course {
	struct report_tally in[REPORT_SPARKS];
	size_t n;
};

/* Buckets of the chart that make one point. */
static size_t
each_of(const struct report_volume *v)
{
	return (v->n + REPORT_SPARKS - 1) / REPORT_SPARKS;
}

static size_t
points(const struct report_volume *v)
{
	return v->n < 3 ? 0 : (v->n + each_of(v) - 1) / each_of(v);
}

static void
gather(const struct report_page *p, struct course *c)
{
	const struct report_volume *v = &p->r->volume;
	size_t each = each_of(v), i;

	*c = (struct course){ .n = points(v) };
	if (!c->n)
		return;
	for (i = 0; i < v->n; i++)
		report_tally_sum(&c->in[i / each], &v->bucket[i].in);
}

/* The last day of a point. */
static int64_t
last_day(const struct report *r, size_t point)
{
	size_t next = (point + 1) * each_of(&r->volume);

	return next < r->volume.n ? r->volume.bucket[next].day - 1
				  : r->last_day;
}

static void
scale(int64_t *spark, size_t n)
{
	int64_t most = 0;
	size_t i;

	for (i = 0; i < n; i++)
		most = spark[i] > most ? spark[i] : most;
	for (i = 0; i < n; i++)
		if (spark[i] > 0)
			spark[i] = 1000 * spark[i] / most;
}

size_t
report_spark_rate(
    const struct report_page *p, enum report_measure m, int64_t *spark)
{
	struct course c;
	size_t i, known = 0;

	gather(p, &c);
	for (i = 0; i < c.n; i++) {
		spark[i] = report_rate(p, m, &c.in[i]).permille;
		known += spark[i] >= 0;
	}
	return known < 3 ? 0 : c.n;
}

size_t
report_spark_count(
    const struct report_page *p, enum report_spark what, int64_t *spark)
{
	struct course c;
	size_t i;

	gather(p, &c);
	for (i = 0; i < c.n; i++)
		spark[i] =
		    what == REPORT_SPARK_CASES ? c.in[i].n : c.in[i].repeats;
	scale(spark, c.n);
	return c.n;
}

/* The first day in the chart: weeks and months may begin before the period. */
static int64_t
first_day(const struct report *r)
{
	return r->volume.step == MQ_DAY ? r->volume.bucket[0].day
					: r->first_day;
}

/* The days from item *at to one day are done with; what they took is n. */
static void
sum_took(const struct report_series *days, size_t *at, int64_t to,
    int64_t n[REPORT_PACES])
{
	const struct report_day *d;
	int i;

	memset(n, 0, REPORT_PACES * sizeof(*n));
	for (; *at < days->n && days->item[*at]->day <= to; ++*at) {
		d = days->item[*at];
		for (i = 0; d->took && i < REPORT_PACES; i++)
			n[i] += d->took[i];
	}
}

size_t
report_spark_took(const struct report_page *p, int tenths, int64_t *spark)
{
	const struct report *r = p->r;
	size_t n = points(&r->volume), at = 0, known = 0, i;
	int64_t sum[REPORT_PACES];
	int pace;

	if (n)
		sum_took(&r->days, &at, first_day(r) - 1, sum);
	for (i = 0; i < n; i++) {
		sum_took(&r->days, &at, last_day(r, i), sum);
		pace = report_pace_quantile(sum, tenths);
		spark[i] = pace < 0 ? -1 : report_pace_minutes(pace);
		known += pace >= 0;
	}
	scale(spark, n);
	return known < 3 ? 0 : n;
}

/* Nothing is known of days that are yet to come. */
size_t
report_spark_overdue(const struct report_page *p, int64_t *spark)
{
	const struct report *r = p->r;
	const struct report_series *days = &r->days;
	int64_t today = report_day_of(r->reader.now, r->reader.zone);
	size_t n = points(&r->volume), at = 0, known = 0, i;
	int64_t late = 0;

	for (i = 0; i < n; i++) {
		for (; at < days->n && days->item[at]->day <= last_day(r, i);
		     at++)
			late += days->item[at]->late;
		spark[i] = i && last_day(r, i - 1) >= today ? -1 : late;
		known += spark[i] >= 0;
	}
	scale(spark, n);
	return known < 3 ? 0 : n;
}
