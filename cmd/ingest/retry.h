#ifndef INGEST_RETRY_H
#define INGEST_RETRY_H

#include "source.h"

/*
 * A rejects file whose `raw` cells were mended: the records of each source in
 * it, in memory, behind the header that the file keeps of the source, with
 * their places there.  A row whose raw is empty was given up.
 */
struct ingest_retry_source {
	struct ingest_memory memory;
	struct ingest_form form;
};

struct ingest_retry {
	struct ingest_retry_source *source;
	size_t n, cap;
	struct mq_arena arena;
	char *error;
};

/*
 * Load a rejects file and add its sources; `form` is what was asked for.  0, or
 * -1 with `error`.
 */
int ingest_retry_load(
    struct ingest_retry *r, const char *path, const struct ingest_form *form);

void ingest_retry_free(struct ingest_retry *r);

#endif
