#ifndef MINQING_DECODE_H
#define MINQING_DECODE_H

#include <stddef.h>
#include <sys/types.h>

#include "minqing/input.h"

/*
 * Bytes of any encoding, read as UTF-8.  A byte-order mark (UTF-8, UTF-16) is
 * taken off and tells the encoding, unless one was named.
 */
struct mq_decoder;

/* What to do where there is neither a name nor a byte-order mark. */
enum mq_guess {
	MQ_GUESS_NONE, /* it is UTF-8, passed on as it is, valid or not */
	MQ_GUESS_ALL   /* strict UTF-8 over the whole input, else GB18030 */
};

/* Of a pipe this much is held while its encoding is not decided. */
#define MQ_DECODE_HOLD ((size_t)8 << 20)

/*
 * Take ownership of `in`.  `encoding` is a name that iconv(3) knows, or NULL;
 * it must outlive the decoder.  Trouble, an unknown name too, is told by the
 * first mq_decoder_read().
 */
struct mq_decoder *mq_decoder_new(
    struct mq_input *in, const char *encoding, enum mq_guess guess);

/* Bytes of UTF-8, 0 at the end, or -1; then mq_decoder_error() says why. */
ssize_t mq_decoder_read(struct mq_decoder *d, void *buf, size_t n);

/* What is wrong, and on which line (0: not known). */
const char *mq_decoder_error(const struct mq_decoder *d);
unsigned long mq_decoder_line(const struct mq_decoder *d);

/* The encoding in use, once reading has begun: "UTF-8", "GB18030" ... */
const char *mq_decoder_encoding(const struct mq_decoder *d);

/* Was the encoding guessed (neither named, nor marked, nor UTF-8)? */
bool mq_decoder_guessed(const struct mq_decoder *d);

/* The input that is read from, for its name and size. */
const struct mq_input *mq_decoder_input(const struct mq_decoder *d);

/* Free the decoder and its input.  NULL is allowed. */
void mq_decoder_close(struct mq_decoder *d);

#endif
