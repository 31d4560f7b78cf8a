#ifndef SPLIT_H
#define SPLIT_H

#include "minqing/reader.h"
#include "scan.h"

/*
 * A block of input and where its structural bytes are: delimiters, line ends,
 * and quotes (CSV) or backslashes (TSV).
 */
struct block {
	char *buf;
	size_t pos, len, cap; /* buf[pos..len) is not read yet */
	uint32_t *mark;       /* positions in buf, ascending */
	size_t nmarks, at;    /* mark[at] is the first at or behind pos */
	size_t marks_cap;
	bool end; /* nothing comes behind len; there is a line end at len */
};

/* What a splitter found. */
enum split {
	SPLIT_MORE,      /* the block ends before the record does */
	SPLIT_RECORD,    /* a whole, regular record */
	SPLIT_IRREGULAR, /* quotes in odd places or never closed */
	SPLIT_LONG       /* regular, but over more lines or bytes than may be */
};

/* The record being split. */
struct split_record {
	struct mq_str *cell;
	size_t n, cap;
	size_t raw_end;      /* the record is buf[pos..raw_end) */
	size_t next;         /* and the next one begins here */
	size_t next_mark;    /* whose first mark is this */
	unsigned long lines; /* it stands on */
	char escape;         /* as in struct mq_record */
};

enum split split_tsv(const struct block *b, struct split_record *r);
enum split split_csv(
    const struct block *b, char delim, char eol, struct split_record *r);

/*
 * The judge of irregular CSV: split one line, given without its line end, as
 * libcsv reads it.  0; -1 where a quote is still open at its end.  The cells
 * live as long as the arena.
 */
struct judge;
struct judge *judge_new(char delim);
int judge_line(struct judge *j, struct mq_str line, struct mq_arena *a,
    struct split_record *r);
void judge_free(struct judge *j);

static inline void
split_add(struct split_record *r, const char *s, const char *end)
{
	if (r->n == r->cap)
		r->cell = mq_grow(r->cell, r->n, &r->cap, sizeof(*r->cell));
	r->cell[r->n++] = (struct mq_str){ s, (size_t)(end - s) };
}

/* Add empty cells up to n: were there any to add? */
static inline bool
split_pad(struct split_record *r, size_t n)
{
	static const char nothing[] = "";

	if (r->n >= n)
		return false;
	while (r->n < n)
		split_add(r, nothing, nothing);
	return true;
}

#endif
