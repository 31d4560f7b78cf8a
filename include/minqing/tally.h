#ifndef MINQING_TALLY_H
#define MINQING_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "minqing/record.h"
#include "minqing/run.h"

/*
 * A tally: counts and sums of records that can be written down, read back and
 * merged, in any number and order, with the same result as if all records had
 * been counted at once.  Everything in it is a whole number, added exactly.
 *
 *	struct mq_tally *t = mq_tally_new("score");
 *
 *	why = mq_tally_fact(t, "by", by);
 *	key = mq_tally_key(&arena, parts, nparts);
 *	why = mq_tally_add(t, "score", key, "valid", 12);
 *	...
 *	mq_tally_write(t, writer);
 *
 * and where an operand may be a tally
 *
 *	header = mq_run_header(run);
 *	if (mq_tally_is(header) && (why = mq_tally_read(t, run)))
 *		mq_die("%s", why);
 *	for (c = mq_tally_section(t, "score", &n); n--; c++)
 *		take(c->key, c->item, c->n);
 *	mq_tally_free(t);
 *
 * Written down, it is records with the columns
 *
 *	tally  key  item  n
 *
 * in the order of the bytes of the first three: the section, what is counted
 * in it, which of its numbers, and that number.  Numbers that are 0 are not
 * written.  The section "about" holds facts, which must agree between tallies
 * that are merged (key: the fact's name, item: its value, n: 1).  Before all
 * other rows one of "about" without a key says how many they are, so that a
 * tally that was cut short is told.  Sections are named by those who use them,
 * and come after "about" by their bytes ("report/days", "score").
 *
 * Texts are copied.  Functions that give a `const char *` give NULL, or why
 * they did nothing; it lives as long as the tally.
 */
struct mq_tally;

/*
 * An empty tally of what `kind` makes ("report", "score"), which is a fact and
 * so keeps tallies of different kinds apart; so does the form's version.
 */
struct mq_tally *mq_tally_new(const char *kind);

/* Several values as one key: joined by tabs, with the escapes of TSV in each.
 */
struct mq_str mq_tally_key(
    struct mq_arena *a, const struct mq_str *part, size_t n);

/*
 * Take the first part off the front of *key, as mq_str_next() does; it lives as
 * long as the arena and *key's text.  A key of no part reads as one empty one:
 * ask for as many as were joined.
 */
bool mq_tally_next(struct mq_arena *a, struct mq_str *key, struct mq_str *part);

/* Add n to a number.  Refused where it would have more than 18 digits. */
const char *mq_tally_add(struct mq_tally *t, struct mq_str section,
    struct mq_str key, struct mq_str item, int64_t n);

/* State a fact.  Refused where it was stated otherwise: names both. */
const char *mq_tally_fact(
    struct mq_tally *t, const char *name, struct mq_str value);

/* A fact's value, or the empty slice where nothing was stated. */
struct mq_str mq_tally_known(const struct mq_tally *t, const char *name);

/* Is this the header of a tally? */
bool mq_tally_is(const struct mq_record *header);

/*
 * Add all that a run's operands hold, behind mq_run_header(): each must be a
 * whole tally with the facts that are known so far.  Tells place and reason.
 */
const char *mq_tally_read(struct mq_tally *t, struct mq_run *run);

struct mq_tally_cell {
	struct mq_str section, key, item;
	int64_t n; /* never 0 */
};

/*
 * The same row by row, for those who have no run: a record of a tally, and
 * behind the last one that all was there.
 */
const char *mq_tally_take(struct mq_tally *t, const struct mq_record *rec);
const char *mq_tally_end(struct mq_tally *t);

/*
 * The same for those who add up themselves: rows of "about" are taken in, and
 * any other is given as *c, which lives as long as the record; c->n is 0 where
 * there is none.
 */
const char *mq_tally_row(
    struct mq_tally *t, const struct mq_record *rec, struct mq_tally_cell *c);

/* Does a tally begin with this record? */
bool mq_tally_begins(const struct mq_record *rec);

/*
 * The numbers of a section, in order, and how many there are.  They live until
 * something is added.
 */
const struct mq_tally_cell *mq_tally_section(
    struct mq_tally *t, const char *section, size_t *n);

/* Write header and rows. */
void mq_tally_write(struct mq_tally *t, struct mq_writer *w);

/* NULL is allowed. */
void mq_tally_free(struct mq_tally *t);

#endif
