#include "step.h"

/* The phases in which an event can be, its status, and what is wrong else. */
struct rule {
	unsigned phases;
	const char *status; /* NULL: as it was */
	const char *why;
};

#define HANDLED (BIT(TRACK_IS_OPEN) | BIT(TRACK_IS_PENDING))
#define DONE                                                                   \
	(BIT(TRACK_IS_RESOLVED) | BIT(TRACK_IS_REFERRED) | BIT(TRACK_IS_CLOSED))
#define TALKED (HANDLED | DONE)

static const char ended[] = "it has ended; a reopen has to come first";

/* Such messages have gone to the other record, unless the log was a pipe. */
static const char elsewhere[] =
    "it is merged, and its messages are the other record's; to have them go "
    "there, give the events as a file";

static const struct rule rules[TRACK_VERBS] = {
	[TRACK_ACCEPT] = { HANDLED, "accepted", ended },
	[TRACK_ASSIGN] = { HANDLED, "assigned", ended },
	[TRACK_TRANSFER] = { HANDLED, "assigned", ended },
	[TRACK_RETURN] = { HANDLED | BIT(TRACK_IS_REFERRED), "returned",
	    ended },
	[TRACK_CONTACT] = { TALKED, NULL, elsewhere },
	[TRACK_PAUSE] = { BIT(TRACK_IS_OPEN), NULL,
	    "it is paused already, or has ended" },
	[TRACK_RESUME] = { BIT(TRACK_IS_PENDING), NULL, "it is not paused" },
	[TRACK_EXTEND] = { HANDLED, NULL, ended },
	[TRACK_REFER] = { HANDLED, "referred", ended },
	[TRACK_RESOLVE] = { HANDLED, "resolved", ended },
	[TRACK_FEEDBACK] = { TALKED, NULL, elsewhere },
	[TRACK_RATE] = { TALKED, NULL, elsewhere },
	[TRACK_REOPEN] = { DONE | BIT(TRACK_IS_MERGED), "accepted",
	    "it has not ended" },
	[TRACK_CLOSE] = { TALKED & ~BIT(TRACK_IS_CLOSED), "closed",
	    "it is closed or merged already" },
	[TRACK_MERGE] = { TALKED, "merged", "it is merged already" },
};

static struct track_flaw
flaw(enum track_cell c, const char *code, const char *why)
{
	return (struct track_flaw){ track_cells[c], code, why };
}

static bool
is_nobody(struct mq_str who)
{
	return !who.n || mq_str_eq(who, MQ_STR("unassigned"));
}

static void
set_time(struct track_case *c, enum track_moment m, int64_t t)
{
	c->at[m] = (struct track_time){ true, t };
}

void
track_end_clocks(struct track_case *c, int64_t t)
{
	if (c->watch.state != TRACK_ENDED)
		track_watch_turn(&c->watch, t, TRACK_ENDED);
	c->ended_once = true;
	if (!c->first_end.known)
		c->first_end = (struct track_time){ true, t };
}

/* Give it to the first of a list; the others help. */
static struct track_flaw
hand_over(struct track_case *c, struct mq_str to, bool agency)
{
	struct mq_str first;

	if (!to.n)
		return flaw(TRACK_TO, "value", "it names nobody");
	mq_str_next(&to, ';', &first);
	first = mq_str_trim(first);
	if (is_nobody(c->text[TRACK_OWNER]))
		c->text[TRACK_OWNER] = is_nobody(c->text[TRACK_ASSIGNEE])
					   ? first
					   : c->text[TRACK_ASSIGNEE];
	c->text[TRACK_ASSIGNEE] = c->handler = first;
	if (agency)
		c->text[TRACK_AGENCY] = first;
	if (to.s)
		c->text[TRACK_CO_HANDLERS] = mq_str_trim(to);
	return (struct track_flaw){ 0 };
}

static void
accept(struct track_case *c, struct mq_str actor)
{
	c->handler = actor;
	if (is_nobody(c->text[TRACK_ASSIGNEE]) && actor.n)
		c->text[TRACK_ASSIGNEE] = actor;
	if (is_nobody(c->text[TRACK_OWNER]) &&
	    !is_nobody(c->text[TRACK_ASSIGNEE]))
		c->text[TRACK_OWNER] = c->text[TRACK_ASSIGNEE];
}

/* To a date, or by a term from the due time on the clock of the target. */
static struct track_flaw
extend(struct track_fold *f, struct track_case *c, int64_t t, struct mq_str to)
{
	struct track_watch *w = &c->watch;
	int64_t due = track_watch_due(w, t), until;
	struct mq_term term;
	struct mq_date date;

	if (!w->has_due || w->frozen)
		return flaw(TRACK_EVENT, "order", "it has no due time to keep");
	if (t > due)
		return flaw(TRACK_DATETIME, "order", "it was due before that");
	if (mq_term_parse(to, &term) == 0) {
		if (mq_calendar_due(
			w->calendar, due, &term, w->clock, MQ_FROM_NOW, &until))
			return flaw(TRACK_TO, "value", "beyond the year 9999");
	} else if (mq_date_parse(to, f->zone, &date) == 0) {
		until = date.t;
	} else {
		return flaw(TRACK_TO, "value",
		    "neither a date nor a term such as 3wd or 24h");
	}
	if (until <= due)
		return flaw(TRACK_TO, "value", "not later than the due time");
	track_watch_turn(w, t, w->state);
	track_watch_promise(w, until);
	return (struct track_flaw){ 0 };
}

static struct track_flaw
rate(struct track_fold *f, struct track_case *c, const struct track_event *e)
{
	struct mq_str actor = track_event_cell(e, TRACK_ACTOR, f->scratch);
	struct mq_str note = track_event_cell(e, TRACK_NOTE, f->scratch);
	struct mq_str answer[TRACK_ANSWERS];
	struct track_flaw wrong;
	unsigned told = 0;

	if (!c->ended_once)
		return flaw(TRACK_EVENT, "order", "rated before it had ended");
	if (actor.n && mq_str_eq(actor, c->handler))
		return flaw(
		    TRACK_ACTOR, "value", "rated by who has handled it");
	memcpy(answer, c->answer, sizeof(answer));
	wrong = track_answer_read(note, answer, &told);
	if (!wrong.why && told & ~f->answers)
		wrong = flaw(TRACK_NOTE, "value",
		    "the records have no column for an answer; give the "
		    "events as a file");
	if (!wrong.why)
		memcpy(c->answer, answer, sizeof(answer));
	return wrong;
}

static void
reopen(struct track_fold *f, struct track_case *c, int64_t t)
{
	c->reopened++;
	c->at[TRACK_CLOSED].known = false;
	if (f->reopen == TRACK_REOPEN_IGNORE) {
		c->watch.frozen = true;
		return;
	}
	c->at[TRACK_RESOLVED].known = false;
	c->at[TRACK_FED_BACK].known = false;
	if (f->reopen == TRACK_REOPEN_RESET)
		track_watch_reset(&c->watch, t);
	else
		track_watch_turn(&c->watch, t, TRACK_RUNNING);
}

/* Messages: what was said first counts. */
static struct track_flaw
hear(struct track_fold *f, struct track_case *c, const struct track_event *e,
    int64_t t)
{
	if (e->verb == TRACK_RATE)
		return rate(f, c, e);
	if (!c->at[TRACK_RESPONDED].known)
		set_time(c, TRACK_RESPONDED, t);
	if (e->verb == TRACK_FEEDBACK && !c->at[TRACK_FED_BACK].known)
		set_time(c, TRACK_FED_BACK, t);
	return (struct track_flaw){ 0 };
}

/* The end of the record, or its being opened again. */
static void
turn_end(struct track_fold *f, struct track_case *c,
    const struct track_event *e, int64_t t)
{
	enum track_verb v = e->verb;

	if (v == TRACK_REOPEN) {
		reopen(f, c, t);
		c->phase = TRACK_IS_OPEN;
		return;
	}
	track_end_clocks(c, t);
	if (v == TRACK_RESOLVE && !c->watch.frozen)
		set_time(c, TRACK_RESOLVED, t);
	if (v == TRACK_CLOSE)
		set_time(c, TRACK_CLOSED, t);
	if (v == TRACK_MERGE)
		c->text[TRACK_PARENT] =
		    track_event_cell(e, TRACK_TO, f->scratch);
	c->phase = v == TRACK_RESOLVE ? TRACK_IS_RESOLVED
		   : v == TRACK_CLOSE ? TRACK_IS_CLOSED
		   : v == TRACK_MERGE ? TRACK_IS_MERGED
				      : TRACK_IS_REFERRED;
}

static void
take_back(struct track_case *c, struct mq_str to, int64_t t)
{
	c->text[TRACK_ASSIGNEE] = to.n ? to : MQ_STR("unassigned");
	if (c->phase != TRACK_IS_REFERRED)
		return;
	track_watch_turn(&c->watch, t, TRACK_RUNNING);
	c->phase = TRACK_IS_OPEN;
}

static void
pause_or_resume(struct track_case *c, enum track_verb v, int64_t t)
{
	bool pause = v == TRACK_PAUSE;

	c->phase = pause ? TRACK_IS_PENDING : TRACK_IS_OPEN;
	track_watch_turn(&c->watch, t, pause ? TRACK_PAUSED : TRACK_RUNNING);
}

static struct track_flaw
apply(struct track_fold *f, struct track_case *c, const struct track_event *e,
    int64_t t)
{
	struct mq_str to = track_event_cell(e, TRACK_TO, f->scratch);

	switch ((enum track_verb)e->verb) {
	case TRACK_ACCEPT:
		accept(c, track_event_cell(e, TRACK_ACTOR, f->scratch));
		break;
	case TRACK_ASSIGN:
	case TRACK_TRANSFER:
		return hand_over(c, to, e->verb == TRACK_TRANSFER);
	case TRACK_RETURN:
		take_back(c, to, t);
		break;
	case TRACK_PAUSE:
	case TRACK_RESUME:
		pause_or_resume(c, e->verb, t);
		break;
	case TRACK_EXTEND:
		return extend(f, c, t, to);
	case TRACK_CONTACT:
	case TRACK_FEEDBACK:
	case TRACK_RATE:
		return hear(f, c, e, t);
	default:
		turn_end(f, c, e, t);
	}
	return (struct track_flaw){ 0 };
}

static struct track_flaw
check(const struct track_case *c, const struct track_event *e)
{
	const struct rule *r = &rules[e->verb];
	const struct track_time *asked = &c->at[TRACK_REQUESTED];

	if (e->bad_merge)
		return flaw(TRACK_TO, "order",
		    "it names no other record, or the record is merged "
		    "already, or that one into this");
	if (asked->known && e->t < asked->t && e->verb != TRACK_MERGE &&
	    !(e->day && asked->t - e->t < 86400))
		return flaw(TRACK_DATETIME, "order", "before the request");
	if (!(r->phases & BIT(c->phase)))
		return flaw(TRACK_EVENT, "order", r->why);
	return (struct track_flaw){ 0 };
}

void
track_step(
    struct track_fold *f, struct track_case *c, const struct track_event *e)
{
	const struct track_time *asked = &c->at[TRACK_REQUESTED];
	int64_t t = e->day && asked->known && e->t < asked->t ? asked->t : e->t;
	struct track_flaw wrong;

	if (e->verb == TRACK_ERASE) {
		f->folded++;
		return;
	}
	wrong = check(c, e);
	if (!wrong.why)
		wrong = apply(f, c, e, t);
	if (wrong.why) {
		f->refuse(f->ctx, e, &wrong);
		return;
	}
	f->folded++;
	set_time(c, TRACK_UPDATED, t);
	if (rules[e->verb].status)
		c->text[TRACK_STATUS] = mq_str(rules[e->verb].status);
}
