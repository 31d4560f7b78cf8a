#ifndef MINQING_RECORD_H
#define MINQING_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "minqing/arena.h"

/*
 * A slice: n bytes at s, borrowed.  Nothing is promised of the byte behind it.
 */
struct mq_str {
	const char *s;
	size_t n;
};

#define MQ_STR(literal) ((struct mq_str){ "" literal, sizeof(literal) - 1 })

/* The slice of a C string; NULL gives the empty slice. */
struct mq_str mq_str(const char *cstr);

/* A copy with a NUL behind it, as long as the arena lives. */
struct mq_str mq_str_dup(struct mq_arena *a, struct mq_str s);

/* Without the ASCII blanks (space, tab, CR, LF) at both ends. */
struct mq_str mq_str_trim_blanks(struct mq_str s);

static inline struct mq_str
mq_str_trim(struct mq_str s)
{
	if (s.n && (unsigned char)*s.s > ' ' &&
	    (unsigned char)s.s[s.n - 1] > ' ')
		return s; /* most often */
	return mq_str_trim_blanks(s);
}

/* Does `s` begin with `prefix`? */
bool mq_str_starts(struct mq_str s, struct mq_str prefix);

/* Where `part`, which is not empty, is first found in `s`, or NULL. */
const char *mq_str_find(struct mq_str s, struct mq_str part);

static inline bool
mq_str_eq(struct mq_str a, struct mq_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

/* Order by bytes, as LC_ALL=C sort does: < 0, 0, > 0. */
int mq_str_cmp(struct mq_str a, struct mq_str b);

/*
 * Take the part before the next `sep` off the front of *rest.  False where
 * *rest is used up (rest->s is then NULL); "" has one part, the empty one.
 */
bool mq_str_next(struct mq_str *rest, char sep, struct mq_str *part);

/* Parse the whole slice as a decimal integer: 0, or -1 and *out untouched. */
int mq_str_int(struct mq_str s, int64_t *out);

/* Parse the whole slice as a finite decimal number: 0, or -1. */
int mq_str_number(struct mq_str s, double *out);

/*
 * One record.  It borrows from the reader it came from and dies at that
 * reader's next mq_read().  Cells are kept as they stand in the source; use
 * mq_field() to read one.
 */
struct mq_record {
	struct mq_str raw;         /* the record's bytes, no line end */
	const struct mq_str *cell; /* as in raw, outer quotes taken off; NULL:
				    * cell i is told from the marks */
	const uint32_t *mark; /* it stands in `base` between the bytes mark[i]
			       * and mark[i + 1] */
	const char *base;
	size_t ncells;
	char escape;           /* a cell holding this byte wants decoding, or
				* 0 */
	struct mq_str escaped; /* where that byte is, from the first to behind
				* the last; s NULL: not known */
	char delim;            /* what parts the cells of raw; 0: raw is not
				* regular and cannot be passed on as it is */
	unsigned long line;    /* where it starts in its source, from 1 */
	uint64_t byte;         /* the offset of that, from 0, once decoded */
	struct mq_arena *scratch; /* decoded cells; emptied with the record */
};

/* Cell i < ncells as it stands in the source, outer quotes taken off. */
static inline struct mq_str
mq_cell(const struct mq_record *r, size_t i)
{
	const char *s, *end;

	if (r->cell)
		return r->cell[i];
	s = r->base + (uint32_t)(r->mark[i] + 1);
	end =
	    i + 1 < r->ncells ? r->base + r->mark[i + 1] : r->raw.s + r->raw.n;
	return (struct mq_str){ s, (size_t)(end - s) };
}

/* Must this cell of the record be decoded? */
static inline bool
mq_cell_escaped(const struct mq_record *r, struct mq_str c)
{
	if (!r->escape)
		return false;
	if (r->escaped.s &&
	    (c.s + c.n <= r->escaped.s || r->escaped.s + r->escaped.n <= c.s))
		return false;
	return memchr(c.s, r->escape, c.n) != NULL;
}

/* The decoded text of a cell that holds the record's escape byte. */
struct mq_str mq_field_decode(const struct mq_record *r, struct mq_str cell);

/*
 * The text of cell i, or the empty slice where the record is too short to
 * have one.  Lives as long as the record.
 */
static inline struct mq_str
mq_field(const struct mq_record *r, size_t i)
{
	struct mq_str c;

	if (i >= r->ncells)
		return (struct mq_str){ "", 0 };
	c = mq_cell(r, i);
	return mq_cell_escaped(r, c) ? mq_field_decode(r, c) : c;
}

/* A copy, its cells decoded, that lives as long as the arena. */
struct mq_record mq_record_dup(struct mq_arena *a, const struct mq_record *r);

/*
 * The index of the column with this name, or -1.  Meant for start-up: look a
 * name up once, then use its index for every record.
 */
long mq_column(const struct mq_record *header, const char *name);

/*
 * The names nearest to `name` among the header's, for "did you mean": at most
 * three that are near enough, as "'a', 'b' or 'c'", or "".  Lives as long as
 * the arena.
 */
const char *mq_nearest(
    struct mq_arena *a, const struct mq_record *header, struct mq_str name);

#endif
