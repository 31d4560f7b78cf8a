#include "prefix.h"

#include <stdlib.h>

void
route_prefixes_add(struct route_prefixes *p, struct mq_str key, size_t row)
{
	p->item = mq_grow(p->item, p->n, &p->cap, sizeof(*p->item));
	p->item[p->n++] = (struct route_prefix){ key, row, 0 };
}

static int
by_key(const void *a, const void *b)
{
	const struct route_prefix *x = a, *y = b;
	int d = mq_str_cmp(x->key, y->key);

	return d ? d : (x->row > y->row) - (x->row < y->row);
}

static size_t
drop_repeated(struct route_prefix *item, size_t n)
{
	size_t i, kept = 0;

	for (i = 0; i < n; i++)
		if (!kept || !mq_str_eq(item[kept - 1].key, item[i].key))
			item[kept++] = item[i];
	return kept;
}

/* What a key begins with is what the key before it begins with, or is it. */
static size_t
link_of(const struct route_prefix *item, size_t i)
{
	size_t at = i; /* 1 + the index of the key before */

	while (at && !mq_str_starts(item[i].key, item[at - 1].key))
		at = item[at - 1].shorter;
	return at;
}

void
route_prefixes_sort(struct route_prefixes *p)
{
	size_t i;

	if (p->n)
		qsort(p->item, p->n, sizeof(*p->item), by_key);
	p->n = drop_repeated(p->item, p->n);
	for (i = 0; i < p->n; i++)
		p->item[i].shorter = link_of(p->item, i);
}

const struct route_prefix *
route_prefix_shorter(
    const struct route_prefixes *p, const struct route_prefix *item)
{
	return item->shorter ? &p->item[item->shorter - 1] : NULL;
}

const struct route_prefix *
route_prefix_longest(const struct route_prefixes *p, struct mq_str text)
{
	const struct route_prefix *hit;
	size_t low = 0, high = p->n, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (mq_str_cmp(p->item[mid].key, text) <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	hit = low ? &p->item[low - 1] : NULL;
	while (hit && !mq_str_starts(text, hit->key))
		hit = route_prefix_shorter(p, hit);
	return hit;
}

void
route_prefixes_free(struct route_prefixes *p)
{
	free(p->item);
	*p = (struct route_prefixes){ 0 };
}
