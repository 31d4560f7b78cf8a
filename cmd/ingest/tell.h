#ifndef INGEST_TELL_H
#define INGEST_TELL_H

#include "ids.h"
#include "source.h"

/* What a source gave rise to. */
struct ingest_tally {
	unsigned long empty;  /* rows of empty cells */
	unsigned long same;   /* records that came before in this run */
	unsigned long before; /* records that an earlier run took */
	unsigned long damaged, damaged_line; /* ids and contacts that a
					      * spreadsheet cut; the first */
};

/* Say, once it is known, that the source's encoding was guessed. */
void ingest_tell_encoding(struct ingest_source *s);

/* Say what a workbook does not show by itself. */
void ingest_tell_remarks(const struct ingest_source *s);

/* Say what became of the records of a source that was read. */
void ingest_tell_tally(const struct ingest_source *s,
    const struct ingest_tally *t, struct ingest_ids *ids);

#endif
