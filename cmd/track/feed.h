#ifndef TRACK_FEED_H
#define TRACK_FEED_H

#include "answer.h"
#include "book.h"
#include "log.h"
#include "store.h"

/*
 * The events of one record after the other, whichever way the log is read:
 * whole at first, or side by side with records that are sorted as it is.
 *
 *	struct track_feed *feed = track_feed_open(&opts);
 *
 *	if (feed->error || track_feed_load(feed))
 *		mq_die("%s", feed->error);
 *	while (there is a record)
 *		if ((n = track_feed_take(feed, id)) < 0)
 *			mq_die("%s", feed->error);
 *		else
 *			fold(feed->event, (size_t)n);
 *	if (track_feed_end(feed))
 *		mq_die("%s", feed->error);
 *	track_feed_close(feed);
 */

/* A line of the log that cannot be folded, and why. */
struct track_refused {
	unsigned long line;
	uint64_t byte;
	struct mq_str raw;
	struct track_flaw flaw;
};

struct track_feed_opts {
	const char *path;
	struct mq_zone *zone;
	bool sorted;
	void (*refuse)(void *ctx, const struct track_refused *r);
	void *ctx;
};

struct track_feed {
	const char *error; /* trouble, or NULL */
	const char *name;  /* of the log */
	struct mq_str header;
	unsigned told;  /* what the ratings answer, as bits; of a sorted pipe
			 * nothing */
	uint64_t lines; /* of the log, read so far */

	struct track_event **event; /* of the last record */
	size_t n, cap;
	uint64_t *seen; /* for the caller: 0 when an id is first asked for */

	struct track_feed_opts opts;
	struct track_log *log;
	struct track_store store; /* all events, unless sorted */
	struct mq_arena events;
	struct track_book book;
	struct track_page *page; /* the last record's, or NULL */
	uint64_t own_seen;
	struct mq_arena group; /* the events of the last record, sorted */
	struct mq_str id;      /* of the last record, sorted */
	char *id_buf;
	size_t id_cap;
	struct mq_str last; /* id and time of the last event, sorted */
	char *last_buf;
	size_t last_cap;
	int64_t last_t;
	bool ahead; /* an event was read that is still to be given */
	bool ended;
	struct mq_arena arena;
};

/* Always a feed: see its error.  Name and header are known then. */
struct track_feed *track_feed_open(const struct track_feed_opts *opts);

/*
 * Read what must be known at first: all of the log, or the merges of a sorted
 * one, which is not a pipe.  0, or -1 with an error.
 */
int track_feed_load(struct track_feed *feed);

/*
 * The events of this record, in no order, into feed->event: how many, or -1
 * with an error, or -2 where the feed is sorted and this id comes before the
 * last one.  They live until the next call; asked for again, the same are
 * given.
 */
long track_feed_take(struct track_feed *feed, struct mq_str id);

/* Refuse what no record was there for: 0, or -1 with an error. */
int track_feed_end(struct track_feed *feed);

/* The refusal of an event that came from the feed. */
struct track_refused track_refused_of(
    const struct track_event *e, const struct track_flaw *flaw);

/* NULL is allowed. */
void track_feed_close(struct track_feed *feed);

#endif
