#ifndef SCAN_RULE_H
#define SCAN_RULE_H

/*
 * A scan byte by byte, and a test that holds the scan in use to it: texts of
 * every length up to a few words, at every alignment, thick with the bytes
 * looked for or thin.
 */

#include <stdlib.h>
#include <string.h>

#include "../lib/stream/scan.h"
#include "tap.h"

enum { SCAN_LONGEST = 200, SCAN_ROOM = SCAN_LONGEST + 1 + SCAN_SLACK };

struct scan_arrays {
	uint32_t at[SCAN_ROOM], line[SCAN_ROOM], escape[SCAN_ROOM];
};

/* A mark at the front, as the reader has it. */
static inline struct marks
scan_marks(struct scan_arrays *a)
{
	a->at[0] = 7;
	return (struct marks){
		.at = a->at, .n = 1, .line = a->line, .escape = a->escape
	};
}

static inline void
scan_slowly(const char *p, size_t n, const char *cuts, char escape, size_t base,
    struct marks *m)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (escape && p[i] == escape)
			m->escape[m->nescapes++] = (uint32_t)(base + i);
		if (p[i] == cuts[0])
			m->line[m->nlines++] = (uint32_t)m->n;
		if (p[i] == cuts[0] || p[i] == cuts[1] || p[i] == cuts[2])
			m->at[m->n++] = (uint32_t)(base + i);
	}
}

static inline int
scan_same(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	return n == m && !memcmp(a, b, n * sizeof(*a));
}

static inline int
scan_agrees(const char *p, size_t n, char delim, char eol)
{
	static struct scan_arrays slow, fast;
	struct marks want = scan_marks(&slow), got = scan_marks(&fast);
	const char cuts[] = { eol, delim, delim == '\t' ? delim : '"' };

	if (delim == '\t') {
		scan_slowly(p, n, cuts, '\\', 1000, &want);
		scan_tsv(p, n, eol, 1000, &got);
		return scan_same(want.at, want.n, got.at, got.n) &&
		       scan_same(
			   want.line, want.nlines, got.line, got.nlines) &&
		       scan_same(want.escape, want.nescapes, got.escape,
			   got.nescapes);
	}
	scan_slowly(p, n, cuts, '\0', 1000, &want);
	scan_csv(p, n, delim, eol, 1000, &got);
	return scan_same(want.at, want.n, got.at, got.n);
}

/* A text in memory of its own length: a look behind its end is seen. */
static inline int
scan_one(const char *letters, size_t nletters, size_t n, size_t skew)
{
	char *p = malloc(n + skew + 1);
	size_t i;
	int good;

	for (i = 0; i < n; i++)
		p[skew + i] = letters[(size_t)rand() % nletters];
	p = realloc(p, n + skew ? n + skew : 1);
	good = scan_agrees(p + skew, n, '\t', '\n') &&
	       scan_agrees(p + skew, n, ',', '\n') &&
	       scan_agrees(p + skew, n, ';', '\r') &&
	       scan_agrees(p + skew, n, '\0', '\n');
	free(p);
	return good;
}

static inline void
scan_test(void)
{
	static const char thick[] = ",;\"\n\r\t\\";
	static const char thin[] = "abcdefghijklmnopqrstuvwxyz\xe4\xb8\xad\xff"
				   "\x8a\x8c\xa2\xdc,\"\n\t\\";
	size_t n, skew;
	int good = 1;

	for (n = 0; n <= SCAN_LONGEST && good; n++)
		for (skew = 0; skew < 33 && good; skew++)
			good = scan_one(thick, sizeof(thick), n, skew) &&
			       scan_one(thin, sizeof(thin) - 1, n, skew);
	ok(good && "every byte looked for is found, and no other");
}

#endif
