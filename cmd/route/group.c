#include "group.h"

#include <stdlib.h>

#include "cell.h"

static const struct route_group *
find(const struct route_groups *groups, struct mq_str tag)
{
	size_t i;

	for (i = 0; i < groups->n; i++)
		if (mq_str_eq(groups->row[i].tag, tag))
			return &groups->row[i];
	return NULL;
}

static int
add_row(struct route_groups *groups, struct mq_table *t, size_t row, long tag,
    long team)
{
	struct route_group g = { .tag = mq_table_cell(t, row, tag) };
	struct mq_str rest = mq_table_cell(t, row, team), part;
	int i;

	if (!g.tag.n)
		return mq_table_fail(t, row, tag, "no tag is named");
	while (rest.n && mq_str_next(&rest, ';', &part)) {
		i = mq_word(route_teams, mq_str_trim(part));
		if (i != ROUTE_MEMBER && i != ROUTE_VOLUNTEER)
			return mq_table_fail(
			    t, row, team, "want member, volunteer or both");
		g.brings[i] = true;
	}
	if (find(groups, g.tag))
		return 0;
	groups->row =
	    mq_grow(groups->row, groups->n, &groups->cap, sizeof(*groups->row));
	groups->row[groups->n++] = g;
	return 0;
}

void
route_groups_add(struct route_groups *groups, struct mq_table *t)
{
	long tag, team;
	size_t row;

	if (t->error)
		return;
	tag = mq_table_column(t, "tag");
	team = tag < 0 ? -1 : mq_table_column(t, "team");
	for (row = 0; row < t->nrows && !t->error; row++)
		if (add_row(groups, t, row, tag, team))
			return;
}

void
route_groups_of(const struct route_groups *groups, struct mq_str tags,
    bool brings[ROUTE_AGENCY])
{
	const struct route_group *g;
	struct mq_str tag;
	int i;

	memset(brings, 0, ROUTE_AGENCY * sizeof(*brings));
	while (tags.n && mq_str_next(&tags, ';', &tag)) {
		g = find(groups, mq_str_trim(tag));
		for (i = 0; g && i < ROUTE_AGENCY; i++)
			brings[i] |= g->brings[i];
	}
}

void
route_groups_free(struct route_groups *groups)
{
	free(groups->row);
	*groups = (struct route_groups){ 0 };
}
