#ifndef PACK_H
#define PACK_H

#include "need.h"

/*
 * A need as bytes, so that it can be worked out when the library is built.
 * They are for the machine that they were made on.
 *
 *	struct pack p = { 0 };
 *
 *	need_pack(&p, &need);
 *	same = need_unpack(&arena, p.byte);
 *	free(p.byte);
 */
struct pack {
	unsigned char *byte;
	size_t n, cap;
};

/* Put the need behind what the pack holds. */
void need_pack(struct pack *p, const struct need *need);

/*
 * The need that begins at `byte`; its texts stay there, the rest lives as long
 * as the arena.
 */
struct need need_unpack(struct mq_arena *a, const unsigned char *byte);

#endif
