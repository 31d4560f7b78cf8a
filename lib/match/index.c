#include "index.h"

#include <stdlib.h>

/* Bits of the tables that are indexed by a hash. */
enum { STAMP_MIN = 13, STAMP_MAX = 16, WIDE_MIN = 13, WIDE_MAX = 21 };

struct mq_index *
mq_index_new(void)
{
	return mq_xcalloc(1, sizeof(struct mq_index));
}

/* The same text may be wanted in lower case and as it is. */
uint32_t
mq_index_add(struct mq_index *x, const struct mq_literal *literal)
{
	size_t n = x->numbers.n, size = literal->s.n;
	char *key = mq_xrealloc(NULL, size + 1, 1);
	uint32_t *number;

	memcpy(key, literal->s.s, size);
	key[size] = literal->strict ? 's' : 'f';
	number = mq_map_put(
	    &x->numbers, (struct mq_str){ key, size + 1 }, sizeof(*number));
	free(key);
	if (x->numbers.n == n)
		return *number;
	*number = (uint32_t)n;
	x->wanted = mq_grow(x->wanted, n, &x->cap, sizeof(*x->wanted));
	x->wanted[n] = (struct mq_wanted){ .strict = literal->strict };
	x->wanted[n].s = (struct mq_str){ x->numbers.entry[n]->key.s, size };
	x->n = n + 1;
	return *number;
}

static bool
begins(char c)
{
	return ((unsigned char)c & 0xC0) != 0x80;
}

static uint64_t
window_at(struct mq_str s, size_t at, unsigned width)
{
	char bytes[8] = { 0 }, c;
	unsigned i;

	for (i = 0; i < width; i++) {
		c = s.s[at + i];
		bytes[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
	}
	return mq_load(bytes);
}

/* Of its windows that which the fewest others have. */
static void
choose_window(struct mq_index *x, struct mq_wanted *want)
{
	unsigned width = want->s.n >= MQ_WIDE     ? MQ_WIDE
			 : want->s.n >= MQ_NARROW ? MQ_NARROW
						  : MQ_PAIR;
	struct mq_slot *slot, *best = NULL;
	uint64_t window;
	size_t at;

	for (at = 0; at + width <= want->s.n && at <= UINT8_MAX; at++) {
		if (!begins(want->s.s[at]))
			continue;
		window = window_at(want->s, at, width);
		slot = mq_index_slot(x, window, width);
		if (best && slot->n >= best->n)
			continue;
		best = slot;
		want->at = (uint8_t)at;
	}
	want->width = (uint8_t)width;
	window = window_at(want->s, want->at, width);
	best->key = window | (uint64_t)width << 56;
	best->n++;
	want->slot = (uint32_t)(best - x->slot);
}

static void
order_by_window(struct mq_index *x)
{
	uint32_t *next = mq_xcalloc(x->nslots, sizeof(*next)), sum = 0;
	size_t i;

	for (i = 0; i < x->nslots; i++) {
		x->slot[i].first = next[i] = sum;
		sum += x->slot[i].n;
	}
	x->order = mq_xcalloc(x->n + 1, sizeof(*x->order));
	for (i = 0; i < x->n; i++)
		x->order[next[x->wanted[i].slot]++] = (uint32_t)i;
	free(next);
}

static void
set_bit(uint64_t *bitmap, size_t i)
{
	bitmap[i / 64] |= UINT64_C(1) << i % 64;
}

static void
watch(struct mq_index *x, const struct mq_wanted *want)
{
	uint64_t window = window_at(want->s, want->at, want->width);

	if (want->width == MQ_WIDE) {
		set_bit(x->wide, mq_wide_hash(x, window));
	} else if (want->width == MQ_NARROW) {
		x->stamp[mq_narrow_hash(x, window)] |= MQ_STAMP_WATCHED;
	} else {
		if (!x->pair)
			x->pair = mq_xcalloc(1024, sizeof(*x->pair));
		set_bit(x->pair, (size_t)window);
	}
}

/* The bits of a table in which n entries are one of `spare`. */
static unsigned
bits_for(size_t n, unsigned spare, unsigned min, unsigned max)
{
	unsigned bits = min;

	while (bits < max && (size_t)1 << bits < n * spare)
		bits++;
	return bits;
}

void
mq_index_build(struct mq_index *x)
{
	size_t i, nwide = 0;
	unsigned bits;

	x->nslots = (size_t)1 << bits_for(x->n + 1, 4, 4, 30);
	x->slot = mq_xcalloc(x->nslots, sizeof(*x->slot));
	for (i = 0; i < x->n; i++) {
		choose_window(x, &x->wanted[i]);
		nwide += x->wanted[i].width == MQ_WIDE;
	}
	order_by_window(x);
	bits = bits_for(nwide, 16, WIDE_MIN, WIDE_MAX);
	x->wide = mq_xcalloc(((size_t)1 << bits) / 64, sizeof(*x->wide));
	x->wide_shift = 64 - bits;
	bits = bits_for(x->n - nwide, 16, STAMP_MIN, STAMP_MAX);
	x->stamp = mq_xcalloc((size_t)1 << bits, sizeof(*x->stamp));
	x->stamp_shift = 32 - bits;
	x->found = mq_xcalloc(x->n + 1, sizeof(*x->found));
	for (i = 0; i < x->n; i++)
		watch(x, &x->wanted[i]);
}

size_t
mq_index_places(const struct mq_index *x, const struct mq_literal *literal,
    uint16_t place[MQ_INDEX_PLACES])
{
	size_t at, n = 0;

	for (at = 0; at + MQ_NARROW <= literal->s.n; at++) {
		if (!begins(literal->s.s[at]))
			continue;
		place[n++] =
		    mq_narrow_hash(x, window_at(literal->s, at, MQ_NARROW));
		if (n == MQ_INDEX_PLACES)
			break;
	}
	return n;
}

void
mq_index_free(struct mq_index *x)
{
	if (!x)
		return;
	free(x->found);
	free(x->wanted);
	mq_map_free(&x->numbers);
	free(x->slot);
	free(x->order);
	free(x->wide);
	free(x->pair);
	free(x->stamp);
	free(x->text);
	free(x->queue);
	free(x);
}
