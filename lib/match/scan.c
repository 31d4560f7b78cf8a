#include <stdlib.h>

#include "index.h"

#define EVERY(byte) (UINT64_C(0x0101010101010101) * (byte))

/* ASCII capitals of eight bytes in lower case. */
static uint64_t
lower(uint64_t word)
{
	uint64_t low = word & EVERY(0x7F);
	uint64_t from_a = low + EVERY(0x80 - 'A');
	uint64_t behind_z = low + EVERY(0x7F - 'Z');

	return word | ((from_a & ~behind_z & ~word & EVERY(0x80)) >> 2);
}

static void
make_room(struct mq_index *x, size_t n)
{
	if (n < x->size)
		return;
	x->size = 2 * n + 4096;
	x->text = mq_xrealloc(x->text, x->size + MQ_INDEX_PAD, 1);
	x->queue =
	    mq_xrealloc(x->queue, x->size + MQ_INDEX_PAD, sizeof(*x->queue));
}

/* Copy the text in lower case, with zeros behind it. */
static void
fold(struct mq_index *x, struct mq_str text)
{
	uint64_t word;
	size_t i;

	make_room(x, text.n);
	for (i = 0; i + sizeof(word) <= text.n; i += sizeof(word)) {
		memcpy(&word, text.s + i, sizeof(word));
		word = lower(word);
		memcpy(x->text + i, &word, sizeof(word));
	}
	memset(x->text + i, 0, MQ_INDEX_PAD);
	for (; i < text.n; i++)
		x->text[i] = text.s[i] >= 'A' && text.s[i] <= 'Z'
				 ? (char)(text.s[i] | 0x20)
				 : text.s[i];
}

static void
begin_scan(struct mq_index *x)
{
	size_t i, n = (size_t)1 << (32 - x->stamp_shift);

	x->scan++;
	if (x->serial++ < MQ_STAMP_SERIAL)
		return;
	for (i = 0; i < n; i++)
		x->stamp[i] &= MQ_STAMP_WATCHED;
	x->serial = 1;
}

/* The characters of eight bytes that begin there, as high bits. */
static uint64_t
beginnings(uint64_t word)
{
	return (~word | word << 1) & EVERY(0x80);
}

/*
 * Stamp the windows of the text, and queue the places where a literal may be:
 * all of them are written, and those that do not count are written over.
 */
static size_t
look(struct mq_index *x, size_t n)
{
	uint64_t word, bits;
	size_t i, at, queued = 0;
	uint16_t *stamp;
	unsigned hit;

	for (i = 0; i < n; i += sizeof(word)) {
		bits = beginnings(mq_load(x->text + i));
		for (; bits; bits &= bits - 1) {
			at = i + ((unsigned)__builtin_ctzll(bits) >> 3);
			word = mq_load(x->text + at);
			stamp = &x->stamp[mq_narrow_hash(x, word)];
			hit = *stamp >> 15;
			*stamp =
			    (uint16_t)((*stamp & MQ_STAMP_WATCHED) | x->serial);
			hit |= mq_bit(x->wide, mq_wide_hash(x, word));
			x->queue[queued] = (uint32_t)at;
			queued += hit;
		}
	}
	return queued;
}

/* Compare the literals of a window that begins at `at` in the text. */
static size_t
compare(struct mq_index *x, struct mq_str text, size_t at, unsigned width,
    size_t found)
{
	uint64_t window = mq_window(mq_load(x->text + at), width);
	const struct mq_slot *slot = mq_index_slot(x, window, width);
	struct mq_wanted *want;
	const char *s;
	uint32_t i;

	if (at + width > text.n)
		return found;
	for (i = 0; i < slot->n; i++) {
		want = &x->wanted[x->order[slot->first + i]];
		if (want->seen == x->scan || want->at > at ||
		    want->s.n > text.n - (at - want->at))
			continue;
		s = (want->strict ? text.s : x->text) + (at - want->at);
		if (memcmp(s, want->s.s, want->s.n) != 0)
			continue;
		want->seen = x->scan;
		x->found[found++] = x->order[slot->first + i];
	}
	return found;
}

static size_t
look_for_pairs(struct mq_index *x, struct mq_str text, size_t found)
{
	size_t i;

	for (i = 0; i + MQ_PAIR <= text.n; i++)
		if (mq_bit(x->pair, mq_window(mq_load(x->text + i), MQ_PAIR)))
			found = compare(x, text, i, MQ_PAIR, found);
	return found;
}

size_t
mq_index_scan(struct mq_index *x, struct mq_str text)
{
	size_t i, queued, found = 0;

	fold(x, text);
	begin_scan(x);
	queued = look(x, text.n);
	for (i = 0; i < queued; i++) {
		found = compare(x, text, x->queue[i], MQ_WIDE, found);
		found = compare(x, text, x->queue[i], MQ_NARROW, found);
	}
	if (x->pair)
		found = look_for_pairs(x, text, found);
	return found;
}
