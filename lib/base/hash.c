#include "minqing/hash.h"

#include <stdalign.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#define XXH_INLINE_ALL /* the hash is on hot paths: no call */
#include <xxhash.h>

uint64_t
mq_hash(const void *p, size_t n, uint64_t seed)
{
	return XXH3_64bits_withSeed(p, n, seed);
}

void
mq_hash_hex(const void *p, size_t n, char hex[33])
{
	static const char digit[] = "0123456789abcdef";
	XXH128_canonical_t c;
	size_t i;

	XXH128_canonicalFromHash(&c, XXH3_128bits(p, n));
	for (i = 0; i < 16; i++) {
		hex[2 * i] = digit[c.digest[i] >> 4];
		hex[2 * i + 1] = digit[c.digest[i] & 15];
	}
	hex[32] = '\0';
}

enum { ALIGN = 64 }; /* what a state of XXH3 asks for, and malloc does not */

struct mq_digest {
	XXH3_state_t *state;
	unsigned char room[sizeof(XXH3_state_t) + ALIGN];
};

struct mq_digest *
mq_digest_new(void)
{
	struct mq_digest *d = mq_xcalloc(1, sizeof(*d));
	size_t past = (uintptr_t)d->room % ALIGN;

	d->state = (void *)(d->room + ALIGN - past);
	XXH3_64bits_reset(d->state);
	return d;
}

void
mq_digest_add(struct mq_digest *d, const void *p, size_t n)
{
	XXH3_64bits_update(d->state, p, n);
}

uint64_t
mq_digest_value(const struct mq_digest *d)
{
	return XXH3_64bits_digest(d->state);
}

void
mq_digest_free(struct mq_digest *d)
{
	free(d);
}

uint64_t
mq_hash_seed(const void *here)
{
	uint64_t seed;

	if (getrandom(&seed, sizeof(seed), GRND_NONBLOCK) != sizeof(seed))
		seed = (uint64_t)(uintptr_t)here;
	return seed;
}

static size_t
slot_of(const struct mq_map *m, struct mq_str key, uint64_t hash)
{
	size_t i = hash & (m->nslots - 1);
	const struct mq_entry *e;

	while (m->slot[i]) {
		e = m->entry[m->slot[i] - 1];
		if (e->hash == hash && mq_str_eq(e->key, key))
			break;
		i = (i + 1) & (m->nslots - 1);
	}
	return i;
}

/* Twice the slots, so that at most half of them are taken. */
static void
widen(struct mq_map *m)
{
	size_t i, at;

	if (!m->nslots)
		m->seed = mq_hash_seed(m);
	m->nslots = m->nslots ? 2 * m->nslots : 64;
	free(m->slot);
	m->slot = mq_xcalloc(m->nslots, sizeof(*m->slot));
	for (i = 0; i < m->n; i++) {
		at = m->entry[i]->hash & (m->nslots - 1);
		while (m->slot[at])
			at = (at + 1) & (m->nslots - 1);
		m->slot[at] = (uint32_t)i + 1;
	}
}

void *
mq_map_get(const struct mq_map *m, struct mq_str key)
{
	size_t i;

	if (!m->n)
		return NULL;
	i = slot_of(m, key, mq_hash(key.s, key.n, m->seed));
	return m->slot[i] ? m->entry[m->slot[i] - 1]->value : NULL;
}

/* Where the value stands behind an entry; its key follows. */
enum {
	MOST = alignof(max_align_t),
	VALUE_AT = (sizeof(struct mq_entry) + MOST - 1) / MOST * MOST
};

static struct mq_entry *
new_entry(struct mq_map *m, struct mq_str key, size_t size)
{
	char *at = mq_arena_alloc(&m->arena, VALUE_AT + size + key.n + 1);
	struct mq_entry *e = (struct mq_entry *)(void *)at;
	char *copy = at + VALUE_AT + size;

	e->value = at + VALUE_AT;
	memset(e->value, 0, size);
	if (key.n)
		memcpy(copy, key.s, key.n);
	copy[key.n] = '\0';
	e->key = (struct mq_str){ copy, key.n };
	return e;
}

void *
mq_map_put(struct mq_map *m, struct mq_str key, size_t size)
{
	struct mq_entry *e;
	uint64_t hash;
	size_t i;

	if (2 * (m->n + 1) > m->nslots)
		widen(m);
	hash = mq_hash(key.s, key.n, m->seed);
	i = slot_of(m, key, hash);
	if (m->slot[i])
		return m->entry[m->slot[i] - 1]->value;
	e = new_entry(m, key, size);
	e->hash = hash;
	m->entry = mq_grow(m->entry, m->n, &m->cap, sizeof(*m->entry));
	m->entry[m->n++] = e;
	m->slot[i] = (uint32_t)m->n;
	return e->value;
}

void
mq_map_free(struct mq_map *m)
{
	free(m->entry);
	free(m->slot);
	mq_arena_free(&m->arena);
	*m = (struct mq_map){ 0 };
}
