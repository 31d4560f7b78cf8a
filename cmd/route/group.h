#ifndef ROUTE_GROUP_H
#define ROUTE_GROUP_H

#include "area.h"

/*
 * Key groups: a record that bears the tag of one brings in the area's member
 * or volunteer as well.
 */
struct route_group {
	struct mq_str tag;
	bool brings[ROUTE_AGENCY]; /* by enum route_team; never the worker */
};

struct route_groups {
	struct route_group *row;
	size_t n, cap;
};

/*
 * Take in a table with the columns tag and team, a list of member and
 * volunteer or nothing; where it is wrong, its `error` says so.  A tag that
 * stands in a table taken in before stays as there.  The table must outlive
 * the groups.
 */
void route_groups_add(struct route_groups *groups, struct mq_table *t);

/* Mark whom the tags, parted by ";", bring in; `brings` is cleared first. */
void route_groups_of(const struct route_groups *groups, struct mq_str tags,
    bool brings[ROUTE_AGENCY]);

void route_groups_free(struct route_groups *groups);

#endif
