#ifndef INGEST_CONVERT_H
#define INGEST_CONVERT_H

#include "minqing/run.h"
#include "plan.h"
#include "source.h"

/* What is kept over all sources. */
struct ingest_convert {
	struct mq_run *run;
	struct mq_writer *w;
	bool unique; /* drop records that came before */
	struct ingest_ids ids;
	struct ingest_set records; /* those that came, if unique */
	struct mq_arena arena;
};

/*
 * Say once, when it is known, that the source's encoding was guessed.
 */
void ingest_tell_encoding(struct ingest_source *s);

/*
 * Convert all records of a source: refuse, drop or write each, and count it.
 * NULL, or what ends the program, with its place.
 */
const char *ingest_convert(
    struct ingest_convert *c, struct ingest_source *s, struct ingest_plan *p);

void ingest_convert_free(struct ingest_convert *c);

#endif
