#include "problem.h"

#include "minqing/mask.h"
#include "table.h"

struct report_problem
report_problem_name(struct report_page *p, const struct report_group *g)
{
	struct report_group category = { 0 };
	struct report_problem out;
	struct mq_str rest = g->name;

	mq_str_next(&rest, '\t', &category.name);
	out.category_code = category.name;
	out.category = report_name(p,
	    memchr(category.name.s, '/', category.name.n)
		? REPORT_BY_SUBCATEGORY
		: REPORT_BY_CATEGORY,
	    &category);
	out.place = p->unmask ? rest : mq_mask_text(&p->arena, rest);
	out.place_code = out.place;
	return out;
}

bool
report_problem_is_new(const struct report_page *p, const struct report_group *g)
{
	return report_compares(p->r) && g->tally.n >= REPORT_NEW &&
	       g->tally.n >= 3 * g->before.n;
}

/* Of callbacks those not solved; without callbacks, cases not closed. */
static struct report_value
unsolved(struct report_page *p, const struct report_tally *t)
{
	struct report_rate r = report_rate(p, REPORT_RESOLUTION, t);

	if (!report_knows_callbacks(p->r))
		return report_value_share(p, t->open, t->n);
	return r.permille < 0 ? report_value_na()
			      : report_value_rate(p, 1 - r.x, r.of);
}

static void
heads(const struct report_page *p, struct report_table *t)
{
	report_table_head(t, REPORT_NAME, "category", W_C_CATEGORY, W_NONE);
	report_table_head(t, REPORT_PLAIN, "place", W_C_WHERE, W_NONE);
	report_table_head(t, REPORT_NUMBER, "cases", W_C_CASES, W_NONE);
	if (report_compares(p->r))
		report_table_head(
		    t, REPORT_NUMBER, "before", W_C_BEFORE, W_NONE);
	report_table_head(t, REPORT_NUMBER, "open", W_C_OPEN, W_NONE);
	report_table_head(t, REPORT_NUMBER, "repeat_rate", W_C_REPEAT, W_NONE);
	report_table_head(
	    t, REPORT_NUMBER, "unsolved_rate", W_C_UNSOLVED, W_NONE);
	report_table_head(t, REPORT_BAR, NULL, W_BAR_OF, W_NONE);
}

static void
row(struct report_page *p, struct report_table *t, const struct report_group *g,
    int64_t most)
{
	struct report_problem name = report_problem_name(p, g);
	struct report_row *r = report_table_row(t);
	struct report_value *cell = r->cell;

	*cell++ = report_value_code(name.category, name.category_code);
	*cell++ = report_value_code(name.place, name.place_code);
	*cell++ = report_value_int(p, g->tally.n);
	if (report_compares(p->r))
		*cell++ = report_value_int(p, g->before.n);
	*cell++ = report_value_int(p, g->tally.open);
	*cell++ = report_value_share(p, g->tally.repeats, g->tally.n);
	*cell = unsolved(p, &g->tally);
	r->bar = (1000 * g->tally.n + most - 1) / most;
}

static struct mq_str
finding(struct report_page *p, size_t shown)
{
	const struct report_groups *g = &p->r->by[REPORT_BY_PROBLEM];
	struct report_problem first;
	int64_t n = 0;
	size_t i;

	if (!shown)
		return report_say(&p->arena, p->lang, W_F_NO_PROBLEM,
		    report_int(p, REPORT_RECURS));
	first = report_problem_name(p, g->item[0]);
	for (i = 0; i < shown; i++)
		n += g->item[i]->tally.n;
	return report_say(&p->arena, p->lang, W_F_PROBLEM, first.category,
	    first.place, report_int(p, g->item[0]->tally.n),
	    report_int(p, (int64_t)shown), report_share(p, n, p->r->all.n));
}

struct report_table
report_table_problems(struct report_page *p, const struct report_room *room)
{
	const struct report_groups *g = &p->r->by[REPORT_BY_PROBLEM];
	struct report_table t = { .name = "problems", .title = W_PROBLEMS };
	size_t n = 0, i;

	while (n < g->n && n < room->problems &&
	       g->item[n]->tally.n >= REPORT_RECURS)
		n++;
	heads(p, &t);
	t.finding = finding(p, n);
	for (i = 0; i < n; i++)
		row(p, &t, g->item[i], g->item[0]->tally.n);
	return t;
}
