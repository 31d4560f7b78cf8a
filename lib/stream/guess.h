#ifndef GUESS_H
#define GUESS_H

#include "feed.h"

/* What the encoding of unmarked bytes is taken for. */
struct guess {
	const char *encoding; /* "UTF-8" or "GB18030" */
	unsigned long line;   /* of the trouble, or 0 */
	char error[256];
};

/*
 * Do the first bytes look like UTF-16 or UTF-32 without a mark, half or more
 * of them being NUL?  0, or -1 with `error`, which says what to do.
 */
int guess_wide(const struct feed *f, struct guess *g);

/*
 * Strict UTF-8 over the whole input, else GB18030, where a sample of it looks
 * like that: 0, or -1 with `error`, which names the encodings that may be
 * meant.  A file is read from its start by its name; of anything else what is
 * read is held in *f.  All before f->pos was ASCII, and f->pos stands on line
 * `line`.
 */
int guess_encoding(struct feed *f, unsigned long line, struct guess *g);

/* Is the start of a character all that stands here? */
bool guess_cut_short(const char *p, size_t n);

#endif
