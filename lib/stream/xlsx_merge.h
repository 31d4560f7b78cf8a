#ifndef XLSX_MERGE_H
#define XLSX_MERGE_H

#include "xlsx_place.h"

/*
 * Merged cells that read as the first of them.  They are listed behind the
 * cells, so a first pass collects them; a second one goes through the rows in
 * their order and holds the texts of those merges only that reach the row.
 */
struct xlsx_merge {
	struct xlsx_ref from, to;
	char *text; /* of the first cell, while rows need it */
	size_t n;
};

struct xlsx_merges {
	struct xlsx_merge *merge; /* by their first rows, once sorted */
	size_t n, cap;
	size_t next;    /* the first one that no row has reached */
	size_t *active; /* indices of those in force */
	size_t nactive, active_cap;
	uint32_t soonest; /* the row after which the first of them ends */
	size_t *cover;    /* for each column: 1 + index of the merge, or 0 */
	uint32_t cols;
};

enum {
	XLSX_MERGES_MAX = 1 << 20,
	/* A larger one does not make the sheet larger than its cells do. */
	XLSX_MERGE_AREA = 1 << 16
};

/* Collect one, "A1:B2"; what is no range of cells is a fault. */
void xlsx_merges_add(
    struct xlsx_merges *m, const char *ref, struct xlsx_fault *f);

/*
 * All are collected: give the columns of the sheet, which has `cols` without
 * them.
 */
uint32_t xlsx_merges_sort(struct xlsx_merges *m, uint32_t cols);

/* Come to a row: merges that ended before it are over. */
void xlsx_merges_row(struct xlsx_merges *m, uint32_t row);

/* The next merge that begins in this row, or NULL where there is none more. */
struct xlsx_merge *xlsx_merges_next(struct xlsx_merges *m, uint32_t row);

/*
 * The text of its first cell.  A merge without one is of no account, nor is one
 * that lies over another.
 */
void xlsx_merges_tell(
    struct xlsx_merges *m, struct xlsx_merge *of, struct mq_str text);

/* What covers a column of this row, or the empty slice. */
static inline struct mq_str
xlsx_merges_get(const struct xlsx_merges *m, uint32_t col)
{
	const struct xlsx_merge *of;

	if (!m->nactive || !m->cover[col])
		return (struct mq_str){ "", 0 };
	of = &m->merge[m->cover[col] - 1];
	return (struct mq_str){ of->text, of->n };
}

/* The last row that a merge in force makes part of the sheet, or 0. */
uint32_t xlsx_merges_last(const struct xlsx_merges *m);

void xlsx_merges_free(struct xlsx_merges *m);

#endif
