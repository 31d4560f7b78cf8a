/* The sections of a report, in their order */

#include "sections.h"

#include "changed.h"
#include "inputs.h"
#include "ranking.h"

static void
add_table(struct report_content *c, struct report_table t)
{
	c->table[c->ntables++] = t;
}

static void
fill_quality(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	struct report_table t = report_table_quality(p);

	(void)room;
	report_notes_missing(p, &c->notes);
	if (!p->r->all.n)
		t.finding = report_text(p, W_EMPTY);
	else if (!t.nrows && !c->notes.n)
		t.finding = report_text(p, W_Q_GOOD);
	add_table(c, t);
}

static void
fill_tiles(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	size_t i, n = report_tiles(p, c->tile);

	(void)room;
	for (i = 0; i < n; i++) /* on a sheet, only what is known */
		if (!p->r->sheet || c->tile[i].value.type != REPORT_NA)
			c->tile[c->ntiles++] = c->tile[i];
}

static void
fill_volume(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	add_table(c, report_table_volume(p, room));
}

static void
fill_units(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	add_table(c, report_table_units(p, room));
}

static void
fill_categories(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	add_table(c, report_table_categories(p, room));
}

static void
fill_changed(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	(void)room;
	report_notes_changed(p, &c->notes);
}

static void
fill_ranking(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	add_table(c, report_table_ranking(p, room));
}

static void
fill_times(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	(void)room;
	add_table(c, report_table_times(p));
}

static void
fill_ages(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	(void)room;
	add_table(c, report_table_ages(p));
}

static void
fill_hours(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	(void)room;
	add_table(c, report_table_hours(p));
}

static void
fill_problems(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	add_table(c, report_table_problems(p, room));
}

static void
fill_limited(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	add_table(c, report_table_list(p, REPORT_LIST_LIMITED, room));
}

static void
fill_line(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	add_table(c, report_table_list(p, REPORT_LIST_LINE, room));
}

static void
fill_joint(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	add_table(c, report_table_list(p, REPORT_LIST_JOINT, room));
}

static void
fill_carried(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	add_table(c, report_table_list(p, REPORT_LIST_CARRIED, room));
}

static void
fill_standing(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	add_table(c, report_table_praised(p, room));
	add_table(c, report_table_behind(p, room));
}

static void
fill_persons(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	const struct report_groups *g = &p->r->by[REPORT_BY_ASSIGNEE];
	size_t i;

	(void)room;
	for (i = 0; i < g->n && c->ntables < REPORT_TABLES; i++)
		if (g->item[i]->name.n)
			add_table(c, report_table_person(p, i));
}

/* The short tables. */
static const enum report_by shape[] = { REPORT_BY_SERVICE, REPORT_BY_CHANNEL,
	REPORT_BY_AREA, REPORT_BY_STREET, REPORT_BY_URGENCY };

enum { SHAPES = sizeof(shape) / sizeof(shape[0]) };

static bool
has_group(const struct report *r, enum report_by by)
{
	return report_has(r, report_by_column(by)) && r->by[by].n &&
	       (by != REPORT_BY_AREA || r->unit != by);
}

static void
fill_shape(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	struct report_room few = *room;
	int i;

	few.groups = room->streets;
	for (i = 0; i < SHAPES; i++)
		if (has_group(p->r, shape[i]))
			add_table(
			    c, report_table_groups(p, shape[i],
				   shape[i] == REPORT_BY_STREET ? &few : room));
}

static void
fill_overdue(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	add_table(c, report_table_overdue(p, room));
}

static void
fill_definitions(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	(void)room;
	c->ndefinitions = report_definitions(p, c->definition);
}

static void
fill_left_out(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	(void)room;
	report_notes_left_out(p, &c->notes);
}

static void
fill_inputs(struct report_page *p, const struct report_room *room,
    struct report_content *c)
{
	add_table(c, report_table_inputs(p, room));
}

static bool
always(const struct report *r)
{
	(void)r;
	return true;
}

static bool
has_cases(const struct report *r)
{
	return r->all.n > 0;
}

static bool
has_units(const struct report *r)
{
	return r->has_unit;
}

static bool
has_categories(const struct report *r)
{
	return has_cases(r) && report_has(r, REPORT_CATEGORY);
}

static bool
has_shape(const struct report *r)
{
	int i;

	for (i = 0; i < SHAPES; i++)
		if (has_group(r, shape[i]))
			return has_cases(r);
	return false;
}

static bool
has_overdue(const struct report *r)
{
	return (has_cases(r) || r->backlog.n) && report_knows_closed(r) &&
	       report_has(r, REPORT_EXPECTED);
}

static bool
has_ranking(const struct report *r)
{
	return has_cases(r) && report_ranks(r);
}

static bool
has_times(const struct report *r)
{
	return r->minutes.total > 0;
}

static bool
has_ages(const struct report *r)
{
	return (has_cases(r) || r->backlog.n) && report_knows_closed(r);
}

static bool
has_hours(const struct report *r)
{
	int d, h;

	for (d = 0; d < 7; d++)
		for (h = 0; h < 24; h++)
			if (r->hours[d][h])
				return true;
	return false;
}

static bool
has_problems(const struct report *r)
{
	return r->by[REPORT_BY_PROBLEM].n > 0;
}

static bool
has_modes(const struct report *r)
{
	return has_ages(r) && report_has(r, REPORT_MODE);
}

static bool
has_carried(const struct report *r)
{
	return has_ages(r) && r->reader.spans.asked;
}

static bool
has_persons(const struct report *r)
{
	return has_cases(r) && report_has(r, REPORT_ASSIGNEE);
}

#define DAILY REPORT_SHEET_DAY
#define WEEKLY REPORT_SHEET_WEEK
#define MONTHLY REPORT_SHEET_MONTH
#define QUARTERLY REPORT_SHEET_QUARTER
#define YEARLY REPORT_SHEET_YEAR
#define SHEETS (DAILY | WEEKLY | MONTHLY | QUARTERLY | YEARLY)
#define FULL REPORT_FULL

const struct report_section report_sections[] = {
	{ "quality", W_QUALITY, true, FULL, always, fill_quality },
	{ "glance", W_TILES, false, FULL | SHEETS, has_cases, fill_tiles },
	{ "changed", W_CHANGED, false, FULL | SHEETS, has_cases, fill_changed },
	{ "limited", W_LIST_LIMITED, false, DAILY, has_modes, fill_limited },
	{ "line", W_LIST_LINE, false, DAILY | WEEKLY, has_ages, fill_line },
	{ "joint", W_LIST_JOINT, false, SHEETS & ~YEARLY, has_modes,
	    fill_joint },
	{ "carried", W_LIST_CARRIED, false, SHEETS & ~YEARLY, has_carried,
	    fill_carried },
	{ "volume", W_VOLUME, false, FULL | MONTHLY, has_cases, fill_volume },
	{ "units", W_UNITS, false, FULL, has_units, fill_units },
	{ "ranking", W_RANKING, false, FULL | MONTHLY | QUARTERLY, has_ranking,
	    fill_ranking },
	{ "categories", W_CATEGORIES, false, FULL | WEEKLY | QUARTERLY,
	    has_categories, fill_categories },
	{ "ages", W_AGES, false, FULL, has_ages, fill_ages },
	{ "overdue", W_LONGEST, false, FULL | (SHEETS & ~YEARLY), has_overdue,
	    fill_overdue },
	{ "times", W_TIMES, false, FULL, has_times, fill_times },
	{ "hours", W_HOURS_OF, false, FULL, has_hours, fill_hours },
	{ "shape", W_SHAPE, false, FULL, has_shape, fill_shape },
	{ "problems", W_PROBLEMS, false, FULL | WEEKLY | MONTHLY | QUARTERLY,
	    has_problems, fill_problems },
	{ "standing", W_STANDING, false, SHEETS, has_ranking, fill_standing },
	{ "persons", W_PERSONS, false, YEARLY, has_persons, fill_persons },
	{ "definitions", W_DEFINITIONS, false, FULL, always, fill_definitions },
	{ "left_out", W_LEFT_OUT, false, FULL, always, fill_left_out },
	{ "inputs", W_INPUTS, false, FULL, always, fill_inputs },
	{ NULL, W_NONE, false, 0, NULL, NULL },
};

bool
report_shows(const struct report *r, const struct report_section *s)
{
	unsigned sheet = r->sheet ? 1u << r->cadence : FULL;

	return s->sheets & sheet && s->has(r);
}

static size_t
at_most(size_t n, size_t most)
{
	return n < most ? n : most;
}

/* An agenda has room for what presses most. */
static struct report_room
room_of(const struct report *r, const struct report_room *room)
{
	struct report_room few = *room;

	if (!r->sheet)
		return few;
	few.groups = at_most(few.groups, 10);
	few.tops = at_most(few.tops, 6);
	few.subs = 0;
	few.overdue = at_most(few.overdue, 6);
	few.problems = at_most(few.problems, 5);
	return few;
}

void
report_fill(struct report_page *p, const struct report_section *s,
    const struct report_room *room, struct report_content *c)
{
	struct report_room few = room_of(p->r, room);

	*c = (struct report_content){ 0 };
	s->fill(p, &few, c);
}

void
report_content_free(struct report_content *c)
{
	while (c->ntables)
		report_table_free(&c->table[--c->ntables]);
}
