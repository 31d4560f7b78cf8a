#ifndef INGEST_SOURCE_H
#define INGEST_SOURCE_H

#include "minqing/reader.h"

/*
 * One operand: its header, its records, and a look ahead at them.
 *
 *	ingest_source_open(&src, path, &opts);
 *	ingest_source_pause(&src);		before others are opened
 *	while ((got = ingest_source_next(&src, &rec)) > 0)
 *		...
 *	ingest_source_close(&src);
 *
 * Where a function gives -1 or MQ_GOT_ERROR, `error` says why, with its place.
 */
struct ingest_source {
	const char *path;
	const char *name; /* as messages have it */
	struct mq_reader_opts opts;
	struct mq_reader *rd; /* NULL while paused */
	struct mq_record header;
	bool again; /* it can be read from its start again */
	bool told;  /* that its encoding was guessed */
	bool ended;
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
 * Open the operand and read its header.  opts->encoding must outlive the
 * source.  An empty one, and one that is no text, is an error.
 */
int ingest_source_open(struct ingest_source *s, const char *path,
    const struct mq_reader_opts *opts);

/*
 * Close the file, if it is one that can be opened again; the next call that
 * needs it does so.
 */
void ingest_source_pause(struct ingest_source *s);

/* The next record or refused line; lives until the next call. */
enum mq_got ingest_source_next(struct ingest_source *s, struct mq_record *rec);

/* The encoding, where it was guessed, or NULL. */
const char *ingest_source_guessed(const struct ingest_source *s);

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
