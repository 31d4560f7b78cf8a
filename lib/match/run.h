#ifndef RUN_H
#define RUN_H

#include "census.h"

/*
 * Runs of characters, looked for all at once: a bit for each place of each run,
 * shifted on from character to character (Baeza-Yates and Gonnet, "A new
 * approach to text searching", 1992).
 *
 * Characters beyond ASCII are of kinds: those of a kind are in the same items
 * of runs.  Which kind each of the first 65,536 is of stands in a table.
 */
enum {
	RUN_WORDS = 16, /* of places */
	RUN_ITEMS = 64,
	RUN_KINDS = 256
};

enum { RUN_SYMBOLS = 128 + RUN_KINDS }; /* ASCII, and kinds behind it */

struct run_end {
	uint64_t bit; /* of the last place; 0: it is not looked for */
	size_t word;
};

/* What is looked for: nothing here changes, and no pointers are within. */
struct runs {
	const struct run_end *end; /* of each run, by number */
	size_t n;
	size_t words; /* that are used */
	uint64_t first[RUN_WORDS];
	uint64_t same[RUN_WORDS];  /* that want the character before again */
	const uint64_t *step;      /* the places where a character may stand, by
				    * symbol; NULL: there are no runs */
	const unsigned char *live; /* is there one of others, by symbol */
	const unsigned char *kind; /* of each character; NULL: ASCII only */
	bool plain; /* one word is enough, of ASCII, and nothing wanted again */
};

/* Those that are to be looked for, each once, by number. */
struct run_list {
	struct run *run;
	size_t n, cap;
	struct mq_arena arena; /* of their items */
};

/* The number of a run. */
uint32_t runs_add(struct run_list *list, const struct run *run);

/* Lives as long as the arena; the list is used up. */
struct runs runs_build(struct mq_arena *a, struct run_list *list);

/* Which places are reached in a text, which must be valid UTF-8. */
void runs_scan(
    const struct runs *r, struct mq_str text, uint64_t met[RUN_WORDS]);

/*
 * Is the run among those that were met?  Where there are too many runs the
 * last ones are not looked for, and may be.
 */
static inline bool
runs_met(const struct runs *r, uint32_t number, const uint64_t *met)
{
	const struct run_end *end = &r->end[number];

	return !end->bit || (end->bit & met[end->word]);
}

/*
 * Go on with an ASCII character, where the runs are plain: the places that are
 * reached with it.
 */
static inline uint64_t
runs_step(const struct runs *r, uint64_t places, unsigned char c)
{
	return (places << 1 | r->first[0]) & r->step[c];
}

#endif
