#include "index.h"

#include <stdlib.h>

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Where it goes among the bytes of all, from which heads of eight are read. */
static char *
make_room(struct index_maker *k, size_t n)
{
	size_t want = k->nbytes + n + sizeof(uint64_t);

	if (want > k->size) {
		k->size = 2 * want;
		k->bytes = mq_xrealloc(k->bytes, k->size, 1);
	}
	memset(k->bytes + k->nbytes, 0, n + sizeof(uint64_t));
	return k->bytes + k->nbytes;
}

/* Where some letters may be of either case, all are taken so. */
void
index_add(struct index_maker *k, const struct literal *literal, uint32_t owner)
{
	bool strict = literal->strict && !literal->fold;
	size_t i, n = literal->s.n;
	struct wanted *want;
	char *s = make_room(k, n);

	for (i = 0; i < n; i++)
		s[i] = strict ? literal->s.s[i] : lower(literal->s.s[i]);
	k->wanted = mq_grow(k->wanted, k->n, &k->cap, sizeof(*k->wanted));
	want = &k->wanted[k->n++];
	*want = (struct wanted){ .start = (uint32_t)k->nbytes,
		.n = (uint32_t)n,
		.owner = owner,
		.strict = strict };
	want->head = load_bytes(s) & head_mask(want->n);
	k->nbytes += n;
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

/* A window, while the list is made. */
struct window {
	uint64_t hash;
	uint32_t n;    /* its literals; 0: not taken */
	uint32_t next; /* where the next of them goes */
};

/* The list in the making. */
struct making {
	const char *bytes;
	struct window *windows;
	size_t nslots;
	uint64_t *wide, *pair;
	uint8_t *stamp;
	struct mq_arena *arena;
};

static const char *
text_of(const struct making *m, const struct wanted *want)
{
	return m->bytes + want->start;
}

/* The width of a window at this place; 0: none. */
static unsigned
width_at(const struct making *m, const struct wanted *want, size_t at)
{
	const char *s = text_of(m, want);
	unsigned width = (unsigned char)s[at] < 0x80 ? WIDE_ASCII : WIDE;

	if (!begins(s[at]) || at > UINT8_MAX)
		return 0;
	if (at + width <= want->n)
		return width;
	if (want->n < NARROW)
		return at == 0 ? PAIR : 0;
	return at + NARROW <= want->n ? NARROW : 0;
}

/* Where a window is, or would be. */
static struct window *
find_window(const struct making *m, const struct wanted *want, size_t at)
{
	unsigned width = width_at(m, want, at);
	uint64_t hash =
	    slot_hash(window_at(text_of(m, want) + at, width), width);
	size_t i = slot_of(m->nslots, hash);

	while (m->windows[i].n > 0 && m->windows[i].hash != hash)
		i = (i + 1) & (m->nslots - 1);
	m->windows[i].hash = hash;
	return &m->windows[i];
}

static bool
has_wide(const struct making *m, const struct wanted *want)
{
	size_t at;

	for (at = 0; at < want->n; at++)
		if (width_at(m, want, at) > NARROW)
			return true;
	return false;
}

/* Of a literal's windows a wide one, and that which the fewest others have. */
static struct window *
choose_window(const struct making *m, struct wanted *want)
{
	bool wide = has_wide(m, want);
	uint32_t n, least = UINT32_MAX;
	unsigned width;
	size_t at;

	for (at = 0; at < want->n && least > 0; at++) {
		width = width_at(m, want, at);
		if (width == 0 || (wide && width <= NARROW))
			continue;
		n = find_window(m, want, at)->n;
		if (n < least) {
			least = n;
			want->at = (uint8_t)at;
		}
	}
	return find_window(m, want, want->at);
}

static const struct slot *
make_slots(const struct making *m)
{
	struct slot *slot = mq_arena_zalloc(m->arena, m->nslots, sizeof(*slot));
	struct window *w;
	uint32_t sum = 0;
	size_t i;

	for (i = 0; i < m->nslots; i++) {
		w = &m->windows[i];
		if (w->n == 0)
			continue;
		slot[i] = (struct slot){ print_of(w->hash), sum + 1 };
		w->next = sum;
		sum += w->n;
	}
	return slot;
}

/* Put the literals of a window side by side. */
static const struct wanted *
order_wanted(const struct making *m, const struct index_maker *k,
    const uint32_t *window_of)
{
	struct wanted *ordered =
	    mq_arena_alloc(m->arena, (k->n + 1) * sizeof(*ordered));
	struct window *w;
	size_t i;

	for (i = 0; i < k->n; i++) {
		w = &m->windows[window_of[i]];
		ordered[w->next] = k->wanted[i];
		ordered[w->next++].last = --w->n == 0;
	}
	return ordered;
}

static void
set_bit(uint64_t *bitmap, size_t i)
{
	bitmap[i / 64] |= UINT64_C(1) << i % 64;
}

static void
watch(struct making *m, const struct wanted *want)
{
	unsigned width = width_at(m, want, want->at);
	uint64_t window = window_at(text_of(m, want) + want->at, width);

	if (width > NARROW) {
		set_bit(m->wide, wide_hash(window, width));
	} else if (width == NARROW) {
		m->stamp[narrow_hash(window)] |= STAMP_WATCHED;
	} else {
		if (!m->pair)
			m->pair = mq_arena_zalloc(
			    m->arena, PAIR_WORDS, sizeof(*m->pair));
		set_bit(m->pair, (size_t)window);
	}
}

static struct making
begin_making(const struct index_maker *k, struct mq_arena *a)
{
	struct making m = { .bytes = k->bytes, .nslots = 16, .arena = a };

	while (m.nslots < 2 * k->n)
		m.nslots *= 2;
	m.windows = mq_xcalloc(m.nslots, sizeof(*m.windows));
	m.wide = mq_arena_zalloc(a, WIDE_WORDS, sizeof(*m.wide));
	m.stamp = mq_arena_zalloc(a, (size_t)1 << STAMP_BITS, sizeof(*m.stamp));
	return m;
}

struct index_list
index_make(struct index_maker *k, struct mq_arena *a)
{
	struct making m = begin_making(k, a);
	uint32_t *window_of = mq_xcalloc(k->n + 1, sizeof(*window_of));
	struct index_list list = { .n = k->n,
		.nbytes = k->nbytes,
		.nslots = m.nslots,
		.wide = m.wide,
		.stamp = m.stamp };
	struct window *w;
	size_t i;

	for (i = 0; i < k->n; i++) {
		w = choose_window(&m, &k->wanted[i]);
		w->n++;
		window_of[i] = (uint32_t)(w - m.windows);
		watch(&m, &k->wanted[i]);
	}
	list.slot = make_slots(&m);
	list.wanted = order_wanted(&m, k, window_of);
	list.pair = m.pair;
	list.bytes = mq_arena_strndup(a, k->bytes ? k->bytes : "", k->nbytes);
	list.runs = runs_build(a, &k->runs);
	free(m.windows);
	free(window_of);
	free(k->wanted);
	free(k->bytes);
	*k = (struct index_maker){ 0 };
	return list;
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
