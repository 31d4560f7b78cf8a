#ifndef ROUTE_AREA_H
#define ROUTE_AREA_H

#include "minqing/address.h"
#include "minqing/hash.h"
#include "minqing/table.h"

#include "prefix.h"
#include "spot.h"

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
 * Areas by household, address or position.  A household id belongs to the
 * longest key that it begins with.  An address belongs to the longest key (in
 * characters) that is found in it, where neither end of the find parts a number
 * or a word: 栎木巷1 is not found in 栎木巷19幢.  Of equally long ones, and of
 * equal keys, the first row wins.  Patterns and circles are told in spot.h.
 */
struct route_areas {
	struct route_area *row;
	size_t n, cap;
	struct route_prefixes households, addresses;
	struct route_spots spots;
	struct mq_map names; /* area -> size_t, 1 + its first row */
	struct mq_arena keys;
	struct mq_arena text;          /* what is being looked up */
	char fault[256];               /* why a pattern could not tell */
	unsigned char may_begin[8192]; /* see is_beginning() in area.c */
};

/*
 * Take in a table with the columns area, worker, one of household, address,
 * pattern and radius (with lat and long), and perhaps member and volunteer;
 * where it is wrong, its `error` says so.  Rows of one area may leave out the
 * people who stand in another.  The table must outlive the areas.
 */
void route_areas_add(struct route_areas *areas, struct mq_table *t);

/* Make ready for looking up, once all tables are there. */
void route_areas_ready(struct route_areas *areas);

/*
 * The area whose pattern an address matches: 1 with *area set, 0, or -1 as
 * route_spot_like() gives it.
 */
int route_area_of_pattern(struct route_areas *areas, struct mq_str address,
    const struct route_area **area, const char **code, const char **why);

/* The area of a household, an address, a position, a name; or NULL. */
const struct route_area *route_area_of_household(
    struct route_areas *areas, struct mq_str household);
const struct route_area *route_area_of_address(
    struct route_areas *areas, struct mq_str address);
const struct route_area *route_area_of_position(
    const struct route_areas *areas, struct mq_str lat, struct mq_str lon);
const struct route_area *route_area_of_name(
    const struct route_areas *areas, struct mq_str name);

void route_areas_free(struct route_areas *areas);

#endif
