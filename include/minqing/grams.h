#ifndef MINQING_GRAMS_H
#define MINQING_GRAMS_H

#include <stdint.h>

#include "minqing/record.h"

/*
 * What a linear model sees of a record: how often each run of one to three
 * characters stands in its texts, and which rules fired.
 *
 *	struct mq_grams *g = mq_grams_new();
 *
 *	mq_grams_clear(g);
 *	mq_grams_text(g, description);
 *	mq_grams_rules(g, MQ_STR("lift;stuck"));
 *	mq_model_score(model, g, &verdict);
 *	...
 *	mq_grams_free(g);
 *
 * Texts are folded by mq_letter(): lower case, half-width.  What parts words
 * counts as one blank between letters of scripts that have blanks, and not at
 * all beside Han or kana, so that a line end in a Chinese text changes nothing.
 */

/*
 * A run of characters as a number: its code points, 21 bits each, the last one
 * lowest.  A rule has the top bit set, and a hash of its id below.
 */
struct mq_gram {
	uint64_t key;
	uint32_t n; /* how often; 1 for a rule */
};

enum { MQ_GRAM_MAX = 3 };
#define MQ_GRAM_RULE ((uint64_t)1 << 63)

struct mq_grams {
	struct mq_gram *gram; /* in the order of their coming */
	size_t n;
	size_t nrules; /* how many of them are rules */
	struct mq_grams_slots *slots;
};

struct mq_grams *mq_grams_new(void);

void mq_grams_clear(struct mq_grams *g);

/* Add a text; bytes that are not UTF-8 part words.  No run spans two texts. */
void mq_grams_text(struct mq_grams *g, struct mq_str text);

/* Add rules: ids joined with ';', as mq-classify writes them. */
void mq_grams_rules(struct mq_grams *g, struct mq_str ids);

/* What a gram that stands n times counts for: 1 + ln n. */
float mq_gram_frequency(uint32_t n);

/* The key of a rule. */
uint64_t mq_gram_rule(struct mq_str id);

/*
 * The key of a run of characters as mq_gram_put() writes it, or 0 where it is
 * none.
 */
uint64_t mq_gram_key(struct mq_str text);

/* Write the characters of a key that is no rule: the number of bytes. */
enum { MQ_GRAM_SIZE = 4 * MQ_GRAM_MAX };
size_t mq_gram_put(uint64_t key, char out[MQ_GRAM_SIZE]);

/* NULL is allowed. */
void mq_grams_free(struct mq_grams *g);

#endif
