#include "spark.h"

struct course {
	struct report_tally in[REPORT_SPARKS];
	size_t n;
};

static void
gather(const struct report_page *p, struct course *c)
{
	const struct report_volume *v = &p->r->volume;
	size_t each = (v->n + REPORT_SPARKS - 1) / REPORT_SPARKS, i;

	*c = (struct course){ 0 };
	if (v->n < 3)
		return;
	c->n = (v->n + each - 1) / each;
	for (i = 0; i < v->n; i++)
		report_tally_sum(&c->in[i / each], &v->bucket[i].in);
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
