#ifndef MINQING_WRITER_H
#define MINQING_WRITER_H

#include "minqing/output.h"
#include "minqing/reader.h"
#include "minqing/record.h"

/*
 * Write records as TSV, CSV or CSV for spreadsheets (MQ_EXCEL: byte-order
 * mark, CRLF, and a ' before cells that a spreadsheet would take for a
 * formula).  Errors stick to the output.
 *
 *	mq_write_record(w, &rec);
 *	mq_write_cell(w, MQ_STR("one more"));
 *	mq_write_end(w);
 */
struct mq_writer;

/* The output stays the caller's. */
struct mq_writer *mq_writer_new(struct mq_output *out, enum mq_format to);

/* Write one cell, escaped or quoted as the format wants it. */
void mq_write_cell(struct mq_writer *w, struct mq_str cell);

/*
 * Would a spreadsheet take the cell for a formula: after blanks, = + - @ or
 * their full-width forms, or a tab or line end at the start (OWASP), unless it
 * is a number?  MQ_EXCEL guards such cells.
 */
bool mq_is_formula(struct mq_str cell);

/* Write a whole number as a cell. */
void mq_write_int(struct mq_writer *w, int64_t n);

/*
 * Write cells [from, to) of a record, decoded and encoded where the formats
 * differ, copied in one piece where they do not.
 */
void mq_write_cells(
    struct mq_writer *w, const struct mq_record *r, size_t from, size_t to);

/* Write every cell of r; the record stays open for more. */
void mq_write_record(struct mq_writer *w, const struct mq_record *r);

/* End the record.  One without a cell is written as one empty cell. */
void mq_write_end(struct mq_writer *w);

/* Records ended so far. */
uint64_t mq_writer_count(const struct mq_writer *w);

struct mq_output *mq_writer_output(const struct mq_writer *w);

/* Free the writer, not its output.  NULL is allowed. */
void mq_writer_free(struct mq_writer *w);

#endif
