#ifndef REPORT_OVERDUE_H
#define REPORT_OVERDUE_H

#include "group.h"

/*
 * The cases that are overdue the longest, REPORT_LONGEST at most.  What is kept
 * of one names no person: its id, and the groups that it is in.
 */
enum { REPORT_LONGEST = 20 };

struct report_late {
	char *id;
	size_t id_length;
	int64_t by; /* seconds past its due time */
	struct mq_date expected;
	const struct report_group *category; /* NULL: no such column */
	const struct report_group *unit[3];  /* agency, assignee, area */
};

struct report_longest {
	struct report_late item[REPORT_LONGEST]; /* the longest first */
	size_t n;
	int64_t confidential; /* overdue, and never listed */
};

/*
 * Put a case in its place, if it has one; what is late borrows stays the
 * caller's, but `id` is copied.
 */
void report_longest_add(
    struct report_longest *l, const struct report_late *late, struct mq_str id);

void report_longest_free(struct report_longest *l);

#endif
