#ifndef STREAM_H
#define STREAM_H

#include "minqing/reader.h"

/*
 * All the operands of a command, read as one stream of records under one
 * header, which every one of them must have.
 */
struct stream;

/*
 * `paths` ends with NULL and must outlive the stream.  Opens nothing yet.
 * With `digest` the bytes of each operand are digested, see mq_input_digest().
 */
struct stream *stream_new(char *const *paths, enum mq_format from, bool digest);

/*
 * Open the next operand and read its header: 1, or 0 where none is left, or -1
 * (no header is trouble too).
 */
int stream_open(struct stream *st);

/* The header of the first; lives as long as the stream. */
const struct mq_record *stream_header(const struct stream *st);

/* The next operand may have another header, which those behind it must have. */
void stream_anew(struct stream *st);

/* As mq_read(), of the operand that is open. */
enum mq_got stream_next(struct stream *st, struct mq_record *rec);

/* "NAME: what is wrong", after -1 or MQ_GOT_ERROR. */
const char *stream_error(const struct stream *st);

/* The reader of the last record, for its name, code and message. */
const struct mq_reader *stream_reader(const struct stream *st);

/* NULL is allowed. */
void stream_free(struct stream *st);

#endif
