#ifndef DEDUP_MINHASH_H
#define DEDUP_MINHASH_H

#include <stddef.h>
#include <stdint.h>

/*
 * Keys under which similar sets meet.  A set is sketched by one-permutation
 * MinHash: every element is hashed once; the hash tells one of 64 bins, and a
 * bin keeps the least of its 32-bit values.  An empty bin borrows from one
 * that is not, tried in an order of its own.  In each bin two sets then agree
 * with the probability J, the index of Jaccard, and in all three bins of a band
 * with J^3.  To agree in some band is to be worth an exact comparison.  The
 * bins are put together to 21 bands twice, each time differently.  Sets meet
 * with these probabilities, which a simulation gave:
 *
 *	J         0.1   0.2   0.3   0.4   0.5   0.6
 *	21 bands  0.02  0.16  0.44  0.75  0.94  0.99
 *	all 42    0.04  0.28  0.65  0.91  0.99  1.00
 *
 * A. Broder, On the resemblance and containment of documents, 1997.
 * P. Li, A. Owen, C. Zhang, One permutation hashing, 2012.
 * A. Shrivastava, Optimal densification for fast and accurate minwise hashing,
 * 2017.
 *
 * All hashes are fixed: the same set has the same keys, always and everywhere.
 */
enum { DEDUP_BINS = 64, DEDUP_ROWS = 3, DEDUP_BANDS = 42 };

struct dedup_minhash {
	uint8_t donor[DEDUP_BINS][DEDUP_BINS]; /* whom a bin asks, in turn */
};

void dedup_minhash_init(struct dedup_minhash *m);

/* The keys of a set of n > 0 elements. */
void dedup_minhash_bands(const struct dedup_minhash *m, const uint32_t *item,
    size_t n, uint64_t band[DEDUP_BANDS]);

/* A mixer of bits: the finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
static inline uint64_t
dedup_mix(uint64_t x)
{
	x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
	return x ^ x >> 31;
}

#endif
