#include "counts.h"

#include <stdlib.h>

static void
make_room(struct report_counts *c, size_t n)
{
	size_t room = c->room ? c->room : 1024;

	while (room < n)
		room *= 2;
	c->dense = mq_xrealloc(c->dense, room, sizeof(*c->dense));
	memset(c->dense + c->room, 0, (room - c->room) * sizeof(*c->dense));
	c->room = room;
}

void
report_counts_add(struct report_counts *c, int64_t number, int64_t n)
{
	struct mq_str key = { (const char *)&number, sizeof(number) };
	int64_t *at;

	if (number >= 0 && number < REPORT_DENSE) {
		if ((size_t)number >= c->room)
			make_room(c, (size_t)number + 1);
		at = &c->dense[number];
	} else
		at = mq_map_put(&c->map, key, sizeof(*at));
	c->different += !*at;
	*at += n;
	c->total += n;
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
	struct report_count *to;
	const struct mq_entry *e;
	size_t i;

	to = mq_xcalloc(c->different ? c->different : 1, sizeof(*to));
	c->sorted = to;
	for (i = 0; i < c->room; i++)
		if (c->dense[i])
			*to++ =
			    (struct report_count){ (int64_t)i, c->dense[i] };
	for (i = 0; i < c->map.n; i++, to++) {
		e = c->map.entry[i];
		memcpy(&to->number, e->key.s, sizeof(int64_t));
		to->n = *(const int64_t *)e->value;
	}
	if (c->map.n)
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
	free(c->dense);
	free(c->sorted);
	mq_map_free(&c->map);
	*c = (struct report_counts){ 0 };
}
