#ifndef REPORT_OVERDUE_H
#define REPORT_OVERDUE_H

#include "group.h"

/*
 * Some cases by name, those that press most, REPORT_LONGEST at most.  What is
 * kept of one names no person: its id, and the groups that it is in.
 */
enum { REPORT_LONGEST = 20 };

struct report_late {
	char *id;
	size_t id_length;
	int64_t by; /* how much it presses; of those overdue the seconds since
		     * they were due */
	struct mq_date requested, expected;
	bool dated, due;                     /* are these two known? */
	const struct report_group *category; /* NULL: no such column */
	const struct report_group *unit[3];  /* agency, assignee, area */
	const struct report_group *place;    /* area or street; or NULL */
};

struct report_longest {
	struct report_late item[REPORT_LONGEST]; /* the largest `by` first */
	size_t n;
	int64_t all;          /* listed or not, but for the confidential ones */
	int64_t confidential; /* that belong here, and are never listed */
};

/*
 * Put a case in its place, if it has one; what is late borrows stays the
 * caller's, but `id` is copied.
 */
void report_longest_add(
    struct report_longest *l, const struct report_late *late, struct mq_str id);

void report_longest_free(struct report_longest *l);

#endif
