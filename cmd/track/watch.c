#include "watch.h"

int64_t
track_watch_span(const struct track_watch *w, int64_t a, int64_t b)
{
	return w->clock == MQ_CLOCK_WORK
		   ? mq_calendar_between(w->calendar, a, b)
		   : b - a;
}

void
track_watch_start(struct track_watch *w, int64_t t)
{
	w->started = true;
	w->origin = w->since = t;
	w->state = TRACK_RUNNING;
}

void
track_watch_promise(struct track_watch *w, int64_t due)
{
	w->has_due = true;
	w->due = due;
}

/* The due time `seconds` later; none where that cannot be written. */
static void
put_off(struct track_watch *w, int64_t seconds)
{
	struct mq_term term = { seconds, MQ_TERM_SECONDS };

	if (w->has_due && seconds > 0 &&
	    mq_calendar_due(
		w->calendar, w->due, &term, w->clock, MQ_FROM_NOW, &w->due))
		w->has_due = false;
}

/* Count what passed since the last turn. */
static void
count(struct track_watch *w, int64_t t)
{
	int64_t span;

	if (t < w->since)
		t = w->since;
	span = track_watch_span(w, w->since, t);
	w->spent[w->state] += span;
	w->since = t;
}

void
track_watch_turn(struct track_watch *w, int64_t t, enum track_state state)
{
	int64_t before;

	if (!w->started || w->frozen)
		return;
	before = w->spent[w->state];
	count(w, t);
	if (w->state == TRACK_PAUSED ||
	    (w->state == TRACK_ENDED && state != TRACK_ENDED))
		put_off(w, w->spent[w->state] - before);
	if (state == TRACK_ENDED && w->state != TRACK_ENDED)
		w->end = w->since;
	w->state = state;
}

void
track_watch_reset(struct track_watch *w, int64_t t)
{
	struct mq_term given = { 0, MQ_TERM_SECONDS };
	int i;

	if (!w->started)
		return;
	track_watch_turn(w, t, TRACK_RUNNING);
	given.n = track_watch_span(w, w->origin, w->due) -
		  w->spent[TRACK_PAUSED] - w->spent[TRACK_ENDED];
	w->origin = w->since;
	for (i = 0; i < TRACK_STATES; i++)
		w->spent[i] = 0;
	if (w->has_due &&
	    (given.n < 0 || mq_calendar_due(w->calendar, w->origin, &given,
				w->clock, MQ_FROM_NOW, &w->due)))
		w->has_due = false;
}

int64_t
track_watch_due(const struct track_watch *w, int64_t t)
{
	struct track_watch then = *w;

	if (w->started && !w->frozen && w->state == TRACK_PAUSED)
		track_watch_turn(&then, t, TRACK_RUNNING);
	return then.due;
}

void
track_watch_stop(struct track_watch *w, int64_t now)
{
	if (!w->started)
		return;
	w->held_at = w->state == TRACK_PAUSED ? w->since : now;
	w->held_due = w->due;
	w->due = track_watch_due(w, now);
	count(w, now);
}

int64_t
track_watch_late(const struct track_watch *w, int64_t now)
{
	int64_t end = w->state == TRACK_ENDED ? w->end : now, late;

	if (!w->has_due || end <= w->due)
		return 0;
	late = track_watch_span(w, w->due, end);
	return late > 0 ? late : 0;
}
