#ifndef INGEST_ELEMENTS_H
#define INGEST_ELEMENTS_H

#include "minqing/reader.h"

/*
 * The values of a JSON stream, one by one, as they are written: the lines of
 * JSON lines, or the elements of one array, which may be of any size.
 */
struct ingest_elements {
	struct mq_decoder *decoder;
	char *buf;
	size_t pos, len, cap; /* buf[pos..len) is not used yet */
	size_t given;         /* bytes of it that were given out last */
	bool end;
	bool lines, begun, array, any, closed;
	uint64_t base; /* where buf lies in the stream */
	unsigned long line;
	const char *why;
};

/* Take ownership of the decoder.  Where `lines`, an array is a line too. */
void ingest_elements_open(
    struct ingest_elements *e, struct mq_decoder *decoder, bool lines);

/*
 * Take the next: rec->raw, line and byte are set.  MQ_GOT_RECORD,
 * MQ_GOT_END, or MQ_GOT_ERROR with `why`, where the array is not one.
 */
enum mq_got ingest_elements_next(
    struct ingest_elements *e, struct mq_record *rec);

void ingest_elements_close(struct ingest_elements *e);

#endif
