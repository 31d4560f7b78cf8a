#ifndef MINQING_READER_H
#define MINQING_READER_H

#include "minqing/decode.h"
#include "minqing/record.h"

/*
 * Read records, CSV or TSV, one at a time:
 *
 *	struct mq_reader *rd = mq_reader_new(mq_input_open(path), NULL);
 *	struct mq_record rec;
 *	enum mq_got got;
 *
 *	while ((got = mq_read(rd, &rec)) > 0)
 *		if (got == MQ_GOT_REFUSED)
 *			complain(mq_reader_error(rd), rec.raw);
 *		else
 *			use(&rec);
 *	if (got == MQ_GOT_ERROR)
 *		mq_die("%s", mq_reader_error(rd));
 *	mq_reader_free(rd);
 *
 * A block of input is scanned for delimiters, quotes (or backslashes) and line
 * ends all at once; cells are slices of the block.  A CSV record in which
 * quotes open right after a delimiter and close right before one is split in
 * place; any other is handed to libcsv (csv.c), which decides, within its
 * first physical line.  A record that crosses a line end must be regular and
 * have the expected number of cells, at most MQ_RECORD_LINES lines and
 * MQ_RECORD_MAX bytes; else its first physical line is refused and reading
 * resumes at the second.
 */

#define MQ_RECORD_MAX ((size_t)1 << 20)
#define MQ_RECORD_LINES 200

/* One physical line may be this long; beyond it the input is trouble. */
#define MQ_LINE_MAX ((size_t)16 << 20)

enum mq_format { MQ_AUTO, MQ_CSV, MQ_TSV, MQ_EXCEL };

struct mq_reader_opts {
	enum mq_format from;  /* MQ_AUTO looks at the header line */
	char delim;           /* CSV: 0 tells it from the header line */
	bool strangers;       /* MQ_AUTO as mq-ingest does it: tabs are
			       * quoted CSV unless the header begins with
			       * service_request_id; , ; | and tab are told
			       * apart, by the header and the first rows */
	unsigned long skip;   /* lines before the header, of strangers */
	bool pad;             /* a regular record that is short gets empty
			       * cells */
	bool keep_blank;      /* give blank lines as records of no cell */
	const char *encoding; /* as in mq_decoder_new() */
	enum mq_guess guess;
};

enum mq_got {
	MQ_GOT_ERROR = -1, /* trouble; do not call again.  Of the record
			    * only line is set, to 0 where it is not known */
	MQ_GOT_END = 0,
	MQ_GOT_RECORD = 1,
	MQ_GOT_REFUSED = 2 /* one line that is no record: only raw, line and
			    * byte are set */
};

struct mq_reader;

/* Take ownership of `in`, which is not NULL.  opts NULL: all zero. */
struct mq_reader *mq_reader_new(
    struct mq_input *in, const struct mq_reader_opts *opts);

/* Fill *rec.  The view lives until the next call. */
enum mq_got mq_read(struct mq_reader *rd, struct mq_record *rec);

/*
 * Records must have n cells from now on: others are refused.  Call after the
 * header; 0, as at the start, takes any number.
 */
void mq_reader_expect(struct mq_reader *rd, size_t n);

/* What is wrong, no place: after MQ_GOT_REFUSED or MQ_GOT_ERROR. */
const char *mq_reader_error(const struct mq_reader *rd);

/* A word for it, "cells" or "quote"; after MQ_GOT_REFUSED. */
const char *mq_reader_code(const struct mq_reader *rd);

/* The line that reading has reached, from 1. */
unsigned long mq_reader_line(const struct mq_reader *rd);

/* How messages name the input. */
const char *mq_reader_name(const struct mq_reader *rd);

/* MQ_CSV or MQ_TSV, and the delimiter, once the header has been read. */
enum mq_format mq_reader_format(const struct mq_reader *rd);
char mq_reader_delim(const struct mq_reader *rd);

/* The bytes underneath, for encoding, size and progress. */
const struct mq_decoder *mq_reader_decoder(const struct mq_reader *rd);

void mq_reader_free(struct mq_reader *rd);

#endif
