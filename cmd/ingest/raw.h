#ifndef INGEST_RAW_H
#define INGEST_RAW_H

#include "minqing/run.h"
#include "source.h"

/*
 * Write the cells of a source as they are, row by row: no header, nothing
 * mapped, nothing left out.  A source without a byte has no row.  NULL, or what
 * ends the program, with its place, as long as the source.
 */
const char *ingest_raw(struct mq_run *run, struct ingest_source *s,
    const char *path, const struct ingest_form *form);

#endif
