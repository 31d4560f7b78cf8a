#ifndef XLSX_BYTES_H
#define XLSX_BYTES_H

#include "minqing/input.h"
#include "xlsx_text.h"

/*
 * The bytes of a workbook, wherever they are asked for: a regular file is read
 * where it lies; a pipe, and what is gzipped, is held in memory.
 */
struct xlsx_bytes {
	int fd;         /* -1: `mem` holds everything */
	char *mem;      /* or a window on the file, from `start` */
	size_t n;       /* bytes in mem */
	uint64_t start; /* 0 where mem holds everything */
	uint64_t size;
	uint64_t pos; /* where the next xlsx_bytes_read() begins */
	int error;    /* the errno of a read that failed, or 0 */
	bool past;    /* bytes behind the last one were asked for */
};

/* A workbook from a pipe may be this large. */
#define XLSX_HOLD_MAX ((size_t)1 << 30)

/* Take ownership of `in`: 0, or -1 with *f. */
int xlsx_bytes_open(
    struct xlsx_bytes *b, struct mq_input *in, struct xlsx_fault *f);

/*
 * Bytes read from b->pos on, which moves: fewer than n at the end, or with
 * b->error set.
 */
size_t xlsx_bytes_read(struct xlsx_bytes *b, void *buf, size_t n);

/* Is this text anywhere in them? */
bool xlsx_bytes_find(struct xlsx_bytes *b, struct mq_str what);

void xlsx_bytes_close(struct xlsx_bytes *b);

#endif
