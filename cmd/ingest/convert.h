#ifndef INGEST_CONVERT_H
#define INGEST_CONVERT_H

#include "minqing/run.h"
#include "plan.h"
#include "seen.h"
#include "source.h"

/* What is kept over all sources. */
struct ingest_convert {
	struct mq_run *run;
	struct mq_writer *w;
	bool unique;              /* drop records that came before */
	struct ingest_seen *seen; /* and those of earlier runs, or NULL */
	uint64_t taken, size;     /* bytes of the sources read; of all, or 0 */
	struct ingest_ids ids;
	struct ingest_set records; /* those that came, if unique */
	struct mq_arena arena;
};

/*
 * Convert all records of a source: refuse, drop or write each, and count it.
 * NULL, or what ends the program, with its place.
 */
const char *ingest_convert(
    struct ingest_convert *c, struct ingest_source *s, struct ingest_plan *p);

void ingest_convert_free(struct ingest_convert *c);

#endif
