#ifndef TRACK_BOOK_H
#define TRACK_BOOK_H

#include "minqing/hash.h"

#include "event.h"

/*
 * Records that were merged, into which, and when, with those of their events
 * that matter to this: merges, reopenings and messages.
 */

/* From a merge to a reopening or for ever. */
struct track_merge {
	int64_t from, until;
	struct track_page *parent;
};

/* What is kept of one record. */
struct track_page {
	struct track_event *first; /* in no order */
	uint64_t seen;             /* as track_feed has it */
	bool asked;                /* there is such a record */
	bool merges;               /* one of the events is a merge */
	struct track_merge *merge;
	size_t nmerges, cap;
	struct mq_str id;
};

struct track_book {
	struct mq_map page;
	struct mq_arena arena;
	bool merges; /* there is a merge in it */
};

/* The page of a record, made where there is none; or NULL. */
struct track_page *track_book_page(struct track_book *b, struct mq_str id);
struct track_page *track_book_find(
    const struct track_book *b, struct mq_str id);

void track_page_add(
    struct track_book *b, struct track_page *p, struct track_event *e);

/*
 * Decide which merges hold, in the order of time over all records: one into
 * the record itself, one of a record that is merged already, and one that
 * would close a ring is bad.  Then messages that came to a record after it was
 * merged, and before it was reopened, move to the page of the record that
 * stands for it at the time.
 */
void track_book_settle(struct track_book *b);

/* Who stands for the record of the page at an instant: itself, most times. */
struct track_page *track_page_at(struct track_page *p, int64_t t);

void track_book_free(struct track_book *b);

#endif
