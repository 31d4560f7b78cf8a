#ifndef INDEX_H
#define INDEX_H

#include <stdint.h>

#include "minqing/matcher.h"

#include "need.h"
#include "run.h"

/*
 * Many literals, looked for in one text at a time.
 *
 *	struct index_maker k = { 0 };
 *	struct index x = { 0 };
 *	size_t i, n;
 *
 *	index_add(&k, &literal, owner);
 *	list = index_make(&k, arena);
 *	index_begin(&x, &list);
 *	n = index_scan(&x, text);
 *	for (i = 0; i < n; i++)
 *		there(x.hit[i].owner, x.hit[i].at);
 *	index_end(&x);
 *
 * Of every literal a window is chosen, some bytes that begin with a character:
 * four where this is ASCII, else six; of short ones three, or two.  Where a
 * character of the text begins, the bytes from there are hashed, and only
 * where a bitmap says that some window has this hash are literals compared.
 * Letters are put in lower case for that.  Runs are looked for on the way.
 *
 * By the way the scan stamps all windows of three bytes in the text: for a
 * literal that is not looked for, index_has() tells from that whether it may
 * be there.
 */
struct wanted {
	uint64_t head;  /* its first eight bytes, or all */
	uint32_t start; /* of it, among the bytes of all */
	uint32_t n;
	uint32_t owner;
	uint8_t at;  /* where its window begins */
	bool strict; /* compare with the text as it is */
	bool last;   /* of those with its window */
};

/* A window: its literals are wanted[first - 1] and those that follow. */
struct slot {
	uint32_t print; /* of its hash */
	uint32_t first; /* 0: not taken */
};

/* The widths of windows. */
enum { WIDE = 6, WIDE_ASCII = 4, NARROW = 3, PAIR = 2 };

enum {
	STAMP_WATCHED = 0x80, /* some literal has this window */
	STAMP_SERIAL = 0x7F,  /* the last scan that met it */
	STAMP_BITS = 13,      /* of the hash */
	WIDE_BITS = 17,
	INDEX_PAD = 24 /* bytes that may be read behind the text */
};

enum { LONG_S_LEAD = 0xC5 };

struct hit {
	uint32_t owner;
	uint32_t at; /* in the text, in bytes */
	uint32_t n;  /* the literal's length */
};

/* What is looked for: nothing here changes, and no pointers are within. */
struct index_list {
	const struct wanted *wanted; /* by window */
	size_t n;
	const char *bytes; /* of the literals */
	size_t nbytes;
	const struct slot *slot;
	size_t nslots;        /* a power of two */
	const uint64_t *wide; /* a bitmap by hash */
	const uint64_t *pair; /* a bitmap by bytes, or NULL */
	const uint8_t *stamp; /* by hash: STAMP_WATCHED, or 0 */
	struct runs runs;
};

/* The sizes of the bitmaps, in words. */
enum { WIDE_WORDS = (1 << WIDE_BITS) / 64, PAIR_WORDS = 1024 };

struct index_maker {
	struct wanted *wanted;
	size_t n, cap;
	char *bytes;
	size_t nbytes, size;
	struct run_list runs;
};

/* Look for a literal of at least two bytes, for the caller's number. */
void index_add(
    struct index_maker *k, const struct literal *literal, uint32_t owner);

/* What was added, as long as the arena; the maker is used up. */
struct index_list index_make(struct index_maker *k, struct mq_arena *a);

struct index {
	const struct index_list *list;
	struct hit *hit; /* of the last scan */
	size_t hitcap;
	uint64_t met[RUN_WORDS]; /* by the last scan, of the runs */
	bool other_s;            /* was there a character with LONG_S_LEAD? */
	uint8_t *stamp;          /* by hash */
	char *text;              /* the scan's, in lower case, and INDEX_PAD */
	uint32_t *queue;         /* places in it where a literal may be */
	size_t size;             /* of text and queue */
	uint64_t scan;           /* how many there have been */
	uint8_t serial;          /* that in the stamps */
};

void index_begin(struct index *x, const struct index_list *list);
void index_end(struct index *x);

/* How many hits there are in a text of less than 4 GiB, in no order. */
size_t index_scan(struct index *x, struct mq_str text);

enum { INDEX_PLACES = 4 };

/*
 * Where index_has() is to be asked for a literal: the number of places, or 0
 * where it is too short.
 */
size_t index_places(
    const struct literal *literal, uint16_t place[INDEX_PLACES]);

/* Did the text of the last scan have this window, or one of its hash? */
static inline bool
index_has(const struct index *x, uint16_t place)
{
	return (x->stamp[place] & STAMP_SERIAL) == x->serial;
}

/* Eight bytes as a number, the first the lowest. */
static inline uint64_t
load_bytes(const char *s)
{
	uint64_t word;

	memcpy(&word, s, sizeof(word));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	return word;
}

/* The first of them, as many as the window is wide. */
static inline uint64_t
first_bytes(uint64_t word, unsigned width)
{
	return word & ((UINT64_C(1) << 8 * width) - 1);
}

/* The bytes of a head that a literal of n bytes has. */
static inline uint64_t
head_mask(uint32_t n)
{
	return n < 8 ? first_bytes(UINT64_MAX, n) : UINT64_MAX;
}

#define INDEX_MULTIPLIER UINT64_C(0x9E3779B97F4A7C15)

/* Of the first bytes of a word, as many as the window is wide. */
static inline size_t
wide_hash(uint64_t word, unsigned width)
{
	return (size_t)((word << (64 - 8 * width)) * INDEX_MULTIPLIER >>
			(64 - WIDE_BITS));
}

static inline uint16_t
narrow_hash(uint64_t word)
{
	return (uint16_t)(((uint32_t)word << 8) * UINT32_C(0x9E3779B1) >>
			  (32 - STAMP_BITS));
}

/* A number for a window of this width. */
static inline uint64_t
slot_hash(uint64_t window, unsigned width)
{
	return (window | (uint64_t)width << 56) * INDEX_MULTIPLIER;
}

/* Where the search for its slot begins, and what to look for. */
static inline size_t
slot_of(size_t nslots, uint64_t hash)
{
	return (size_t)(hash >> 16) & (nslots - 1);
}

static inline uint32_t
print_of(uint64_t hash)
{
	return (uint32_t)(hash >> 32);
}

#endif
