#ifndef MINQING_OUTPUT_H
#define MINQING_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "minqing/record.h"

/*
 * A sink of bytes: standard output, or a file that appears whole or not at
 * all.  Write freely; the first error sticks, and mq_output_publish() tells.
 *
 * A path is written to a temporary file in the same folder, synced, and
 * renamed; the old file stays until then.  A FIFO or device is written
 * directly.
 */
struct mq_output;

/* path NULL or "-": standard output.  NULL where it fails; see errno. */
struct mq_output *mq_output_open(const char *path);

/* The same, but for its owner only (mode 0600). */
struct mq_output *mq_output_open_private(const char *path);

/*
 * Bytes that stay in memory, to be looked at, and then thrown away with
 * mq_output_discard().  Nothing is ever flushed or published.
 */
struct mq_output *mq_output_memory(void);

/* What is in memory so far, a NUL behind it; lives until more is written. */
struct mq_str mq_output_bytes(struct mq_output *o);

void mq_output_write(struct mq_output *o, const void *p, size_t n);
void mq_output_text(struct mq_output *o, const char *s);
void mq_output_str(struct mq_output *o, struct mq_str s);
void mq_output_printf(struct mq_output *o, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Room for n bytes at the end of the buffer, for those who write fast: fill at
 * most n, then tell where that ended with mq_output_filled().
 */
static inline char *mq_output_room(struct mq_output *o, size_t n);
static inline void mq_output_filled(struct mq_output *o, char *end);

/* Hand what is buffered to the system. */
void mq_output_flush(struct mq_output *o);

/* How messages name it: the path, or "standard output". */
const char *mq_output_name(const struct mq_output *o);

/* What went wrong so far, or NULL. */
const char *mq_output_error(const struct mq_output *o);

/* Is the other end a terminal? */
bool mq_output_tty(const struct mq_output *o);

/*
 * Flush, sync, close and let the file appear.  NULL, or what went wrong; then
 * nothing has appeared.  Frees the output in both cases; the message lives
 * until the next call.
 */
const char *mq_output_publish(struct mq_output *o);

/* Remove what was written and free the output.  NULL is allowed. */
void mq_output_discard(struct mq_output *o);

/* What the inline functions know of an output: the free part of its buffer. */
struct mq_output_free {
	char *at, *end;
};
char *mq_output_make_room(struct mq_output *o, size_t n);

static inline char *
mq_output_room(struct mq_output *o, size_t n)
{
	struct mq_output_free *f = (struct mq_output_free *)(void *)o;

	return (size_t)(f->end - f->at) >= n ? f->at
					     : mq_output_make_room(o, n);
}

static inline void
mq_output_filled(struct mq_output *o, char *end)
{
	((struct mq_output_free *)(void *)o)->at = end;
}

#endif
