#ifndef VISIT_BOOK_H
#define VISIT_BOOK_H

#include "minqing/date.h"
#include "minqing/hash.h"
#include "minqing/table.h"

/*
 * The book of households (包片联户): who lives where, who looks after them,
 * and when they were visited last.
 *
 *	struct visit_book book = { .zone = zone };
 *
 *	visit_book_now(&book, now);
 *	visit_book_areas(&book, areas);
 *	visit_book_groups(&book, groups);
 *	visit_book_load(&book, households);
 *	...
 *	visit_book_mark(&book, household, &date);
 *
 * Memory goes with the households, not with the visits.
 */
enum { VISIT_NO_RANK = 1 << 20 };

struct visit_worker {
	struct mq_str name;
	size_t order; /* in the book, from 0 */
	size_t households;
};

struct visit_house {
	struct mq_str id, area, address, contact, tags, needs;
	struct visit_worker *worker;
	int rank;        /* of its most vulnerable group, or VISIT_NO_RANK */
	unsigned groups; /* how many it is in */
	bool visited;    /* ever, as far as the visits tell */
	int64_t last;    /* the day of the last visit, as in mq_days() */
	unsigned months; /* of this year: 1 << 0 is January */
};

struct visit_book {
	struct mq_zone *zone;
	int64_t now;
	int year, month; /* of now, in the zone; month from 1 */
	struct visit_house *house;
	size_t n, cap;
	struct mq_map ids;     /* household -> size_t, 1 + its index */
	struct mq_map workers; /* name -> struct visit_worker */
	struct mq_map areas;   /* area -> struct mq_str, its worker */
	struct mq_map ranks;   /* tag -> int */
};

/* The day on which an instant falls in the zone. */
int64_t visit_day(struct mq_zone *zone, int64_t t);

/* Set what counts as now; first of all. */
void visit_book_now(struct visit_book *book, int64_t now);

/*
 * Take in the tables, in this order; where one is wrong, its `error` says so.
 * Of areas, the columns area and worker; of groups, tag and rank (a whole
 * number, or empty); of households, household and area, and perhaps worker,
 * address, contact, tags and needs.  A household without a worker has its
 * area's, or else "unassigned".  The tables must outlive the book.
 */
void visit_book_areas(struct visit_book *book, struct mq_table *t);
void visit_book_groups(struct visit_book *book, struct mq_table *t);
void visit_book_load(struct visit_book *book, struct mq_table *t);

/*
 * A household was visited: 1; 0 where that is later than now; -1 where the
 * book does not have it.
 */
int visit_book_mark(struct visit_book *book, struct mq_str household,
    const struct mq_date *date);

/* The months before that of now, and that month itself, as `months` has them.
 */
unsigned visit_months_until(int month);

void visit_book_free(struct visit_book *book);

#endif
