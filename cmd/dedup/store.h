#ifndef DEDUP_STORE_H
#define DEDUP_STORE_H

#include "index.h"
#include "minhash.h"
#include "pile.h"
#include "place.h"
#include "who.h"

/*
 * The roots of a window: records that repeat nothing, and that others may
 * repeat.  A store holds those that tell of the same kinds of place, and finds
 * the ones worth a closer look by shared bands of their texts, or by reporter
 * and category, within a place.
 */
struct dedup_root {
	uint64_t order;   /* of the record in the input, from 1 */
	uint64_t seen;    /* the record that it was last compared with */
	uint64_t repeats; /* so far */
	int64_t t;
	struct mq_str id;
	const uint32_t *item; /* the shingles of its text */
	uint32_t nitems;
	struct dedup_who who;
	struct dedup_place place;
};

struct dedup_store {
	struct dedup_root *root; /* a ring: number & (room - 1); made when the
				  * first one comes */
	uint32_t room, first, next;
	struct dedup_pile pile; /* ids and shingles */
	/* By the kind of place that decides; made when first asked for. */
	struct dedup_index text[DEDUP_KINDS + 1];
	struct dedup_index who[DEDUP_KINDS + 1];
	const struct dedup_minhash *minhash;
	double radius;
};

/* What a record is looked for by. */
struct dedup_query {
	uint64_t order;
	const struct dedup_place *place;
	const struct dedup_who *who;
	const uint64_t *band; /* of its text, or NULL */
};

/* `s` is {0}; minhash and radius are as in minhash.h and place.h. */
void dedup_store_init(
    struct dedup_store *s, const struct dedup_minhash *minhash, double radius);

/* Keep a root; what it points to is copied. */
void dedup_store_add(
    struct dedup_store *s, const struct dedup_root *root, const uint64_t *band);

/* Let go of the oldest ones as long as they are from before `t`. */
void dedup_store_expire(struct dedup_store *s, int64_t t);

static inline bool
dedup_store_empty(const struct dedup_store *s)
{
	return s->first == s->next;
}

/*
 * The roots worth a closer look, where `kind` decides of the place: `visit` is
 * called for each, once for a record, and says whether the record repeats it.
 * The second half of the bands is only looked at where by the first there was
 * no such root.
 */
void dedup_store_search(struct dedup_store *s, const struct dedup_query *q,
    enum dedup_kind kind, bool (*visit)(void *ctx, struct dedup_root *root),
    void *ctx);

void dedup_store_free(struct dedup_store *s);

#endif
