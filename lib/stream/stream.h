#ifndef STREAM_H
#define STREAM_H

#include "minqing/reader.h"

/*
 * All the operands of a command, read as one stream of records under one
 * header, which every one of them must have.
 */
struct stream;

/* `paths` ends with NULL and must outlive the stream.  Opens nothing yet. */
struct stream *stream_new(char *const *paths, enum mq_format from);

/*
 * The header of the first operand: 1, or -1 (no header is trouble too).
 * Its raw bytes are *raw.  Both live as long as the stream.
 */
int stream_header(struct stream *st, struct mq_record *header);

/* As mq_read(); MQ_GOT_END after the last operand. */
enum mq_got stream_next(struct stream *st, struct mq_record *rec);

/* "NAME: what is wrong", after -1 or MQ_GOT_ERROR. */
const char *stream_error(const struct stream *st);

/* The reader of the last record, for its name, code and message. */
const struct mq_reader *stream_reader(const struct stream *st);

/* NULL is allowed. */
void stream_free(struct stream *st);

#endif
