#ifndef SPLIT_H
#define SPLIT_H

#include "block.h"
#include "minqing/reader.h"

/* What a splitter found. */
enum split {
	SPLIT_MORE,      /* the block ends before the record does */
	SPLIT_RECORD,    /* a whole, regular record */
	SPLIT_IRREGULAR, /* quotes in odd places or never closed */
	SPLIT_LONG       /* regular, but over more lines or bytes than may be */
};

/*
 * The record being split.  That of TSV is only measured: its cells are told
 * from the marks when they are asked for (mq_cell()), and `lazy` is set.
 */
struct split_record {
	struct mq_str *cell;
	size_t n, cap;
	bool lazy;
	size_t raw_end;        /* the record is buf[pos..raw_end) */
	size_t next;           /* and the next one begins here */
	size_t next_mark;      /* behind this mark */
	unsigned long lines;   /* it stands on */
	char escape;           /* as in struct mq_record, as is */
	struct mq_str escaped; /* that */
};

enum split split_tsv(struct block *b, struct split_record *r);
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

/* Add empty cells up to n to the record that was split. */
void split_pad(struct split_record *r, struct mq_record *rec, size_t n);

#endif
