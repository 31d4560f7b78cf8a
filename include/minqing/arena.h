#ifndef MINQING_ARENA_H
#define MINQING_ARENA_H

#include <stddef.h>

/*
 * An arena: things allocated one by one and freed all at once.
 *
 *	struct mq_arena a = { 0 };
 *	char *copy = mq_arena_strndup(&a, s, n);
 *	...
 *	mq_arena_free(&a);
 *
 * Memory that cannot be had ends the program with a message and MQ_TROUBLE:
 * no function here returns NULL.
 */
struct mq_arena {
	struct mq_block *head;
};

/* n bytes, aligned for any type, not cleared. */
void *mq_arena_alloc(struct mq_arena *a, size_t n);

/* count * size bytes of zero. */
void *mq_arena_zalloc(struct mq_arena *a, size_t count, size_t size);

/* A copy of n bytes with a NUL behind them. */
char *mq_arena_strndup(struct mq_arena *a, const char *s, size_t n);

/* A formatted text with a NUL behind it. */
char *mq_arena_printf(struct mq_arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Forget what was allocated; the largest block is kept for what comes. */
void mq_arena_reset(struct mq_arena *a);

/* Give all memory back; the arena may be used again. */
void mq_arena_free(struct mq_arena *a);

/* realloc(3) of count * size bytes, overflow checked, that does not fail. */
void *mq_xrealloc(void *p, size_t count, size_t size);

/* calloc(3) that does not fail. */
void *mq_xcalloc(size_t count, size_t size);

/*
 * Make room for one more in a growing array: the array, maybe moved, with *cap
 * doubled where n has reached it.
 *
 *	v = mq_grow(v, n, &cap, sizeof(*v));
 *	v[n++] = x;
 */
void *mq_grow(void *v, size_t n, size_t *cap, size_t size);

#endif
