#ifndef KINDS_H
#define KINDS_H

#include "run.h"

/*
 * The characters beyond ASCII, sorted by the items that they are in.
 *
 *	struct kinds k = kinds_new(arena);
 *
 *	kinds_split(&k, &census, 0);
 *	kinds_split(&k, &census, 1);
 *	item_1 = k.items[k.of[cp]] >> 1 & 1;
 */
struct kinds {
	unsigned char *of;         /* of each character up to U+FFFF */
	uint64_t items[RUN_KINDS]; /* of each kind, a bit each */
	size_t n;
};

/* The kind of all characters that are, or may be, in any item. */
enum { KINDS_ANY = RUN_KINDS - 1 };

struct kinds kinds_new(struct mq_arena *a);

/* Tell the members of an item, by number, from the others. */
void kinds_split(struct kinds *k, const struct census *census, unsigned item);

#endif
