#ifndef FIT_H
#define FIT_H

#include "corpus.h"

/*
 * A linear model of some of the records: for each label a support vector
 * machine against all others, with squared hinge loss and C = 1, solved by
 * dual coordinate descent (Hsieh et al., A dual coordinate descent method for
 * large-scale linear SVM, ICML 2008) as liblinear has it (Fan et al., JMLR 9,
 * 2008).  Liblinear's order of steps hangs on rand(3), which is set before each
 * label: the same records give the same bits.
 */
struct fit {
	size_t nlabels;
	size_t records; /* learned from */
	uint32_t *df;   /* records with each of the corpus's grams, or 0:
			 * too few, or a rule where none are wanted */
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
 * Fewer records than this may have a gram, and it is left out: 3, 2 below
 * 1,000 records, 1 below 100.
 */
uint32_t fit_minimum(size_t records);

struct fit *fit_new(const struct corpus *c, const struct fit_part *part);

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
