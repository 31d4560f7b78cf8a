#ifndef INGEST_MAPPING_H
#define INGEST_MAPPING_H

#include "aliases.h"

/* What becomes of each column of one source. */
struct ingest_field {
	struct mq_str head; /* its header, made unique; empty: it has none */
	struct mq_str name; /* the column that it goes to */
	long column;        /* the same, where it is canonical */
	enum ingest_part part;
	const struct ingest_alias *by; /* NULL: no alias says so */
};

struct ingest_mapping {
	bool canonical;       /* begins as the output of mq-ingest does */
	struct mq_str source; /* as the alias table calls it, or empty */
	struct ingest_field *field;
	size_t n;
	struct mq_str *missing; /* texts that stand for no value */
	size_t nmissing;
	uint64_t missing_n; /* a bit for each length they have, modulo 64 */
	struct mq_arena arena;
	char *error;
};

/*
 * Map a header.  A canonical one maps each column to itself.  Otherwise the
 * source is the one in the alias table of whose signs all are there and most
 * headers match; its rows say what is what, and those of any source ("*") what
 * they leave open.  The first row wins where two claim one column; what
 * nothing claims keeps its name, as `source.NAME` where that is a canonical
 * one, `column_N` where there is none.
 *
 * 0, or -1 with `error` set: two columns of one name, unless `rename` makes
 * the second NAME_2.
 */
int ingest_mapping_make(struct ingest_mapping *m,
    const struct ingest_aliases *a, const struct mq_record *header,
    bool rename);

/* The field that holds this part (a mask of them) of a column, or NULL. */
const struct ingest_field *ingest_mapping_find(
    const struct ingest_mapping *m, long column, unsigned parts);

void ingest_mapping_free(struct ingest_mapping *m);

#endif
