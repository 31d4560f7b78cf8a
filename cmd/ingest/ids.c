#include "ids.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1024, FIRST_SHIFT = 64 - 10 };

/*
 * The multiplier is 2^64 divided by the golden ratio (Knuth, The Art of
 * Computer Programming, 6.4).  The seed, an address, is there so that nobody
 * can write texts that all want one slot.  The slot is told by the highest
 * bits, so that a set that grows keeps its order and is copied front to back.
 */
static size_t
first_slot(const struct ingest_set *s, const uint64_t key[2])
{
	return ((key[0] ^ s->seed) * 0x9e3779b97f4a7c15U) >> s->shift;
}

static bool
is_free(const uint64_t slot[2])
{
	return !slot[0] && !slot[1];
}

/* Where the key is, or would be. */
static uint64_t *
slot_of(const struct ingest_set *s, const uint64_t key[2])
{
	size_t i = first_slot(s, key);

	while (!is_free(s->slot[i]) &&
	       (s->slot[i][0] != key[0] || s->slot[i][1] != key[1]))
		i = (i + 1) & (s->nslots - 1);
	return s->slot[i];
}

static void
widen(struct ingest_set *s)
{
	struct ingest_set wide = { 0 };
	size_t i;

	wide.n = s->n;
	wide.nslots = s->nslots ? 2 * s->nslots : FIRST_SLOTS;
	wide.shift = s->nslots ? s->shift - 1 : FIRST_SHIFT;
	wide.seed = s->nslots ? s->seed : (uint64_t)(uintptr_t)s;
	wide.slot = mq_xcalloc(wide.nslots, sizeof(*wide.slot));
	for (i = 0; i < s->nslots; i++)
		if (!is_free(s->slot[i]))
			memcpy(slot_of(&wide, s->slot[i]), s->slot[i],
			    sizeof(*s->slot));
	free(s->slot);
	*s = wide;
}

bool
ingest_set_add_key(struct ingest_set *s, const uint64_t key[2])
{
	uint64_t *slot;

	if (4 * (s->n + 1) > 3 * s->nslots)
		widen(s);
	slot = slot_of(s, key);
	if (!is_free(slot))
		return false;
	slot[0] = key[0];
	slot[1] = key[1];
	s->n++;
	return true;
}

bool
ingest_set_has_key(const struct ingest_set *s, const uint64_t key[2])
{
	return s->nslots && !is_free(slot_of(s, key));
}

static void
make_key(struct mq_str text, uint64_t key[2])
{
	key[0] = mq_hash(text.s, text.n, 0);
	key[1] = mq_hash(text.s, text.n, 1);
	if (is_free(key))
		key[1] = 1;
}

bool
ingest_set_add(struct ingest_set *s, struct mq_str text)
{
	uint64_t key[2];

	make_key(text, key);
	return ingest_set_add_key(s, key);
}

void
ingest_set_free(struct ingest_set *s)
{
	free(s->slot);
	*s = (struct ingest_set){ 0 };
}

size_t
ingest_ids_number(struct ingest_ids *ids, char *id)
{
	size_t n = strlen(id);
	uint64_t *count;

	if (ingest_set_add(&ids->made, (struct mq_str){ id, n }))
		return n;
	count =
	    mq_map_put(&ids->again, (struct mq_str){ id, n }, sizeof(*count));
	*count += *count ? 1 : 2;
	return n + (size_t)snprintf(id + n, INGEST_ID_MAX - n, "-%llu",
		       (unsigned long long)*count);
}

/* Look at the id that has waited longest. */
static void
take_waiting(struct ingest_ids *ids, size_t i)
{
	const uint64_t *key = ids->waiting[i % INGEST_WAITING].key;
	bool fresh;

	if (ids->given.n < INGEST_IDS_KEPT)
		fresh = ingest_set_add_key(&ids->given, key);
	else
		fresh = is_free(slot_of(&ids->given, key));
	if (!fresh && !ids->repeated++)
		ids->first = ids->waiting[i % INGEST_WAITING].line;
}

static void
wait(struct ingest_ids *ids, struct mq_str id, unsigned long line)
{
	size_t i = ids->nwaiting % INGEST_WAITING;

	if (ids->nwaiting >= INGEST_WAITING)
		take_waiting(ids, i);
	make_key(id, ids->waiting[i].key);
	ids->waiting[i].line = line;
	ids->nwaiting++;
	if (ids->given.nslots)
		__builtin_prefetch(
		    &ids->given
			 .slot[first_slot(&ids->given, ids->waiting[i].key)]);
}

/* From now on ids are looked up: put those that came in order into the set. */
static void
fill_set(struct ingest_ids *ids)
{
	struct ingest_ordered *o = &ids->ordered;
	size_t at = 0;

	ids->disordered = true;
	while (ingest_ordered_next(o, &at))
		ingest_set_add(
		    &ids->given, (struct mq_str){ o->last, o->last_n });
	ingest_ordered_free(o);
}

void
ingest_ids_note(struct ingest_ids *ids, struct mq_str id, unsigned long line)
{
	if (!ids->disordered) {
		if (ingest_ordered_add(&ids->ordered, id, INGEST_IDS_KEPT))
			return;
		fill_set(ids);
	}
	wait(ids, id, line);
}

unsigned long
ingest_ids_repeated(struct ingest_ids *ids, unsigned long *first)
{
	unsigned long repeated;
	size_t i = 0;

	if (ids->nwaiting > INGEST_WAITING)
		i = ids->nwaiting - INGEST_WAITING;
	for (; i < ids->nwaiting; i++)
		take_waiting(ids, i);
	repeated = ids->repeated;
	*first = ids->first;
	ids->nwaiting = 0;
	ids->repeated = 0;
	return repeated;
}

void
ingest_ids_free(struct ingest_ids *ids)
{
	ingest_set_free(&ids->made);
	ingest_ordered_free(&ids->ordered);
	ingest_set_free(&ids->given);
	mq_map_free(&ids->again);
}
