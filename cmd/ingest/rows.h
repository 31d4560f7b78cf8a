#ifndef INGEST_ROWS_H
#define INGEST_ROWS_H

#include "minqing/pattern.h"
#include "minqing/reader.h"
#include "minqing/xlsx.h"

/* What a source is. */
enum ingest_what {
	INGEST_SNIFF, /* told by its first bytes */
	INGEST_TABLE,
	INGEST_TEXT,
	INGEST_JSON
};

/* A pattern that lines of text are read by, and its named groups. */
struct ingest_pattern {
	struct mq_pattern *compiled;
	bool paragraphs;
	size_t n;
	struct mq_str *name;
	int *group;
};

/* How a source is to be read: what was asked for. */
struct ingest_form {
	enum ingest_what what;
	enum mq_format from;
	char delim;
	const char *encoding;
	enum mq_guess guess;
	unsigned long skip;
	bool pad;
	bool raw;
	bool json_lines; /* JSON is lines, even if it begins as an array */
	struct mq_xlsx_opts book;
	const struct ingest_pattern *pattern; /* or NULL */
};

/* What may be said of a source when it has been read. */
struct ingest_remarks {
	unsigned long titles; /* rows above the header */
	struct mq_xlsx_notes book;
};

/*
 * The records of one source, whatever it is: a table, a workbook, lines of
 * text, JSON.  The first record is the header.
 *
 *	while ((got = r->next(r, &rec)) > 0)
 *		...
 *	r->free(r);
 */
struct ingest_rows {
	/* As mq_read(). */
	enum mq_got (*next)(struct ingest_rows *r, struct mq_record *rec);
	void (*free)(struct ingest_rows *r);
	const struct mq_decoder *decoder; /* underneath */
	const char *how;  /* "csv ;", "tsv", "text", "json", after the header */
	const char *code; /* one word, after MQ_GOT_REFUSED */
	const char *why;  /* after that and MQ_GOT_ERROR */
	struct ingest_remarks remarks;
};

/*
 * Take ownership of `in`.  `header` is that of the same source where it was
 * read before, or NULL.  NULL where it is nothing to be read: *why says so.
 * The form must outlive the rows.
 */
struct ingest_rows *ingest_rows_open(struct mq_input *in,
    const struct ingest_form *form, const struct mq_record *header,
    const char **why);

/* The same for each of the kinds. */
struct ingest_rows *ingest_table_open(
    struct mq_input *in, const struct ingest_form *form);
struct ingest_rows *ingest_workbook_open(
    struct mq_input *in, const struct ingest_form *form);
struct ingest_rows *ingest_text_open(
    struct mq_input *in, const struct ingest_form *form);
struct ingest_rows *ingest_json_open(struct mq_input *in,
    const struct ingest_form *form, const struct mq_record *header);

/* Lines as a reader gives them: raw, whatever is in them. */
struct mq_reader *ingest_lines_open(
    struct mq_input *in, const struct ingest_form *form);

#endif
