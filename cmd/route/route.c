#include "route.h"

#include <stdlib.h>

#include "cell.h"

const char *const route_columns[ROUTE_COLUMNS] = { "mode", "area", "team",
	"agency_responsible", "assignee", "co_handlers", "owner",
	"expected_datetime", "route_notes" };

#define UNASSIGNED MQ_STR("unassigned")

/* The rows that decided a record; NULL where there is none. */
struct verdict {
	const struct route_area *area;
	const struct route_duty *duty;
	const struct route_deadline *deadline;
};

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
	r->category = mq_column(header, "category");
	r->urgency = mq_column(header, "urgency");
	r->kind = mq_column(header, "kind");
	r->requested = mq_column(header, "requested_datetime");
}

static struct mq_str
text_of(const struct mq_record *rec, long column)
{
	if (column < 0)
		return MQ_STR("");
	return mq_str_trim(mq_field(rec, (size_t)column));
}

/* Notes are parted by "; ". */
static void
note(struct route *r, const char *what, struct mq_str which)
{
	struct route_text *out = &r->notes;
	size_t n = strlen(what);

	if (out->n + n + which.n + 2 > out->cap) {
		out->cap = 2 * out->cap + n + which.n + 256;
		out->s = mq_xrealloc(out->s, out->cap, 1);
	}
	if (out->n) {
		memcpy(out->s + out->n, "; ", 2);
		out->n += 2;
	}
	memcpy(out->s + out->n, what, n);
	memcpy(out->s + out->n + n, which.s, which.n);
	out->n += n + which.n;
}

/*
 * What came stands.  Where nothing came, or what is decided is the same, the
 * reason for it is noted, so that a second run has the same to say.
 */
static void
settle(struct route *r, struct mq_str *value, enum route_column c,
    struct mq_str decided, const char *reason)
{
	if (value[c].n && !mq_str_eq(value[c], decided)) {
		note(r, c == ROUTE_DUE ? "due time" : route_columns[c],
		    MQ_STR(" came with the record"));
		return;
	}
	value[c] = decided;
	if (reason)
		note(r, reason, MQ_STR(""));
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
		trimmed = text_of(rec, r->own[i]);
		if (trimmed.n && !mq_str_eq(trimmed, UNASSIGNED))
			value[i] = mq_field(rec, (size_t)r->own[i]);
	}
}

static const char *
why_no_area(struct mq_str household, struct mq_str address)
{
	if (address.n)
		return "no area has the address";
	return household.n ? "no area has the household"
			   : "no address, no area";
}

static void
settle_area(struct route *r, const struct mq_record *rec, struct verdict *v,
    struct mq_str *value)
{
	struct mq_str household = text_of(rec, r->household);
	struct mq_str address = text_of(rec, r->address);
	const char *reason = NULL;

	if (household.n)
		v->area = route_area_of_household(&r->areas, household);
	if (!v->area && address.n)
		v->area = route_area_of_address(&r->areas, address);
	if (!v->area)
		reason = why_no_area(household, address);
	settle(
	    r, value, ROUTE_AREA, v->area ? v->area->name : UNASSIGNED, reason);
	if (!v->area || !mq_str_eq(value[ROUTE_AREA], v->area->name))
		v->area = route_area_of_name(
		    &r->areas, mq_str_trim(value[ROUTE_AREA]));
}

static void
settle_duty(struct route *r, const struct mq_record *rec, struct verdict *v,
    struct mq_str *value)
{
	const struct route_duty *d =
	    route_duty_of(&r->duties, text_of(rec, r->category));

	v->duty = d;
	if (!d) {
		settle(r, value, ROUTE_AGENCY_RESPONSIBLE, UNASSIGNED,
		    "no duty has the category");
		settle(r, value, ROUTE_CO_HANDLERS, MQ_STR(""), NULL);
		return;
	}
	if (!value[ROUTE_MODE].n)
		value[ROUTE_MODE] = d->mode;
	settle(r, value, ROUTE_AGENCY_RESPONSIBLE, d->agency,
	    d->fallback ? "fallback duty" : NULL);
	settle(r, value, ROUTE_CO_HANDLERS, d->co_handlers, NULL);
}

/* Why the worker takes the place of a team, by enum route_team. */
static const char *const nobody[] = { "the area has no worker",
	"the area has no member", "the area has no volunteer", NULL };

/* The duty's team; where the area has nobody of it, the worker. */
static void
settle_team(struct route *r, const struct verdict *v, struct mq_str *value)
{
	int team = v->duty ? (int)v->duty->team : ROUTE_WORKER;
	const char *reason = NULL;

	if (v->area && team != ROUTE_WORKER && team != ROUTE_AGENCY &&
	    !v->area->person[team].n) {
		reason = nobody[team];
		team = ROUTE_WORKER;
	}
	settle(r, value, ROUTE_TEAM, mq_str(route_teams[team]), reason);
}

/* Who of this team is in the area, or else its worker. */
static struct mq_str
choose_person(const struct route_area *area, int team, const char **reason)
{
	if (area->person[team].n)
		return area->person[team];
	*reason = nobody[team];
	if (area->person[ROUTE_WORKER].n)
		return area->person[ROUTE_WORKER];
	return UNASSIGNED;
}

/* A team that came may be of a word that is not ours: the worker then. */
static void
settle_assignee(struct route *r, const struct verdict *v, struct mq_str *value)
{
	int team = route_word(route_teams, mq_str_trim(value[ROUTE_TEAM]));
	struct mq_str who = UNASSIGNED;
	const char *reason = NULL;

	if (team == ROUTE_AGENCY)
		who = value[ROUTE_AGENCY_RESPONSIBLE];
	else if (v->area)
		who = choose_person(
		    v->area, team < 0 ? ROUTE_WORKER : team, &reason);
	else if (!mq_str_eq(value[ROUTE_AREA], UNASSIGNED))
		reason = "the area is not in the table";
	settle(r, value, ROUTE_ASSIGNEE, who, reason);
	if (!value[ROUTE_OWNER].n &&
	    !mq_str_eq(value[ROUTE_ASSIGNEE], UNASSIGNED))
		value[ROUTE_OWNER] = value[ROUTE_ASSIGNEE];
}

static const struct route_deadline *
find_deadline(
    const struct route *r, const struct mq_record *rec, struct mq_str mode)
{
	struct mq_str is[ROUTE_CASES];

	is[ROUTE_CASE_MODE] = mq_str_trim(mode);
	is[ROUTE_CASE_URGENCY] = text_of(rec, r->urgency);
	is[ROUTE_CASE_KIND] = text_of(rec, r->kind);
	is[ROUTE_CASE_CATEGORY] = text_of(rec, r->category);
	return route_deadline_of(&r->deadlines, is);
}

/* -1 where the date cannot be read. */
static int
settle_due(struct route *r, const struct mq_record *rec, struct verdict *v,
    struct mq_str *value)
{
	struct mq_str requested = text_of(rec, r->requested);
	struct mq_date date = { 0 };
	struct mq_str due = { r->due, 0 };
	const char *reason = NULL;

	if (requested.n && mq_date_parse(requested, r->zone, &date))
		return -1;
	v->deadline = find_deadline(r, rec, value[ROUTE_MODE]);
	if (!requested.n) {
		reason = "no requested_datetime, no due time";
	} else if (!v->deadline || v->deadline->resolve < 0) {
		reason = "no deadline fits";
	} else {
		date = mq_date_at(
		    route_deadline_due(v->deadline, date.t, r->zone), r->zone);
		due.n = mq_date_format(&date, r->due);
		reason = due.n ? NULL : "due after the year 9999";
	}
	settle(r, value, ROUTE_DUE, due, reason);
	return 0;
}

static void
explain(struct route *r, const struct verdict *v)
{
	if (v->area)
		note(r, "area by ", v->area->place);
	if (v->duty)
		note(r, "duty by ", v->duty->place);
	if (v->deadline)
		note(r, "deadline by ", v->deadline->place);
}

const char *
route_record(struct route *r, const struct mq_record *rec,
    struct mq_str value[ROUTE_COLUMNS])
{
	struct verdict v = { 0 };

	r->notes.n = 0;
	read_own(r, rec, value);
	settle_area(r, rec, &v, value);
	settle_duty(r, rec, &v, value);
	settle_team(r, &v, value);
	settle_assignee(r, &v, value);
	if (settle_due(r, rec, &v, value))
		return "neither RFC 3339 nor a day alone; mq-ingest converts "
		       "dates";
	if (r->explain)
		explain(r, &v);
	value[ROUTE_NOTES] = (struct mq_str){ r->notes.s, r->notes.n };
	return NULL;
}

void
route_free(struct route *r)
{
	route_areas_free(&r->areas);
	route_duties_free(&r->duties);
	route_deadlines_free(&r->deadlines);
	free(r->notes.s);
	r->notes = (struct route_text){ 0 };
}
