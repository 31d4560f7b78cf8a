#ifndef ROUTE_H
#define ROUTE_H

#include "minqing/calendar.h"
#include "minqing/date.h"

#include "duty.h"
#include "group.h"
#include "minqing/deadline.h"
#include "staff.h"

/*
 * The routing rule, free of files and options: which area, team, agency and
 * person handle a record, and until when.
 *
 *	struct route r = { .zone = common->zone, .calendar = calendar };
 *	struct mq_str value[ROUTE_COLUMNS];
 *
 *	route_areas_add(&r.areas, areas);
 *	...
 *	route_bind(&r, header);
 *	...
 *	why = route_record(&r, &rec, value);
 *
 * What came with a record stands where the tables say otherwise, and
 * route_notes tells so; what the tables say is written where a cell is empty
 * or `unassigned`.  Nothing is remembered of where a value came from, so the
 * output, routed again by the same tables, stays as it is: a record counts as
 * its assignee's whether that came or was decided, and what the staff would
 * decide is worked out either way.
 */

/* The columns that route owns, in the order of route_columns[]. */
enum route_column {
	ROUTE_MODE, /* only filled where empty */
	ROUTE_AREA,
	ROUTE_TEAM,
	ROUTE_AGENCY_RESPONSIBLE,
	ROUTE_ASSIGNEE,
	ROUTE_CO_HANDLERS,
	ROUTE_OWNER,
	ROUTE_RESPONSE_DUE,
	ROUTE_DUE,
	ROUTE_NOTES,
	ROUTE_COLUMNS
};
extern const char *const route_columns[ROUTE_COLUMNS];

/* A text that grows, in memory of its own that is used again; {0} to begin. */
struct route_text {
	char *s;
	size_t n, cap;
};

struct route {
	struct route_areas areas;
	struct route_duties duties;
	struct mq_deadlines deadlines;
	struct route_staff staff; /* where empty, nobody's load matters */
	struct route_groups groups;
	struct route_load load;
	struct mq_calendar *calendar;
	struct mq_zone *zone; /* of due times, and of dates without one */
	bool tally;   /* count the load of all, not of the staff alone */
	bool reroute; /* what came does not stand; owner and mode do */
	bool explain; /* name the rows that decided in the notes */

	long own[ROUTE_COLUMNS]; /* where they came in, or -1 */
	long household, address, lat, lon, category, urgency, kind, requested;
	long tags;
	struct route_text notes, helpers;
	char due[MQ_LIMITS][MQ_DATE_MAX];
};

/* Make the tables ready, and find the columns in a header. */
void route_bind(struct route *r, const struct mq_record *header);

/* What is wrong with a record: the column, a word for it, and a sentence. */
struct route_flaw {
	const char *column, *code, *why;
};

/*
 * Decide one record: 0 and one value for each column, which live until the
 * next call or as long as the record; or -1 and what is wrong with it.
 */
int route_record(struct route *r, const struct mq_record *rec,
    struct mq_str value[ROUTE_COLUMNS], struct route_flaw *flaw);

void route_free(struct route *r);

#endif
