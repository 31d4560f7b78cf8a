/* The tables of units, overdue cases and data quality */

#include "table.h"

static void
unit_heads(const struct report *r, struct report_table *t)
{
	t->name = "units";
	t->title = W_UNITS;
	report_table_head(t, REPORT_NAME, "unit", W_C_UNIT, W_NONE);
	report_table_head(t, REPORT_NUMBER, "cases", W_C_CASES, W_C_HANDLING);
	if (report_knows_closed(r)) {
		report_table_head(
		    t, REPORT_NUMBER, "closed", W_C_CLOSED, W_C_HANDLING);
		report_table_head(
		    t, REPORT_NUMBER, "on_time", W_C_ON_TIME, W_C_HANDLING);
		report_table_head(
		    t, REPORT_NUMBER, "late", W_C_LATE, W_C_HANDLING);
		report_table_head(
		    t, REPORT_NUMBER, "open", W_C_OPEN, W_C_HANDLING);
	}
	if (!report_knows_callbacks(r))
		return;
	report_table_head(t, REPORT_NUMBER, "valid", W_C_VALID, W_C_CALLBACKS);
	report_table_head(
	    t, REPORT_NUMBER, "response_rate", W_C_RESPONSE, W_C_CALLBACKS);
	report_table_head(
	    t, REPORT_NUMBER, "resolution_rate", W_C_RESOLUTION, W_C_CALLBACKS);
	report_table_head(t, REPORT_NUMBER, "satisfaction_rate",
	    W_C_SATISFACTION, W_C_CALLBACKS);
	report_table_head(
	    t, REPORT_NUMBER, "satisfaction", W_C_INTERVAL, W_C_CALLBACKS);
	report_table_head(t, REPORT_RANGE, NULL, W_RANGE_OF, W_C_CALLBACKS);
	report_table_head(t, REPORT_NUMBER, "score", W_C_SCORE, W_C_CALLBACKS);
}

/* Without a due time on any of them nobody knows how many were on time. */
static struct report_value
of_timed(struct report_page *p, const struct report_tally *t, int64_t n)
{
	if (!report_has(p->r, REPORT_EXPECTED) || (t->closed && !t->timed))
		return report_value_na();
	return report_value_int(p, n);
}

static struct report_row *
unit_row(struct report_page *p, struct report_table *table,
    struct report_value name, const struct report_tally *t)
{
	struct report_row *row = report_table_row(table);
	struct report_value *cell = row->cell;
	struct report_rates rates = report_rates(p, t);
	int64_t valid = t->answers.valid;

	*cell++ = name;
	*cell++ = report_value_int(p, t->n);
	if (report_knows_closed(p->r)) {
		*cell++ = report_value_int(p, t->closed);
		*cell++ = of_timed(p, t, t->on_time);
		*cell++ = of_timed(p, t, t->timed - t->on_time);
		*cell++ = report_value_int(p, t->open);
	}
	if (!report_knows_callbacks(p->r))
		return row;
	*cell++ = report_value_int(p, t->answers.valid);
	*cell++ = report_value_rate(p, rates.exact.response, valid);
	*cell++ = report_value_rate(p, rates.exact.resolution, valid);
	*cell++ = report_value_rate(p, rates.exact.satisfaction, valid);
	*cell++ = report_value_interval(p, rates.exact.satisfaction_ci);
	cell++;
	*cell = report_value_points(p, rates.exact.score);
	row->warn = report_is_below(p, t);
	row->low = rates.low;
	row->at = rates.satisfaction;
	row->high = rates.high;
	return row;
}

struct report_table
report_table_units(struct report_page *p, const struct report_room *room)
{
	const struct report_groups *g = &p->r->by[p->r->unit];
	struct report_tally rest = { 0 };
	struct report_table t = { 0 };
	size_t i;

	unit_heads(p->r, &t);
	t.finding = report_finding_units(p);
	for (i = 0; i < g->n && i < room->groups; i++)
		unit_row(p, &t, report_value_name(p, p->r->unit, g->item[i]),
		    &g->item[i]->tally);
	for (; i < g->n; i++)
		report_tally_sum(&rest, &g->item[i]->tally);
	if (rest.n)
		unit_row(p, &t,
		    report_value_code(
			report_say(&p->arena, p->lang, W_REST,
			    report_int(p, (int64_t)(g->n - room->groups))),
			MQ_STR("")),
		    &rest)
		    ->rest = true;
	unit_row(p, &t, report_value_code(report_text(p, W_ALL), MQ_STR("")),
	    &p->r->all)
	    ->total = true;
	return t;
}

static void
overdue_row(struct report_page *p, struct report_table *t,
    const struct report_late *late)
{
	struct report_row *row = report_table_row(t);
	struct report_value *cell = row->cell;
	const struct report_group *category = late->category;

	*cell++ =
	    report_value_text((struct mq_str){ late->id, late->id_length });
	*cell++ = report_value_moment(p, &late->expected);
	*cell++ = report_value_span(p, late->by / 6);
	if (category)
		*cell++ = report_value_name(p,
		    category->parent ? REPORT_BY_SUBCATEGORY
				     : REPORT_BY_CATEGORY,
		    category);
	if (p->r->has_unit)
		*cell =
		    report_value_name(p, p->r->unit, late->unit[p->r->unit]);
}

struct report_table
report_table_overdue(struct report_page *p, const struct report_room *room)
{
	const struct report_longest *l = &p->r->list[REPORT_LIST_LATE];
	struct report_table t = { .name = "overdue", .title = W_LONGEST };
	size_t i;

	report_table_head(
	    &t, REPORT_NAME, "service_request_id", W_C_ID, W_NONE);
	report_table_head(
	    &t, REPORT_PLAIN, "expected_datetime", W_C_DUE, W_NONE);
	report_table_head(
	    &t, REPORT_NUMBER, "overdue_minutes", W_C_LATE_BY, W_NONE);
	if (report_has(p->r, REPORT_CATEGORY))
		report_table_head(
		    &t, REPORT_PLAIN, "category", W_C_CATEGORY, W_NONE);
	if (p->r->has_unit)
		report_table_head(&t, REPORT_PLAIN, "unit", W_C_UNIT, W_NONE);
	t.finding = report_finding_overdue(p);
	for (i = 0; i < l->n && i < room->overdue; i++)
		overdue_row(p, &t, &l->item[i]);
	return t;
}

static void
quality_row(struct report_page *p, struct report_table *t, const char *name,
    enum report_word what, int64_t n)
{
	struct report_row *row;

	if (!n)
		return;
	row = report_table_row(t);
	row->cell[0] = report_value_code(report_text(p, what), mq_str(name));
	row->cell[1] = report_value_int(p, n);
	row->cell[2] = report_value_share(p, n, p->r->all.n);
	row->bar = 1000 * n / p->r->all.n;
}

static int64_t
nameless(const struct report_page *p, enum report_by by)
{
	const struct report_group *g = report_group_none(&p->r->by[by]);

	return g ? g->tally.n : 0;
}

struct report_table
report_table_quality(struct report_page *p)
{
	const struct report *r = p->r;
	struct report_table t = { .name = "quality", .title = W_QUALITY };

	report_table_head(&t, REPORT_NAME, "gap", W_C_WHAT, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "cases", W_C_CASES, W_NONE);
	report_table_head(&t, REPORT_NUMBER, "share", W_C_SHARE, W_NONE);
	quality_row(p, &t, "undated", W_Q_UNDATED, r->undated);
	quality_row(p, &t, "unclassified", W_Q_UNCLASSIFIED,
	    nameless(p, REPORT_BY_CATEGORY));
	if (report_has(r, report_by_column(r->unit)))
		quality_row(
		    p, &t, "unassigned", W_Q_UNASSIGNED, nameless(p, r->unit));
	if (report_knows_callbacks(r))
		quality_row(p, &t, "no_callback", W_Q_NO_CALLBACK,
		    r->all.n - r->all.answers.valid);
	quality_row(p, &t, "unstamped", W_Q_UNSTAMPED, r->unstamped);
	quality_row(p, &t, "backwards", W_Q_BACKWARDS, r->backwards);
	return t;
}
