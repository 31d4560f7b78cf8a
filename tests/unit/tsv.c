/*
 * The block reader against a slow reading of TSV: every short text over the
 * letters that matter, cut at every chunk size, and long random ones.
 */

#include <stdlib.h>

#include "../tap.h"
#include "../tsv_rule.h"

static const char letters[] = "n\t\\\n\r";

/* Every chunk size up to 64, fewer of the larger ones. */
static bool
at_every_chunk(const char *in, size_t len)
{
	size_t chunk;

	for (chunk = len; chunk; chunk -= 1 + chunk / 64 * 8)
		if (!tsv_agrees(in, len, chunk))
			return false;
	return true;
}

/* Texts of one length are numbers to the base 5. */
static void
test_all_texts(size_t longest)
{
	char in[16];
	size_t len, i, k, rest, all = 5;
	bool good = true;

	for (len = 1; len <= longest && good; len++, all *= 5)
		for (i = 0; i < all && good; i++) {
			for (k = 0, rest = i; k < len; k++, rest /= 5)
				in[k] = letters[rest % 5];
			good = at_every_chunk(in, len);
		}
	ok(good && "every text of n tab backslash LF CR");
}

/* Words of 64 bytes and their seams, thin and thick with marks. */
static void
test_long_texts(void)
{
	char in[300];
	size_t i, k, thin;
	bool good = true;

	for (i = 0; i < 12 && good; i++) {
		thin = 5 + i * 6;
		for (k = 0; k < sizeof(in); k++) {
			in[k] = 'x';
			if ((size_t)rand() % thin < 5)
				in[k] = letters[rand() % 5];
		}
		good = at_every_chunk(in, sizeof(in) - i);
	}
	ok(good && "long texts, cut anywhere");
}

int
main(void)
{
	keep_freed();
	test_all_texts(getenv("LONG") ? 7 : 5);
	test_long_texts();
	return done();
}
