#ifndef FEED_H
#define FEED_H

#include "minqing/input.h"

/* Bytes of an input, buffered: buf[pos..len) were read and are not used yet. */
struct feed {
	struct mq_input *in;
	char *buf;
	size_t pos, len, cap;
	bool end; /* nothing comes behind len */
};

enum { FEED_CHUNK = 64 * 1024 };

/*
 * Read at most `want` bytes more; what was used is dropped.  1, 0 at the end,
 * or -1: mq_input_error() says why.
 */
int feed_more(struct feed *f, size_t want);

/* Free the buffer, not the input. */
void feed_free(struct feed *f);

#endif
