#ifndef CENSUS_H
#define CENSUS_H

#include "need.h"

/*
 * Which characters a class or an escape matches: PCRE2 is asked, for each of
 * those up to U+FFFF.  Any character above may be one of them.
 */
enum { CENSUS_END = 0x10000 };

struct census {
	uint64_t bit[CENSUS_END / 64];
};

void census_take(struct census *census, const struct chars *chars);

static inline bool
census_has(const struct census *census, uint32_t cp)
{
	return census->bit[cp / 64] >> cp % 64 & 1;
}

/*
 * Are there texts without this run?  One of ideographs, or of all that is no
 * blank, is in every text that people write.
 */
bool census_tells(const struct run *run);

#endif
