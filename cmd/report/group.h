#ifndef REPORT_GROUP_H
#define REPORT_GROUP_H

#include "case.h"
#include "minqing/hash.h"

/* What is counted of some cases: all of them, or a unit's. */
struct report_tally {
	int64_t n; /* closed + ended + open */
	int64_t closed, ended, open;
	int64_t timed, on_time; /* closed ones with a due time; on time */
	int64_t due, overdue;   /* open ones with a due time; past it */
	int64_t repeats;
	struct mq_answers answers;
};

void report_tally_add(struct report_tally *t, const struct report_case *c);

/* Add another's counts. */
void report_tally_sum(struct report_tally *sum, const struct report_tally *t);

/*
 * The cases that have one value in a column.  The empty name holds those that
 * have none, and those whose value says that there is none ("unassigned",
 * "unclassified").
 */
struct report_group {
	struct mq_str name;
	struct report_group *parent; /* of a/b the group a; NULL for others */
	int64_t inside;              /* of tally: those in a group below this */
	struct report_tally tally;   /* of REPORT_NOW */
	struct report_tally before;  /* of REPORT_BEFORE */
	struct report_tally recent[REPORT_RECENT]; /* of units only */
	struct {
		int64_t open, late;
	} backlog; /* of units only: open now, whenever they came */
};

struct report_groups {
	struct mq_map map;
	struct report_group **item; /* set by report_groups_sort() */
	size_t n;   /* those with cases in the period come first ... */
	size_t all; /* ... then those that only other periods have */
};

/* The group of this name, made where there is none. */
struct report_group *report_group_put(
    struct report_groups *g, struct mq_str name);

/* The group of the empty name, or NULL. */
const struct report_group *report_group_none(const struct report_groups *g);

/* Put the groups in order: by n, the largest first, then by name... */
void report_groups_sort(struct report_groups *g);

/* ... or by name, the empty one last. */
void report_groups_sort_names(struct report_groups *g);

void report_groups_free(struct report_groups *g);

#endif
