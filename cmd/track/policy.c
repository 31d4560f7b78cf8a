#include "policy.h"

#include <stdlib.h>

const char *const track_levels[TRACK_LEVELS] = { "none", "remind", "urge",
	"supervise", "notice" };

static int
fail(struct mq_table *t, size_t row, long col, const char *want)
{
	struct mq_str cell = mq_table_cell(t, row, col);

	return mq_table_fail(
	    t, row, col, "'%.*s': want %s", (int)cell.n, cell.s, want);
}

static int
read_level(struct mq_table *t, size_t row, long col, enum track_level *out)
{
	struct mq_str cell = mq_table_cell(t, row, col);
	int i;

	for (i = TRACK_REMIND; i < TRACK_LEVELS; i++)
		if (mq_str_eq(cell, mq_str(track_levels[i]))) {
			*out = (enum track_level)i;
			return 0;
		}
	return fail(t, row, col, "remind, urge, supervise or notice");
}

/* Clock and start; empty cells are natural and now. */
static int
read_count(
    struct mq_table *t, size_t row, enum mq_clock *clock, enum mq_from *from)
{
	long clock_col = mq_table_find(t, "clock");
	long from_col = mq_table_find(t, "from");
	struct mq_str cell = mq_table_cell(t, row, clock_col);

	*clock = MQ_CLOCK_NATURAL;
	*from = MQ_FROM_NOW;
	if (cell.n && mq_clock_parse(cell, clock))
		return fail(t, row, clock_col, "natural or work");
	cell = mq_table_cell(t, row, from_col);
	if (cell.n && mq_from_parse(cell, from))
		return fail(t, row, from_col, "now or next-day");
	return 0;
}

/* Hours of its own, which the caller will open. */
static int
read_hours(struct mq_table *t, size_t row, struct mq_str *hours)
{
	long col = mq_table_find(t, "hours");
	struct mq_calendar *trial = mq_calendar_new(NULL, MQ_CALENDAR_CN);
	const char *why = NULL;

	*hours = mq_table_cell(t, row, col);
	if (hours->n && !mq_str_eq(*hours, TRACK_ALWAYS))
		why = mq_calendar_set_hours(trial, *hours);
	mq_calendar_free(trial);
	return why ? mq_table_fail(t, row, col, "'%s': %s", hours->s, why) : 0;
}

static int
read_step(
    struct mq_table *t, size_t row, long level, long at, struct track_step *s)
{
	if (read_level(t, row, level, &s->level) ||
	    read_count(t, row, &s->clock, &s->from) ||
	    read_hours(t, row, &s->hours))
		return -1;
	s->calendar = NULL;
	if (mq_term_parse(mq_table_cell(t, row, at), &s->at))
		return fail(t, row, at, "a term such as -24h, 0min, 2d or 5wd");
	s->fit = track_fit_read(t, row);
	return 0;
}

void
track_policy_add(struct track_policy *p, struct mq_table *t)
{
	long level, at;
	size_t row;

	if (t->error)
		return;
	level = mq_table_column(t, "level");
	at = level < 0 ? -1 : mq_table_column(t, "at");
	for (row = 0; row < t->nrows && !t->error; row++) {
		p->step = mq_grow(
		    p->step, p->nsteps, &p->steps_cap, sizeof(*p->step));
		if (read_step(t, row, level, at, &p->step[p->nsteps]) == 0)
			p->nsteps++;
	}
}

/* The clock that a limit is counted on: the row's, or that of working days. */
static int
read_limit(struct mq_table *t, size_t row, long col, enum mq_clock *clock)
{
	struct mq_str cell = mq_table_cell(t, row, col);
	struct mq_term term = { 0, MQ_TERM_SECONDS };

	if (cell.n && mq_term_parse(cell, &term))
		return fail(t, row, col, "a term such as 2h, 7d or 5wd");
	if (term.unit == MQ_TERM_WORKDAYS)
		*clock = MQ_CLOCK_WORK;
	return 0;
}

static int
read_target(
    struct mq_table *t, size_t row, long resolve, struct track_target *d)
{
	enum mq_from from;

	if (read_count(t, row, &d->resolve, &from))
		return -1;
	d->respond = d->resolve;
	d->fit = track_fit_read(t, row);
	if (read_limit(t, row, resolve, &d->resolve))
		return -1;
	return read_limit(t, row, mq_table_find(t, "respond"), &d->respond);
}

void
track_policy_add_deadlines(struct track_policy *p, struct mq_table *t)
{
	long resolve;
	size_t row;

	if (t->error)
		return;
	resolve = mq_table_column(t, "resolve");
	for (row = 0; row < t->nrows && !t->error; row++) {
		p->target = mq_grow(p->target, p->ntargets, &p->targets_cap,
		    sizeof(*p->target));
		if (read_target(t, row, resolve, &p->target[p->ntargets]) == 0)
			p->ntargets++;
	}
}

const struct track_target *
track_policy_target(
    const struct track_policy *p, const struct mq_str is[TRACK_KEYS])
{
	static const struct track_target natural = { .resolve =
							 MQ_CLOCK_NATURAL };
	size_t i;

	for (i = 0; i < p->ntargets; i++)
		if (track_fits(&p->target[i].fit, is))
			return &p->target[i];
	return &natural;
}

/* Closed, and not closing at this instant: when it opens next, or never. */
static int
wait_for_opening(struct mq_calendar *c, int64_t *t)
{
	if (mq_calendar_between(c, *t - 1, *t) > 0)
		return 0;
	if (mq_calendar_add(c, *t, 1, t))
		return -1;
	--*t;
	return 0;
}

static bool
is_reached(const struct track_step *s, struct mq_calendar *office, int64_t due,
    int64_t now)
{
	struct mq_calendar *c = s->calendar ? s->calendar : office;
	int64_t t;

	if (mq_calendar_due(c, due, &s->at, s->clock, s->from, &t))
		return false;
	if ((s->calendar || s->clock == MQ_CLOCK_WORK) &&
	    wait_for_opening(c, &t))
		return false;
	return now >= t;
}

enum track_level
track_policy_level(const struct track_policy *p,
    const struct mq_str is[TRACK_KEYS], struct mq_calendar *c, int64_t due,
    int64_t now)
{
	enum track_level reached = TRACK_NONE;
	bool had[TRACK_LEVELS] = { false };
	const struct track_step *s;

	for (s = p->step; s < p->step + p->nsteps; s++) {
		if (had[s->level] || !track_fits(&s->fit, is))
			continue;
		had[s->level] = true;
		if (s->level > reached && is_reached(s, c, due, now))
			reached = s->level;
	}
	return reached;
}

void
track_policy_free(struct track_policy *p)
{
	free(p->step);
	free(p->target);
	*p = (struct track_policy){ 0 };
}
