#ifndef DEDUP_PILE_H
#define DEDUP_PILE_H

#include <stddef.h>

/*
 * Memory that is given back in the order in which it was taken, in blocks;
 * {0} to begin.
 */
struct dedup_pile {
	struct dedup_block *head, *tail;
};

/* n bytes, aligned for whole numbers of 32 bits, not cleared. */
void *dedup_pile_take(struct dedup_pile *p, size_t n);

/* Give back the oldest that is still there. */
void dedup_pile_drop(struct dedup_pile *p);

void dedup_pile_free(struct dedup_pile *p);

#endif
