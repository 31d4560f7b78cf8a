/* The lists of an agenda: cases by name, and who is praised or late */

#include <stdlib.h>

#include "rate.h"
#include "table.h"

static const struct {
	const char *name;
	enum report_word title;
	bool by_age; /* the oldest first, not what is due first */
} lists[REPORT_LISTS] = {
	[REPORT_LIST_LATE] = { "overdue", W_LONGEST, false },
	[REPORT_LIST_LIMITED] = { "limited", W_LIST_LIMITED, false },
	[REPORT_LIST_LINE] = { "line", W_LIST_LINE, false },
	[REPORT_LIST_JOINT] = { "joint", W_LIST_JOINT, true },
	[REPORT_LIST_CARRIED] = { "carried", W_LIST_CARRIED, true },
};

static bool
has_place(const struct report *r)
{
	return report_has(r, REPORT_AREA) || report_has(r, REPORT_ADDRESS);
}

static void
list_heads(
    const struct report_page *p, struct report_table *t, enum report_list which)
{
	bool age = lists[which].by_age;

	t->name = lists[which].name;
	t->title = lists[which].title;
	report_table_head(t, REPORT_NAME, "service_request_id", W_C_ID, W_NONE);
	report_table_head(t, REPORT_PLAIN,
	    age ? "requested_datetime" : "expected_datetime",
	    age ? W_T_RECEIVED : W_C_DUE, W_NONE);
	report_table_head(t, REPORT_NUMBER,
	    age ? "age_minutes" : "left_minutes", age ? W_C_AGE : W_C_LEFT,
	    W_NONE);
	if (report_has(p->r, REPORT_CATEGORY))
		report_table_head(
		    t, REPORT_PLAIN, "category", W_C_CATEGORY, W_NONE);
	if (has_place(p->r))
		report_table_head(t, REPORT_PLAIN, "place", W_C_WHERE, W_NONE);
	if (p->r->has_unit)
		report_table_head(t, REPORT_PLAIN, "unit", W_C_UNIT, W_NONE);
}

static struct report_value
place(struct report_page *p, const struct report_late *late)
{
	const struct report_group *g = late->place;

	if (!g)
		return report_value_code(
		    report_text(p, W_NAMELESS), MQ_STR(""));
	return report_value_name(p,
	    g == late->unit[REPORT_BY_AREA] ? REPORT_BY_AREA : REPORT_BY_STREET,
	    g);
}

static void
list_row(struct report_page *p, struct report_table *t, bool by_age,
    const struct report_late *late)
{
	struct report_row *row = report_table_row(t);
	struct report_value *cell = row->cell;
	const struct report_group *category = late->category;
	bool known = by_age ? late->dated : late->due;

	*cell++ =
	    report_value_text((struct mq_str){ late->id, late->id_length });
	*cell++ = known ? report_value_moment(
			      p, by_age ? &late->requested : &late->expected)
			: report_value_na();
	*cell++ = !known ? report_value_na()
			 : report_value_span(
			       p, by_age ? 10 * late->by : -late->by / 6);
	if (category)
		*cell++ = report_value_name(p,
		    category->parent ? REPORT_BY_SUBCATEGORY
				     : REPORT_BY_CATEGORY,
		    category);
	if (has_place(p->r))
		*cell++ = place(p, late);
	if (p->r->has_unit)
		*cell =
		    report_value_name(p, p->r->unit, late->unit[p->r->unit]);
}

static struct mq_str
list_finding(struct report_page *p, const struct report_longest *l, size_t n)
{
	struct mq_str said = report_say(&p->arena, p->lang,
	    !l->n && l->all       ? W_F_UNLISTED
	    : !l->all             ? W_F_LIST_NONE
	    : l->all > (int64_t)n ? W_F_LIST_SOME
				  : W_F_LIST_ALL,
	    report_int(p, l->all), report_int(p, (int64_t)n));

	if (!l->confidential)
		return said;
	return report_join(p, said, report_text(p, W_GAP),
	    report_say(&p->arena, p->lang, W_F_LIST_SECRET,
		report_int(p, l->confidential)));
}

struct report_table
report_table_list(struct report_page *p, enum report_list which,
    const struct report_room *room)
{
	const struct report_longest *l = &p->r->list[which];
	size_t n = l->n < room->overdue ? l->n : room->overdue, i;
	struct report_table t = { 0 };

	list_heads(p, &t, which);
	t.finding = list_finding(p, l, n);
	for (i = 0; i < n; i++)
		list_row(p, &t, lists[which].by_age, &l->item[i]);
	return t;
}

/* Of a day or a week the month up to its end, for few cases tell nothing. */
static const struct report_tally *
tally_of(const struct report_page *p, const struct report_group *g)
{
	bool few = p->r->cadence == MQ_DAY || p->r->cadence == MQ_WEEK;

	return few ? &g->recent[REPORT_LAST_MONTH - REPORT_LAST_DAY]
		   : &g->tally;
}

/* At the target, with enough cases to say so, and nothing overdue. */
static bool
is_praised(const struct report_page *p, enum report_measure m,
    const struct report_group *g)
{
	struct report_rate r = report_rate(p, m, tally_of(p, g));

	return g->name.n && !g->backlog.late && r.of >= REPORT_LEAST &&
	       p->targets.of[m].target >= 0 &&
	       r.permille >= p->targets.of[m].target;
}

static void
praised_row(struct report_page *p, struct report_table *t,
    enum report_measure m, const struct report_group *g)
{
	struct report_rate r = report_rate(p, m, tally_of(p, g));
	struct report_row *row = report_table_row(t);

	row->cell[0] = report_value_name(p, p->r->unit, g);
	row->cell[1] = report_value_rate(p, r.x, r.of);
	row->cell[2] = report_value_int(p, r.of);
}

struct report_table
report_table_praised(struct report_page *p, const struct report_room *room)
{
	const struct report_groups *g = &p->r->by[p->r->unit];
	enum report_measure m =
	    report_knows_callbacks(p->r) ? REPORT_SATISFACTION : REPORT_ON_TIME;
	struct report_table t = { .name = "praised", .title = W_PRAISED };
	size_t i;

	report_table_head(&t, REPORT_NAME, "unit", W_C_UNIT, W_NONE);
	report_table_head(&t, REPORT_NUMBER, report_measure_name(m),
	    m == REPORT_ON_TIME ? W_T_ON_TIME : W_C_SATISFACTION, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "of", W_C_OF, W_NONE);
	for (i = 0; i < g->all && t.nrows < room->overdue; i++)
		if (is_praised(p, m, g->item[i]))
			praised_row(p, &t, m, g->item[i]);
	t.finding = report_say(&p->arena, p->lang,
	    t.nrows ? W_F_PRAISED : W_F_NONE_PRAISED,
	    report_percent(p, p->targets.of[m].target),
	    report_int(p, REPORT_LEAST));
	return t;
}

static int
by_late(const void *a, const void *b)
{
	const struct report_group *const *x = a, *const *y = b;

	if ((*x)->backlog.late != (*y)->backlog.late)
		return (*x)->backlog.late > (*y)->backlog.late ? -1 : 1;
	if ((*x)->backlog.open != (*y)->backlog.open)
		return (*x)->backlog.open > (*y)->backlog.open ? -1 : 1;
	return mq_str_cmp((*x)->name, (*y)->name);
}

struct report_table
report_table_behind(struct report_page *p, const struct report_room *room)
{
	const struct report_groups *g = &p->r->by[p->r->unit];
	const struct report_group **item =
	    mq_xcalloc(g->all + 1, sizeof(struct report_group *));
	struct report_table t = { .name = "behind", .title = W_BEHIND };
	struct report_row *row;
	size_t i;

	report_table_head(&t, REPORT_NAME, "unit", W_C_UNIT, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "overdue", W_C_OVERDUE, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "open", W_C_OPEN, W_NONE);
	for (i = 0; i < g->all; i++)
		item[i] = g->item[i];
	qsort(item, g->all, sizeof(struct report_group *), by_late);
	for (i = 0; i < g->all && i < room->overdue; i++) {
		if (!item[i]->backlog.late)
			break;
		row = report_table_row(&t);
		row->cell[0] = report_value_name(p, p->r->unit, item[i]);
		row->cell[1] = report_value_int(p, item[i]->backlog.late);
		row->cell[2] = report_value_int(p, item[i]->backlog.open);
	}
	t.finding = report_text(p, t.nrows ? W_F_BEHIND : W_F_NONE_BEHIND);
	free(item);
	return t;
}
