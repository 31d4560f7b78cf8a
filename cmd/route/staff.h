#ifndef ROUTE_STAFF_H
#define ROUTE_STAFF_H

#include "minqing/table.h"

#include "duty.h"
#include "load.h"

/* One row of the staff table: what somebody can be given, and when. */
struct route_staff_row {
	struct mq_str name;
	enum route_team team;
	struct mq_str areas, lines, skills; /* lists parted by ";" */
	size_t absence, nabsences;          /* in route_staff.absence */
	struct route_person *person;        /* with the capacity a day */
	struct mq_str place;                /* "staff.tsv:14" */
	const struct mq_table *table;
};

/* Rows of the staff, in order. */
struct route_rows {
	size_t *at;
	size_t n, cap;
};

/* Days, both included. */
struct route_absence {
	int64_t first, last;
};

struct route_staff {
	struct route_staff_row *row;
	size_t n, cap;
	struct route_absence *absence;
	size_t nabsences, absences_cap;
	struct mq_map names;  /* name -> size_t, 1 + the row */
	struct mq_map has[2]; /* area, and line -> struct route_rows */
};

/* What is asked of the one who takes a record. */
struct route_need {
	enum route_team team;
	struct mq_str area;     /* or "" */
	struct mq_str category; /* or "" */
	struct mq_str skills;   /* all of them */
	int64_t day;            /* in the zone, or ROUTE_NO_DAY */
};

/*
 * Take in a table with the column name, and perhaps team (worker), areas,
 * lines, skills, absent and capacity; where it is wrong, its `error` says so.
 * Somebody who stands in a table taken in before stays as there.  The table
 * must outlive the staff.
 */
void route_staff_add(
    struct route_staff *staff, struct mq_table *t, struct route_load *load);

/* The row of a name, or NULL. */
const struct route_staff_row *route_staff_of(
    const struct route_staff *staff, struct mq_str name);

/* Has anybody of the team the area? */
bool route_staff_serves(
    const struct route_staff *staff, enum route_team team, struct mq_str area);

/* Why somebody cannot take it. */
enum route_bar { ROUTE_FREE, ROUTE_ABSENT, ROUTE_FULL, ROUTE_UNSKILLED };
enum route_bar route_staff_bar(const struct route_staff *staff,
    const struct route_staff_row *who, const struct route_need *need,
    const struct route_load *load);

/*
 * Who of the team is free and has the area, or (where `by_line`) a line that
 * covers the category: the one with the fewest records that day, then in all,
 * then the first in the table.  NULL where there is nobody.
 */
const struct route_staff_row *route_staff_choose(
    const struct route_staff *staff, const struct route_need *need,
    bool by_line, const struct route_load *load);

void route_staff_free(struct route_staff *staff);

#endif
