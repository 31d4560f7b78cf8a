#include "pile.h"

#include <stdint.h>
#include <stdlib.h>

#include "minqing/arena.h"

#ifndef MQ_ARENA_BLOCK
#define MQ_ARENA_BLOCK (64 * 1024)
#endif

struct dedup_block {
	struct dedup_block *next;
	size_t used, size;
	size_t live; /* how many are not given back yet */
	uint32_t data[];
};

static void
add_block(struct dedup_pile *p, size_t n)
{
	size_t size = n > MQ_ARENA_BLOCK ? n : MQ_ARENA_BLOCK;
	struct dedup_block *b = mq_xrealloc(NULL, 1, sizeof(*b) + size);

	*b = (struct dedup_block){ .size = size };
	if (p->tail)
		p->tail->next = b;
	else
		p->head = b;
	p->tail = b;
}

void *
dedup_pile_take(struct dedup_pile *p, size_t n)
{
	struct dedup_block *b;
	void *at;

	n = (n + 3) / 4 * 4;
	if (!p->tail || p->tail->size - p->tail->used < n)
		add_block(p, n);
	b = p->tail;
	at = b->data + b->used / 4;
	b->used += n;
	b->live++;
	return at;
}

/* A block that nothing is left of goes once another one is used. */
static void
free_empty(struct dedup_pile *p)
{
	struct dedup_block *b;

	while ((b = p->head) != p->tail && b->live == 0) {
		p->head = b->next;
		free(b);
	}
}

void
dedup_pile_drop(struct dedup_pile *p)
{
	free_empty(p);
	if (--p->head->live == 0)
		p->head->used = 0;
	free_empty(p);
}

void
dedup_pile_free(struct dedup_pile *p)
{
	struct dedup_block *b;

	while ((b = p->head) != NULL) {
		p->head = b->next;
		free(b);
	}
	p->tail = NULL;
}
