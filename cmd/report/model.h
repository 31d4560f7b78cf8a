#ifndef REPORT_MODEL_H
#define REPORT_MODEL_H

#include "counts.h"
#include "group.h"
#include "overdue.h"
#include "volume.h"

/*
 * The figures of a report, free of files, options and languages: records go
 * in, counts come out.
 *
 *	struct report r = { 0 };
 *
 *	r.reader.zone = ...; r.reader.now = ...; r.reader.scheme = ...;
 *	report_bind(&r, header);
 *	while (next(&rec))
 *		report_add(&r, &rec, &column, &why);
 *	report_finish(&r);
 *	...
 *	report_free(&r);
 *
 * Memory grows with the groups, the days and the different durations in
 * minutes, not with the records.
 */
enum report_by {
	REPORT_BY_AGENCY,
	REPORT_BY_ASSIGNEE,
	REPORT_BY_AREA,
	REPORT_BY_CATEGORY,    /* the part before the first '/' */
	REPORT_BY_SUBCATEGORY, /* the part before the second '/' */
	REPORT_BY_SERVICE,
	REPORT_BY_CHANNEL,
	REPORT_BY_URGENCY,
	REPORT_BYS
};

struct report {
	/* Set by the caller. */
	struct report_reader reader;
	bool has_since, has_until;
	int64_t since, until; /* requested at since or later, before until */

	/* Counted. */
	struct report_tally all;
	int64_t outside;            /* before since, or at until or later */
	int64_t undated;            /* no date; counted all the same */
	int64_t backwards;          /* closed before they were requested */
	int64_t unstamped;          /* closed, but not when */
	struct mq_date first, last; /* of those dated, if any */
	struct report_groups by[REPORT_BYS];
	struct report_counts days;
	struct report_counts minutes; /* from requested to closed */
	struct report_longest longest;

	/* Set by report_finish(). */
	enum report_by
	    unit;      /* what the units are: agencies, assignees, areas */
	bool has_unit; /* is any case with one? */
	struct report_volume volume;
};

/* What became of a record. */
enum report_took {
	REPORT_TOOK_REFUSED = -1, /* something in it is wrong */
	REPORT_TOOK_NOT = 0,      /* it is outside the period asked for */
	REPORT_TOOK = 1
};

/*
 * A column that records have and this header lacks, or NULL: sums by group, as
 * `mq-score --by` writes them, are not records.
 */
const char *report_lacks(const struct mq_record *header);

/* Find the columns; binds the scheme too. */
void report_bind(struct report *r, const struct mq_record *header);

/* Take in a record.  Where it is refused *why says what is wrong with *column.
 */
enum report_took report_add(struct report *r, const struct mq_record *rec,
    const char **column, const char **why);

/* All records are in: put everything in order. */
void report_finish(struct report *r);

/* Is the column there? */
bool report_has(const struct report *r, enum report_column c);

/* Can it be told which cases are closed? */
bool report_knows_closed(const struct report *r);

/* Are there answers of callbacks? */
bool report_knows_callbacks(const struct report *r);

/* The column that groups of this kind come from. */
enum report_column report_by_column(enum report_by by);

void report_free(struct report *r);

#endif
