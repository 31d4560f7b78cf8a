#ifndef MINQING_INPUT_H
#define MINQING_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/*
 * A source of bytes: a file or standard input, plain or gzipped (told by its
 * magic bytes), or memory.  Every member of a gzip file is read to its end;
 * a truncated one, and bytes behind the last, are errors.
 */
struct mq_input;

/* Open a path, "-" being standard input.  NULL where it fails; see errno. */
struct mq_input *mq_input_open(const char *path);

/*
 * Read from memory, at most `chunk` bytes a time.  The bytes and the name stay
 * the caller's.  Gzip is recognised here too.
 */
struct mq_input *mq_input_mem(
    const char *name, const void *buf, size_t len, size_t chunk);

/*
 * Read what another reader makes: its functions are as those of an input are,
 * and its bytes are taken as they are, gzip or not.  The name stays the
 * caller's; `ctx` is closed with the input.
 */
struct mq_input_ops {
	ssize_t (*read)(void *ctx, void *buf, size_t n);
	const char *(*error)(const void *ctx);
	void (*close)(void *ctx);
};
struct mq_input *mq_input_from(
    const char *name, const struct mq_input_ops *ops, void *ctx);

/*
 * Look at the first bytes, once inflated, that mq_input_read() will give: how
 * many there are, at most n and MQ_INPUT_PEEK, or -1.  Fewer than asked for
 * means that there are no more.  Not to be called after mq_input_read().
 */
#define MQ_INPUT_PEEK ((size_t)64)
ssize_t mq_input_peek(struct mq_input *in, void *buf, size_t n);

/* How messages name this input: the path, or "<stdin>". */
const char *mq_input_name(const struct mq_input *in);

/* Can the path be opened and read again from its start (a regular file)? */
bool mq_input_again(const struct mq_input *in);

/* The file's size in bytes as it lies on disk, or 0 where it is not known. */
uint64_t mq_input_size(const struct mq_input *in);

/* How many bytes were taken from the file so far, before inflating. */
uint64_t mq_input_taken(const struct mq_input *in);

/* Bytes read, 0 at the end, or -1; then mq_input_error() says why. */
ssize_t mq_input_read(struct mq_input *in, void *buf, size_t n);
const char *mq_input_error(const struct mq_input *in);

/*
 * Digest what mq_input_read() gives from now on, XXH3-64 with seed 0: of a file
 * that is read whole the number that `xxhsum -H3` prints, of one that is
 * gzipped that of what is in it.  mq_input_digested() gives that of all so far.
 */
void mq_input_digest(struct mq_input *in);
uint64_t mq_input_digested(const struct mq_input *in);

/* Free the input.  NULL is allowed. */
void mq_input_close(struct mq_input *in);

#endif
