#ifndef INGEST_SOURCE_H
#define INGEST_SOURCE_H

#include "rows.h"

/*
 * One source of records: its header, its records, and a look ahead at them.
 *
 *	ingest_source_open(&src, path, &form);
 *	ingest_source_pause(&src);		before others are opened
 *	while ((got = ingest_source_next(&src, &rec)) > 0)
 *		...
 *	ingest_source_close(&src);
 *
 * Where a function gives -1 or MQ_GOT_ERROR, `error` says why, with its place.
 */

/* Where lines of a text in memory come from. */
struct ingest_origin {
	unsigned long at; /* the line in memory from which on this holds */
	unsigned long line;
	uint64_t byte;
};

struct ingest_source {
	const char *path;     /* or NULL: */
	struct mq_str memory; /* the text itself, and */
	const struct ingest_origin *origin;
	size_t norigins;
	const char *name; /* as messages have it */
	struct ingest_form form;
	struct ingest_rows *rows; /* NULL while paused */
	struct mq_record header;
	const char *how; /* as ingest_rows has it */
	bool again;      /* it can be read from its start again */
	bool told;       /* that its encoding was guessed */
	bool ended;
	uint64_t size;    /* as it lies on disk, or 0 */
	const char *code; /* of the last refused line */
	const char *why;
	struct ingest_held *first, **last; /* records read ahead */
	size_t nheld;                      /* bytes of them */
	bool full;                         /* no more may be held */
	struct mq_arena hold;
	struct mq_arena arena;
	char *error;
};

/* Of a pipe so many bytes of records are held while a column is surveyed. */
#define INGEST_HOLD ((size_t)8 << 20)

/*
 * Open the operand and read its header, unless the form is raw: then there is
 * none.  What the form points to must outlive the source.  A source without a
 * header, and one that cannot hold records, is an error.
 */
int ingest_source_open(
    struct ingest_source *s, const char *path, const struct ingest_form *form);

/* The same for records in memory, which the caller keeps, with their origins.
 */
struct ingest_memory {
	const char *name;
	struct mq_str text;
	const struct ingest_origin *origin;
	size_t norigins;
};
int ingest_source_open_memory(struct ingest_source *s,
    const struct ingest_memory *m, const struct ingest_form *form);

/*
 * Close the file, if it is one that can be opened again; the next call that
 * needs it does so.
 */
void ingest_source_pause(struct ingest_source *s);

/* The next record or refused line; lives until the next call. */
enum mq_got ingest_source_next(struct ingest_source *s, struct mq_record *rec);

/* The encoding, where it was guessed, or NULL. */
const char *ingest_source_guessed(const struct ingest_source *s);

/* How many bytes were taken of it, as it lies on disk. */
uint64_t ingest_source_taken(const struct ingest_source *s);

/*
 * Look at records before they are taken, until `look` says true: all of them,
 * where the source is a file; of a pipe those from the last taken on, which
 * are held, and *rec is that one again.  1, 0 where none made it say so, `full`
 * being set where only INGEST_HOLD were looked at, or -1.
 */
int ingest_source_survey(struct ingest_source *s, struct mq_record *rec,
    bool (*look)(void *arg, const struct mq_record *rec), void *arg);

void ingest_source_close(struct ingest_source *s);

#endif
