#ifndef DIALECT_H
#define DIALECT_H

#include "minqing/reader.h"

/* How a source is to be read. */
struct dialect {
	enum mq_format format; /* MQ_CSV or MQ_TSV */
	char delim;
	char eol;            /* '\n', or '\r' where a CSV file has no other */
	size_t start;        /* where its first record is */
	unsigned long lines; /* before that */
};

/* Is the head of a source long enough to tell? */
bool dialect_ready(struct mq_str head, const struct mq_reader_opts *opts);

/*
 * Told from the head of the source and from what was asked for, as
 * minqing(5) says.  Of strangers' files the first rows count too.  A first line
 * "sep=;", as Excel writes and reads it, tells the delimiter and is no record,
 * unless another delimiter was asked for.
 */
struct dialect dialect_tell(
    struct mq_str head, const struct mq_reader_opts *opts);

#endif
