#ifndef INGEST_LOG_H
#define INGEST_LOG_H

#include "minqing/table.h"
#include "rows.h"

/*
 * The pattern that -p asks for: one of the table of patterns (name, pattern,
 * mode) by its name, or a pattern itself, with named groups.  NULL, or what is
 * wrong with it, as long as the arena.
 */
const char *ingest_log_choose(struct ingest_pattern *p, struct mq_table *t,
    const char *wanted, struct mq_arena *a);

void ingest_log_free(struct ingest_pattern *p);

#endif
