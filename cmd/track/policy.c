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
	    mq_fit_read(t, row, &s->fit) ||
	    mq_fit_count(t, row, &s->clock, &s->from) ||
	    read_hours(t, row, &s->hours))
		return -1;
	s->calendar = NULL;
	if (mq_term_parse(mq_table_cell(t, row, at), &s->at))
		return fail(t, row, at, "a term such as -24h, 0min, 2d or 5wd");
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
    const struct mq_str is[MQ_CASES], struct mq_calendar *c, int64_t due,
    int64_t now)
{
	enum track_level reached = TRACK_NONE;
	bool had[TRACK_LEVELS] = { false };
	const struct track_step *s;

	for (s = p->step; s < p->step + p->nsteps; s++) {
		if (had[s->level] || !mq_fits(&s->fit, is))
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
	*p = (struct track_policy){ 0 };
}
