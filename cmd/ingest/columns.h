#ifndef INGEST_COLUMNS_H
#define INGEST_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "minqing/record.h"

/*
 * The canonical columns, numbered in the order in which they leave.  The first
 * four are in every output.
 */
enum {
	INGEST_ID,
	INGEST_REQUESTED,
	INGEST_CHANNEL,
	INGEST_DESCRIPTION,
	INGEST_GUARANTEED
};

/* What is no canonical column. */
#define INGEST_NONE (-1L)

size_t ingest_columns(void);

struct mq_str ingest_column_name(size_t column);

/* Does it hold dates? */
bool ingest_column_date(size_t column);

/* The canonical column of exactly this name, or INGEST_NONE. */
long ingest_column_find(struct mq_str name);

/*
 * Does a header begin with the four guaranteed columns, as everything does
 * that mq-ingest wrote?
 */
bool ingest_columns_begin(const struct mq_record *header);

#endif
