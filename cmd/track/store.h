#ifndef TRACK_STORE_H
#define TRACK_STORE_H

#include "event.h"

/*
 * All events of a log, found by the record that they are of.  They are put in
 * as they come, next to each other, and put in order once: to look each up in
 * a table as it comes would cost several times as much.
 *
 *	track_store_put(&s, id, event);
 *	...
 *	track_store_ready(&s);
 *	for (i = track_store_first(&s, id); i < s.n;
 *	    i = track_store_next(&s, i, id))
 *		use(s.entry[i].event);
 */
struct track_entry {
	uint64_t hash; /* of the id */
	struct track_event *event;
};

struct track_store {
	struct track_entry *entry;
	size_t n, cap;
	uint64_t *seen;   /* as track_feed has it; of later ones not 0 where
			   * they were asked for */
	uint32_t *bucket; /* where those of one beginning of a hash begin */
	unsigned bits;    /* of that beginning */
	uint64_t seed;
};

void track_store_put(
    struct track_store *s, struct mq_str id, struct track_event *e);

/* To be called once, behind the last event that is put in. */
void track_store_ready(struct track_store *s);

/* The first event of a record and the next ones, as they came; n at the end. */
size_t track_store_first(const struct track_store *s, struct mq_str id);
size_t track_store_next(
    const struct track_store *s, size_t i, struct mq_str id);

/* The events stay the caller's. */
void track_store_free(struct track_store *s);

#endif
