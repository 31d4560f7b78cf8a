#include "span.h"

int64_t
report_step_start(enum mq_period step, int64_t day)
{
	int y, m, d;

	mq_civil(day, &y, &m, &d);
	switch (step) {
	case MQ_WEEK: /* 1970-01-01 was a Thursday */
		return day - ((day + 3) % 7 + 7) % 7;
	case MQ_MONTH:
		return mq_days(y, m, 1);
	case MQ_QUARTER:
		return mq_days(y, (m - 1) / 3 * 3 + 1, 1);
	case MQ_YEAR:
		return mq_days(y, 1, 1);
	default:
		return day;
	}
}

int64_t
report_step_next(enum mq_period step, int64_t day)
{
	static const int longest[] = { [MQ_DAY] = 1,
		[MQ_WEEK] = 7,
		[MQ_MONTH] = 31,
		[MQ_QUARTER] = 92,
		[MQ_YEAR] = 366 };

	return report_step_start(
	    step, report_step_start(step, day) + longest[step]);
}

int64_t
report_day_of(int64_t t, struct mq_zone *z)
{
	int64_t local = t + mq_zone_offset(z, t);

	return local / 86400 - (local % 86400 < 0);
}

int64_t
report_day_start(int64_t day, struct mq_zone *z)
{
	return mq_zone_instant(z, day * 86400);
}

/* How many months lie between two firsts of a month, or 0 where one is none. */
static int
months_between(int64_t from, int64_t to, struct mq_zone *z)
{
	int64_t a = report_day_of(from, z), b = report_day_of(to, z);
	int y1, m1, d1, y2, m2, d2;

	if (report_day_start(a, z) != from || report_day_start(b, z) != to)
		return 0;
	mq_civil(a, &y1, &m1, &d1);
	mq_civil(b, &y2, &m2, &d2);
	if (d1 != 1 || d2 != 1)
		return 0;
	return 12 * (y2 - y1) + m2 - m1;
}

static int64_t
months_earlier(int64_t t, int months, struct mq_zone *z)
{
	int64_t day = report_day_of(t, z);

	while (months--)
		day = report_step_start(MQ_MONTH, day - 1);
	return report_day_start(day, z);
}

static void
make_before(struct report_spans *s, int64_t end, struct mq_zone *z)
{
	const struct report_window *now = &s->at[REPORT_NOW];
	struct report_window *before = &s->at[REPORT_BEFORE];
	int months;

	if (end <= now->from)
		return;
	months = months_between(now->from, end, z);
	before->on = true;
	before->to = now->from;
	before->from = months > 0 ? months_earlier(now->from, months, z)
				  : now->from - (end - now->from);
}

static int64_t
weeks_earlier(int64_t t, int weeks, struct mq_zone *z)
{
	return report_day_start(report_day_of(t, z) - 7 * weeks, z);
}

/* The same moment of the day a year earlier; 29 February becomes 1 March. */
static int64_t
year_earlier(int64_t t, struct mq_zone *z)
{
	int64_t day = report_day_of(t, z), into = t - report_day_start(day, z);
	int y, m, d;

	mq_civil(day, &y, &m, &d);
	return report_day_start(mq_days(y - 1, m, d), z) + into;
}

/* NOW begins somewhere, and BEFORE was made of its end. */
static void
make_year_ago(struct report_spans *s, int64_t end, bool week, struct mq_zone *z)
{
	const struct report_window *now = &s->at[REPORT_NOW];
	const struct report_window *before = &s->at[REPORT_BEFORE];
	struct report_window *ago = &s->at[REPORT_YEAR_AGO];

	if (!before->on)
		return;
	ago->from =
	    week ? weeks_earlier(now->from, 52, z) : year_earlier(now->from, z);
	ago->to = week ? weeks_earlier(end, 52, z) : year_earlier(end, z);
	ago->on = ago->from < ago->to &&
		  (ago->from != before->from || ago->to != before->to);
}

static void
make_bounds(struct report_spans *s, const struct report_ask *ask, int64_t now,
    struct mq_zone *z)
{
	struct report_window *w = &s->at[REPORT_NOW];
	int64_t tomorrow = report_day_start(report_day_of(now, z) + 1, z);

	s->asked = ask->has_since || ask->has_until;
	w->from = ask->has_since ? ask->since : INT64_MIN;
	w->to = ask->has_until ? ask->until : INT64_MAX;
	if (!ask->has_since)
		return;
	make_before(s, ask->has_until ? ask->until : tomorrow, z);
	make_year_ago(s, ask->has_until ? ask->until : tomorrow, false, z);
}

/* The last whole period of the cadence before now, and the one before that. */
static void
make_cadence(struct report_spans *s, enum mq_period cadence, int64_t now,
    struct mq_zone *z)
{
	int64_t end = report_step_start(cadence, report_day_of(now, z));
	int64_t from = report_step_start(cadence, end - 1);

	s->asked = true;
	s->at[REPORT_NOW].from = report_day_start(from, z);
	s->at[REPORT_NOW].to = report_day_start(end, z);
	s->at[REPORT_BEFORE].on = true;
	s->at[REPORT_BEFORE].from =
	    report_day_start(report_step_start(cadence, from - 1), z);
	s->at[REPORT_BEFORE].to = s->at[REPORT_NOW].from;
	make_year_ago(s, s->at[REPORT_NOW].to, cadence == MQ_WEEK, z);
}

static void
make_recent(struct report_spans *s, int64_t now, struct mq_zone *z)
{
	static const enum mq_period step[REPORT_RECENT] = { MQ_DAY, MQ_WEEK,
		MQ_MONTH, MQ_QUARTER };
	int64_t to = s->at[REPORT_NOW].to, end;
	struct report_window *w;
	int i;

	end = to == INT64_MAX ? report_day_of(now, z)
			      : report_day_of(to - 1, z) + 1;
	for (i = 0; i < REPORT_RECENT; i++) {
		w = &s->at[REPORT_LAST_DAY + i];
		w->on = true;
		w->from =
		    report_day_start(report_step_start(step[i], end - 1), z);
		w->to = report_day_start(end, z);
	}
}

void
report_spans_make(struct report_spans *s, const struct report_ask *ask,
    int64_t now, struct mq_zone *z)
{
	*s = (struct report_spans){ 0 };
	s->at[REPORT_NOW].on = true;
	if (ask->has_cadence && !ask->has_since && !ask->has_until)
		make_cadence(s, ask->cadence, now, z);
	else
		make_bounds(s, ask, now, z);
	make_recent(s, now, z);
}

unsigned
report_spans_of(const struct report_spans *s, int64_t t)
{
	unsigned mask = 0;
	int i;

	for (i = 0; i < REPORT_SPANS; i++)
		if (s->at[i].on && t >= s->at[i].from && t < s->at[i].to)
			mask |= 1u << i;
	return mask;
}
