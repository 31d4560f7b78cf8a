#ifndef INGEST_ALIASES_H
#define INGEST_ALIASES_H

#include "columns.h"
#include "minqing/date.h"
#include "minqing/table.h"

/*
 * The aliases table: which header of which source is which canonical column.
 * Headers are compared folded (mq_fold()).
 */

/* What of its column a header holds; a mask. */
enum ingest_part {
	INGEST_WHOLE = 1,
	INGEST_TITLE = 2, /* of a description */
	INGEST_BODY = 4,
	INGEST_DAY = 8, /* of a date */
	INGEST_CLOCK = 16
};

struct ingest_alias {
	struct mq_str source; /* "*": any */
	struct mq_str header; /* folded */
	long column;          /* INGEST_NONE: stays as it is */
	enum ingest_part part;
	enum mq_order order;
	struct mq_str zone; /* a name, NUL behind it, or empty */
	bool sign;
	struct mq_table *table; /* where it stands, for messages */
	size_t row;
};

/* A text that stands for no value in a source. */
struct ingest_missing {
	struct mq_str source;
	struct mq_str text;
};

struct ingest_aliases {
	struct ingest_alias *row; /* those that count for more come first */
	size_t n, cap;
	struct ingest_missing *missing;
	size_t nmissing, missing_cap;
	struct mq_arena arena;
};

/*
 * Add the rows of a table behind those already there; of several tables the
 * one that overrides the others comes first.  The table must outlive the
 * aliases.  0, or -1 with its `error` set.
 */
int ingest_aliases_add(struct ingest_aliases *a, struct mq_table *t);

void ingest_aliases_free(struct ingest_aliases *a);

#endif
