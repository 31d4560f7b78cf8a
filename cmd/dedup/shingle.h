#ifndef DEDUP_SHINGLE_H
#define DEDUP_SHINGLE_H

#include "minqing/record.h"

/*
 * A text as a set of shingles, so that two texts can be compared by how much
 * of them they share, wherever it stands.
 *
 *	struct dedup_shingles *s = dedup_shingles_new();
 *
 *	dedup_shingles_take(s, description);
 *	shared = dedup_shingles_shared(s, other, n);
 *	similarity = shared / (s->n + n - shared);	the index of Jaccard
 *	...
 *	dedup_shingles_free(s);
 *
 * The text is folded (full width, case), and blanks and punctuation are left
 * out.  A shingle is two characters, as fits Chinese.  Where an alphabet is
 * written, four or more letters or digits in a row give shingles of four:
 * pairs of letters are so few that any two longer texts in English share half
 * of them.
 */
enum {
	DEDUP_LETTERS_MAX = 4096, /* what follows in a text is not looked at */
	DEDUP_BYTES_MAX = 4 * DEDUP_LETTERS_MAX
};

struct dedup_shingles {
	uint32_t item[DEDUP_LETTERS_MAX]; /* distinct, as the text has them */
	size_t n;

	struct mq_arena arena;
	uint16_t letter[DEDUP_LETTERS_MAX];
	size_t nletters;
	struct dedup_slot {
		uint32_t item;
		uint32_t round;
	} slot[2 * DEDUP_LETTERS_MAX]; /* taken where it is of this round */
	uint32_t round, mask;
	uint32_t cleared; /* slots, once */
	uint64_t salt;
};

struct dedup_shingles *dedup_shingles_new(void);

/* Make it the set of a text. */
void dedup_shingles_take(struct dedup_shingles *s, struct mq_str text);

/* How many of the n distinct shingles of another text are in the set. */
size_t dedup_shingles_shared(
    const struct dedup_shingles *s, const uint32_t *item, size_t n);

/* NULL is allowed. */
void dedup_shingles_free(struct dedup_shingles *s);

#endif
