#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include "value.h"

/*
 * The tables of a report, made of its figures and free of any form: all
 * outputs draw the same ones.  Tables and columns have a name that machines
 * know them by, English in every language and never changed.
 */
enum report_kind {
	REPORT_NAME,  /* the first column: what the row is about */
	REPORT_PLAIN, /* text */
	REPORT_NUMBER,
	REPORT_BAR,   /* the row's bar */
	REPORT_RANGE, /* the row's interval, drawn; its text is a column */
	REPORT_STACK, /* the row's parts, one behind the other */
	REPORT_BULLET /* the row's figure against its target and floor */
};

/* How many parts a stacked bar has at most. */
enum { REPORT_PARTS = 3 };

struct report_head {
	enum report_kind kind;
	const char *name; /* as in minqing(5); NULL: a drawing */
	enum report_word head;
	enum report_word over; /* the head over it and its neighbours */
};

enum { REPORT_CELLS = 16 };

struct report_row {
	struct report_value cell[REPORT_CELLS];
	int depth;   /* of the name: 1 is inside of the last row of depth 0 */
	bool rest;   /* of several that have no row of their own */
	bool total;  /* a sum of the others */
	bool warn;   /* wants to be seen */
	int64_t bar; /* thousandths of the longest bar */
	int64_t low, at, high; /* thousandths, -1: not known; of a bullet the
				* floor, the figure and the target */
	int64_t part[REPORT_PARTS]; /* thousandths of the longest stack */
};

/* What a table is like, for those who draw it. */
enum report_look {
	REPORT_ROWS,   /* rows, and no more */
	REPORT_SERIES, /* a row a point of time, then what was counted */
	REPORT_TREE,   /* rows of depth 1 belong to those of depth 0 */
	REPORT_GRID    /* hours by days of the week, the more the darker */
};

struct report_table {
	const char *name;
	enum report_word title;
	struct mq_str heading; /* in place of the title, where not empty */
	enum report_look look;
	struct mq_str finding; /* one sentence */
	struct report_head head[REPORT_CELLS];
	size_t ncols;
	struct report_row *row;
	size_t nrows, cap;
};

/* As many rows of a kind as a form has room for; the rest become one. */
struct report_room {
	size_t groups; /* units, areas, channels ... */
	size_t tops;   /* categories */
	size_t subs;   /* below each of them */
	size_t overdue;
	size_t streets, problems;
	size_t inputs;
	size_t empty; /* more empty days in a row than this are one row */
};

/* On a page, for people; and all there is, for machines. */
extern const struct report_room report_room_page, report_room_all;

/* Each gives a table that report_table_free() frees. */
struct report_table report_table_units(
    struct report_page *p, const struct report_room *room);
struct report_table report_table_categories(
    struct report_page *p, const struct report_room *room);
struct report_table report_table_groups(
    struct report_page *p, enum report_by by, const struct report_room *room);
struct report_table report_table_volume(
    struct report_page *p, const struct report_room *room);
struct report_table report_table_overdue(
    struct report_page *p, const struct report_room *room);
struct report_table report_table_quality(struct report_page *p);
struct report_table report_table_ranking(
    struct report_page *p, const struct report_room *room);
struct report_table report_table_ages(struct report_page *p);
struct report_table report_table_hours(struct report_page *p);
struct report_table report_table_times(struct report_page *p);
struct report_table report_table_problems(
    struct report_page *p, const struct report_room *room);
struct report_table report_table_list(struct report_page *p,
    enum report_list which, const struct report_room *room);
struct report_table report_table_praised(
    struct report_page *p, const struct report_room *room);
struct report_table report_table_behind(
    struct report_page *p, const struct report_room *room);
/* Of the i-th assignee. */
struct report_table report_table_person(struct report_page *p, size_t i);

/* What stands over it. */
struct mq_str report_table_title(
    const struct report_page *p, const struct report_table *t);

void report_table_free(struct report_table *t);

/*
 * What a column holds: the type of its first figure that is known, REPORT_VOID
 * where none is.
 */
enum report_type report_table_type(const struct report_table *t, size_t col);

/* For those who build tables: add a column, a row, a cell to the last row. */
void report_table_head(struct report_table *t, enum report_kind kind,
    const char *name, enum report_word head, enum report_word over);
struct report_row *report_table_row(struct report_table *t);

/* The findings, one sentence each. */
struct mq_str report_finding_volume(struct report_page *p);
struct mq_str report_finding_units(struct report_page *p);
struct mq_str report_finding_groups(struct report_page *p, enum report_by by);
struct mq_str report_finding_overdue(struct report_page *p);

#endif
