#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdint.h>

#include "common.h"

/*
 * A line on stderr that tells how far a long run has come: records, MB/s and,
 * where the size is known, the time left.  On a terminal only, and not in the
 * first two seconds, unless PROGRESS_ALWAYS.
 */
struct progress_line {
	bool on, shown;
	int64_t start, last; /* milliseconds */
	uint64_t bytes;      /* taken of the operands already read */
};

void progress_start(struct progress_line *p, enum progress when);

/* Call now and then; `taken` of `size` bytes (0: not known) are read. */
void progress_tick(
    struct progress_line *p, uint64_t records, uint64_t taken, uint64_t size);

/* Wipe the line. */
void progress_end(struct progress_line *p);

#endif
