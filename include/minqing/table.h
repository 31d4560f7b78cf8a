#ifndef MINQING_TABLE_H
#define MINQING_TABLE_H

#include "minqing/input.h"
#include "minqing/record.h"

/*
 * A small table in memory: rules, areas, deadlines.  TSV, CSV or the first
 * sheet of a workbook that holds something, decoded as mq-ingest decodes (BOM,
 * GB18030, CRLF), for people edit these in a spreadsheet.  Merged cells all
 * read as the first of them.  A row must have the header's number of cells;
 * rows of empty cells are skipped.  Blanks at the ends of a cell, or of a
 * column's name, full-width and no-break ones too, make no difference: nobody
 * sees them in a spreadsheet.
 */
struct mq_table {
	const char *name; /* for messages */
	struct mq_str *header;
	size_t ncols, nrows;
	const struct mq_cells *cells;
	struct mq_table_store *store; /* of cells that were loaded */
	struct mq_arena arena;        /* of the names and of messages */
	char *error;                  /* "NAME:LINE: what is wrong", or NULL */
};

/*
 * The cells of a table, its header's first, as they are kept in memory or, of
 * the built-in tables, in the program itself (lib/preset/embedded.h).
 */
struct mq_cells {
	size_t ncols, nrows;  /* the header is no row */
	const char *bytes;    /* of each cell, a NUL behind it */
	const uint32_t *at;   /* where each begins, and where the last ends */
	const uint32_t *line; /* of each row, from 1 */
	const struct mq_blanks *blanks; /* of the cells that had some */
	size_t nblanks;
};

/* What stands in a cell of this number that has blanks at its ends. */
struct mq_blanks {
	size_t cell;
	struct mq_str text; /* a NUL behind it */
};

/*
 * Load a table; `in` is closed.  Always a table: where it cannot be read its
 * `error` says why.  A duplicate column name is an error.
 */
struct mq_table *mq_table_load(struct mq_input *in);

/* Load the table in this file; where it cannot be opened, `error` says so. */
struct mq_table *mq_table_load_file(const char *path);

/* A table of cells that are there already and outlive it. */
struct mq_table *mq_table_of(const char *name, const struct mq_cells *cells);

/* The column's index, or -1. */
long mq_table_find(const struct mq_table *t, const char *name);

/*
 * The column's index; -1 where there is none, with `error` set to
 * "NAME:1: no column 'worker' (did you mean 'workers'?)".
 */
long mq_table_column(struct mq_table *t, const char *name);

/* The line of a row, from 1. */
unsigned long mq_table_line(const struct mq_table *t, size_t row);

/*
 * A cell without the blanks at its ends, or to the byte, for patterns, examples
 * and records within a table; column -1 gives the empty slice.  A NUL is behind
 * either, and both live as long as the table.
 */
struct mq_str mq_table_cell(const struct mq_table *t, size_t row, long col);
struct mq_str mq_table_text(const struct mq_table *t, size_t row, long col);

/* The word's place in a list that ends with NULL, or -1. */
int mq_word(const char *const *words, struct mq_str word);

/*
 * The place of a cell in such a list, or -1 where it is empty.  Any other text
 * sets the table's error and gives -2.
 */
int mq_table_word(
    struct mq_table *t, size_t row, long col, const char *const *words);

/* "areas.tsv:14", as long as the table. */
struct mq_str mq_table_place(struct mq_table *t, size_t row);

/*
 * Set `error` to "NAME:LINE: column 'COLUMN': what is wrong" (col -1: without
 * the column) and return -1.
 */
int mq_table_fail(struct mq_table *t, size_t row, long col, const char *fmt,
    ...) __attribute__((format(printf, 4, 5)));

/* NULL is allowed. */
void mq_table_free(struct mq_table *t);

#endif
