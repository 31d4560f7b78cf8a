#include <stdlib.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "index.h"

#ifdef __SSE2__
/* Sixteen bytes, their ASCII capitals in lower case. */
static void
fold_block(char *to, const char *from)
{
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)from);
	__m128i capital =
	    _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('A' - 1)),
		_mm_cmplt_epi8(bytes, _mm_set1_epi8('Z' + 1)));

	bytes =
	    _mm_or_si128(bytes, _mm_and_si128(capital, _mm_set1_epi8(0x20)));
	_mm_storeu_si128((__m128i *)(void *)to, bytes);
}
#else
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

/* Sixteen bytes, their ASCII capitals in lower case. */
static void
fold_block(char *to, const char *from)
{
	uint64_t word[2];

	memcpy(word, from, sizeof(word));
	word[0] = lower(word[0]);
	word[1] = lower(word[1]);
	memcpy(to, word, sizeof(word));
}
#endif

enum { BLOCK = 16 };

void
index_begin(struct index *x, const struct index_list *list)
{
	const size_t n = (size_t)1 << STAMP_BITS;

	*x = (struct index){ .list = list, .stamp = mq_xrealloc(NULL, n, 1) };
	memcpy(x->stamp, list->stamp, n);
}

void
index_end(struct index *x)
{
	free(x->hit);
	free(x->stamp);
	free(x->text);
	free(x->queue);
}

static void
make_room(struct index *x, size_t n)
{
	if (n < x->size)
		return;
	x->size = 2 * n + 4096;
	x->text = mq_xrealloc(x->text, x->size + INDEX_PAD, 1);
	x->queue = mq_xrealloc(x->queue, x->size, sizeof(*x->queue));
}

/* Copy the text in lower case, with zeros behind it. */
static void
fold(struct index *x, struct mq_str text)
{
	char rest[BLOCK] = { 0 };
	size_t i;

	make_room(x, text.n);
	for (i = 0; i + BLOCK <= text.n; i += BLOCK)
		fold_block(x->text + i, text.s + i);
	if (i < text.n)
		memcpy(rest, text.s + i, text.n - i);
	fold_block(x->text + i, rest);
	memset(x->text + i + BLOCK, 0, INDEX_PAD - BLOCK);
}

/* Forget all scans, eight stamps at a time. */
static void
clear_stamps(uint8_t *stamp)
{
	const uint64_t watched = UINT64_C(0x0101010101010101) * STAMP_WATCHED;
	uint64_t word;
	size_t i;

	for (i = 0; i < (size_t)1 << STAMP_BITS; i += sizeof(word)) {
		memcpy(&word, stamp + i, sizeof(word));
		word &= watched;
		memcpy(stamp + i, &word, sizeof(word));
	}
}

static void
begin_scan(struct index *x)
{
	x->scan++;
	if (x->serial++ < STAMP_SERIAL)
		return;
	clear_stamps(x->stamp);
	x->serial = 1;
}

/* What the loop over the text needs, for the registers. */
struct look {
	const char *text;
	const uint64_t *wide;
	uint8_t *stamp;
	uint32_t *queue; /* the next place */
	uint8_t serial;
};

/*
 * Stamp the window at a place, and queue the place if a literal may be there.
 * It is written in either case, and where it does not count it is written
 * over.
 */
static inline void
look_at(struct look *l, size_t at, unsigned width)
{
	uint64_t word = load_bytes(l->text + at);
	uint8_t *stamp = &l->stamp[narrow_hash(word)], old = *stamp;

	*stamp = (old & STAMP_WATCHED) | l->serial;
	*l->queue = (uint32_t)at;
	l->queue += old >> 7 | mq_bit(l->wide, wide_hash(word, width));
}

/* How many places are queued. */
static size_t
look(struct index *x, const char *raw, size_t n)
{
	const struct runs *r = &x->list->runs;
	struct look l = { x->text, x->list->wide, x->stamp, x->queue,
		x->serial };
	uint64_t places = 0, met = 0;
	bool runs = r->plain, other_s = false;
	unsigned char c;
	size_t at = 0;

	while (at < n) {
		c = (unsigned char)raw[at];
		if (c < 0x80) {
			look_at(&l, at, WIDE_ASCII);
			if (runs)
				met |= places = runs_step(r, places, c);
			at++;
			continue;
		}
		places = 0;
		look_at(&l, at, WIDE);
		if (c >= 0xE0 && c < 0xF0) {
			at += 3;
			continue;
		}
		other_s |= c == LONG_S_LEAD;
		at += c < 0xE0 ? 2 : 4;
	}
	x->met[0] = met;
	x->other_s = other_s;
	return (size_t)(l.queue - x->queue);
}

static size_t
add_hit(struct index *x, size_t hits, const struct wanted *want, size_t at)
{
	if (hits == x->hitcap)
		x->hit = mq_grow(x->hit, hits, &x->hitcap, sizeof(*x->hit));
	x->hit[hits] = (struct hit){ want->owner, (uint32_t)at, want->n };
	return hits + 1;
}

/* Is the literal there? */
static inline bool
is_there(const struct index *x, struct mq_str text, const struct wanted *want,
    size_t at)
{
	const char *s;

	if ((load_bytes(x->text + at) & head_mask(want->n)) != want->head &&
	    !want->strict)
		return false;
	if (want->n > text.n - at)
		return false;
	s = x->list->bytes + want->start;
	if (want->strict)
		return memcmp(text.s + at, s, want->n) == 0;
	return want->n <= sizeof(want->head) ||
	       memcmp(x->text + at, s, want->n) == 0;
}

/* Compare the literals whose window is at `at` in the text. */
static size_t
compare_window(struct index *x, struct mq_str text, size_t at,
    const struct wanted *want, size_t hits)
{
	for (;; want++) {
		if (want->at <= at && is_there(x, text, want, at - want->at))
			hits = add_hit(x, hits, want, at - want->at);
		if (want->last)
			return hits;
	}
}

/* Different windows can have one print: all of them are compared. */
static size_t
compare(
    struct index *x, struct mq_str text, size_t at, uint64_t hash, size_t hits)
{
	const struct index_list *list = x->list;
	uint32_t print = print_of(hash);
	size_t i = slot_of(list->nslots, hash);

	for (; list->slot[i].first > 0; i = (i + 1) & (list->nslots - 1))
		if (list->slot[i].print == print)
			hits = compare_window(x, text, at,
			    &list->wanted[list->slot[i].first - 1], hits);
	return hits;
}

static size_t
compare_at(struct index *x, struct mq_str text, size_t at, size_t hits)
{
	uint64_t word = load_bytes(x->text + at), window;
	unsigned width = (unsigned char)word < 0x80 ? WIDE_ASCII : WIDE;

	window = first_bytes(word, width);
	if (mq_bit(x->list->wide, wide_hash(word, width)))
		hits = compare(x, text, at, slot_hash(window, width), hits);
	window = first_bytes(word, NARROW);
	if (x->stamp[narrow_hash(word)] & STAMP_WATCHED)
		hits = compare(x, text, at, slot_hash(window, NARROW), hits);
	return hits;
}

static size_t
look_for_pairs(struct index *x, struct mq_str text, size_t hits)
{
	uint64_t window;
	size_t i;

	for (i = 0; i + PAIR <= text.n; i++) {
		window = first_bytes(load_bytes(x->text + i), PAIR);
		if (mq_bit(x->list->pair, window))
			hits =
			    compare(x, text, i, slot_hash(window, PAIR), hits);
	}
	return hits;
}

size_t
index_scan(struct index *x, struct mq_str text)
{
	size_t i, queued, hits = 0;

	fold(x, text);
	begin_scan(x);
	queued = look(x, text.s, text.n);
	if (x->list->runs.n > 0 && !x->list->runs.plain)
		runs_scan(&x->list->runs, text, x->met);
	for (i = 0; i < queued; i++)
		hits = compare_at(x, text, x->queue[i], hits);
	if (x->list->pair)
		hits = look_for_pairs(x, text, hits);
	return hits;
}
