#ifndef ROUTE_AREA_H
#define ROUTE_AREA_H

#include "minqing/hash.h"
#include "minqing/table.h"

#include "address.h"
#include "prefix.h"

/*
 * Who handles a record: 社工 党员 志愿者, who are of an area; and 部门, which
 * is not.  In the order of route_teams[] in cell.h.
 */
enum route_team { ROUTE_WORKER, ROUTE_MEMBER, ROUTE_VOLUNTEER, ROUTE_AGENCY };

/* One row of the areas table. */
struct route_area {
	struct mq_str name;
	struct mq_str person[ROUTE_AGENCY]; /* by enum route_team */
	struct mq_str place;                /* "areas.tsv:14" */
};

/*
 * Areas by household or address.  A household id belongs to the longest key
 * that it begins with.  An address belongs to the longest key (in characters)
 * that is found in it, where neither end of the find parts a number or a word:
 * 栎木巷1 is not found in 栎木巷19幢.  Of equally long ones, and of equal keys,
 * the first row wins.
 */
struct route_areas {
	struct route_area *row;
	size_t n, cap;
	struct route_prefixes households, addresses;
	struct mq_map names; /* area -> size_t, 1 + its first row */
	struct mq_arena keys;
	struct route_text text;        /* what is being looked up */
	unsigned char may_begin[8192]; /* see is_beginning() in area.c */
};

/*
 * Take in a table with the columns area, household or address, and worker, and
 * perhaps member and volunteer; where it is wrong, its `error` says so.  Rows
 * of one area may leave out the people who stand in another.  The table must
 * outlive the areas.
 */
void route_areas_add(struct route_areas *areas, struct mq_table *t);

/* Make ready for looking up, once all tables are there. */
void route_areas_ready(struct route_areas *areas);

/* The area of a household, of an address, of a name; or NULL. */
const struct route_area *route_area_of_household(
    struct route_areas *areas, struct mq_str household);
const struct route_area *route_area_of_address(
    struct route_areas *areas, struct mq_str address);
const struct route_area *route_area_of_name(
    const struct route_areas *areas, struct mq_str name);

void route_areas_free(struct route_areas *areas);

#endif
