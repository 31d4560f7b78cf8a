/*
 * What must hold of any record and any events, likely or not: every second of
 * its life is worked, paused or ended, none of the clocks is negative, every
 * event is counted once, and the order of the log does not matter.
 */

#include "../../cmd/track/fold.h"

#include "../tap.h"

enum { LIVES = 3000, EVENTS = 14 };

static const char *const verbs[] = { "accept", "assign", "transfer", "return",
	"contact", "pause", "pause", "resume", "resume", "extend", "extend",
	"refer", "resolve", "resolve", "feedback", "rate", "reopen", "reopen",
	"close", "merge", "erase" };
static const char *const terms[] = { "90min", "30h", "2wd", "3d",
	"2026-05-01T12:00:00+08:00", "2026-03-01", "soon", "" };

static uint64_t state = 2026;

/* Numerical Recipes' 64-bit generator; the high bits, below n. */
static int64_t
below(int64_t n)
{
	state = state * 6364136223846793005U + 1442695040888963407U;
	return (int64_t)(state >> 16) % n;
}

static struct mq_calendar *
office(struct mq_zone *zone)
{
	struct mq_calendar *c = mq_calendar_new(zone, MQ_CALENDAR_CN);

	mq_calendar_set_hours(
	    c, MQ_STR("mon-thu 09:00-12:00,13:30-17:30; fri 20:00-24:00; "
		      "sat 00:00-02:30"));
	mq_calendar_set_day(
	    c, mq_days(2026, 5, 1), false, MQ_STR(""), MQ_STR(""));
	mq_calendar_set_day(
	    c, mq_days(2026, 4, 26), true, MQ_STR(""), MQ_STR(""));
	return c;
}

static struct track_event *
make_event(struct mq_arena *a, int64_t t, struct mq_zone *zone)
{
	static const long columns[TRACK_CELLS] = { 0, 1, 2, 3, 4, 5 };
	char time[MQ_DATE_MAX];
	const char *verb = verbs[below(sizeof(verbs) / sizeof(*verbs))];
	struct mq_str cell[TRACK_CELLS] = { MQ_STR("A"), { time, 0 },
		mq_str(verb), mq_str(below(2) ? "x" : "y"),
		mq_str(terms[below(sizeof(terms) / sizeof(*terms))]),
		mq_str(below(2) ? "solved=Y" : "") };
	struct mq_record rec = { .cell = cell, .ncells = TRACK_CELLS };
	struct track_stamp stamp = { mq_date_at(t, zone),
		(enum track_verb)track_verb_of(mq_str(verb)) };

	stamp.when.day = below(20) == 0;
	cell[TRACK_DATETIME].n = mq_date_format(&stamp.when, time);
	return track_event_new(a, &rec, columns, &stamp);
}

/* Of a short life many things happen at one time, and before the request. */
static void
make_events(struct track_event *event[EVENTS], struct mq_arena *a, int64_t from,
    struct mq_zone *zone)
{
	int64_t step = below(3) ? 200000 : 600;
	int i;

	for (i = 0; i < EVENTS; i++)
		event[i] = i && below(15) == 0
			       ? event[i - 1]
			       : make_event(a,
				     from + 60 * below(EVENTS * step / 60) -
					 below(5000),
				     zone);
}

static void
count_refused(
    void *ctx, const struct track_event *e, const struct track_flaw *flaw)
{
	uint64_t *n = ctx;

	(void)e;
	*n += flaw->why != NULL;
}

static void
shuffle(struct track_event *event[EVENTS])
{
	struct track_event *spare;
	int i, j;

	for (i = EVENTS - 1; i > 0; i--) {
		j = (int)below(i + 1);
		spare = event[i];
		event[i] = event[j];
		event[j] = spare;
	}
}

static int
clocks_are_wrong(const struct track_fold *f, const struct track_case *c)
{
	const struct track_watch *w = &c->watch;
	int64_t sum = w->spent[0] + w->spent[1] + w->spent[2];

	return sum != track_watch_span(w, w->origin, f->now) ||
	       w->spent[0] < 0 || w->spent[1] < 0 || w->spent[2] < 0 ||
	       track_watch_late(w, f->now) < 0 || track_response_late(f, c) < 0;
}

static int
is_other(const struct track_case *a, const struct track_case *b)
{
	return memcmp(a->watch.spent, b->watch.spent, sizeof(a->watch.spent)) ||
	       a->watch.due != b->watch.due || a->phase != b->phase ||
	       !mq_str_eq(a->text[TRACK_STATUS], b->text[TRACK_STATUS]) ||
	       !mq_str_eq(a->text[TRACK_OWNER], b->text[TRACK_OWNER]) ||
	       a->reopened != b->reopened;
}

/* One life, told in two orders. */
static int
live(struct track_fold *f, const struct track_case *born,
    struct track_event *event[EVENTS])
{
	struct track_case one = *born, two = *born;
	uint64_t refused = 0;
	int wrong;

	f->ctx = &refused;
	f->folded = f->repeated = f->later = 0;
	track_fold(f, &one, event, EVENTS);
	wrong = clocks_are_wrong(f, &one);
	wrong |= f->folded + f->repeated + f->later + refused != EVENTS;
	if (f->reopen != TRACK_REOPEN_RESET)
		wrong |= one.watch.due < born->at[TRACK_DUE].t;
	shuffle(event);
	track_fold(f, &two, event, EVENTS);
	return wrong || is_other(&one, &two);
}

static void
lives_add_up(const char *name, enum mq_clock clock, enum track_reopen reopen)
{
	struct mq_zone *zone = mq_zone_open(name);
	struct track_case born = { .watch = { .calendar = office(zone),
				       .clock = clock },
		.response_clock = clock,
		.text[TRACK_STATUS] = MQ_STR("new") };
	struct track_event *event[EVENTS];
	struct mq_arena a = { 0 };
	struct track_fold f = { .reopen = reopen,
		.answers = ~0U,
		.zone = zone,
		.scratch = &a,
		.refuse = count_refused };
	int64_t from;
	int i, wrong = 0;

	for (i = 0; i < LIVES; i++) {
		from = mq_days(2026, 2, 20) * 86400 + below(80 * 86400);
		born.at[TRACK_REQUESTED] = (struct track_time){ true, from };
		born.at[TRACK_DUE] =
		    (struct track_time){ true, from + below(900000) };
		born.response_due =
		    (struct track_time){ true, from + below(90000) };
		f.now = from + below(4000000);
		make_events(event, &a, from, zone);
		wrong += live(&f, &born, event);
		mq_arena_reset(&a);
	}
	if (!is_int(wrong, 0))
		note("%s, clock %d, reopen %d", name, clock, reopen);
	mq_calendar_free(born.watch.calendar);
	mq_arena_free(&a);
}

int
main(void)
{
	static const char *const zones[] = { "Asia/Shanghai",
		"America/New_York" };
	int z, clock, reopen;

	for (z = 0; z < 2; z++)
		for (clock = 0; clock < 2; clock++)
			for (reopen = 0; reopen < 3; reopen++)
				lives_add_up(zones[z], (enum mq_clock)clock,
				    (enum track_reopen)reopen);
	return done();
}
