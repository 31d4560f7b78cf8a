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
	size_t ncols;
	struct mq_str *cell; /* nrows * ncols, each with a NUL behind it */
	struct mq_str *text; /* the same with their blanks */
	unsigned long *line; /* of each row, from 1 */
	size_t nrows;
	struct mq_arena arena; /* holds all of it */
	char *error;           /* "NAME:LINE: what is wrong", or NULL */
};

/*
 * Load a table; `in` is closed.  Always a table: where it cannot be read its
 * `error` says why.  A duplicate column name is an error.
 */
struct mq_table *mq_table_load(struct mq_input *in);

/* Load the table in this file; where it cannot be opened, `error` says so. */
struct mq_table *mq_table_load_file(const char *path);

/* The column's index, or -1. */
long mq_table_find(const struct mq_table *t, const char *name);

/*
 * The column's index; -1 where there is none, with `error` set to
 * "NAME:1: no column 'worker' (did you mean 'workers'?)".
 */
long mq_table_column(struct mq_table *t, const char *name);

/*
 * A cell without the blanks at its ends, or to the byte, for patterns, examples
 * and records within a table; column -1 gives the empty slice.
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
