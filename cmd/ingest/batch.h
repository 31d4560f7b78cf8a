#ifndef INGEST_BATCH_H
#define INGEST_BATCH_H

#include "convert.h"
#include "retry.h"

/* All sources of a call: opened, mapped, then converted one after the other. */

/* What was asked for. */
struct ingest_wanted {
	const char *channel;
	enum mq_order date_order;
	bool rename_duplicates;
	bool unique;
	const char *seen;
	struct mq_zone *zone;
};

/* One source and what becomes of its columns. */
struct ingest_operand {
	struct ingest_source source;
	struct ingest_mapping map;
};

struct ingest_batch {
	struct mq_run *run;
	const struct ingest_wanted *wanted;
	struct mq_table **aliases;
	size_t naliases;
	struct mq_table *values;
	struct ingest_aliases alias;
	struct ingest_values value;
	struct ingest_retry retry;
	struct ingest_operand **operand; /* each where it was made */
	size_t n, cap;
	struct ingest_seen seen;
	struct mq_arena arena;
};

/* Load the tables: those of -a, or the preset's. */
void ingest_batch_tables(
    struct ingest_batch *b, const struct mq_list *alias_files);

/*
 * Open all sources, the operands and what is in the rejects files; all headers
 * are read before the first record is.  With rejects files and no operand,
 * standard input is none.  NULL, or what ends the program, as long as the
 * batch.
 */
const char *ingest_batch_open(struct ingest_batch *b,
    const struct ingest_form *form, const struct mq_list *retry_files);

/* Write what becomes of each column. */
void ingest_batch_show(const struct ingest_batch *b);

/* Convert all records: NULL, or what ends the program. */
const char *ingest_batch_convert(struct ingest_batch *b);

void ingest_batch_free(struct ingest_batch *b);

#endif
