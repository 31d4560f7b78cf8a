#ifndef RUN_H
#define RUN_H

#include "need.h"

/*
 * Runs of ASCII characters, looked for all at once: a bit for each place of
 * each run, shifted on from character to character (Baeza-Yates and Gonnet,
 * "A new approach to text searching", 1992).
 */
struct runs {
	struct run *run; /* each once, by number */
	size_t n, cap;
	uint64_t *last;     /* the bit of each one's last place */
	uint64_t step[128]; /* the places where a character may stand */
	uint64_t first, all_last;
};

/* The number of a run. */
uint32_t runs_add(struct runs *r, const struct run *run);

/* No more will be added. */
void runs_build(struct runs *r);

/*
 * Is the run among those that were met?  Where there are too many runs the
 * last ones are not looked for, and may be.
 */
static inline bool
runs_met(const struct runs *r, uint32_t number, uint64_t met)
{
	return !r->last[number] || (r->last[number] & met);
}

/* Go on with a character: the places that are reached with it. */
static inline uint64_t
runs_step(const struct runs *r, uint64_t places, unsigned char c)
{
	return (places << 1 | r->first) & r->step[c];
}

void runs_free(struct runs *r);

#endif
