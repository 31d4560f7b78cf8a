#include "staff.h"

#include <stdlib.h>

#include "cell.h"
#include "minqing/date.h"

struct columns {
	long name, team, areas, lines, skills, absent, capacity;
};

static int
find_columns(struct mq_table *t, struct columns *c)
{
	c->name = mq_table_column(t, "name");
	c->team = mq_table_find(t, "team");
	c->areas = mq_table_find(t, "areas");
	c->lines = mq_table_find(t, "lines");
	c->skills = mq_table_find(t, "skills");
	c->absent = mq_table_find(t, "absent");
	c->capacity = mq_table_find(t, "capacity");
	return t->error ? -1 : 0;
}

static int
read_day(struct mq_str s, int64_t *day)
{
	struct mq_date d;
	const char *why;

	/* In no zone: a day alone is the same day everywhere. */
	if (mq_date_read(
		mq_str_trim(s), MQ_ORDER_NONE, mq_zone_open("UTC"), &d, &why) ||
	    !d.day)
		return -1;
	*day = d.t / 86400;
	return 0;
}

/* "2026-02-10/2026-02-20;2026-03-05" */
static int
read_absences(struct route_staff *staff, struct mq_table *t, size_t row,
    long col, struct route_staff_row *who)
{
	struct mq_str rest = mq_table_cell(t, row, col), part, first;
	struct route_absence a;

	who->absence = staff->nabsences;
	while (rest.n && mq_str_next(&rest, ';', &part)) {
		if (!mq_str_trim(part).n)
			continue;
		mq_str_next(&part, '/', &first);
		if (read_day(first, &a.first) ||
		    read_day(part.s ? part : first, &a.last) ||
		    a.last < a.first)
			return mq_table_fail(t, row, col,
			    "want days and spans of days such as "
			    "2026-02-10/2026-02-20;2026-03-05");
		staff->absence = mq_grow(staff->absence, staff->nabsences,
		    &staff->absences_cap, sizeof(*staff->absence));
		staff->absence[staff->nabsences++] = a;
		who->nabsences++;
	}
	return 0;
}

static int
read_row(struct route_staff *staff, struct mq_table *t, size_t row,
    const struct columns *c, struct route_staff_row *who)
{
	int team = mq_table_word(t, row, c->team, route_teams);
	struct mq_str cell = mq_table_cell(t, row, c->capacity);
	int64_t capacity = 0;

	if (team < -1)
		return -1;
	if (team == ROUTE_AGENCY)
		return mq_table_fail(
		    t, row, c->team, "an agency is not of the staff");
	if (cell.n &&
	    (mq_str_int(cell, &capacity) || capacity < 1 || capacity > 1000000))
		return mq_table_fail(t, row, c->capacity,
		    "want a whole number of records a day, from 1");
	who->team = team < 0 ? ROUTE_WORKER : (enum route_team)team;
	who->areas = mq_table_cell(t, row, c->areas);
	who->lines = mq_table_cell(t, row, c->lines);
	who->skills = mq_table_cell(t, row, c->skills);
	who->person->capacity = (uint32_t)capacity;
	who->place = mq_table_place(t, row);
	who->table = t;
	return read_absences(staff, t, row, c->absent, who);
}

/* Note the row under each word of a list, by which it is looked for. */
static void
index_list(struct mq_map *has, struct mq_str list, size_t row)
{
	struct route_rows *rows;
	struct mq_str word;

	while (list.n && mq_str_next(&list, ';', &word)) {
		word = mq_str_trim(word);
		if (!word.n)
			continue;
		rows = mq_map_put(has, word, sizeof(*rows));
		rows->at =
		    mq_grow(rows->at, rows->n, &rows->cap, sizeof(*rows->at));
		rows->at[rows->n++] = row;
	}
}

static int
add_row(struct route_staff *staff, struct mq_table *t, size_t row,
    const struct columns *c, struct route_load *load)
{
	struct route_staff_row who = { .name = mq_table_cell(t, row, c->name) };
	size_t *at;

	if (!who.name.n)
		return mq_table_fail(t, row, c->name, "nobody is named");
	at = mq_map_put(&staff->names, who.name, sizeof(*at));
	if (*at && staff->row[*at - 1].table == t)
		return mq_table_fail(t, row, c->name, "'%s' is named twice",
		    mq_str_dup(&t->arena, who.name).s);
	if (*at)
		return 0;
	who.person = route_load_person(load, who.name);
	if (read_row(staff, t, row, c, &who))
		return -1;
	staff->row =
	    mq_grow(staff->row, staff->n, &staff->cap, sizeof(*staff->row));
	index_list(&staff->has[0], who.areas, staff->n);
	index_list(&staff->has[1], who.lines, staff->n);
	staff->row[staff->n++] = who;
	*at = staff->n;
	return 0;
}

void
route_staff_add(
    struct route_staff *staff, struct mq_table *t, struct route_load *load)
{
	struct columns c;
	size_t row;

	if (t->error || find_columns(t, &c))
		return;
	for (row = 0; row < t->nrows; row++)
		if (add_row(staff, t, row, &c, load))
			return;
}

const struct route_staff_row *
route_staff_of(const struct route_staff *staff, struct mq_str name)
{
	const size_t *at = staff->n ? mq_map_get(&staff->names, name) : NULL;

	return at ? &staff->row[*at - 1] : NULL;
}

bool
route_staff_serves(
    const struct route_staff *staff, enum route_team team, struct mq_str area)
{
	const struct route_rows *rows = mq_map_get(&staff->has[0], area);
	size_t i;

	for (i = 0; rows && i < rows->n; i++)
		if (staff->row[rows->at[i]].team == team)
			return true;
	return false;
}

static bool
is_absent(const struct route_staff *staff, const struct route_staff_row *who,
    int64_t day)
{
	const struct route_absence *a = staff->absence + who->absence;
	size_t i;

	if (day == ROUTE_NO_DAY)
		return false;
	for (i = 0; i < who->nabsences; i++)
		if (a[i].first <= day && day <= a[i].last)
			return true;
	return false;
}

static bool
has_skills(const struct route_staff_row *who, struct mq_str skills)
{
	struct mq_str skill;

	while (skills.n && mq_str_next(&skills, ';', &skill))
		if (mq_str_trim(skill).n &&
		    !route_list_has(who->skills, mq_str_trim(skill)))
			return false;
	return true;
}

enum route_bar
route_staff_bar(const struct route_staff *staff,
    const struct route_staff_row *who, const struct route_need *need,
    const struct route_load *load)
{
	uint32_t room = who->person->capacity;

	if (is_absent(staff, who, need->day))
		return ROUTE_ABSENT;
	if (!has_skills(who, need->skills))
		return ROUTE_UNSKILLED;
	if (room && route_load_on(load, who->person, need->day) >= room)
		return ROUTE_FULL;
	return ROUTE_FREE;
}

/* The best so far of those looked at. */
struct choice {
	const struct route_staff_row *who;
	uint32_t on; /* records that day */
};

static bool
is_better(const struct choice *a, const struct choice *b)
{
	if (!b->who)
		return true;
	if (a->on != b->on)
		return a->on < b->on;
	if (a->who->person->total != b->who->person->total)
		return a->who->person->total < b->who->person->total;
	return a->who < b->who;
}

/* Look at those who have a word: an area, or a line. */
static void
look(const struct route_staff *staff, const struct mq_map *has,
    struct mq_str word, const struct route_need *need,
    const struct route_load *load, struct choice *best)
{
	const struct route_rows *rows = mq_map_get(has, word);
	struct choice one;
	size_t i;

	for (i = 0; rows && i < rows->n; i++) {
		one.who = &staff->row[rows->at[i]];
		if (one.who->team != need->team ||
		    route_staff_bar(staff, one.who, need, load) != ROUTE_FREE)
			continue;
		one.on = route_load_on(load, one.who->person, need->day);
		if (is_better(&one, best))
			*best = one;
	}
}

/* Lines that cover the category are its beginnings, up to a "/", and "*". */
const struct route_staff_row *
route_staff_choose(const struct route_staff *staff,
    const struct route_need *need, bool by_line, const struct route_load *load)
{
	const struct mq_map *has = &staff->has[by_line];
	struct choice best = { NULL, 0 };
	struct mq_str part = need->category;

	if (!has->n)
		return NULL;
	if (!by_line) {
		look(staff, has, need->area, need, load, &best);
		return best.who;
	}
	look(staff, has, MQ_STR("*"), need, load, &best);
	for (part.n = 1; part.n <= need->category.n; part.n++)
		if (part.n == need->category.n || part.s[part.n] == '/')
			look(staff, has, part, need, load, &best);
	return best.who;
}

static void
free_index(struct mq_map *has)
{
	size_t i;

	for (i = 0; i < has->n; i++)
		free(((struct route_rows *)has->entry[i]->value)->at);
	mq_map_free(has);
}

void
route_staff_free(struct route_staff *staff)
{
	free(staff->row);
	free(staff->absence);
	mq_map_free(&staff->names);
	free_index(&staff->has[0]);
	free_index(&staff->has[1]);
	*staff = (struct route_staff){ 0 };
}
