/*
 * What the prefilter says of random patterns and texts, against what PCRE2
 * alone says: a pattern that matches must be a candidate, and one that is said
 * to match for certain must match.
 */

#include <stdlib.h>

#include "../random_match.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct choices from = choices_of(data, size);
	struct random_match m;

	random_match_begin(&m, &from);
	if (!random_match_agrees(&m))
		abort();
	random_match_end(&m);
	return 0;
}
