#include "counts.h"

#include <stdlib.h>

enum { DENSE = REPORT_LEAF * REPORT_LEAVES };

/* Where a number below DENSE is counted. */
static int64_t *
dense(struct report_counts *c, int64_t number)
{
	int64_t **leaf;

	if (!c->leaf)
		c->leaf = mq_xcalloc(REPORT_LEAVES, sizeof(*c->leaf));
	leaf = &c->leaf[number / REPORT_LEAF];
	if (!*leaf)
		*leaf = mq_xcalloc(REPORT_LEAF, sizeof(**leaf));
	return *leaf + number % REPORT_LEAF;
}

void
report_counts_add(struct report_counts *c, int64_t number, int64_t n)
{
	struct mq_str key = { (const char *)&number, sizeof(number) };
	int64_t *at = number >= 0 && number < DENSE
			  ? dense(c, number)
			  : mq_map_put(&c->map, key, sizeof(*at));

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
	const struct mq_entry *e;
	size_t i;

	free(c->beyond);
	c->beyond = mq_xcalloc(c->map.n + 1, sizeof(*c->beyond));
	for (i = 0; i < c->map.n; i++) {
		e = c->map.entry[i];
		memcpy(&c->beyond[i].number, e->key.s, sizeof(int64_t));
		c->beyond[i].n = *(const int64_t *)e->value;
	}
	qsort(c->beyond, c->map.n, sizeof(*c->beyond), by_number);
}

/* The first of those beyond that is larger, or the number of them. */
static size_t
larger(const struct report_counts *c, int64_t number)
{
	size_t low = 0, high = c->map.n, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (c->beyond[mid].number <= number)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool
report_counts_next(const struct report_counts *c, struct report_count *at)
{
	int64_t number = at->number + 1;
	const int64_t *leaf;
	size_t i;

	while (c->leaf && number < DENSE) {
		leaf = c->leaf[number / REPORT_LEAF];
		if (!leaf) {
			number += REPORT_LEAF - number % REPORT_LEAF;
			continue;
		}
		at->n = leaf[number % REPORT_LEAF];
		at->number = number++;
		if (at->n)
			return true;
	}
	i = larger(c, at->number);
	if (i < c->map.n)
		*at = c->beyond[i];
	return i < c->map.n;
}

/* The numbers of two ranks that follow each other, or are one; from 0 on. */
static void
of_ranks(const struct report_counts *c, const int64_t rank[2], int64_t of[2])
{
	struct report_count seen = REPORT_COUNT_NONE;
	int64_t before = 0;
	int i = 0;

	while (i < 2 && report_counts_next(c, &seen)) {
		before += seen.n;
		while (i < 2 && rank[i] < before)
			of[i++] = seen.number;
	}
}

int64_t
report_counts_quantile(const struct report_counts *c, int tenths)
{
	int64_t place = (c->total - 1) * tenths;
	int64_t rank[2] = { place / 10, (place + 9) / 10 }, of[2];

	of_ranks(c, rank, of);
	return 10 * of[0] + place % 10 * (of[1] - of[0]);
}

void
report_counts_free(struct report_counts *c)
{
	size_t i;

	for (i = 0; c->leaf && i < REPORT_LEAVES; i++)
		free(c->leaf[i]);
	free(c->leaf);
	free(c->beyond);
	mq_map_free(&c->map);
	*c = (struct report_counts){ 0 };
}
