#include "settle.h"

#include "cell.h"

const char *const route_nobody[] = { "the area has no worker",
	"the area has no member", "the area has no volunteer", NULL };

/* Why the area's own people do not take it, by team and bar. */
static const char *const barred[ROUTE_AGENCY][ROUTE_UNSKILLED + 1] = {
	{ NULL, "the area's worker is absent",
	    "the area's worker has no room that day",
	    "the area's worker lacks a skill" },
	{ NULL, "the area's member is absent",
	    "the area's member has no room that day",
	    "the area's member lacks a skill" },
	{ NULL, "the area's volunteer is absent",
	    "the area's volunteer has no room that day",
	    "the area's volunteer lacks a skill" }
};

/* The day in the zone, or ROUTE_NO_DAY. */
static int64_t
day_of(const struct route *r, const struct route_verdict *v)
{
	int64_t local;

	if (!v->dated)
		return ROUTE_NO_DAY;
	local = v->requested.t + mq_zone_offset(r->zone, v->requested.t);
	return (local - (local < 0 ? 86399 : 0)) / 86400;
}

static struct route_need
need_of(const struct route *r, const struct mq_record *rec,
    const struct route_verdict *v, const struct mq_str *value)
{
	struct route_need need = {
		.area = mq_str_trim(value[ROUTE_AREA]),
		.category = route_text_of(rec, r->category),
		.day = r->staff.n || r->tally ? day_of(r, v) : ROUTE_NO_DAY,
	};

	if (v->duty)
		need.skills = v->duty->skills;
	if (mq_str_eq(need.area, ROUTE_UNASSIGNED))
		need.area = MQ_STR("");
	return need;
}

/* The area's own, where nothing bars them; else *reason says what does. */
static struct mq_str
choose_own(const struct route *r, const struct route_area *area,
    const struct route_need *need, const char **reason)
{
	const struct route_staff_row *row;
	enum route_bar bar;
	struct mq_str who;

	if (!area)
		return MQ_STR("");
	who = area->person[need->team];
	if (!who.n) {
		*reason = route_nobody[need->team];
		return who;
	}
	row = route_staff_of(&r->staff, who);
	bar =
	    row ? route_staff_bar(&r->staff, row, need, &r->load) : ROUTE_FREE;
	*reason = barred[need->team][bar];
	return bar == ROUTE_FREE ? who : MQ_STR("");
}

/*
 * Who of the team takes it, or "".  A matter of a line (归口办理) goes to
 * those whose line it is; any other to the area's own, then to those who have
 * the area too, then to those of the line.
 */
static struct mq_str
choose_of_team(const struct route *r, struct route_verdict *v,
    const struct route_need *need, bool is_line, const char **reason)
{
	struct mq_str who = MQ_STR("");

	*reason = NULL;
	v->staff = NULL;
	if (is_line && need->team == ROUTE_WORKER)
		v->staff = route_staff_choose(&r->staff, need, true, &r->load);
	if (!v->staff)
		who = choose_own(r, v->area, need, reason);
	if (!v->staff && !who.n)
		v->staff = route_staff_choose(&r->staff, need, false, &r->load);
	if (!v->staff && !who.n)
		v->staff = route_staff_choose(&r->staff, need, true, &r->load);
	if (v->staff)
		return v->staff->name;
	v->staff = route_staff_of(&r->staff, who);
	return who;
}

/* A team that came may be of a word that is not ours: the worker then. */
static struct mq_str
choose(const struct route *r, struct route_verdict *v, struct route_need *need,
    const struct mq_str *value, const char **reason)
{
	int team = mq_word(route_teams, mq_str_trim(value[ROUTE_TEAM]));
	bool is_line =
	    mq_str_eq(mq_str_trim(value[ROUTE_MODE]), MQ_STR("line"));
	struct mq_str who;
	const char *other;

	if (team == ROUTE_AGENCY)
		return value[ROUTE_AGENCY_RESPONSIBLE];
	need->team = team < 0 ? ROUTE_WORKER : (enum route_team)team;
	who = choose_of_team(r, v, need, is_line, reason);
	if (!who.n && need->team != ROUTE_WORKER) {
		need->team = ROUTE_WORKER;
		who = choose_of_team(r, v, need, is_line, &other);
		if (!who.n && !*reason)
			*reason = other;
	}
	if (!v->area && need->area.n)
		*reason = "the area is not in the table";
	return who.n ? who : ROUTE_UNASSIGNED;
}

static void
count(struct route *r, struct mq_str who, int64_t day)
{
	struct route_person *p;

	if (!r->tally && !r->staff.n)
		return;
	p = r->tally ? route_load_person(&r->load, who)
		     : route_load_find(&r->load, who);
	if (p)
		route_load_add(&r->load, p, day);
}

void
route_settle_assignee(struct route *r, const struct mq_record *rec,
    struct route_verdict *v, struct mq_str *value)
{
	struct route_need need = need_of(r, rec, v, value);
	const char *reason = NULL;
	struct mq_str who = choose(r, v, &need, value, &reason);

	route_settle(r, value, ROUTE_ASSIGNEE, who, reason);
	who = mq_str_trim(value[ROUTE_ASSIGNEE]);
	if (mq_str_eq(who, ROUTE_UNASSIGNED)) {
		if (r->staff.n)
			route_note(
			    r, "nobody of the staff can take it", MQ_STR(""));
	} else if (!value[ROUTE_OWNER].n) {
		value[ROUTE_OWNER] = value[ROUTE_ASSIGNEE];
	}
	if (v->staff && !mq_str_eq(v->staff->name, who))
		v->staff = NULL;
	if (v->staff)
		v->before = route_load_on(&r->load, v->staff->person, need.day);
	count(r, who, need.day);
}

/* Is the area's own one of this team there to help? */
static bool
is_there(const struct route *r, const struct route_verdict *v, int team)
{
	struct route_need need = { .day = day_of(r, v) };
	const struct route_staff_row *row =
	    route_staff_of(&r->staff, v->area->person[team]);

	return !row ||
	       route_staff_bar(&r->staff, row, &need, &r->load) != ROUTE_ABSENT;
}

void
route_settle_co_handlers(struct route *r, const struct mq_record *rec,
    const struct route_verdict *v, struct mq_str *value)
{
	struct route_text *out = &r->helpers;
	bool brings[ROUTE_AGENCY];
	const char *reason = NULL;
	struct mq_str who;
	int team;

	out->n = 0;
	route_text_add(out, v->duty ? v->duty->co_handlers : MQ_STR(""));
	route_groups_of(&r->groups, route_text_of(rec, r->tags), brings);
	for (team = 0; team < ROUTE_AGENCY; team++) {
		if (!brings[team] || !v->area || !v->area->person[team].n)
			continue;
		who = v->area->person[team];
		if (!is_there(r, v, team)) {
			reason = barred[team][ROUTE_ABSENT];
			continue;
		}
		if (mq_str_eq(who, mq_str_trim(value[ROUTE_ASSIGNEE])) ||
		    route_list_has((struct mq_str){ out->s, out->n }, who))
			continue;
		if (out->n)
			route_text_add(out, MQ_STR(";"));
		route_text_add(out, who);
	}
	route_settle(r, value, ROUTE_CO_HANDLERS,
	    (struct mq_str){ out->s, out->n }, reason);
}
