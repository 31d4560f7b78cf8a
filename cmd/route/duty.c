#include "duty.h"

#include <stdlib.h>

#include "cell.h"
#include "minqing/fit.h"

struct columns {
	long category, agency, co_handlers, team, mode, skills;
};

static int
find_columns(struct mq_table *t, struct columns *c)
{
	c->category = mq_table_column(t, "category");
	c->agency = mq_table_column(t, "agency_responsible");
	c->co_handlers = mq_table_find(t, "co_handlers");
	c->team = mq_table_find(t, "team");
	c->mode = mq_table_find(t, "mode");
	c->skills = mq_table_find(t, "skills");
	return t->error ? -1 : 0;
}

static int
read_row(struct mq_table *t, size_t row, const struct columns *c,
    struct route_duty *duty)
{
	int team = mq_table_word(t, row, c->team, route_teams);
	int mode = mq_table_word(t, row, c->mode, mq_modes);

	if (team < -1 || mode < -1)
		return -1;
	duty->agency = mq_table_cell(t, row, c->agency);
	if (!duty->agency.n)
		return mq_table_fail(t, row, c->agency, "no agency is named");
	duty->co_handlers = mq_table_cell(t, row, c->co_handlers);
	duty->mode = mq_table_cell(t, row, c->mode);
	duty->skills = mq_table_cell(t, row, c->skills);
	duty->team = team < 0 ? ROUTE_WORKER : (enum route_team)team;
	duty->place = mq_table_place(t, row);
	return 0;
}

static int
add_row(struct route_duties *duties, struct mq_table *t, size_t row,
    const struct columns *c)
{
	struct mq_str path = mq_table_cell(t, row, c->category);
	struct route_duty duty = { 0 };

	if (!path.n)
		return mq_table_fail(
		    t, row, c->category, "empty: write * for the fallback");
	if (read_row(t, row, c, &duty))
		return -1;
	duty.fallback = mq_str_eq(path, MQ_STR("*"));
	if (!duty.fallback)
		route_prefixes_add(&duties->paths, path, duties->n);
	else if (!duties->fallback)
		duties->fallback = duties->n + 1;
	duties->row =
	    mq_grow(duties->row, duties->n, &duties->cap, sizeof(*duties->row));
	duties->row[duties->n++] = duty;
	return 0;
}

void
route_duties_add(struct route_duties *duties, struct mq_table *t)
{
	struct columns c;
	size_t row;

	if (t->error || find_columns(t, &c))
		return;
	for (row = 0; row < t->nrows; row++)
		if (add_row(duties, t, row, &c))
			return;
}

void
route_duties_ready(struct route_duties *duties)
{
	route_prefixes_sort(&duties->paths);
}

const struct route_duty *
route_duty_of(const struct route_duties *duties, struct mq_str category)
{
	const struct route_prefix *hit =
	    route_prefix_longest(&duties->paths, category);

	while (hit && !mq_path_covers(hit->key, category))
		hit = route_prefix_shorter(&duties->paths, hit);
	if (hit)
		return &duties->row[hit->row];
	return duties->fallback ? &duties->row[duties->fallback - 1] : NULL;
}

void
route_duties_free(struct route_duties *duties)
{
	free(duties->row);
	route_prefixes_free(&duties->paths);
	*duties = (struct route_duties){ 0 };
}
