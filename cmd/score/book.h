#ifndef BOOK_H
#define BOOK_H

#include "drill.h"
#include "items.h"
#include "margins.h"
#include "times.h"

/*
 * All that is taken from the records for the figures of groups.
 *
 *	struct score_book b = { .scheme = scheme, .clock = clock };
 *
 *	missing = score_book_bind(&b, header);
 *	...
 *	why = score_book_add(&b, &rec, &answers, &column, &code);
 *	...
 *	score_book_free(&b);
 *
 * or, where the operands are tallies, score_book_merge().
 */
struct score_book {
	struct mq_scheme *scheme;
	struct score_clock *clock;
	bool ratings;
	bool has_by; /* the keys were asked for */
	struct score_keys keys;
	struct score_sums sums;
	struct score_times *times;     /* NULL: not asked for */
	struct score_items *items;     /* NULL: not asked for */
	struct score_margins *margins; /* NULL: not asked for */
	struct score_drill *drill;     /* NULL: not asked for */
	long rater; /* rater_group, or -1 where it does not matter */
};

/*
 * Find the columns, behind the scheme's: NULL, or the name of one that is not
 * there.
 */
const char *score_book_bind(
    struct score_book *b, const struct mq_record *header);

/*
 * Take in a record and its answers: NULL, or why it is refused, with *column
 * and a word for it in *code.
 */
const char *score_book_add(struct score_book *b, const struct mq_record *r,
    const struct mq_answers *answers, const char **column, const char **code);

/*
 * Write all of it as a tally: NULL, or why not, which lives as long as the
 * book.  With it goes all that must be the same before two can be merged: the
 * scheme, the keys, the columns there were, the clock and its window.
 */
const char *score_book_tally(
    struct score_book *b, const struct mq_record *header, struct mq_writer *w);

/*
 * Read all operands of a run, which are tallies, into it, and write them as
 * one where there is a writer.  Keys that the options did not name are taken
 * from them, and so are the clock and the columns there were.
 */
const char *score_book_merge(
    struct score_book *b, struct mq_run *run, struct mq_writer *w);

void score_book_free(struct score_book *b);

#endif
