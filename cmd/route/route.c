#include "settle.h"

#include <stdlib.h>

#include "cell.h"

const char *const route_columns[ROUTE_COLUMNS] = { "mode", "area", "team",
	"agency_responsible", "assignee", "co_handlers", "owner",
	"expected_response_datetime", "expected_datetime", "route_notes" };

void
route_bind(struct route *r, const struct mq_record *header)
{
	int i;

	route_areas_ready(&r->areas);
	route_duties_ready(&r->duties);
	for (i = 0; i < ROUTE_COLUMNS; i++)
		r->own[i] = mq_column(header, route_columns[i]);
	r->household = mq_column(header, "household");
	r->address = mq_column(header, "address");
	r->lat = mq_column(header, "lat");
	r->lon = mq_column(header, "long");
	r->tags = mq_column(header, "tags");
	r->category = mq_column(header, "category");
	r->urgency = mq_column(header, "urgency");
	r->kind = mq_column(header, "kind");
	r->requested = mq_column(header, "requested_datetime");
}

struct mq_str
route_text_of(const struct mq_record *rec, long column)
{
	if (column < 0)
		return MQ_STR("");
	return mq_str_trim(mq_field(rec, (size_t)column));
}

void
route_text_add(struct route_text *out, struct mq_str s)
{
	if (out->n + s.n > out->cap) {
		out->cap = 2 * out->cap + s.n + 256;
		out->s = mq_xrealloc(out->s, out->cap, 1);
	}
	if (s.n)
		memcpy(out->s + out->n, s.s, s.n);
	out->n += s.n;
}

void
route_note(struct route *r, const char *what, struct mq_str which)
{
	if (r->notes.n)
		route_text_add(&r->notes, MQ_STR("; "));
	route_text_add(&r->notes, mq_str(what));
	route_text_add(&r->notes, which);
}

void
route_settle(struct route *r, struct mq_str *value, enum route_column c,
    struct mq_str decided, const char *reason)
{
	if (value[c].n && !mq_str_eq(value[c], decided)) {
		route_note(r, c == ROUTE_DUE ? "due time" : route_columns[c],
		    MQ_STR(" came with the record"));
		return;
	}
	value[c] = decided;
	if (reason)
		route_note(r, reason, MQ_STR(""));
}

/* What came; a cell of blanks, and an "unassigned" of ours, is nothing. */
static void
read_own(const struct route *r, const struct mq_record *rec,
    struct mq_str value[ROUTE_COLUMNS])
{
	struct mq_str trimmed;
	int i;

	for (i = 0; i < ROUTE_COLUMNS; i++) {
		value[i] = MQ_STR("");
		if (r->own[i] < 0 ||
		    (r->reroute && i != ROUTE_OWNER && i != ROUTE_MODE))
			continue;
		trimmed = route_text_of(rec, r->own[i]);
		if (trimmed.n && !mq_str_eq(trimmed, ROUTE_UNASSIGNED))
			value[i] = mq_field(rec, (size_t)r->own[i]);
	}
}

static const char *
why_no_area(const struct mq_str *at)
{
	if (at[1].n)
		return "no area has the address";
	if (at[0].n)
		return "no area has the household";
	return at[2].n && at[3].n ? "no area has the position"
				  : "no address, no area";
}

/* By household, by pattern, by address, by position: 0, or -1 with a flaw. */
static int
find_area(struct route *r, const struct mq_str at[4],
    const struct route_area **area, struct route_flaw *flaw)
{
	int got = 0;

	if (at[0].n)
		*area = route_area_of_household(&r->areas, at[0]);
	if (!*area && at[1].n)
		got = route_area_of_pattern(
		    &r->areas, at[1], area, &flaw->code, &flaw->why);
	if (got < 0) {
		flaw->column = "address";
		return -1;
	}
	if (!*area && at[1].n)
		*area = route_area_of_address(&r->areas, at[1]);
	if (!*area)
		*area = route_area_of_position(&r->areas, at[2], at[3]);
	return 0;
}

static int
settle_area(struct route *r, const struct mq_record *rec,
    struct route_verdict *v, struct mq_str *value, struct route_flaw *flaw)
{
	const struct mq_str at[4] = { route_text_of(rec, r->household),
		route_text_of(rec, r->address), route_text_of(rec, r->lat),
		route_text_of(rec, r->lon) };
	const char *reason = NULL;

	if (find_area(r, at, &v->area, flaw))
		return -1;
	if (!v->area)
		reason = why_no_area(at);
	route_settle(r, value, ROUTE_AREA,
	    v->area ? v->area->name : ROUTE_UNASSIGNED, reason);
	if (!v->area || !mq_str_eq(value[ROUTE_AREA], v->area->name))
		v->area = route_area_of_name(
		    &r->areas, mq_str_trim(value[ROUTE_AREA]));
	return 0;
}

static void
settle_duty(struct route *r, const struct mq_record *rec,
    struct route_verdict *v, struct mq_str *value)
{
	const struct route_duty *d =
	    route_duty_of(&r->duties, route_text_of(rec, r->category));

	v->duty = d;
	if (!d) {
		route_settle(r, value, ROUTE_AGENCY_RESPONSIBLE,
		    ROUTE_UNASSIGNED, "no duty has the category");
		return;
	}
	if (!value[ROUTE_MODE].n)
		value[ROUTE_MODE] = d->mode;
	route_settle(r, value, ROUTE_AGENCY_RESPONSIBLE, d->agency,
	    d->fallback ? "fallback duty" : NULL);
}

/* The duty's team; where the area has nobody of it, the worker. */
static void
settle_team(
    struct route *r, const struct route_verdict *v, struct mq_str *value)
{
	int team = v->duty ? (int)v->duty->team : ROUTE_WORKER;
	const char *reason = NULL;

	if (v->area && team != ROUTE_WORKER && team != ROUTE_AGENCY &&
	    !v->area->person[team].n &&
	    !route_staff_serves(
		&r->staff, (enum route_team)team, v->area->name)) {
		reason = route_nobody[team];
		team = ROUTE_WORKER;
	}
	route_settle(r, value, ROUTE_TEAM, mq_str(route_teams[team]), reason);
}

/* A word that no deadline can be for is told: it may be a slip. */
static const struct mq_deadline *
find_deadline(struct route *r, const struct mq_record *rec, struct mq_str mode)
{
	static const char *const notes[] = { "mode is no known word",
		"urgency is not from 0 to 3", "kind is no known word" };
	struct mq_str is[MQ_CASES];
	int i;

	is[MQ_CASE_MODE] = mq_str_trim(mode);
	is[MQ_CASE_URGENCY] = route_text_of(rec, r->urgency);
	is[MQ_CASE_KIND] = route_text_of(rec, r->kind);
	is[MQ_CASE_CATEGORY] = route_text_of(rec, r->category);
	for (i = 0; i < MQ_CASE_CATEGORY; i++)
		if (mq_case_is_odd((enum mq_case)i, is[i]))
			route_note(r, notes[i], MQ_STR(""));
	return mq_deadline_of(&r->deadlines, is);
}

static int
read_requested(struct route *r, const struct mq_record *rec,
    struct route_verdict *v, struct route_flaw *flaw)
{
	struct mq_str text = route_text_of(rec, r->requested);

	v->dated = text.n > 0;
	if (!v->dated || !mq_date_parse(text, r->zone, &v->requested))
		return 0;
	*flaw = (struct route_flaw){ "requested_datetime", "date",
		"neither RFC 3339 nor a day alone; mq-ingest converts dates" };
	return -1;
}

/* When the limit is over, written down; "" where that cannot be. */
static struct mq_str
write_due(struct route *r, const struct route_verdict *v, enum mq_limit limit)
{
	struct mq_str due = { r->due[limit], 0 };
	struct mq_date date;
	int64_t t;

	if (mq_deadline_due(
		v->deadline, limit, r->calendar, v->requested.t, &t))
		return due;
	date = mq_date_at(t, r->zone);
	due.n = mq_date_format(&date, r->due[limit]);
	return due;
}

static void
settle_due(struct route *r, const struct mq_record *rec,
    struct route_verdict *v, struct mq_str *value)
{
	struct mq_str due[MQ_LIMITS] = { { "", 0 }, { "", 0 } };
	const char *reason = NULL;
	int i;

	v->deadline = find_deadline(r, rec, value[ROUTE_MODE]);
	for (i = 0; i < MQ_LIMITS; i++)
		if (v->dated && v->deadline && v->deadline->has[i])
			due[i] = write_due(r, v, (enum mq_limit)i);
	if (!v->dated)
		reason = "no requested_datetime, no due time";
	else if (!v->deadline || !v->deadline->has[MQ_RESOLVE])
		reason = "no deadline fits";
	else if (!due[MQ_RESOLVE].n)
		reason = "due after the year 9999";
	route_settle(r, value, ROUTE_RESPONSE_DUE, due[MQ_RESPOND], NULL);
	route_settle(r, value, ROUTE_DUE, due[MQ_RESOLVE], reason);
}

/* "staff.tsv:5, 2 before that day": at most ten digits. */
static void
explain_staff(struct route *r, const struct route_verdict *v)
{
	char digits[10];
	size_t at = sizeof(digits);
	uint32_t n = v->before;

	do
		digits[--at] = (char)('0' + n % 10);
	while (n /= 10);
	route_note(r, "assignee by ", v->staff->place);
	route_text_add(&r->notes, MQ_STR(" with "));
	route_text_add(
	    &r->notes, (struct mq_str){ digits + at, sizeof(digits) - at });
	route_text_add(&r->notes, MQ_STR(" that day"));
}

static void
explain(struct route *r, const struct route_verdict *v)
{
	if (v->area)
		route_note(r, "area by ", v->area->place);
	if (v->duty)
		route_note(r, "duty by ", v->duty->place);
	if (v->staff)
		explain_staff(r, v);
	if (v->deadline)
		route_note(r, "deadline by ", v->deadline->place);
}

int
route_record(struct route *r, const struct mq_record *rec,
    struct mq_str value[ROUTE_COLUMNS], struct route_flaw *flaw)
{
	struct route_verdict v = { 0 };

	r->notes.n = 0;
	read_own(r, rec, value);
	if (read_requested(r, rec, &v, flaw) ||
	    settle_area(r, rec, &v, value, flaw))
		return -1;
	settle_duty(r, rec, &v, value);
	settle_team(r, &v, value);
	route_settle_assignee(r, rec, &v, value);
	route_settle_co_handlers(r, rec, &v, value);
	settle_due(r, rec, &v, value);
	if (r->explain)
		explain(r, &v);
	value[ROUTE_NOTES] = (struct mq_str){ r->notes.s, r->notes.n };
	return 0;
}

void
route_free(struct route *r)
{
	route_areas_free(&r->areas);
	route_duties_free(&r->duties);
	mq_deadlines_free(&r->deadlines);
	route_staff_free(&r->staff);
	route_groups_free(&r->groups);
	route_load_free(&r->load);
	free(r->notes.s);
	free(r->helpers.s);
	r->notes = r->helpers = (struct route_text){ 0 };
}
