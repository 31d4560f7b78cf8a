#ifndef FIT_H
#define FIT_H

#include "corpus.h"

/*
 * A linear model of some of the records: one support vector machine for all
 * labels (Crammer and Singer, On the algorithmic implementation of multiclass
 * kernel-based vector machines, JMLR 2, 2001) with C = 1, solved by the
 * sequential dual method (Keerthi et al., A sequential dual method for large
 * scale multi-class linear SVMs, KDD 2008) as liblinear has it (Fan et al.,
 * JMLR 9, 2008).  Liblinear's order of steps hangs on rand(3), which is set
 * before: the same records give the same bits.
 */
struct fit {
	size_t nlabels;
	size_t records; /* learned from */
	uint32_t *df;   /* records with each of the corpus's grams, or 0:
			 * too few or too many */
	double *idf;    /* 1 + ln((1 + records)/(1 + df)) */
	float *weight;  /* nlabels for each gram, times its IDF */
	double *bias;   /* of each label */
	double rule_share;
};

/* Which records to learn from: those whose fold is not `held`; all of them
 * where fold is NULL. */
struct fit_part {
	const unsigned *fold;
	unsigned held;
};

/*
 * The length of the part of a record's vector that is rules; that of its runs
 * of characters is 1.  Measured: see the manual.
 */
#define FIT_RULE_SHARE 0.3

/*
 * More records than this may have a gram, and it is left out, for it tells
 * little and costs much: 7 of 10; below 1,000 records no number is too great.
 * Too few are told in corpus.h.
 */
size_t fit_maximum(size_t records);

/*
 * Memory that a fit fills and the next one of the same corpus fills again, for
 * new pages cost as much as what is written to them: {0} to begin, and
 * free(room.node) in the end.
 */
struct fit_room {
	void *node;
};

struct fit *fit_new(
    const struct corpus *c, const struct fit_part *part, struct fit_room *room);

/*
 * The score of each label, each weight rounded to a multiple of `unit` (0: as
 * it is).  False where the model knows nothing of the record.
 */
bool fit_score(const struct fit *f, const struct corpus *c,
    const struct corpus_doc *doc, double unit, double *score);

/* The greatest; of equals the first. */
size_t fit_best(const double *score, size_t n);

/* NULL is allowed. */
void fit_free(struct fit *f);

#endif
