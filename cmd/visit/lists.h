#ifndef VISIT_LISTS_H
#define VISIT_LISTS_H

#include "minqing/writer.h"

#include "book.h"

/*
 * What the book tells, as records.  Households of one worker stand together,
 * workers in the order of the book.
 */

/* Households that a worker visits in a month at least. */
enum { VISIT_FLOOR = 25 };

/*
 * Whom to visit in the month of now, besides those who were: so many that
 * `floor` different households were visited this month, and that going on so
 * all are visited within the year.  First those not visited this year, then
 * the others; of each, key groups by their rank, then who was never visited,
 * then who was visited longest ago, then by household.
 */
void visit_plan_write(
    const struct visit_book *book, size_t floor, struct mq_writer *w);

/*
 * A row for each worker and month of this year, up to that of now: households,
 * different ones visited in the month, whether that is `floor` or all, those
 * visited this year so far, and those not.
 */
void visit_coverage_write(
    const struct visit_book *book, size_t floor, struct mq_writer *w);

/* The households that were not visited this year; key groups first. */
void visit_never_write(const struct visit_book *book, struct mq_writer *w);

/*
 * Every household of the areas, parted by ",", for an emergency, whom to see
 * first: by rank, then who is in more groups, then by household.  NULL, or an
 * area that no household has, as long as the book.
 */
const char *visit_sweep_write(const struct visit_book *book,
    struct mq_str areas, struct mq_arena *a, struct mq_writer *w);

#endif
