#include "minhash.h"

#include <string.h>

#define SEED UINT64_C(0x9E3779B97F4A7C15)

/* The other order of the bins: 5 is odd, so each comes once. */
#define STRIDE(row) ((5 * (row) + 1) % DEDUP_BINS)

/* A permutation of the bins for each bin, by Fisher and Yates. */
void
dedup_minhash_init(struct dedup_minhash *m)
{
	uint64_t state = SEED;
	unsigned bin, i, k;
	uint8_t swap;

	for (bin = 0; bin < DEDUP_BINS; bin++) {
		for (i = 0; i < DEDUP_BINS; i++)
			m->donor[bin][i] = (uint8_t)i;
		for (i = DEDUP_BINS - 1; i > 0; i--) {
			k = (unsigned)(dedup_mix(state += SEED) % (i + 1));
			swap = m->donor[bin][i];
			m->donor[bin][i] = m->donor[bin][k];
			m->donor[bin][k] = swap;
		}
	}
}

/* The least value of each bin; a bit for each bin that has one. */
static uint64_t
sketch(const uint32_t *item, size_t n, uint32_t least[DEDUP_BINS])
{
	uint64_t filled = 0, h;
	size_t i;

	memset(least, 0xFF, DEDUP_BINS * sizeof(*least));
	for (i = 0; i < n; i++) {
		h = dedup_mix(item[i] + SEED);
		filled |= UINT64_C(1) << (h >> 58);
		if ((uint32_t)h < least[h >> 58])
			least[h >> 58] = (uint32_t)h;
	}
	return filled;
}

static void
densify(
    const struct dedup_minhash *m, uint64_t filled, uint32_t least[DEDUP_BINS])
{
	const uint8_t *donor;
	unsigned bin;

	for (bin = 0; bin < DEDUP_BINS; bin++) {
		if (filled >> bin & 1)
			continue;
		for (donor = m->donor[bin]; !(filled >> *donor & 1);)
			donor++;
		least[bin] = least[*donor];
	}
}

/* Three values as one; whoever makes a key of it mixes it once more. */
static uint64_t
join(uint32_t a, uint32_t b, uint32_t c)
{
	return dedup_mix((uint64_t)a << 32 | b) + c * SEED;
}

void
dedup_minhash_bands(const struct dedup_minhash *m, const uint32_t *item,
    size_t n, uint64_t band[DEDUP_BANDS])
{
	uint32_t least[DEDUP_BINS];
	unsigned b, row;

	densify(m, sketch(item, n, least), least);
	for (b = row = 0; b < DEDUP_BANDS / 2; b++, row += DEDUP_ROWS) {
		band[b] = join(least[row], least[row + 1], least[row + 2]);
		band[b + DEDUP_BANDS / 2] = join(least[STRIDE(row)],
		    least[STRIDE(row + 1)], least[STRIDE(row + 2)]);
	}
}
