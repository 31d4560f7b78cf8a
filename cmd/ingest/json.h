#ifndef INGEST_JSON_H
#define INGEST_JSON_H

#include "minqing/record.h"

/*
 * One JSON object (RFC 8259, nothing more lenient) as the cells of a record.
 * The keys of an object in it are joined to its own by '.'; an array stays the
 * text that it is; strings are decoded; numbers, true and false stay as they
 * are written; null is empty.
 */
struct ingest_pair {
	struct mq_str name, value;
};

struct ingest_json {
	struct ingest_pair *pair; /* in the order in which they stand there */
	size_t n, cap;
	char why[96]; /* what is wrong */
};

enum { INGEST_JSON_DEPTH = 64 }; /* objects and arrays in each other */

/*
 * Read a text that holds one object: 0, or -1 with `why`.  The pairs live as
 * long as the text and the arena.
 */
int ingest_json_read(
    struct ingest_json *j, struct mq_str text, struct mq_arena *a);

void ingest_json_free(struct ingest_json *j);

#endif
