/* The sections of a report, in their order */

#include "sections.h"

#include "changed.h"
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
	(void)room;
	c->ntiles = report_tiles(p, c->tile);
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
	return has_cases(r) && report_knows_closed(r) &&
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
	return has_cases(r) && report_knows_closed(r);
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

const struct report_section report_sections[] = {
	{ "quality", W_QUALITY, true, always, fill_quality },
	{ "glance", W_TILES, false, has_cases, fill_tiles },
	{ "changed", W_CHANGED, false, has_cases, fill_changed },
	{ "volume", W_VOLUME, false, has_cases, fill_volume },
	{ "units", W_UNITS, false, has_units, fill_units },
	{ "ranking", W_RANKING, false, has_ranking, fill_ranking },
	{ "categories", W_CATEGORIES, false, has_categories, fill_categories },
	{ "ages", W_AGES, false, has_ages, fill_ages },
	{ "overdue", W_LONGEST, false, has_overdue, fill_overdue },
	{ "times", W_TIMES, false, has_times, fill_times },
	{ "hours", W_HOURS_OF, false, has_hours, fill_hours },
	{ "shape", W_SHAPE, false, has_shape, fill_shape },
	{ "problems", W_PROBLEMS, false, has_problems, fill_problems },
	{ "definitions", W_DEFINITIONS, false, always, fill_definitions },
	{ "left_out", W_LEFT_OUT, false, always, fill_left_out },
	{ NULL, W_NONE, false, NULL, NULL },
};

void
report_fill(struct report_page *p, const struct report_section *s,
    const struct report_room *room, struct report_content *c)
{
	*c = (struct report_content){ 0 };
	s->fill(p, room, c);
}

void
report_content_free(struct report_content *c)
{
	while (c->ntables)
		report_table_free(&c->table[--c->ntables]);
}
