#include "case.h"

static const char *const names[REPORT_COLUMNS] = {
	[REPORT_ID] = "service_request_id",
	[REPORT_REQUESTED] = "requested_datetime",
	[REPORT_STATUS] = "status",
	[REPORT_CLOSED_AT] = "closed_datetime",
	[REPORT_RESOLVED_AT] = "resolved_datetime",
	[REPORT_EXPECTED] = "expected_datetime",
	[REPORT_PARENT] = "parent_id",
	[REPORT_REPEAT] = "repeat_no",
	[REPORT_CONFIDENTIAL] = "confidential",
	[REPORT_VALID] = "callback_valid",
	[REPORT_CONTACTED] = "contacted",
	[REPORT_SOLVED] = "solved",
	[REPORT_SATISFIED] = "satisfied",
	[REPORT_AGENCY] = "agency_responsible",
	[REPORT_ASSIGNEE] = "assignee",
	[REPORT_AREA] = "area",
	[REPORT_CATEGORY] = "category",
	[REPORT_SERVICE] = "service",
	[REPORT_CHANNEL] = "channel",
	[REPORT_URGENCY] = "urgency",
	[REPORT_ADDRESS] = "address",
	[REPORT_MODE] = "mode",
};

/* The dates of one record; `there` where the cell held one. */
struct dates {
	struct mq_date requested, closed, resolved, expected;
	bool has_requested, has_closed, has_resolved, has_expected;
};

const char *
report_column_name(enum report_column c)
{
	return names[c];
}

void
report_reader_bind(struct report_reader *rd, const struct mq_record *h)
{
	int c;

	for (c = 0; c < REPORT_COLUMNS; c++)
		rd->at[c] = mq_column(h, names[c]);
}

struct mq_str
report_cell(const struct report_reader *rd, const struct mq_record *r,
    enum report_column c)
{
	if (rd->at[c] < 0)
		return MQ_STR("");
	return mq_str_trim(mq_field(r, (size_t)rd->at[c]));
}

static int64_t
days_of(int64_t local)
{
	return local / 86400 - (local % 86400 < 0);
}

int
report_weekday(int64_t day)
{
	return (int)(((day + 3) % 7 + 7) % 7); /* 1970-01-01: a Thursday */
}

int64_t
report_day(const struct mq_date *d, struct mq_zone *z)
{
	if (d->day)
		return days_of(d->t + d->offset);
	return report_day_of(d->t, z);
}

static const char *
read_date(const struct report_reader *rd, const struct mq_record *r,
    enum report_column c, struct mq_date *out, bool *there, const char **column)
{
	struct mq_str s = report_cell(rd, r, c);

	*there = s.n > 0;
	if (!s.n || !mq_date_parse(s, rd->zone, out))
		return NULL;
	*column = names[c];
	return "not a date as RFC 3339 writes it; mq-ingest reads other forms";
}

static const char *
read_dates(const struct report_reader *rd, const struct mq_record *r,
    struct dates *d, const char **column)
{
	const char *why;

	why = read_date(
	    rd, r, REPORT_REQUESTED, &d->requested, &d->has_requested, column);
	if (!why)
		why = read_date(rd, r, REPORT_CLOSED_AT, &d->closed,
		    &d->has_closed, column);
	if (!why)
		why = read_date(rd, r, REPORT_RESOLVED_AT, &d->resolved,
		    &d->has_resolved, column);
	if (!why)
		why = read_date(rd, r, REPORT_EXPECTED, &d->expected,
		    &d->has_expected, column);
	return why;
}

static void
take_duration(struct report_case *c, const struct dates *d, struct mq_zone *z)
{
	int64_t days, seconds;

	c->measured = d->has_requested && d->has_closed;
	if (!c->measured)
		return;
	days = report_day(&d->closed, z) - report_day(&d->requested, z);
	seconds = d->closed.t - d->requested.t;
	if (d->requested.day || d->closed.day)
		seconds = days * 86400;
	c->closed = report_day(&d->closed, z);
	c->backwards = seconds < 0;
	c->minutes = seconds / 60;
}

static void
take_closed(struct report_case *c, const struct dates *d, struct mq_zone *z)
{
	const struct mq_date *done =
	    d->has_resolved ? &d->resolved : &d->closed;
	bool known = d->has_resolved || d->has_closed;

	c->timed = known && d->has_expected;
	c->on_time = c->timed && mq_date_by(done, &d->expected, z);
	c->was_late = c->timed && !c->on_time;
	if (c->was_late)
		c->done = report_day(done, z);
	c->unstamped = !known;
	take_duration(c, d, z);
}

/* A case due on a day is due by the end of that day. */
static void
take_open(struct report_case *c, const struct dates *d,
    const struct report_reader *rd)
{
	int64_t due;

	c->due = d->has_expected;
	if (!c->due)
		return;
	due = d->expected.t;
	if (d->expected.day)
		due = mq_zone_instant(rd->zone,
			  (report_day(&d->expected, rd->zone) + 1) * 86400) -
		      1;
	c->past = rd->now - due;
	c->overdue = c->was_late = c->past > 0;
}

/* When it came; one that is not dated is in the period if none is asked for. */
static void
take_requested(struct report_case *c, const struct mq_date *d,
    const struct report_reader *rd)
{
	int64_t second;

	c->spans = rd->spans.asked ? 0 : 1u << REPORT_NOW;
	if (!c->dated)
		return;
	c->requested = *d;
	c->spans = report_spans_of(&rd->spans, d->t);
	c->day = report_day(d, rd->zone);
	c->clocked = !d->day;
	if (!c->clocked)
		return;
	second = d->t + mq_zone_offset(rd->zone, d->t) - c->day * 86400;
	c->hour = (int)(second / 3600);
	c->weekday = report_weekday(c->day);
}

/* Nothing is overdue before it came. */
static void
take_late(struct report_case *c, const struct mq_date *due, struct mq_zone *z)
{
	c->late = report_day(due, z);
	if (c->dated && c->late < c->day)
		c->late = c->day;
}

static void
take_dates(struct report_case *c, const struct dates *d,
    const struct report_reader *rd)
{
	c->dated = d->has_requested;
	c->expected = d->expected;
	take_requested(c, &d->requested, rd);
	if (c->state == REPORT_CLOSED)
		take_closed(c, d, rd->zone);
	if (c->state == REPORT_OPEN)
		take_open(c, d, rd);
	if (c->was_late)
		take_late(c, &d->expected, rd->zone);
	c->waiting =
	    c->state == REPORT_OPEN && c->dated && c->requested.t <= rd->now;
	if (c->waiting)
		c->age = (rd->now - c->requested.t) / 60;
}

static enum report_mode
mode_of(struct mq_str s)
{
	if (mq_str_eq(s, MQ_STR("limited")))
		return REPORT_MODE_LIMITED;
	if (mq_str_eq(s, MQ_STR("line")))
		return REPORT_MODE_LINE;
	return mq_str_eq(s, MQ_STR("joint")) ? REPORT_MODE_JOINT
					     : REPORT_MODE_NONE;
}

static bool
is_repeat(const struct report_reader *rd, const struct mq_record *r)
{
	struct mq_str no = report_cell(rd, r, REPORT_REPEAT);

	return report_cell(rd, r, REPORT_PARENT).n > 0 ||
	       (no.n > 0 && !mq_str_eq(no, MQ_STR("0")));
}

const char *
report_case_read(const struct report_reader *rd, const struct mq_record *r,
    struct report_case *c, const char **column)
{
	struct dates d = { 0 };
	const char *why = read_dates(rd, r, &d, column);

	*c = (struct report_case){ 0 };
	if (why)
		return why;
	why = mq_scheme_read(rd->scheme, r, &c->answers, column);
	if (why)
		return why;
	c->state = (enum report_state)mq_state_of(
	    report_cell(rd, r, REPORT_STATUS), d.has_closed || d.has_resolved);
	take_dates(c, &d, rd);
	c->repeat = is_repeat(rd, r);
	c->mode = mode_of(report_cell(rd, r, REPORT_MODE));
	c->confidential =
	    mq_str_eq(report_cell(rd, r, REPORT_CONFIDENTIAL), MQ_STR("Y"));
	return NULL;
}
