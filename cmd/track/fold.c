#include "fold.h"

#include <stdlib.h>

#include "step.h"

/* The verbs that tell of an end. */
#define ENDS                                                                   \
	(BIT(TRACK_RESOLVE) | BIT(TRACK_CLOSE) | BIT(TRACK_REFER) |            \
	    BIT(TRACK_MERGE) | BIT(TRACK_REOPEN))

enum track_standing
track_standing_of(struct mq_str status)
{
	static const char *const words[] = { "", "new", "assigned", "accepted",
		"pending", "returned", "resolved", "closed", "referred",
		"rejected", "merged" };
	enum { ENDED = 6 }; /* those from here on */
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (mq_str_eq(status, mq_str(words[i])))
			return i < ENDED ? TRACK_STANDS_OPEN
					 : TRACK_STANDS_ENDED;
	return TRACK_STANDS_ODD;
}

static bool
is_ended_word(struct mq_str status)
{
	return track_standing_of(status) == TRACK_STANDS_ENDED;
}

/* Which verbs the log has, up to now and not before the request. */
static unsigned
verbs_of(const struct track_fold *f, const struct track_case *c,
    struct track_event *const *event, size_t n)
{
	const struct track_time *asked = &c->at[TRACK_REQUESTED];
	unsigned verbs = 0;
	size_t i;

	for (i = 0; i < n && event[i]->t <= f->now; i++)
		if (!asked->known || event[i]->t >= asked->t || event[i]->day)
			verbs |= BIT(event[i]->verb);
	return verbs;
}

/* The times that came and stand in for events that the log has not. */
struct stand_in {
	enum track_moment moment;
	enum track_verb verb;
	struct track_time at;
};

/* An end that came: nothing where it has ended already. */
static void
apply_stand_in(struct track_case *c, const struct stand_in *s)
{
	bool close = s->verb == TRACK_CLOSE;

	if (c->phase == TRACK_IS_CLOSED || c->phase == TRACK_IS_MERGED ||
	    (!close && c->phase != TRACK_IS_OPEN &&
		c->phase != TRACK_IS_PENDING))
		return;
	track_end_clocks(c, s->at.t);
	c->phase = close ? TRACK_IS_CLOSED : TRACK_IS_RESOLVED;
	if (is_ended_word(c->came))
		c->text[TRACK_STATUS] = c->came;
	else
		c->text[TRACK_STATUS] =
		    close ? MQ_STR("closed") : MQ_STR("resolved");
}

/* Apply those that come before (t, verb). */
static void
stand_in_before(
    struct track_case *c, struct stand_in s[2], int64_t t, enum track_verb verb)
{
	int i;

	for (i = 0; i < 2; i++) {
		if (!s[i].at.known || s[i].at.t > t ||
		    (s[i].at.t == t && s[i].verb >= verb))
			continue;
		s[i].at.known = false;
		apply_stand_in(c, &s[i]);
	}
}

/* What the log tells is forgotten first, and what it does not stands in. */
static void
begin(struct track_case *c, unsigned verbs, struct stand_in s[2])
{
	s[0] = (struct stand_in){ TRACK_RESOLVED, TRACK_RESOLVE,
		c->at[TRACK_RESOLVED] };
	s[1] =
	    (struct stand_in){ TRACK_CLOSED, TRACK_CLOSE, c->at[TRACK_CLOSED] };
	if (verbs & BIT(TRACK_RESOLVE))
		s[0].at.known = c->at[TRACK_RESOLVED].known = false;
	if (verbs & BIT(TRACK_CLOSE))
		s[1].at.known = c->at[TRACK_CLOSED].known = false;
	if (verbs & (BIT(TRACK_CONTACT) | BIT(TRACK_FEEDBACK)))
		c->at[TRACK_RESPONDED].known = false;
	if (verbs & BIT(TRACK_FEEDBACK))
		c->at[TRACK_FED_BACK].known = false;
	c->reopenings = verbs & BIT(TRACK_REOPEN);
	if (c->reopenings)
		c->reopened = 0;
	c->came = c->text[TRACK_STATUS];
	c->ended_once = is_ended_word(c->came) && !(verbs & ENDS) &&
			!s[0].at.known && !s[1].at.known;
	if (c->at[TRACK_REQUESTED].known)
		track_watch_start(&c->watch, c->at[TRACK_REQUESTED].t);
	if (c->at[TRACK_DUE].known)
		track_watch_promise(&c->watch, c->at[TRACK_DUE].t);
}

/* Times that came outlast a reopening: nothing else tells of that end. */
static void
finish(struct track_fold *f, struct track_case *c, unsigned verbs,
    const struct track_time came[TRACK_MOMENTS])
{
	if (!(verbs & BIT(TRACK_RESOLVE)))
		c->at[TRACK_RESOLVED] = came[TRACK_RESOLVED];
	if (!(verbs & BIT(TRACK_CLOSE)))
		c->at[TRACK_CLOSED] = came[TRACK_CLOSED];
	if (!(verbs & BIT(TRACK_FEEDBACK)))
		c->at[TRACK_FED_BACK] = came[TRACK_FED_BACK];
	if (c->phase == TRACK_IS_PENDING)
		c->text[TRACK_STATUS] = MQ_STR("pending");
	else if (verbs & BIT(TRACK_RESUME) &&
		 mq_str_eq(c->text[TRACK_STATUS], MQ_STR("pending")))
		c->text[TRACK_STATUS] = MQ_STR("accepted");
	if (is_ended_word(c->came) && !(verbs & ENDS) &&
	    (c->phase == TRACK_IS_OPEN || c->phase == TRACK_IS_PENDING)) {
		c->text[TRACK_STATUS] = c->came;
		c->unknown_end = true;
	}
	track_watch_stop(&c->watch, f->now);
}

static int
by_order(const void *a, const void *b)
{
	const struct track_event *const *x = a, *const *y = b;

	return track_event_cmp(*x, *y);
}

void
track_fold(struct track_fold *f, struct track_case *c,
    struct track_event **event, size_t n)
{
	struct track_time came[TRACK_MOMENTS];
	struct stand_in stand_in[2];
	unsigned verbs;
	size_t i;

	if (n)
		qsort(event, n, sizeof(*event), by_order);
	memcpy(came, c->at, sizeof(came));
	verbs = verbs_of(f, c, event, n);
	begin(c, verbs, stand_in);
	for (i = 0; i < n && event[i]->t <= f->now; i++) {
		if (i && !track_event_cmp(event[i], event[i - 1])) {
			f->repeated++;
			continue;
		}
		stand_in_before(c, stand_in, event[i]->t, event[i]->verb);
		track_step(f, c, event[i]);
	}
	f->later += n - i;
	stand_in_before(c, stand_in, f->now, TRACK_VERBS);
	finish(f, c, verbs, came);
}

int64_t
track_response_late(const struct track_fold *f, const struct track_case *c)
{
	struct track_watch w = { .calendar = c->watch.calendar,
		.clock = c->response_clock };
	struct track_time until = c->at[TRACK_RESPONDED];

	if (!until.known)
		until = c->first_end;
	if (!until.known && !c->unknown_end)
		until = (struct track_time){ true, f->now };
	if (!c->response_due.known || !until.known)
		return -1;
	if (until.t <= c->response_due.t)
		return 0;
	return track_watch_span(&w, c->response_due.t, until.t);
}
