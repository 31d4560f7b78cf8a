#include "derive.h"

#include "census.h"
#include "literal.h"
#include "minqing/hash.h"
#include "pack.h"

uint64_t
derive_number(const struct mq_pattern *p)
{
	struct mq_str text = mq_pattern_source(p);

	return mq_hash(
	    text.s, text.n, mq_pattern_mask(p) & ~(unsigned)MQ_PATTERN_LAZY);
}

/* Is one of the terms nothing but a run that is met in every text? */
static bool
needs_more(const struct need *need)
{
	const struct term *t;

	for (t = need->term; t < need->term + need->n; t++)
		if (t->n == 0 && !census_tells(t->run))
			return true;
	return false;
}

struct need
derive_afresh(struct mq_arena *a, const struct mq_pattern *p)
{
	struct mq_str text = mq_pattern_source(p);
	unsigned flags = mq_pattern_mask(p);
	unsigned char *item = NULL;
	struct need need;

	if (!(flags & (MQ_PATTERN_LAZY | MQ_PATTERN_LITERAL)))
		item = mq_arena_zalloc(a, text.n + 1, 1);
	need = literal_need(a, text, flags, item);
	if (need.n > 0 && item && !mq_pattern_has_items(p, item))
		need.n = 0;
	return needs_more(&need) ? (struct need){ NULL, 0 } : need;
}

static const unsigned char *
find(uint64_t number)
{
	size_t low = 0, high = derived_count, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (derived_needs[mid].number < number)
			low = mid + 1;
		else
			high = mid;
	}
	return low < derived_count && derived_needs[low].number == number
		   ? derived_bytes + derived_needs[low].start
		   : NULL;
}

struct need
derive_need(struct mq_arena *a, const struct mq_pattern *p)
{
	const unsigned char *packed = NULL;

	if (mq_pattern_mask(p) & MQ_PATTERN_LAZY)
		packed = find(derive_number(p));
	return packed ? need_unpack(a, packed) : derive_afresh(a, p);
}
