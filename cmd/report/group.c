#include "group.h"

#include <stdlib.h>

void
report_tally_add(struct report_tally *t, const struct report_case *c)
{
	t->n++;
	t->closed += c->state == REPORT_CLOSED;
	t->ended += c->state == REPORT_ENDED;
	t->open += c->state == REPORT_OPEN;
	t->timed += c->timed;
	t->on_time += c->on_time;
	t->due += c->due;
	t->overdue += c->overdue;
	t->repeats += c->repeat;
	mq_answers_add(&t->answers, &c->answers);
}

void
report_tally_sum(struct report_tally *sum, const struct report_tally *t)
{
	sum->n += t->n;
	sum->closed += t->closed;
	sum->ended += t->ended;
	sum->open += t->open;
	sum->timed += t->timed;
	sum->on_time += t->on_time;
	sum->due += t->due;
	sum->overdue += t->overdue;
	sum->repeats += t->repeats;
	mq_answers_add(&sum->answers, &t->answers);
}

static bool
says_none(struct mq_str name)
{
	return mq_str_eq(name, MQ_STR("unassigned")) ||
	       mq_str_eq(name, MQ_STR("unclassified"));
}

struct report_group *
report_group_put(struct report_groups *g, struct mq_str name)
{
	size_t before = g->map.n;
	struct report_group *group;

	if (says_none(name))
		name = MQ_STR("");
	group = mq_map_put(&g->map, name, sizeof(*group));
	if (g->map.n > before)
		group->name = g->map.entry[before]->key;
	return group;
}

const struct report_group *
report_group_none(const struct report_groups *g)
{
	return mq_map_get(&g->map, MQ_STR(""));
}

static int
by_name(const void *a, const void *b)
{
	struct report_group *const *x = a, *const *y = b;

	if (!(*x)->tally.n != !(*y)->tally.n)
		return (*x)->tally.n ? -1 : 1;
	if (!(*x)->name.n != !(*y)->name.n)
		return (*x)->name.n ? -1 : 1;
	return mq_str_cmp((*x)->name, (*y)->name);
}

static int
by_size(const void *a, const void *b)
{
	struct report_group *const *x = a, *const *y = b;

	if ((*x)->tally.n != (*y)->tally.n)
		return (*x)->tally.n > (*y)->tally.n ? -1 : 1;
	return by_name(a, b);
}

static void
sort(struct report_groups *g, int (*order)(const void *, const void *))
{
	size_t i;

	free(g->item);
	g->all = g->map.n;
	g->item =
	    mq_xcalloc(g->all ? g->all : 1, sizeof(struct report_group *));
	for (i = 0; i < g->all; i++)
		g->item[i] = g->map.entry[i]->value;
	qsort(g->item, g->all, sizeof(struct report_group *), order);
	for (g->n = 0; g->n < g->all && g->item[g->n]->tally.n; g->n++)
		;
}

void
report_groups_sort(struct report_groups *g)
{
	sort(g, by_size);
}

void
report_groups_sort_names(struct report_groups *g)
{
	sort(g, by_name);
}

void
report_groups_free(struct report_groups *g)
{
	free(g->item);
	mq_map_free(&g->map);
	*g = (struct report_groups){ 0 };
}
