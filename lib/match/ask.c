#include "ask.h"

static void
put(struct asks *asks, uint16_t value)
{
	asks->v = mq_grow(asks->v, asks->n, &asks->cap, sizeof(*asks->v));
	asks->v[asks->n++] = value;
}

void
asks_add(struct asks *asks, const struct clause *clause)
{
	size_t i, k, n, start = asks->n;
	uint16_t place[INDEX_PLACES];

	for (i = 0; i < clause->set.n; i++) {
		n = index_places(&clause->set.v[i], place);
		if (n == 0) {
			asks->n = start;
			return;
		}
		put(asks, (uint16_t)n);
		for (k = 0; k < n; k++)
			put(asks, place[k]);
	}
	put(asks, 0);
}

void
asks_end(struct asks *asks)
{
	put(asks, 0);
}

bool
asks_hold(const uint16_t *ask, const struct index *x)
{
	bool one, all;
	uint16_t n;

	while (*ask > 0) {
		for (one = false; (n = *ask++) > 0; one |= all)
			for (all = true; n > 0; n--)
				all &= index_has(x, *ask++);
		if (!one)
			return false;
	}
	return true;
}
