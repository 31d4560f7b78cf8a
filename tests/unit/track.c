#include "../../cmd/track/fold.h"

#include <stdlib.h>

#include "../../cmd/track/book.h"
#include "../../cmd/track/policy.h"
#include "../tap.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static struct mq_zone *zone;

/* 09:00-12:00 and 13:00-17:00 from Monday to Friday; 1 May 2026 is off. */
static struct mq_calendar *
office(void)
{
	struct mq_calendar *c = mq_calendar_new(zone, MQ_CALENDAR_CN);

	mq_calendar_set_hours(c, MQ_STR("09:00-12:00,13:00-17:00"));
	mq_calendar_set_day(
	    c, mq_days(2026, 5, 1), false, MQ_STR(""), MQ_STR("May Day"));
	return c;
}

static int64_t
at(const char *text)
{
	struct mq_date date = { 0 };

	mq_date_parse(mq_str(text), zone, &date);
	return date.t;
}

/* What a log of one record is, event by event: "time verb actor to note". */
static size_t
read_log(const char *text, struct track_event **event, struct mq_arena *a)
{
	static const long columns[TRACK_CELLS] = { 0, 1, 2, 3, 4, 5 };
	struct mq_str rest = mq_str(text), line, part;
	struct mq_str cell[TRACK_CELLS];
	struct mq_record rec = { .cell = cell, .ncells = TRACK_CELLS };
	struct track_stamp stamp;
	size_t n = 0, i;

	while (mq_str_next(&rest, '\n', &line)) {
		cell[TRACK_ID] = MQ_STR("A");
		for (i = 1; i < TRACK_CELLS; i++)
			cell[i] =
			    mq_str_next(&line, ' ', &part) ? part : MQ_STR("");
		mq_date_parse(cell[TRACK_DATETIME], zone, &stamp.when);
		stamp.verb = (enum track_verb)track_verb_of(cell[TRACK_EVENT]);
		event[n] = track_event_new(a, &rec, columns, &stamp);
		event[n]->line = (uint32_t)n + 2;
		n++;
	}
	return n;
}

/* Count what is refused. */
static void
count_refused(
    void *ctx, const struct track_event *e, const struct track_flaw *flaw)
{
	int *n = ctx;

	(void)e;
	(void)flaw;
	++*n;
}

struct story {
	const char *what, *requested, *due, *now, *log;
	enum mq_clock clock;
	enum track_reopen reopen;
	const char *status;
	int worked, paused, closed, late; /* minutes */
	const char *due_then;
	int refused;
};

/*
 * Working minutes counted by hand on the hours above; natural ones are plain
 * differences.  2026-03-06 is a Friday.
 */
static const struct story stories[] = {
	{ "nothing has happened yet", "2026-03-02T08:00", "2026-03-02T12:00",
	    "2026-03-02T10:30", "2026-03-02T08:10 accept x", MQ_CLOCK_NATURAL,
	    TRACK_REOPEN_COUNT, "accepted", 150, 0, 0, 0, "2026-03-02T12:00",
	    0 },
	{ "resolved late", "2026-03-02T08:00", "2026-03-02T12:00",
	    "2026-03-03T08:00",
	    "2026-03-02T08:10 accept x\n2026-03-02T13:30 resolve x",
	    MQ_CLOCK_NATURAL, TRACK_REOPEN_COUNT, "resolved", 330, 0, 1110, 90,
	    "2026-03-02T12:00", 0 },
	{ "opened outside the hours", "2026-03-06T20:00", "2026-03-09T11:00",
	    "2026-03-09T12:30", "2026-03-09T10:00 accept x", MQ_CLOCK_WORK,
	    TRACK_REOPEN_COUNT, "accepted", 180, 0, 0, 60, "2026-03-09T11:00",
	    0 },
	{ "the lunch break does not count", "2026-03-02T11:30",
	    "2026-03-02T14:00", "2026-03-02T15:00",
	    "2026-03-02T13:30 resolve x", MQ_CLOCK_WORK, TRACK_REOPEN_COUNT,
	    "resolved", 60, 0, 90, 0, "2026-03-02T14:00", 0 },
	{ "a pause over a weekend, in working time", "2026-03-06T15:00",
	    "2026-03-09T11:00", "2026-03-09T17:00",
	    "2026-03-06T16:00 pause x\n2026-03-09T10:00 resume x\n"
	    "2026-03-09T15:00 resolve x",
	    MQ_CLOCK_WORK, TRACK_REOPEN_COUNT, "resolved", 300, 120, 120, 60,
	    "2026-03-09T14:00", 0 },
	{ "the same in natural time", "2026-03-06T15:00", "2026-03-09T11:00",
	    "2026-03-09T17:00",
	    "2026-03-06T16:00 pause x\n2026-03-09T10:00 resume x\n"
	    "2026-03-09T15:00 resolve x",
	    MQ_CLOCK_NATURAL, TRACK_REOPEN_COUNT, "resolved", 360, 3960, 120, 0,
	    "2026-03-12T05:00", 0 },
	{ "a pause that goes on, over a holiday", "2026-04-30T15:00",
	    "2026-05-04T10:00", "2026-05-04T10:30", "2026-04-30T16:30 pause x",
	    MQ_CLOCK_WORK, TRACK_REOPEN_COUNT, "pending", 90, 120, 0, 0,
	    "2026-05-04T12:00", 0 },
	{ "resolved out of a pause", "2026-03-02T09:00", "2026-03-02T10:00",
	    "2026-03-02T12:00",
	    "2026-03-02T09:30 pause x\n2026-03-02T11:00 resolve x",
	    MQ_CLOCK_NATURAL, TRACK_REOPEN_COUNT, "resolved", 30, 90, 60, 0,
	    "2026-03-02T11:30", 0 },
	{ "extended before it was due, by working days", "2026-03-02T10:00",
	    "2026-03-06T10:00", "2026-03-09T11:00",
	    "2026-03-06T09:30 extend x 1wd", MQ_CLOCK_WORK, TRACK_REOPEN_COUNT,
	    "new", 2160, 0, 0, 60, "2026-03-09T10:00", 0 },
	{ "extended too late", "2026-03-02T10:00", "2026-03-06T10:00",
	    "2026-03-06T11:00", "2026-03-06T10:30 extend x 1wd",
	    MQ_CLOCK_NATURAL, TRACK_REOPEN_COUNT, "new", 5820, 0, 0, 60,
	    "2026-03-06T10:00", 1 },
	{ "reopened: the time between does not count", "2026-03-02T09:00",
	    "2026-03-02T12:00", "2026-03-03T12:00",
	    "2026-03-02T10:00 resolve x\n2026-03-02T11:00 close x\n"
	    "2026-03-03T09:00 reopen y\n2026-03-03T11:30 resolve x",
	    MQ_CLOCK_NATURAL, TRACK_REOPEN_COUNT, "resolved", 210, 0,
	    23 * 60 + 30, 30, "2026-03-03T11:00", 0 },
	{ "reopened: the clocks begin anew", "2026-03-02T09:00",
	    "2026-03-02T12:00", "2026-03-03T12:30",
	    "2026-03-02T10:00 resolve x\n2026-03-03T09:00 reopen y",
	    MQ_CLOCK_NATURAL, TRACK_REOPEN_RESET, "accepted", 210, 0, 0, 30,
	    "2026-03-03T12:00", 0 },
	{ "reopened: the first end stands", "2026-03-02T09:00",
	    "2026-03-02T12:00", "2026-03-03T12:00",
	    "2026-03-02T10:00 resolve x\n2026-03-03T09:00 reopen y\n"
	    "2026-03-03T11:30 resolve x",
	    MQ_CLOCK_NATURAL, TRACK_REOPEN_IGNORE, "resolved", 60, 0, 26 * 60,
	    0, "2026-03-02T12:00", 0 },
	{ "referred, and sent back", "2026-03-02T09:00", "2026-03-02T12:00",
	    "2026-03-02T15:00",
	    "2026-03-02T10:00 refer x\n2026-03-02T14:00 return y",
	    MQ_CLOCK_NATURAL, TRACK_REOPEN_COUNT, "returned", 120, 0, 240, 0,
	    "2026-03-02T16:00", 0 },
	{ "what cannot be", "2026-03-02T09:00", "2026-03-02T12:00",
	    "2026-03-02T15:00",
	    "2026-03-02T08:00 resolve x\n2026-03-02T09:10 resume x\n"
	    "2026-03-02T09:20 reopen x\n2026-03-02T09:30 rate y\n"
	    "2026-03-02T10:00 resolve x\n2026-03-02T10:10 resolve x\n"
	    "2026-03-02T10:20 assign x z\n2026-03-02T10:30 pause x\n"
	    "2026-03-02T10:40 rate x - solved=Y\n2026-03-02T18:00 reopen y",
	    MQ_CLOCK_NATURAL, TRACK_REOPEN_COUNT, "resolved", 60, 0, 300, 0,
	    "2026-03-02T12:00", 7 },
};

static void
tell(const struct story *s, struct track_fold *f, struct track_case *c)
{
	struct mq_arena a = { 0 };
	struct track_event *event[16];
	size_t n = read_log(s->log, event, &a);

	*f = (struct track_fold){ .now = at(s->now),
		.reopen = s->reopen,
		.zone = zone,
		.scratch = &a,
		.refuse = count_refused,
		.answers = ~0U,
		.ctx = f->ctx };
	c->watch.clock = s->clock;
	c->text[TRACK_STATUS] = MQ_STR("new");
	c->at[TRACK_REQUESTED] = (struct track_time){ true, at(s->requested) };
	c->at[TRACK_DUE] = (struct track_time){ true, at(s->due) };
	track_fold(f, c, event, n);
	/* Texts die with the arena; a status never comes from it. */
	mq_arena_free(&a);
}

static void
stories_end_as_told(void)
{
	struct mq_calendar *calendar = office();
	const struct story *s;
	struct track_fold f;
	struct track_case c;
	int refused, good;

	for (s = stories; s < stories + COUNT(stories); s++) {
		c = (struct track_case){ .watch.calendar = calendar };
		refused = 0;
		f.ctx = &refused;
		tell(s, &f, &c);
		good = is_mem(
		    c.text[TRACK_STATUS].s, c.text[TRACK_STATUS].n, s->status);
		good &= is_int(c.watch.spent[TRACK_RUNNING], s->worked * 60);
		good &= is_int(c.watch.spent[TRACK_PAUSED], s->paused * 60);
		good &= is_int(c.watch.spent[TRACK_ENDED], s->closed * 60);
		good &= is_int(track_watch_late(&c.watch, f.now), s->late * 60);
		good &= is_int(c.watch.due, at(s->due_then));
		good &= is_int(refused, s->refused);
		if (!good)
			note("%s", s->what);
	}
	mq_calendar_free(calendar);
}

/* Numbers that look random and are the same everywhere. */
static uint32_t
next(uint32_t *state)
{
	*state = *state * 1664525U + 1013904223U;
	return *state >> 8;
}

/* A thousand lives: the three times add up, and none of them is negative. */
static void
times_add_up(enum mq_clock clock)
{
	struct mq_calendar *calendar = office();
	uint32_t seed = 7;
	int i, turns, bad = 0;
	int64_t start, t, sum;

	for (i = 0; i < 1000; i++) {
		struct track_watch w = { .calendar = calendar, .clock = clock };

		start = t = at("2026-04-20T00:00") + next(&seed) % 1000000;
		track_watch_start(&w, t);
		track_watch_promise(&w, t + next(&seed) % 500000);
		for (turns = next(&seed) % 12; turns > 0; turns--) {
			t += next(&seed) % 200000 - 1000;
			track_watch_turn(&w, t,
			    (enum track_state)(next(&seed) % TRACK_STATES));
		}
		t = w.since + next(&seed) % 300000;
		track_watch_stop(&w, t);
		sum = w.spent[0] + w.spent[1] + w.spent[2];
		bad += sum != track_watch_span(&w, start, t);
		bad += w.spent[0] < 0 || w.spent[1] < 0 || w.spent[2] < 0;
		bad += track_watch_late(&w, t) < 0;
	}
	is_int(bad, 0);
	mq_calendar_free(calendar);
}

static struct mq_table *
table(const char *text)
{
	return mq_table_load(
	    mq_input_mem("table.tsv", text, strlen(text), strlen(text)));
}

static const char policy_text[] = "level\turgency\tat\tclock\tfrom\n"
				  "remind\t0\t-30min\t\t\n"
				  "remind\t\t-4h\twork\t\n"
				  "urge\t\t0min\t\tnext-day\n"
				  "supervise\t\t2h\twork\t\n"
				  "notice\t\t5wd\t\t\n";

/* Due on Friday 2026-04-24 at 10:00; 1 May is off. */
static const struct {
	const char *urgency, *now;
	enum track_level level;
} levels[] = {
	{ "2", "2026-04-23T13:59", TRACK_NONE },
	{ "2", "2026-04-23T14:00", TRACK_REMIND },
	{ "0", "2026-04-24T09:29", TRACK_NONE },
	{ "0", "2026-04-24T09:30", TRACK_REMIND },
	{ "2", "2026-04-24T11:59", TRACK_REMIND },
	{ "2", "2026-04-24T12:00", TRACK_SUPERVISE },
	{ "2", "2026-04-30T17:00", TRACK_SUPERVISE },
	{ "2", "2026-05-01T12:00", TRACK_SUPERVISE },
	{ "2", "2026-05-04T09:59", TRACK_SUPERVISE },
	{ "2", "2026-05-04T10:00", TRACK_NOTICE },
};

static void
levels_come_in_their_time(void)
{
	struct mq_table *t = table(policy_text);
	struct mq_calendar *calendar = office();
	struct track_policy p = { 0 };
	struct mq_str is[MQ_CASES] = { { "", 0 }, { "", 0 }, { "", 0 },
		{ "", 0 } };
	size_t i;

	track_policy_add(&p, t);
	is_str(t->error, NULL);
	for (i = 0; i < COUNT(levels); i++) {
		is[MQ_CASE_URGENCY] = mq_str(levels[i].urgency);
		if (!is_int(track_policy_level(&p, is, calendar,
				at("2026-04-24T10:00"), at(levels[i].now)),
			levels[i].level))
			note("%s", levels[i].now);
	}
	track_policy_free(&p);
	mq_table_free(t);
	mq_calendar_free(calendar);
}

static void
tables_are_checked(void)
{
	static const char *const cases[][2] = {
		{ "level\tat\nremind\tsoon\n",
		    "table.tsv:2: column 'at': 'soon': want a term such as "
		    "-24h, 0min, 2d or 5wd" },
		{ "level\tat\nalarm\t1h\n",
		    "table.tsv:2: column 'level': 'alarm': want remind, urge, "
		    "supervise or notice" },
		{ "level\tat\tclock\nurge\t1h\tsolar\n",
		    "table.tsv:2: column 'clock': 'solar' is none of natural, "
		    "work" },
		{ "level\tat\tkind\nurge\t1h\tcomplain\n",
		    "table.tsv:2: column 'kind': 'complain' is none of "
		    "consult, help, complaint, report, suggestion" },
		{ "level\tat\thours\nurge\t1h\t9-17\n",
		    "table.tsv:2: column 'hours': '9-17': want intervals such "
		    "as 09:00-17:30" },
		{ "level\nurge\n", "table.tsv:1: no column 'at'" },
	};
	struct track_policy p = { 0 };
	struct mq_table *t;
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		t = table(cases[i][0]);
		track_policy_add(&p, t);
		is_str(t->error, cases[i][1]);
		mq_table_free(t);
	}
	track_policy_free(&p);
}

static void
notes_are_read(void)
{
	struct mq_str value[TRACK_ANSWERS] = { { 0 } };
	unsigned told = 0;

	ok(!track_answer_read(
	    MQ_STR("solved=P; satisfied = 4;satisfied_scale=5;said thanks"),
	    value, &told)
		.why);
	is_mem(value[TRACK_SOLVED].s, value[TRACK_SOLVED].n, "P");
	is_mem(value[TRACK_SATISFIED].s, value[TRACK_SATISFIED].n, "4");
	is_mem(value[TRACK_SATISFIED_SCALE].s, value[TRACK_SATISFIED_SCALE].n,
	    "5");
	is_int(told, 1 << TRACK_SOLVED | 1 << TRACK_SATISFIED |
			 1 << TRACK_SATISFIED_SCALE);
	ok(!track_answer_read(MQ_STR("satisfied=2"), value, &told).why);
	is_mem(value[TRACK_SATISFIED_SCALE].s, value[TRACK_SATISFIED_SCALE].n,
	    "3");
	ok(track_answer_read(MQ_STR("contacted=Y;solved=maybe"), value, &told)
		.why);
	ok(!value[TRACK_CONTACTED].n);
	ok(track_answer_read(MQ_STR("solvd=Y"), value, &told).why);
	ok(!track_answer_read(MQ_STR(""), value, &told).why);
}

int
main(void)
{
	zone = mq_zone_open("Asia/Shanghai");
	stories_end_as_told();
	times_add_up(MQ_CLOCK_NATURAL);
	times_add_up(MQ_CLOCK_WORK);
	levels_come_in_their_time();
	tables_are_checked();
	notes_are_read();
	return done();
}
