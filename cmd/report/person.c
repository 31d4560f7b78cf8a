/* The sheet of one person for the yearly report of duties */

#include "rate.h"
#include "table.h"

/* As many kinds of matters are told. */
enum { MATTERS = 5 };

static void
line(struct report_page *p, struct report_table *t, enum report_word what,
    struct report_value one, struct report_value all, struct report_value was)
{
	struct report_row *row = report_table_row(t);

	row->cell[0] = report_value_text(report_text(p, what));
	row->cell[1] = one;
	row->cell[2] = all;
	if (report_compares(p->r))
		row->cell[3] = was;
}

static struct report_value
value(
    struct report_page *p, enum report_measure m, const struct report_tally *t)
{
	struct report_rate r = report_rate(p, m, t);

	return m == REPORT_SCORE ? report_value_points(p, 100 * r.x)
				 : report_value_rate(p, r.x, r.of);
}

static void
rate_lines(
    struct report_page *p, struct report_table *t, const struct report_group *g)
{
	static const struct {
		enum report_measure m;
		enum report_word what;
	} rate[] = { { REPORT_CLOSED_RATE, W_T_CLOSED },
		{ REPORT_ON_TIME, W_T_ON_TIME },
		{ REPORT_RESPONSE, W_T_RESPONSE },
		{ REPORT_RESOLUTION, W_T_RESOLUTION },
		{ REPORT_SATISFACTION, W_T_SATISFACTION },
		{ REPORT_SCORE, W_T_SCORE } };
	size_t i;

	for (i = 0; i < sizeof(rate) / sizeof(rate[0]); i++)
		line(p, t, rate[i].what, value(p, rate[i].m, &g->tally),
		    value(p, rate[i].m, &p->r->all),
		    value(p, rate[i].m, &g->before));
}

static void
matter_line(struct report_page *p, struct report_table *t,
    const struct report_group *task, struct mq_str name, int64_t of)
{
	struct report_group category = { .name = name };
	struct report_row *row = report_table_row(t);

	row->depth = 1;
	row->cell[0] = report_value_name(p,
	    memchr(name.s, '/', name.n) ? REPORT_BY_SUBCATEGORY
					: REPORT_BY_CATEGORY,
	    &category);
	row->cell[1] = report_value_int(p, task->tally.n);
	row->cell[2] = report_value_share(p, task->tally.n, of);
	if (report_compares(p->r))
		row->cell[3] = report_value_int(p, task->before.n);
}

/* What the person had most to do with. */
static void
matter_lines(
    struct report_page *p, struct report_table *t, const struct report_group *g)
{
	const struct report_groups *tasks = &p->r->tasks;
	struct mq_str rest, who;
	size_t i;
	int shown = 0;

	for (i = 0; i < tasks->n && shown < MATTERS; i++) {
		rest = tasks->item[i]->name;
		mq_str_next(&rest, '\t', &who);
		if (!mq_str_eq(who, g->name) || !rest.n)
			continue;
		matter_line(p, t, tasks->item[i], rest, g->tally.n);
		shown++;
	}
}

struct report_table
report_table_person(struct report_page *p, size_t i)
{
	const struct report_group *g = p->r->by[REPORT_BY_ASSIGNEE].item[i];
	struct report_table t = { .title = W_PERSONS, .look = REPORT_TREE };

	t.name = mq_arena_printf(&p->arena, "person_%zu", i + 1);
	t.heading = report_name(p, REPORT_BY_ASSIGNEE, g);
	report_table_head(&t, REPORT_NAME, "measure", W_C_MEASURE, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "person", W_C_PERSON, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "all", W_ALL, W_NONE);
	if (report_compares(p->r))
		report_table_head(
		    &t, REPORT_NUMBER, "before", W_C_BEFORE, W_NONE);
	t.finding = report_say(&p->arena, p->lang, W_F_PERSON, t.heading,
	    report_int(p, g->tally.n), report_int(p, g->tally.closed),
	    report_int(p, g->tally.on_time), report_int(p, g->backlog.late));
	line(p, &t, W_T_RECEIVED, report_value_int(p, g->tally.n),
	    report_value_int(p, p->r->all.n), report_value_int(p, g->before.n));
	rate_lines(p, &t, g);
	matter_lines(p, &t, g);
	return t;
}
