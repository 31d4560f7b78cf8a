#ifndef SCAN_H
#define SCAN_H

#include <stddef.h>
#include <stdint.h>

/*
 * Where the structural bytes of a block are.  Positions ascend; there must be
 * room for the bytes scanned + SCAN_SLACK more of them in each array.
 */
enum { SCAN_SLACK = 16 };

struct marks {
	uint32_t *at; /* delimiters, line ends and, in CSV, quotes */
	size_t n;
	/* TSV has these too: */
	uint32_t *line; /* the number, in `at`, of each line end */
	size_t nlines;
	uint32_t *escape; /* backslashes */
	size_t nescapes;
};

/*
 * Scan p[0..n) and add what is found, positions plus `base`.  Sixty-four bytes
 * at a time, with what the machine has for it.
 */
void scan_csv(const char *p, size_t n, char delim, char eol, uint32_t base,
    struct marks *m);
void scan_tsv(
    const char *p, size_t n, char eol, uint32_t base, struct marks *m);

#endif
