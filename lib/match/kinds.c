#include "kinds.h"

struct kinds
kinds_new(struct mq_arena *a)
{
	struct kinds k = { .of = mq_arena_zalloc(a, CENSUS_END, 1), .n = 1 };

	k.items[KINDS_ANY] = UINT64_MAX;
	return k;
}

/* Where there are too many kinds the last is of any. */
static unsigned
find(struct kinds *k, uint64_t items)
{
	unsigned i;

	for (i = 0; i < k->n; i++)
		if (k->items[i] == items)
			return i;
	if (k->n == KINDS_ANY)
		return KINDS_ANY;
	k->items[k->n] = items;
	return (unsigned)k->n++;
}

void
kinds_split(struct kinds *k, const struct census *census, unsigned item)
{
	unsigned to[RUN_KINDS] = { 0 }, old; /* 0: not known yet */
	uint64_t items;
	uint32_t cp;

	for (cp = 0x80; cp < CENSUS_END; cp++) {
		if (!census_has(census, cp))
			continue;
		old = k->of[cp];
		items = k->items[old] | UINT64_C(1) << item;
		if (!to[old])
			to[old] = find(k, items);
		k->of[cp] = (unsigned char)to[old];
	}
}
