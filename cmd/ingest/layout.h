#ifndef INGEST_LAYOUT_H
#define INGEST_LAYOUT_H

#include "mapping.h"
#include "minqing/hash.h"
#include "values.h"

/*
 * The output's columns: the union of what all sources give.  Where every
 * source is canonical they stand as first seen; otherwise the four guaranteed
 * ones come first, then the other canonical ones in their order, then the rest
 * as first seen.
 */
struct ingest_layout {
	struct mq_map seen; /* names, in the order of their coming */
	struct mq_str *name;
	size_t n;
	bool foreign; /* some source is not canonical */
	struct mq_arena arena;
};

/* Add what a source gives, and what the values of its columns set. */
void ingest_layout_add(struct ingest_layout *l, const struct ingest_mapping *m,
    const struct ingest_values *v);

/* Call when all sources were added: fills name. */
void ingest_layout_settle(struct ingest_layout *l);

void ingest_layout_free(struct ingest_layout *l);

#endif
