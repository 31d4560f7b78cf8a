#include "run.h"

#include <stdlib.h>

enum { PLACES = 64 };

static bool
is_same(const struct run *x, const struct run *y)
{
	size_t i;

	if (x->n != y->n)
		return false;
	for (i = 0; i < x->n; i++)
		if (x->set[i].low != y->set[i].low ||
		    x->set[i].high != y->set[i].high)
			return false;
	return true;
}

uint32_t
runs_add(struct runs *r, const struct run *run)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (is_same(&r->run[i], run))
			return (uint32_t)i;
	r->run = mq_grow(r->run, r->n, &r->cap, sizeof(*r->run));
	r->run[r->n] = *run;
	return (uint32_t)r->n++;
}

static bool
has(const struct ascii *set, unsigned c)
{
	return (c < 64 ? set->low >> c : set->high >> (c - 64)) & 1;
}

void
runs_build(struct runs *r)
{
	size_t i, k, n, share, at = 0;
	const struct run *run;
	unsigned c;

	r->last = mq_xcalloc(r->n + 1, sizeof(*r->last));
	share = r->n > 0 && PLACES / r->n > 0 ? PLACES / r->n : 1;
	for (i = 0; i < r->n && at < PLACES; i++) {
		run = &r->run[i];
		n = run->n < share ? run->n : share;
		r->first |= UINT64_C(1) << at;
		for (k = 0; k < n; k++, at++)
			for (c = 0; c < 128; c++)
				if (has(&run->set[k], c))
					r->step[c] |= UINT64_C(1) << at;
		r->last[i] = UINT64_C(1) << (at - 1);
		r->all_last |= r->last[i];
	}
}

void
runs_free(struct runs *r)
{
	free(r->run);
	free(r->last);
}
