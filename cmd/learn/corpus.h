#ifndef CORPUS_H
#define CORPUS_H

#include "minqing/grams.h"
#include "minqing/hash.h"

/*
 * The records to learn from, as numbers.
 *
 *	struct corpus *c = corpus_new();
 *
 *	mq_grams_clear(g);
 *	mq_grams_text(g, description);
 *	corpus_add(c, label, g);
 *	...
 *	corpus_end(c);
 */
struct corpus_cell {
	uint32_t gram; /* index into corpus->key */
	float tf;      /* mq_gram_frequency() */
};

struct corpus_doc {
	struct corpus_cell *cell;
	size_t ncells;
	size_t label;
};

struct corpus_label {
	struct mq_str text;
	size_t number; /* in the order of bytes, once corpus_end() has run */
	size_t n;      /* records */
};

struct corpus {
	struct corpus_doc *doc;
	size_t n, cap;
	struct corpus_label **label; /* in the order of bytes */
	size_t nlabels;
	uint64_t *key; /* of each gram: in the order of their coming; once
			* corpus_end() has run only those that enough records
			* have, the frequent ones first, and rules behind */
	size_t nkeys, keycap;
	size_t nruns;        /* keys that are no rules */
	struct mq_map rules; /* key of a rule to a mq_str, its id */
	char digest[33];     /* of what corpus_digest() was given */
	size_t unlabelled;   /* records left out, for the figures */
	/* The rest is corpus.c's. */
	struct mq_map labels;
	uint32_t *slot; /* 1 + index into key, or 0 */
	size_t nslots;
	struct mq_arena arena;
	char *buf;
	size_t bufcap;
};

struct corpus *corpus_new(void);

/* Take a text into the digest: each is hashed behind the digest before it. */
void corpus_digest(struct corpus *c, struct mq_str text);

/* Keep the ids of rules, joined with ';', for the model names them. */
void corpus_rules(struct corpus *c, struct mq_str ids);

/* Add a record. */
void corpus_add(
    struct corpus *c, struct mq_str label, const struct mq_grams *g);

/*
 * All records are in: number the labels in the order of bytes, and put the
 * grams in order.
 */
void corpus_end(struct corpus *c);

/*
 * Fewer records than this may have a gram, and it is left out: 3, 2 below
 * 1,000 records, 1 below 100.
 */
uint32_t corpus_minimum(size_t records);

static inline bool
corpus_is_rule(const struct corpus *c, uint32_t gram)
{
	return gram >= c->nruns;
}

void corpus_free(struct corpus *c);

#endif
