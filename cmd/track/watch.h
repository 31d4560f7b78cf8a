#ifndef TRACK_WATCH_H
#define TRACK_WATCH_H

#include "minqing/calendar.h"

/*
 * A stopwatch over the life of one record.  It runs, is paused, or the record
 * has ended; at every instant it is in one of these, so that the three times
 * add up to what elapsed.  All spans, pauses and extensions too, are counted
 * on one clock: natural, or the calendar's working time.
 *
 *	struct track_watch w = { .calendar = c, .clock = MQ_CLOCK_WORK };
 *
 *	track_watch_start(&w, requested);
 *	track_watch_promise(&w, due);
 *	track_watch_turn(&w, t, TRACK_PAUSED);
 *	...
 *	track_watch_stop(&w, now);
 */
enum track_state { TRACK_RUNNING, TRACK_PAUSED, TRACK_ENDED, TRACK_STATES };

struct track_watch {
	struct mq_calendar *calendar;
	enum mq_clock clock;
	enum track_state state;
	bool started;
	bool frozen;    /* the first end stands, whatever comes */
	int64_t origin; /* where it was started, or set back last */
	int64_t since;  /* the last turn */
	int64_t end;    /* of the record, where it has ended */
	int64_t spent[TRACK_STATES]; /* seconds; of the state it is in, up to
				      * the last turn */
	bool has_due;
	int64_t due; /* later by what was paused or closed so far */
	/* Set by track_watch_stop(): now and the due time, or where it is
	 * paused what they were when it began to be. */
	int64_t held_at, held_due;
};

/* Seconds on the watch's clock from a to b. */
int64_t track_watch_span(const struct track_watch *w, int64_t a, int64_t b);

void track_watch_start(struct track_watch *w, int64_t t);

/* Set when it is due; extensions too. */
void track_watch_promise(struct track_watch *w, int64_t due);

/*
 * Enter a state; a t before the last turn counts as that.  Where a pause or an
 * end is left, the due time moves by as much as it took.
 */
void track_watch_turn(struct track_watch *w, int64_t t, enum track_state state);

/* Begin anew at t, with as much time as was given at first. */
void track_watch_reset(struct track_watch *w, int64_t t);

/* The due time at an instant, a pause that goes on counted in. */
int64_t track_watch_due(const struct track_watch *w, int64_t t);

/* Count up to now; the last thing to be done. */
void track_watch_stop(struct track_watch *w, int64_t now);

/*
 * Seconds past due when it ended, or at `now` where it has not; to be asked
 * behind track_watch_stop().
 */
int64_t track_watch_late(const struct track_watch *w, int64_t now);

#endif
