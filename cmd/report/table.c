#include "table.h"

#include <stdlib.h>

const struct report_room report_room_page = { .groups = 100,
	.tops = 20,
	.subs = 6,
	.overdue = REPORT_LONGEST,
	.streets = 15,
	.problems = 10,
	.empty = 7,
	.inputs = 20 };

const struct report_room report_room_all = { .groups = SIZE_MAX,
	.tops = SIZE_MAX,
	.subs = SIZE_MAX,
	.overdue = SIZE_MAX,
	.streets = SIZE_MAX,
	.problems = SIZE_MAX,
	.empty = SIZE_MAX,
	.inputs = SIZE_MAX };

void
report_table_head(struct report_table *t, enum report_kind kind,
    const char *name, enum report_word head, enum report_word over)
{
	t->head[t->ncols++] = (struct report_head){ kind, name, head, over };
}

struct report_row *
report_table_row(struct report_table *t)
{
	struct report_row *row;
	size_t i;

	t->row = mq_grow(t->row, t->nrows, &t->cap, sizeof(*t->row));
	row = &t->row[t->nrows++];
	*row = (struct report_row){ .low = -1, .at = -1, .high = -1 };
	for (i = 0; i < REPORT_CELLS; i++)
		row->cell[i].text = MQ_STR("");
	return row;
}

struct mq_str
report_table_title(const struct report_page *p, const struct report_table *t)
{
	return t->heading.n ? t->heading : report_text(p, t->title);
}

void
report_table_free(struct report_table *t)
{
	free(t->row);
	*t = (struct report_table){ 0 };
}

enum report_type
report_table_type(const struct report_table *t, size_t col)
{
	enum report_type type;
	size_t i;

	for (i = 0; i < t->nrows; i++) {
		type = t->row[i].cell[col].type;
		if (type != REPORT_VOID && type != REPORT_NA)
			return type;
	}
	return REPORT_VOID;
}

/* What the tables of groups are called, and their first columns. */
static const struct {
	const char *name, *column;
	enum report_word title, head;
} groups[REPORT_BYS] = {
	[REPORT_BY_AGENCY] = { "units", "unit", W_UNITS, W_C_UNIT },
	[REPORT_BY_ASSIGNEE] = { "units", "unit", W_UNITS, W_C_UNIT },
	[REPORT_BY_AREA] = { "areas", "area", W_AREAS, W_C_AREA },
	[REPORT_BY_CATEGORY] = { "categories", "category", W_CATEGORIES,
	    W_C_CATEGORY },
	[REPORT_BY_SERVICE] = { "services", "service", W_SERVICES,
	    W_C_SERVICE },
	[REPORT_BY_CHANNEL] = { "channels", "channel", W_CHANNELS,
	    W_C_CHANNEL },
	[REPORT_BY_URGENCY] = { "urgencies", "urgency", W_URGENCIES,
	    W_C_URGENCY },
	[REPORT_BY_STREET] = { "streets", "street", W_STREETS, W_C_STREET },
};

static void
share_heads(
    const struct report_page *p, struct report_table *t, enum report_by by)
{
	t->name = groups[by].name;
	t->title = groups[by].title;
	report_table_head(
	    t, REPORT_NAME, groups[by].column, groups[by].head, W_NONE);
	report_table_head(t, REPORT_NUMBER, "cases", W_C_CASES, W_NONE);
	report_table_head(t, REPORT_NUMBER, "share", W_C_SHARE, W_NONE);
	if (report_compares(p->r))
		report_table_head(
		    t, REPORT_NUMBER, "before", W_C_BEFORE, W_NONE);
	report_table_head(t, REPORT_BAR, NULL, W_BAR_OF, W_NONE);
}

/* What is counted of a row, in the period and in the one before. */
struct pair {
	int64_t n, before;
};

static struct pair
pair_of(const struct report_group *g)
{
	return (struct pair){ g->tally.n, g->before.n };
}

static struct report_row *
share_row(struct report_page *p, struct report_table *t,
    struct report_value name, struct pair of, int64_t longest)
{
	int64_t n = of.n;
	struct report_row *row = report_table_row(t);

	row->cell[0] = name;
	row->cell[1] = report_value_int(p, n);
	row->cell[2] = report_value_share(p, n, p->r->all.n);
	if (report_compares(p->r))
		row->cell[3] = report_value_int(p, of.before);
	if (n)
		row->bar = (1000 * n + longest - 1) / longest;
	return row;
}

static int64_t
longest_of(const struct report_groups *g)
{
	int64_t longest = 0;
	size_t i;

	for (i = 0; i < g->n; i++)
		if (g->item[i]->tally.n > longest)
			longest = g->item[i]->tally.n;
	return longest;
}

/*
 * "其余 5 项": the groups from i on, in one row; none where there are none.  It
 * has no bar, for it is no group.
 */
static void
rest_row(struct report_page *p, struct report_table *t,
    const struct report_groups *g, size_t i)
{
	struct report_row *row;
	struct mq_str name;
	struct pair sum = { 0, 0 };
	int64_t left = (int64_t)(g->n - i);

	if (!left)
		return;
	for (; i < g->all; i++) {
		sum.n += g->item[i]->tally.n;
		sum.before += g->item[i]->before.n;
	}
	name = report_say(&p->arena, p->lang, W_REST, report_int(p, left));
	row = share_row(p, t, report_value_code(name, MQ_STR("")), sum, sum.n);
	row->bar = 0;
	row->rest = true;
}

struct report_table
report_table_groups(
    struct report_page *p, enum report_by by, const struct report_room *room)
{
	const struct report_groups *g = &p->r->by[by];
	struct report_table t = { 0 };
	size_t i;

	share_heads(p, &t, by);
	t.finding = report_finding_groups(p, by);
	for (i = 0; i < g->n && i < room->groups; i++)
		share_row(p, &t, report_value_name(p, by, g->item[i]),
		    pair_of(g->item[i]), longest_of(g));
	rest_row(p, &t, g, i);
	return t;
}

/* What is in a category, but in none of the groups below it: "roads/". */
static struct report_value
name_of_else(struct report_page *p, const struct report_group *top)
{
	struct mq_str code = report_value_name(p, REPORT_BY_CATEGORY, top).code;

	return report_value_code(report_text(p, W_ELSE),
	    report_join(p, code, MQ_STR("/"), MQ_STR("")));
}

/* The groups below one category, and the others. */
static void
sub_rows(struct report_page *p, struct report_table *t,
    const struct report_group *top, size_t room)
{
	const struct report_groups *g = &p->r->by[REPORT_BY_SUBCATEGORY];
	int64_t longest = longest_of(&p->r->by[REPORT_BY_CATEGORY]);
	struct pair left = pair_of(top);
	struct report_row *row;
	size_t i, shown = 0;

	if (!top->inside || !room)
		return;
	for (i = 0; i < g->n && shown < room; i++) {
		if (g->item[i]->parent != top)
			continue;
		row = share_row(p, t,
		    report_value_name(p, REPORT_BY_SUBCATEGORY, g->item[i]),
		    pair_of(g->item[i]), longest);
		row->depth = 1;
		left.n -= g->item[i]->tally.n;
		left.before -= g->item[i]->before.n;
		shown++;
	}
	if (!left.n)
		return;
	row = share_row(p, t, name_of_else(p, top), left, longest);
	row->depth = 1;
	row->rest = true;
}

struct report_table
report_table_categories(struct report_page *p, const struct report_room *room)
{
	const struct report_groups *g = &p->r->by[REPORT_BY_CATEGORY];
	struct report_table t = { 0 };
	size_t i;

	share_heads(p, &t, REPORT_BY_CATEGORY);
	t.look = REPORT_TREE;
	t.finding = report_finding_groups(p, REPORT_BY_CATEGORY);
	for (i = 0; i < g->n && i < room->tops; i++) {
		share_row(p, &t,
		    report_value_name(p, REPORT_BY_CATEGORY, g->item[i]),
		    pair_of(g->item[i]), longest_of(g));
		sub_rows(p, &t, g->item[i], room->subs);
	}
	rest_row(p, &t, g, i);
	return t;
}
