#ifndef INGEST_VALUES_H
#define INGEST_VALUES_H

#include "columns.h"
#include "minqing/hash.h"
#include "minqing/table.h"

/*
 * The values table: what a source's word means in a canonical column.  Words
 * are compared folded (mq_fold()).
 */
struct ingest_value {
	struct mq_str canonical;
	long sets; /* a column that the word says something of as well */
	struct mq_str to;
};

/* A word met lately, as the source writes it; folding is slow. */
struct ingest_word {
	char text[48];
	size_t n;
	bool known;
	const struct ingest_value *value;
};

enum { INGEST_WORDS = 64 };

/* The words of one column. */
struct ingest_dictionary {
	struct mq_map map;          /* folded word to struct ingest_value */
	struct ingest_word *recent; /* INGEST_WORDS, once there is one */
	struct mq_arena scratch;
};

struct ingest_values {
	struct ingest_dictionary **of; /* by column; NULL: any word stands */
	struct mq_arena arena;
};

/* The table must outlive the values.  0, or -1 with its `error` set. */
int ingest_values_load(struct ingest_values *v, struct mq_table *t);

/* What a cell's text means, or NULL where the table does not say. */
const struct ingest_value *ingest_values_find(
    struct ingest_dictionary *d, struct mq_str text);

/* Does some word of the dictionary set this column? */
bool ingest_values_sets(const struct ingest_dictionary *d, long column);

void ingest_values_free(struct ingest_values *v);

#endif
