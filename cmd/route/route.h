#ifndef ROUTE_H
#define ROUTE_H

#include "minqing/date.h"

#include "deadline.h"
#include "duty.h"

/*
 * The routing rule, free of files and options: which area, team, agency and
 * person handle a record, and until when.
 *
 *	struct route r = { .zone = common->zone };
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
 * output, routed again by the same tables, stays as it is.
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
	ROUTE_DUE,
	ROUTE_NOTES,
	ROUTE_COLUMNS
};
extern const char *const route_columns[ROUTE_COLUMNS];

struct route {
	struct route_areas areas;
	struct route_duties duties;
	struct route_deadlines deadlines;
	struct mq_zone *zone; /* of due times, and of dates without one */
	bool reroute;         /* what came does not stand; owner and mode do */
	bool explain;         /* name the rows that decided in the notes */

	long own[ROUTE_COLUMNS]; /* where they came in, or -1 */
	long household, address, category, urgency, kind, requested;
	struct route_text notes;
	char due[MQ_DATE_MAX];
};

/* Make the tables ready, and find the columns in a header. */
void route_bind(struct route *r, const struct mq_record *header);

/*
 * Decide one record: NULL and one value for each column, which live until the
 * next call or as long as the record; or what is wrong with its date.
 */
const char *route_record(struct route *r, const struct mq_record *rec,
    struct mq_str value[ROUTE_COLUMNS]);

void route_free(struct route *r);

#endif
