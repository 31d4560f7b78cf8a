#ifndef FEEDBACK_CASE_H
#define FEEDBACK_CASE_H

#include "minqing/outcome.h"

/* The columns that are looked at. */
enum feedback_column {
	FEEDBACK_ID,
	FEEDBACK_REQUESTED,
	FEEDBACK_DESCRIPTION,
	FEEDBACK_KIND,
	FEEDBACK_CATEGORY,
	FEEDBACK_AREA,
	FEEDBACK_AGENCY,
	FEEDBACK_STATUS,
	FEEDBACK_NOTES,
	FEEDBACK_NOTICE,
	FEEDBACK_EXPECTED,
	FEEDBACK_PROMISED,
	FEEDBACK_RESOLVED,
	FEEDBACK_CLOSED,
	FEEDBACK_TOLD,
	FEEDBACK_ADOPTED,
	FEEDBACK_ADOPTED_NOTE,
	FEEDBACK_CONFIDENTIAL,
	FEEDBACK_HOUSEHOLD,
	FEEDBACK_CONTACT,
	FEEDBACK_REPORTER,
	FEEDBACK_ADDRESS,
	FEEDBACK_COLUMNS
};

struct feedback_reader {
	long at[FEEDBACK_COLUMNS]; /* -1: not there */
	struct mq_zone *zone;
};

struct feedback_time {
	bool known;
	struct mq_date at;
};

/* How far one record is. */
struct feedback_case {
	enum mq_state state;
	struct feedback_time requested;
	struct feedback_time promised; /* when it was due at first */
	struct feedback_time due;      /* when it is due, with extensions */
	struct feedback_time done;     /* resolved, or else closed */
	struct feedback_time told;
};

const char *feedback_column_name(enum feedback_column c);

/* Find the columns.  The zone stays the caller's to set. */
void feedback_reader_bind(
    struct feedback_reader *rd, const struct mq_record *header);

/* The column's text, trimmed; empty where the column is not there. */
struct mq_str feedback_cell(const struct feedback_reader *rd,
    const struct mq_record *r, enum feedback_column c);

/* Read one record: NULL, or what is wrong with *column. */
const char *feedback_case_read(const struct feedback_reader *rd,
    const struct mq_record *r, struct feedback_case *c, const char **column);

#endif
