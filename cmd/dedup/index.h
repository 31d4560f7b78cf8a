#ifndef DEDUP_INDEX_H
#define DEDUP_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Lists of numbers by key, of which the oldest go without being looked for.
 * Things are numbered in the order of their coming, and each is in up to
 * `lists` lists at once, under a key for each (DEDUP_NO_KEY: not in that one).
 * A list runs from the newest to the oldest; where it comes to a number that
 * is gone all behind it are gone too, and it is cut.
 *
 * Memory is 12 * lists bytes for each thing there is room for.
 */
#define DEDUP_NO_KEY UINT32_C(0)

struct dedup_post {
	uint32_t next; /* the number before it, or 0 */
	uint32_t key;
};

struct dedup_index {
	uint32_t *head; /* of `room` lists, for each of `lists` */
	struct dedup_post *post;
	unsigned lists;
	uint32_t room; /* a power of two; 0 where there is no index yet */
};

void dedup_index_init(struct dedup_index *x, unsigned lists, uint32_t room);

/* Put a number, greater than all before, under its keys. */
void dedup_index_put(
    struct dedup_index *x, uint32_t number, const uint32_t *key);

/*
 * Ask for the memory that lookups in n lists will need, for all of them at
 * once.
 */
void dedup_index_prefetch(const struct dedup_index *x, unsigned list,
    unsigned n, const uint32_t *key);

/*
 * The newest number under a key, and the one before a number under its key; 0
 * where there is none that is not below `first`, the oldest that is left.
 */
uint32_t dedup_index_first(
    struct dedup_index *x, unsigned list, uint32_t key, uint32_t first);
uint32_t dedup_index_next(
    struct dedup_index *x, unsigned list, uint32_t number, uint32_t first);

/*
 * Make the numbers [first, next) begin with 1, and give them `room` for more:
 * a power of two, at least as many as there are.
 */
void dedup_index_renumber(
    struct dedup_index *x, uint32_t first, uint32_t next, uint32_t room);

void dedup_index_free(struct dedup_index *x);

#endif
