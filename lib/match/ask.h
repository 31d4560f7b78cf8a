#ifndef ASK_H
#define ASK_H

#include "index.h"

/*
 * Clauses that are asked for behind a first one, of many terms, in a row: for
 * each clause, and each literal of it, how many places index_has() is to be
 * asked, and the places.  0 ends a clause, a clause of none a term.
 */
struct asks {
	uint16_t *v;
	size_t n, cap;
};

/* Add a clause; one that cannot be asked for counts as being there. */
void asks_add(struct asks *asks, const struct clause *clause);

/* That was the last of a term, which began at what `n` was then. */
void asks_end(struct asks *asks);

/*
 * Does the text of the last scan have one of each clause of the term that
 * begins here, or seem to?
 */
bool asks_hold(const uint16_t *ask, const struct index *x);

#endif
