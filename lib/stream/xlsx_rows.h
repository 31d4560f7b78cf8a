#ifndef XLSX_ROWS_H
#define XLSX_ROWS_H

#include "minqing/reader.h"
#include "minqing/xlsx.h"
#include "xlsx_merge.h"

/*
 * Rows of a sheet as lines of TSV.  A row is begun, given its cells, and
 * written together with the rows before it that were not there; some of it
 * later, where much would be held otherwise.
 */

/* Where the text of a cell lies in the row's. */
struct xlsx_slot {
	uint32_t row; /* of another row: the cell is empty */
	size_t start, n;
};

struct xlsx_rows {
	const struct mq_xlsx_opts *opts;
	struct xlsx_merges merges; /* those to be filled */
	uint32_t cols, shown;      /* columns, and those not left out */
	bool *hidden;              /* columns left out, from 1 */
	struct xlsx_slot *slot;    /* of the columns, from 1 */
	struct xlsx_text text;     /* of the row's cells */
	uint32_t row;              /* being gathered or written */
	bool hidden_row;           /* it is left out */
	bool whole;                /* all its cells are there */
	uint32_t done;             /* up to here rows are written or empty */
	uint64_t empty;            /* rows since the last line */
	struct xlsx_text out;      /* the lines, taken up to `taken` */
	size_t taken;
	struct xlsx_fault *f;
};

/* Columns and merges are known; all else is zero but opts and f. */
void xlsx_rows_init(struct xlsx_rows *w);

/* Leave out the columns from first to last. */
void xlsx_rows_hide(struct xlsx_rows *w, uint32_t first, uint32_t last);

/* Begin a row; they ascend. */
void xlsx_rows_begin(struct xlsx_rows *w, uint32_t row, bool hidden);

/* The text of a cell, and of a row, has fewer bytes. */
#define XLSX_TEXT_MAX (MQ_LINE_MAX - 64 * 1024)

/*
 * The cell whose text the caller adds to w->text itself, from `start` on; its
 * bytes are as a cell of TSV has them.
 */
void xlsx_rows_added(struct xlsx_rows *w, uint32_t col, size_t start);

/* The row has all its cells. */
void xlsx_rows_end(struct xlsx_rows *w);

/*
 * Write the row, once it has ended: false where `out` is full; take of it and
 * call again.
 */
bool xlsx_rows_write(struct xlsx_rows *w);

/* Behind the last row: the same for what merges add to it. */
bool xlsx_rows_finish(struct xlsx_rows *w);

/* Take at most n bytes of the lines. */
size_t xlsx_rows_take(struct xlsx_rows *w, char *buf, size_t n);

void xlsx_rows_free(struct xlsx_rows *w);

#endif
