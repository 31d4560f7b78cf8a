#ifndef INGEST_SEEN_H
#define INGEST_SEEN_H

#include "ids.h"
#include "minqing/output.h"

/*
 * The records that earlier runs took, as a file of their hashes: a line
 * "record_hash", then one line of 32 hex digits for each.  Those that this run
 * takes are added to a copy, which the run publishes in the file's place.
 */
struct ingest_seen {
	struct ingest_set before;
	struct mq_output *out; /* the copy */
	struct mq_arena arena;
};

/*
 * Read the file, which need not be there, and copy it to `out`, which stays the
 * caller's: NULL, or what is wrong, with its place, as long as the object.
 */
const char *ingest_seen_open(
    struct ingest_seen *s, const char *path, struct mq_output *out);

/* Did an earlier run take it? */
bool ingest_seen_before(
    const struct ingest_seen *s, const struct ingest_key *key);

/* This run takes it. */
void ingest_seen_take(struct ingest_seen *s, const struct ingest_key *key);

void ingest_seen_free(struct ingest_seen *s);

#endif
