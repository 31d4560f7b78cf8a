#ifndef ROUTE_SETTLE_H
#define ROUTE_SETTLE_H

#include "route.h"

/* What the parts of the routing rule share; for route.c and assign.c. */

#define ROUTE_UNASSIGNED MQ_STR("unassigned")

/* The rows that decided a record; NULL where there is none. */
struct route_verdict {
	const struct route_area *area;
	const struct route_duty *duty;
	const struct mq_deadline *deadline;
	const struct route_staff_row *staff;
	uint32_t before; /* records that the one of the staff had that day */
	struct mq_date requested;
	bool dated; /* there is a requested_datetime */
};

/* A cell without the blanks at its ends; column -1 gives the empty slice. */
struct mq_str route_text_of(const struct mq_record *rec, long column);

/* Put something behind a text. */
void route_text_add(struct route_text *out, struct mq_str s);

/* Notes are parted by "; ". */
void route_note(struct route *r, const char *what, struct mq_str which);

/*
 * What came stands.  Where nothing came, or what is decided is the same, the
 * reason for it (or NULL) is noted, so that a second run has the same to say.
 */
void route_settle(struct route *r, struct mq_str *value, enum route_column c,
    struct mq_str decided, const char *reason);

/* Why the worker takes the place of a team, by enum route_team. */
extern const char *const route_nobody[];

/* Settle who takes it and who helps, and count it as theirs. */
void route_settle_assignee(struct route *r, const struct mq_record *rec,
    struct route_verdict *v, struct mq_str *value);
void route_settle_co_handlers(struct route *r, const struct mq_record *rec,
    const struct route_verdict *v, struct mq_str *value);

#endif
