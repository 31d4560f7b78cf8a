#include "counts.h"

#include <stdlib.h>

void
report_counts_add(struct report_counts *c, int64_t number)
{
	struct mq_str key = { (const char *)&number, sizeof(number) };
	int64_t *n = mq_map_put(&c->map, key, sizeof(*n));

	++*n;
	c->total++;
}

static int
by_number(const void *a, const void *b)
{
	const struct report_count *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

void
report_counts_sort(struct report_counts *c)
{
	const struct mq_entry *e;
	size_t i;

	c->different = c->map.n;
	c->sorted = mq_xcalloc(c->map.n ? c->map.n : 1, sizeof(*c->sorted));
	for (i = 0; i < c->map.n; i++) {
		e = c->map.entry[i];
		memcpy(&c->sorted[i].number, e->key.s, sizeof(int64_t));
		c->sorted[i].n = *(const int64_t *)e->value;
	}
	qsort(c->sorted, c->different, sizeof(*c->sorted), by_number);
}

/* The number of this rank, the smallest being of rank 0. */
static int64_t
of_rank(const struct report_counts *c, int64_t rank)
{
	size_t i;

	for (i = 0; i + 1 < c->different && rank >= c->sorted[i].n; i++)
		rank -= c->sorted[i].n;
	return c->sorted[i].number;
}

int64_t
report_counts_quantile(const struct report_counts *c, int tenths)
{
	int64_t place = (c->total - 1) * tenths;
	int64_t low = of_rank(c, place / 10);
	int64_t high = of_rank(c, (place + 9) / 10);

	return 10 * low + place % 10 * (high - low);
}

void
report_counts_free(struct report_counts *c)
{
	free(c->sorted);
	mq_map_free(&c->map);
	*c = (struct report_counts){ 0 };
}
