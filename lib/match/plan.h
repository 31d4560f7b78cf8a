#ifndef PLAN_H
#define PLAN_H

#include "index.h"
#include "minqing/pattern.h"

/*
 * What a matcher looks for, of all its patterns.  A plan does not change and
 * holds no pointers within its arrays: those of the built-in rules were made
 * when the library was built (scripts/needs.c) and are used where they lie.
 */

/* A pattern that is looked for, and the caller's number. */
struct planned {
	const struct mq_pattern *pattern;
	size_t id;
};

/*
 * A term of a pattern.  The index looks for the literals of its first clause;
 * where one is met, the other clauses are asked for, and then the shape.
 */
struct entry {
	uint32_t id;
	uint32_t pattern; /* its place among the patterns */
	uint32_t asks;    /* where they begin */
	uint8_t term;     /* of what the pattern needs */
	uint8_t step;     /* of the shape, that has the first clause */
	bool shaped;
	bool sure;
};

/* A term that has no clause. */
struct runner {
	uint32_t run;
	uint32_t id;
};

/* A pattern of which nothing is known but how long a text it wants. */
struct lengthy {
	size_t minimum; /* in characters */
	size_t id;
};

struct plan {
	uint64_t digest; /* see plan_digest() */
	struct index_list list;
	const struct entry *entry;
	size_t nentries;
	const struct runner *runner;
	size_t nrunners;
	const struct lengthy *lengthy;
	size_t nlengthy;
	const uint16_t *asks;
	size_t nasks;
	const uint64_t *always; /* patterns of which nothing is known */
	const uint64_t *folded; /* those with letters of either case */
	size_t nwords;
	bool any_folded;
};

/* A number for these patterns, under these numbers. */
uint64_t plan_digest(const struct planned *p, size_t n);

/* Make a plan, which lives as long as the arena. */
struct plan plan_make(const struct planned *p, size_t n, struct mq_arena *a);

/* The plan of this digest among those that are built in, or NULL. */
const struct plan *plan_known(uint64_t digest);

extern const struct plan built_plans[];
extern const size_t built_plan_count;

struct mq_matcher;

/* The plan of a matcher: one that is built in, or else made. */
const struct plan *matcher_plan(struct mq_matcher *m);

/* Make it in any case. */
struct plan matcher_make_plan(const struct mq_matcher *m, struct mq_arena *a);

#endif
