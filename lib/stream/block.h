#ifndef BLOCK_H
#define BLOCK_H

#include <stdbool.h>

#include "minqing/decode.h"
#include "scan.h"

/*
 * A block of input and where its structural bytes are.  Use it up by moving
 * pos, `at`, line_at and escape_at on.
 */
struct block {
	char *buf;
	size_t pos, len, cap; /* buf[pos..len) is not read yet */
	uint64_t base;        /* the offset of buf in the stream */
	bool end; /* nothing comes behind len; there is a line end at len */
	struct marks marks; /* at[0] is the byte before the first record */
	size_t marks_cap;
	/* The record at pos begins behind the mark of number `at`; these are
	 * its line end and what would be its first escape. */
	size_t at, line_at, escape_at;
};

/*
 * Move what is not read yet to the front and read on behind it: 1, 0 at the
 * end, or -1, and the decoder says why.  Then scan.
 */
int block_fill(struct block *b, struct mq_decoder *dec);

/* Find the structural bytes in buf[pos..len). */
void block_scan_csv(struct block *b, char delim, char eol);
void block_scan_tsv(struct block *b, char eol);

void block_free(struct block *b);

#endif
