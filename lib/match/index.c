#include "index.h"

#include <stdlib.h>

struct index *
index_new(void)
{
	return mq_xcalloc(1, sizeof(struct index));
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Where some letters may be of either case, all are taken so. */
void
index_add(struct index *x, const struct literal *literal, uint32_t owner)
{
	bool strict = literal->strict && !literal->fold;
	size_t i, n = literal->s.n;
	struct wanted *want;
	char *s;

	x->wanted = mq_grow(x->wanted, x->n, &x->cap, sizeof(*x->wanted));
	want = &x->wanted[x->n++];
	/* The head is read from it, whatever its length. */
	s = mq_arena_zalloc(&x->arena, n + sizeof(want->head), 1);
	for (i = 0; i < n; i++)
		s[i] = strict ? literal->s.s[i] : lower(literal->s.s[i]);
	*want = (struct wanted){
		.s = s, .n = (uint32_t)n, .owner = owner, .strict = strict
	};
	want->mask = n < sizeof(want->mask)
			 ? first_bytes(UINT64_MAX, (unsigned)n)
			 : UINT64_MAX;
	want->head = load_bytes(s) & want->mask;
}

static bool
begins(char c)
{
	return ((unsigned char)c & 0xC0) != 0x80;
}

static uint64_t
window_at(const char *s, unsigned width)
{
	char bytes[8] = { 0 };
	unsigned i;

	for (i = 0; i < width; i++)
		bytes[i] = lower(s[i]);
	return load_bytes(bytes);
}

/* The width of a window at this place; 0: none. */
static unsigned
width_at(const struct wanted *want, size_t at)
{
	unsigned width = (unsigned char)want->s[at] < 0x80 ? WIDE_ASCII : WIDE;

	if (!begins(want->s[at]) || at > UINT8_MAX)
		return 0;
	if (at + width <= want->n)
		return width;
	if (want->n < NARROW)
		return at == 0 ? PAIR : 0;
	return at + NARROW <= want->n ? NARROW : 0;
}

/* A window, while the index is built. */
struct window {
	uint64_t hash;
	uint32_t n;    /* its literals; 0: not taken */
	uint32_t next; /* where the next of them goes */
};

/* Where a window is, or would be. */
static struct window *
find_window(const struct index *x, struct window *windows,
    const struct wanted *want, size_t at)
{
	unsigned width = width_at(want, at);
	uint64_t hash = slot_hash(window_at(want->s + at, width), width);
	size_t i = slot_of(x, hash);

	while (windows[i].n > 0 && windows[i].hash != hash)
		i = (i + 1) & (x->nslots - 1);
	windows[i].hash = hash;
	return &windows[i];
}

static bool
has_wide(const struct wanted *want)
{
	size_t at;

	for (at = 0; at < want->n; at++)
		if (width_at(want, at) > NARROW)
			return true;
	return false;
}

/* Of a literal's windows a wide one, and that which the fewest others have. */
static struct window *
choose_window(
    const struct index *x, struct window *windows, struct wanted *want)
{
	bool wide = has_wide(want);
	uint32_t n, least = UINT32_MAX;
	unsigned width;
	size_t at;

	for (at = 0; at < want->n && least > 0; at++) {
		width = width_at(want, at);
		if (width == 0 || (wide && width <= NARROW))
			continue;
		n = find_window(x, windows, want, at)->n;
		if (n < least) {
			least = n;
			want->at = (uint8_t)at;
		}
	}
	return find_window(x, windows, want, want->at);
}

/* Put the literals of a window side by side. */
static void
order_wanted(struct index *x, struct window *windows, const uint32_t *window_of)
{
	struct wanted *ordered = mq_xcalloc(x->n + 1, sizeof(*ordered));
	struct window *w;
	uint32_t sum = 0;
	size_t i;

	for (i = 0; i < x->nslots; i++) {
		if (windows[i].n == 0)
			continue;
		x->slot[i].print = print_of(windows[i].hash);
		x->slot[i].first = sum + 1;
		windows[i].next = sum;
		sum += windows[i].n;
	}
	for (i = 0; i < x->n; i++) {
		w = &windows[window_of[i]];
		ordered[w->next] = x->wanted[i];
		ordered[w->next++].last = --w->n == 0;
	}
	free(x->wanted);
	x->wanted = ordered;
}

static void
set_bit(uint64_t *bitmap, size_t i)
{
	bitmap[i / 64] |= UINT64_C(1) << i % 64;
}

static void
watch(struct index *x, const struct wanted *want)
{
	unsigned width = width_at(want, want->at);
	uint64_t window = window_at(want->s + want->at, width);

	if (width > NARROW) {
		set_bit(x->wide, wide_hash(window, width));
	} else if (width == NARROW) {
		x->stamp[narrow_hash(window)] |= STAMP_WATCHED;
	} else {
		if (!x->pair)
			x->pair = mq_xcalloc(1024, sizeof(*x->pair));
		set_bit(x->pair, (size_t)window);
	}
}

void
index_build(struct index *x)
{
	struct window *windows, *w;
	uint32_t *window_of;
	size_t i;

	for (x->nslots = 16; x->nslots < 2 * x->n;)
		x->nslots *= 2;
	x->slot = mq_xcalloc(x->nslots, sizeof(*x->slot));
	x->wide = mq_xcalloc(((size_t)1 << WIDE_BITS) / 64, sizeof(*x->wide));
	x->stamp = mq_xcalloc((size_t)1 << STAMP_BITS, sizeof(*x->stamp));
	windows = mq_xcalloc(x->nslots, sizeof(*windows));
	window_of = mq_xcalloc(x->n + 1, sizeof(*window_of));
	for (i = 0; i < x->n; i++) {
		w = choose_window(x, windows, &x->wanted[i]);
		w->n++;
		window_of[i] = (uint32_t)(w - windows);
		watch(x, &x->wanted[i]);
	}
	order_wanted(x, windows, window_of);
	free(windows);
	free(window_of);
	runs_build(&x->runs);
}

size_t
index_places(const struct literal *literal, uint16_t place[INDEX_PLACES])
{
	size_t at, n = 0;

	for (at = 0; at + NARROW <= literal->s.n && n < INDEX_PLACES; at++)
		if (begins(literal->s.s[at]))
			place[n++] =
			    narrow_hash(window_at(literal->s.s + at, NARROW));
	return n;
}

void
index_free(struct index *x)
{
	if (!x)
		return;
	mq_arena_free(&x->arena);
	free(x->hit);
	free(x->wanted);
	free(x->slot);
	free(x->wide);
	free(x->pair);
	free(x->stamp);
	free(x->text);
	free(x->queue);
	runs_free(&x->runs);
	free(x);
}
