#ifndef INDEX_H
#define INDEX_H

#include <stdint.h>

#include "minqing/hash.h"
#include "minqing/matcher.h"

#include "need.h"

/*
 * Many literals, looked for in one text at a time.
 *
 *	struct mq_index *x = mq_index_new();
 *	size_t i, n, no = mq_index_add(x, &literal);
 *
 *	mq_index_build(x);
 *	n = mq_index_scan(x, text);
 *	for (i = 0; i < n; i++)
 *		there(x->found[i]);
 *
 * Of every literal a window is chosen, six, three or two bytes that begin with
 * a character.  Where a character of the text begins, the bytes from there are
 * hashed, and only where a bitmap says that some window has this hash are
 * literals compared.  Letters are put in lower case for that.
 *
 * By the way the scan stamps every three-byte window of the text: for a
 * literal that is not looked for, mq_index_has() tells from that whether it
 * may be there.
 */
struct mq_wanted {
	struct mq_str s;
	bool strict;   /* compare with the text as it is */
	uint8_t at;    /* where its window begins */
	uint8_t width; /* of its window */
	uint32_t slot;
	uint64_t seen; /* the last scan that found it */
};

/* The literals of one window: from order[first]. */
struct mq_slot {
	uint64_t key; /* 0: not taken */
	uint32_t first, n;
};

/* The widths of windows. */
enum { MQ_WIDE = 6, MQ_NARROW = 3, MQ_PAIR = 2 };

enum {
	MQ_STAMP_WATCHED = 0x8000, /* some literal has this window */
	MQ_STAMP_SERIAL = 0x7FFF,  /* the last scan that met it */
	MQ_INDEX_PAD = 24          /* bytes that may be read behind the text */
};

struct mq_index {
	uint32_t *found;          /* numbers of literals, each once */
	struct mq_wanted *wanted; /* by number */
	size_t n, cap;
	struct mq_map numbers;
	struct mq_slot *slot;
	size_t nslots;   /* a power of two */
	uint32_t *order; /* numbers by window */
	uint64_t *wide;  /* a bitmap by hash */
	unsigned wide_shift;
	uint64_t *pair;  /* a bitmap by bytes, or NULL */
	uint16_t *stamp; /* by hash */
	unsigned stamp_shift;
	char *text;      /* the scan's, in lower case, and MQ_INDEX_PAD */
	uint32_t *queue; /* places in it where a literal may be */
	size_t size;     /* of text and queue */
	uint64_t scan;   /* how many there have been */
	uint16_t serial; /* that in the stamps */
};

struct mq_index *mq_index_new(void);

/* Look for a literal of at least two bytes: its number, from 0. */
uint32_t mq_index_add(struct mq_index *x, const struct mq_literal *literal);

/* No more will be added. */
void mq_index_build(struct mq_index *x);

/* How many were found: their numbers are in x->found, in no order. */
size_t mq_index_scan(struct mq_index *x, struct mq_str text);

enum { MQ_INDEX_PLACES = 4 };

/*
 * Where mq_index_has() is to be asked for a literal: the number of places, or
 * 0 where it is too short.
 */
size_t mq_index_places(const struct mq_index *x,
    const struct mq_literal *literal, uint16_t place[MQ_INDEX_PLACES]);

/* Did the text of the last scan have this window, or one of its hash? */
static inline bool
mq_index_has(const struct mq_index *x, uint16_t place)
{
	return (x->stamp[place] & MQ_STAMP_SERIAL) == x->serial;
}

/* NULL is allowed. */
void mq_index_free(struct mq_index *x);

/* A number for the bytes of a window. */
static inline uint64_t
mq_window(uint64_t word, unsigned width)
{
	return word & ((UINT64_C(1) << 8 * width) - 1);
}

/* Eight bytes as a number, the first the lowest. */
static inline uint64_t
mq_load(const char *s)
{
	uint64_t word;

	memcpy(&word, s, sizeof(word));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	return word;
}

#define MQ_MULTIPLIER UINT64_C(0x9E3779B97F4A7C15)

static inline size_t
mq_wide_hash(const struct mq_index *x, uint64_t word)
{
	return (
	    size_t)(mq_window(word, MQ_WIDE) * MQ_MULTIPLIER >> x->wide_shift);
}

static inline uint16_t
mq_narrow_hash(const struct mq_index *x, uint64_t word)
{
	return (uint16_t)((uint32_t)mq_window(word, MQ_NARROW) *
			      (uint32_t)MQ_MULTIPLIER >>
			  x->stamp_shift);
}

/* The slot that a window has, or would have. */
static inline struct mq_slot *
mq_index_slot(const struct mq_index *x, uint64_t window, unsigned width)
{
	uint64_t key = window | (uint64_t)width << 56;
	size_t i = (size_t)(key * MQ_MULTIPLIER >> 20) & (x->nslots - 1);

	while (x->slot[i].key && x->slot[i].key != key)
		i = (i + 1) & (x->nslots - 1);
	return &x->slot[i];
}

#endif
