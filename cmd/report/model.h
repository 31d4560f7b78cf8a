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
 *	report_set_period(&r, &ask);
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
	REPORT_BY_STREET,  /* of the address, see street.h */
	REPORT_BY_PROBLEM, /* category and place: "a/b" tab area or street */
	REPORT_BYS
};

/* How open cases stand by their due time. */
enum report_wait {
	REPORT_WAIT_DUE,  /* it is yet to come */
	REPORT_WAIT_LATE, /* it is past */
	REPORT_WAIT_OPEN, /* there is none */
	REPORT_WAITS
};

/* How long cases are open: classes that end before so many minutes. */
enum { REPORT_AGES = 8 };
extern const int64_t report_ages[REPORT_AGES];

/* Cases that are called by their ids. */
enum report_list {
	REPORT_LIST_LATE,    /* open and past their due time, the longest */
	REPORT_LIST_LIMITED, /* open, to be settled on the spot, first due */
	REPORT_LIST_LINE,    /* open, for one line to handle, first due */
	REPORT_LIST_JOINT,   /* open, needing several parties, the oldest */
	REPORT_LIST_CARRIED, /* open, from before the period, the oldest */
	REPORT_LISTS
};

struct report {
	/* Set by the caller. */
	struct report_reader reader;
	bool by_assignee; /* what each assignee had to do with, too */

	/* Set by report_set_period(). */
	int64_t chart_from, chart_to; /* days that charts may show, from one to
				       * before the other; those before are
				       * counted as one day */
	bool sheet; /* not a full report, but the sheet for this cadence */
	enum mq_period cadence;

	/* Counted of the period. */
	struct report_tally all;
	int64_t undated; /* no date; counted all the same */
	int64_t dated;
	int64_t backwards; /* closed before they were requested */
	int64_t unstamped; /* closed, but not when */
	struct report_groups by[REPORT_BYS];
	struct report_groups tasks; /* assignee tab category, if by_assignee */
	struct report_counts minutes; /* from requested to closed */
	struct report_counts waiting; /* from requested to now, if open */
	int64_t hours[7][24];         /* Monday first; of those with a time */

	/* Of tallies of several periods or times, see chain.h. */
	const char *uncovered; /* days of the period before that are missing */
	int64_t counted_from;  /* when the first was counted; 0: all at once */
	int64_t tallied; /* records of the days before are in tallies; 0: none
			  * are */

	/* Counted of the period before. */
	struct report_tally before;
	struct report_counts minutes_before;

	/* Counted of the same period a year ago. */
	struct report_tally year_ago;
	struct report_counts minutes_year_ago;

	/* Counted of all, as it is now, but for what came after the period. */
	struct report_tally backlog; /* of open cases */
	int64_t age[REPORT_WAITS][REPORT_AGES];
	struct report_longest list[REPORT_LISTS];

	/* Counted of all days. */
	struct report_series days;

	struct {
		char *s;
		size_t cap;
	} key; /* to put names of groups together */

	/* Set by report_finish(). */
	enum report_by
	    unit;      /* what the units are: agencies, assignees, areas */
	bool has_unit; /* is any case with one? */
	int64_t first_day, last_day; /* of the period */
	struct report_volume volume; /* of the period, or of some weeks */
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

/* Say which period is asked for; zone and now are set. */
void report_set_period(struct report *r, const struct report_ask *ask);

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

/* Is there a period before, and any case in it? */
bool report_compares(const struct report *r);

/* The column that groups of this kind come from. */
enum report_column report_by_column(enum report_by by);

void report_free(struct report *r);

#endif
