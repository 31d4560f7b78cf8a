#ifndef TRACK_FOLD_H
#define TRACK_FOLD_H

#include "answer.h"
#include "event.h"
#include "watch.h"

/*
 * The folding of events into a record: the rules of what follows on what, free
 * of files, columns and options.
 */
enum track_moment {
	TRACK_REQUESTED,
	TRACK_DUE,
	TRACK_RESPONDED,
	TRACK_RESOLVED,
	TRACK_FED_BACK,
	TRACK_CLOSED,
	TRACK_UPDATED,
	TRACK_MOMENTS
};

enum track_text {
	TRACK_STATUS,
	TRACK_AGENCY,
	TRACK_ASSIGNEE,
	TRACK_CO_HANDLERS,
	TRACK_OWNER,
	TRACK_PARENT,
	TRACK_TEXTS
};

struct track_time {
	bool known;
	int64_t t;
};

/* What a reopening does to the clocks. */
enum track_reopen {
	TRACK_REOPEN_COUNT, /* they go on; the time between does not count */
	TRACK_REOPEN_RESET, /* they begin anew */
	TRACK_REOPEN_IGNORE /* they stay as they were at the first end */
};

/* What a status says. */
enum track_standing {
	TRACK_STANDS_OPEN, /* also where there is none */
	TRACK_STANDS_ENDED,
	TRACK_STANDS_ODD /* no word that is known */
};
enum track_standing track_standing_of(struct mq_str status);

/* How far a record is. */
enum track_phase {
	TRACK_IS_OPEN,
	TRACK_IS_PENDING,
	TRACK_IS_RESOLVED,
	TRACK_IS_REFERRED,
	TRACK_IS_CLOSED,
	TRACK_IS_MERGED,
	TRACK_PHASES
};

/*
 * A record: as it came, and behind track_fold() as the events have it.  Where
 * they have none of the kind that sets something, it stays as it came.
 */
struct track_case {
	struct track_time at[TRACK_MOMENTS];
	struct mq_str text[TRACK_TEXTS];
	struct mq_str answer[TRACK_ANSWERS];
	int64_t reopened;
	bool reopenings; /* there were any; else what came stands */
	struct track_watch watch;
	struct track_time response_due;
	enum mq_clock response_clock;
	enum track_phase phase;
	bool unknown_end; /* it came as ended, and nothing tells when */

	struct mq_str came;    /* the status */
	struct mq_str handler; /* by the events so far */
	bool ended_once;
	struct track_time first_end; /* known where it ended, and when */
};

struct track_fold {
	int64_t now;
	enum track_reopen reopen;
	unsigned answers;     /* those that there is a column for, as bits */
	struct mq_zone *zone; /* of dates without one */
	struct mq_arena *scratch; /* holds what the case is given */
	/* What is done with an event that cannot be. */
	void (*refuse)(void *ctx, const struct track_event *e,
	    const struct track_flaw *flaw);
	void *ctx;
	uint64_t folded, repeated, later; /* counts of events */
};

/*
 * Fold events, which are put in order first, into a case whose watch has its
 * calendar and clock.  Exact repeats are left out and counted, and so are those
 * later than now.
 */
void track_fold(struct track_fold *f, struct track_case *c,
    struct track_event **event, size_t n);

/*
 * Of a folded case, the seconds from when the first response was due to when it
 * came, or where none did to when it first ended, or now; 0 where that was in
 * time, -1 where it is not known.  Neither pauses nor extensions put it off:
 * who waits for the resident has spoken to them.
 */
int64_t track_response_late(
    const struct track_fold *f, const struct track_case *c);

#endif
