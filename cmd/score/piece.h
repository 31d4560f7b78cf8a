#ifndef PIECE_H
#define PIECE_H

#include "sums.h"

/*
 * Sums as a tally, with all that must be the same before two can be merged:
 * the scheme, the keys, the columns there were, the clock and its window.
 */
struct score_piece {
	struct mq_scheme *scheme;
	struct score_clock *clock;
	struct score_keys *keys;
	struct score_sums *sums;
	bool ratings;
	bool has_by; /* the keys were asked for, and not left to the tally */
};

/* Write all of it: NULL, or why not, which lives as long as the keys. */
const char *score_piece_write(
    struct score_piece *p, const struct mq_record *header, struct mq_writer *w);

/*
 * Read all operands of a run, which are tallies, into it, and write them as
 * one where there is a writer.  Keys that the options did not name are taken
 * from them, and so are the clock and the columns there were.
 */
const char *score_piece_read(
    struct score_piece *p, struct mq_run *run, struct mq_writer *w);

#endif
