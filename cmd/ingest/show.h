#ifndef INGEST_SHOW_H
#define INGEST_SHOW_H

#include "mapping.h"
#include "minqing/writer.h"

/*
 * What becomes of each column, as a table: source, position, header, column,
 * form, zone, and whose alias said so.
 */
void ingest_show_header(struct mq_writer *w);
void ingest_show(
    struct mq_writer *w, const char *source, const struct ingest_mapping *m);

#endif
