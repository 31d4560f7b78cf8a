#ifndef DEDUP_WHO_H
#define DEDUP_WHO_H

#include "minqing/record.h"

/*
 * Who reported, and of what category.  Zero is nobody and nothing; else they
 * are hashes.
 */
struct dedup_who {
	uint64_t category, name, contact;
};

/* The ways to be the same: by contact, by name. */
enum { DEDUP_WAYS = 2 };

/*
 * Read the cells, already trimmed; the arena is for a moment.  Who is nobody
 * tells minqing/reporter.h.  "unclassified" is no category.
 */
void dedup_who_read(struct dedup_who *w, struct mq_arena *a,
    struct mq_str category, struct mq_str reporter, struct mq_str contact);

/*
 * The same reporter in the same category?  Where both left a contact it
 * decides, else the name.
 */
bool dedup_who_same(const struct dedup_who *a, const struct dedup_who *b);

/* A key for each way, within a place; 0 where it is not one. */
void dedup_who_keys(
    const struct dedup_who *w, uint64_t place, uint64_t key[DEDUP_WAYS]);

#endif
