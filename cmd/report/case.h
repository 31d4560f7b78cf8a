#ifndef REPORT_CASE_H
#define REPORT_CASE_H

#include "minqing/outcome.h"
#include "minqing/scheme.h"
#include "span.h"

/* What a report takes from one record. */
enum report_state {
	REPORT_OPEN = MQ_STATE_OPEN,
	REPORT_CLOSED = MQ_STATE_DONE,
	REPORT_ENDED = MQ_STATE_ENDED
};

/* How a case is to be handled: 限时办结, 归口办理, 多方协调. */
enum report_mode {
	REPORT_MODE_NONE,
	REPORT_MODE_LIMITED,
	REPORT_MODE_LINE,
	REPORT_MODE_JOINT
};

struct report_case {
	enum report_state state;
	bool dated; /* requested holds a date */
	struct mq_date requested;
	int64_t day;       /* the local day of it, from 1970-01-01 */
	unsigned spans;    /* the spans it is in; NOW too where it is undated */
	bool clocked;      /* dated with a time of day */
	int weekday, hour; /* where clocked; Monday is 0 */
	bool waiting;      /* open and dated, no later than now */
	int64_t age;       /* where waiting: minutes from requested to now */
	bool timed;        /* closed, and both due and done are known */
	bool on_time;      /* timed, and done by then */
	bool due;          /* open, and it is known when it is due */
	bool overdue;      /* due, and that is past */
	struct mq_date expected;
	int64_t past;    /* where due: seconds since then, negative before */
	bool measured;   /* closed, requested and closed both known */
	bool backwards;  /* measured, but closed before it was requested */
	int64_t minutes; /* from requested to closed, where measured */
	int64_t closed;  /* where measured: the local day of that */
	bool was_late;   /* overdue, or closed late */
	int64_t late;    /* where was_late: the day since which it was */
	int64_t done;    /* where that is over: the day on which it was done */
	bool unstamped;  /* closed, but not when */
	bool repeat;
	bool confidential;
	enum report_mode mode;
	struct mq_answers answers;
};

/* The columns that a report looks at. */
enum report_column {
	REPORT_ID,
	REPORT_REQUESTED,
	REPORT_STATUS,
	REPORT_CLOSED_AT,
	REPORT_RESOLVED_AT,
	REPORT_EXPECTED,
	REPORT_PARENT,
	REPORT_REPEAT,
	REPORT_CONFIDENTIAL,
	REPORT_VALID,
	REPORT_CONTACTED,
	REPORT_SOLVED,
	REPORT_SATISFIED,
	REPORT_AGENCY,
	REPORT_ASSIGNEE,
	REPORT_AREA,
	REPORT_CATEGORY,
	REPORT_SERVICE,
	REPORT_CHANNEL,
	REPORT_URGENCY,
	REPORT_ADDRESS,
	REPORT_MODE,
	REPORT_COLUMNS
};

struct report_reader {
	long at[REPORT_COLUMNS]; /* -1: not there */
	struct mq_zone *zone;
	int64_t now;
	struct report_spans spans;
	struct mq_scheme *scheme; /* bound to the same header */
};

/* The column's name in the stream. */
const char *report_column_name(enum report_column c);

/* Find the columns.  The rest stays the caller's to set. */
void report_reader_bind(struct report_reader *rd, const struct mq_record *h);

/* The column's text, trimmed; empty where the column is not there. */
struct mq_str report_cell(const struct report_reader *rd,
    const struct mq_record *r, enum report_column c);

/* The local day that a date falls on; a day alone is itself. */
int64_t report_day(const struct mq_date *d, struct mq_zone *z);

/* Of a day from 1970-01-01; Monday is 0. */
int report_weekday(int64_t day);

/* Read one record: NULL, or what is wrong with *column. */
const char *report_case_read(const struct report_reader *rd,
    const struct mq_record *r, struct report_case *c, const char **column);

#endif
