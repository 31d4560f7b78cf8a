#ifndef TRACK_LOG_H
#define TRACK_LOG_H

#include "minqing/reader.h"

#include "event.h"

/*
 * The events log, TSV or CSV, read line by line.
 *
 *	struct track_log *log = track_log_open(path, zone);
 *
 *	if (log->error)
 *		mq_die("%s", log->error);
 *	while ((got = track_log_next(log)) > 0)
 *		if (log->flaw.why)
 *			refuse(log->rec.raw, log->flaw);
 *		else
 *			use(log->id, &log->stamp);
 *	if (got < 0)
 *		mq_die("%s", log->error);
 *	track_log_close(log);
 */
struct track_log {
	const char *name;
	struct mq_str header;
	long column[TRACK_CELLS];
	const char *error; /* trouble, or NULL */
	bool again;        /* can be opened and read again */

	struct mq_record rec; /* the last one read */
	struct mq_str id;     /* its record's */
	struct track_stamp stamp;
	struct track_flaw flaw; /* why it is no event */

	struct mq_reader *rd;
	struct mq_zone *zone;
	struct mq_arena arena;
};

/* Always a log: see its error. */
struct track_log *track_log_open(const char *path, struct mq_zone *zone);

/* 1, 0 at the end, -1 with an error set. */
int track_log_next(struct track_log *log);

/* NULL is allowed. */
void track_log_close(struct track_log *log);

#endif
