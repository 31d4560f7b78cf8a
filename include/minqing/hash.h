#ifndef MINQING_HASH_H
#define MINQING_HASH_H

#include <stdint.h>

#include "minqing/arena.h"
#include "minqing/record.h"

/* XXH3, 64 bits, of n bytes with a seed. */
uint64_t mq_hash(const void *p, size_t n, uint64_t seed);

/* XXH3, 128 bits, seed 0, as 32 lower-case hex digits and a NUL. */
void mq_hash_hex(const void *p, size_t n, char hex[33]);

/* XXH3, 64 bits, seed 0, of bytes that come piece by piece. */
struct mq_digest;
struct mq_digest *mq_digest_new(void);
void mq_digest_add(struct mq_digest *d, const void *p, size_t n);
uint64_t mq_digest_value(const struct mq_digest *d);
void mq_digest_free(struct mq_digest *d); /* NULL is allowed */

/*
 * A seed that nobody can guess, for tables whose order never shows; `here` is
 * any address, of use where the system has no better.
 */
uint64_t mq_hash_seed(const void *here);

/*
 * A map from text to things, for grouping and lookup by key.  Its order never
 * shows: entries are numbered from 0 as they were first put in.
 *
 *	struct mq_map m = { 0 };
 *	struct unit *u = mq_map_put(&m, key, sizeof(*u));
 *
 *	u->count++;
 *	for (i = 0; i < m.n; i++)
 *		print(m.entry[i]->key, m.entry[i]->value);
 *	mq_map_free(&m);
 *
 * The hash is seeded at random, so that nobody can write records that make it
 * slow.
 */
struct mq_entry {
	struct mq_str key; /* a copy, NUL behind it */
	uint64_t hash;
	void *value; /* of the size given at its first mq_map_put() */
};

struct mq_map {
	struct mq_entry **entry; /* in the order of their coming */
	size_t n;
	size_t cap;
	uint32_t *slot; /* 1 + index into entry, or 0 */
	size_t nslots;
	struct mq_arena arena;
	uint64_t seed;
};

/* The value under `key`; a new one is `size` bytes of zero. */
void *mq_map_put(struct mq_map *m, struct mq_str key, size_t size);

/* The value under `key`, or NULL. */
void *mq_map_get(const struct mq_map *m, struct mq_str key);

void mq_map_free(struct mq_map *m);

#endif
