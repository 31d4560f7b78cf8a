/* The tables of units, days, overdue cases and data quality */

#include "table.h"

static void
unit_heads(const struct report *r, struct report_table *t)
{
	t->title = W_UNITS;
	report_table_head(t, REPORT_NAME, W_C_UNIT, W_NONE);
	report_table_head(t, REPORT_NUMBER, W_C_CASES, W_C_HANDLING);
	if (report_knows_closed(r)) {
		report_table_head(t, REPORT_NUMBER, W_C_CLOSED, W_C_HANDLING);
		report_table_head(t, REPORT_NUMBER, W_C_ON_TIME, W_C_HANDLING);
		report_table_head(t, REPORT_NUMBER, W_C_LATE, W_C_HANDLING);
		report_table_head(t, REPORT_NUMBER, W_C_OPEN, W_C_HANDLING);
	}
	if (!report_knows_callbacks(r))
		return;
	report_table_head(t, REPORT_NUMBER, W_C_VALID, W_C_CALLBACKS);
	report_table_head(t, REPORT_NUMBER, W_C_RESPONSE, W_C_CALLBACKS);
	report_table_head(t, REPORT_NUMBER, W_C_RESOLUTION, W_C_CALLBACKS);
	report_table_head(t, REPORT_NUMBER, W_C_SATISFACTION, W_C_CALLBACKS);
	report_table_head(t, REPORT_NUMBER, W_C_INTERVAL, W_C_CALLBACKS);
	report_table_head(t, REPORT_RANGE, W_RANGE_OF, W_C_CALLBACKS);
	report_table_head(t, REPORT_NUMBER, W_C_SCORE, W_C_CALLBACKS);
}

/* Without a due time on any of them nobody knows how many were on time. */
static struct mq_str
of_timed(struct report_page *p, const struct report_tally *t, int64_t n)
{
	if (!report_has(p->r, REPORT_EXPECTED) || (t->closed && !t->timed))
		return MQ_STR("NA");
	return report_int(p, n);
}

static void
unit_row(struct report_page *p, struct report_table *table, struct mq_str name,
    const struct report_tally *t)
{
	struct report_row *row = report_table_row(table);
	struct mq_str *cell = row->cell;
	struct report_rates rates = report_rates(p, t);

	*cell++ = name;
	*cell++ = report_int(p, t->n);
	if (report_knows_closed(p->r)) {
		*cell++ = report_int(p, t->closed);
		*cell++ = of_timed(p, t, t->on_time);
		*cell++ = of_timed(p, t, t->timed - t->on_time);
		*cell++ = report_int(p, t->open);
	}
	if (!report_knows_callbacks(p->r))
		return;
	*cell++ = report_int(p, t->answers.valid);
	*cell++ = report_percent(p, rates.response);
	*cell++ = report_percent(p, rates.resolution);
	*cell++ = report_percent(p, rates.satisfaction);
	*cell++ = report_interval(p, rates.low, rates.high);
	*cell++ = MQ_STR("");
	*cell = report_points(p, rates.score);
	row->warn = report_is_below(p, t);
	row->low = rates.low;
	row->at = rates.satisfaction;
	row->high = rates.high;
}

static void
tally_sum(struct report_tally *sum, const struct report_tally *t)
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
		unit_row(p, &t, report_name(p, p->r->unit, g->item[i]),
		    &g->item[i]->tally);
	for (; i < g->n; i++)
		tally_sum(&rest, &g->item[i]->tally);
	if (rest.n)
		unit_row(p, &t,
		    report_say(&p->arena, p->lang, W_REST,
			report_int(p, (int64_t)(g->n - room->groups))),
		    &rest);
	unit_row(p, &t, report_text(p, W_ALL), &p->r->all);
	t.row[t.nrows - 1].total = true;
	return t;
}

static enum report_word
volume_head(enum mq_period step)
{
	switch (step) {
	case MQ_WEEK:
		return W_C_WEEK;
	case MQ_MONTH:
		return W_C_MONTH;
	case MQ_YEAR:
		return W_C_YEAR;
	default:
		return W_C_DAY;
	}
}

/* How many buckets from i on are empty. */
static size_t
empty_run(const struct report_volume *v, size_t i)
{
	size_t n = 0;

	while (i + n < v->n && !v->bucket[i + n].n)
		n++;
	return n;
}

/* More empty buckets in a row than this are one row. */
enum { EMPTY_RUN = 7 };

struct report_table
report_table_volume(struct report_page *p)
{
	const struct report_volume *v = &p->r->volume;
	struct report_table t = { .title = W_VOLUME };
	struct report_row *row;
	size_t i, run;

	report_table_head(&t, REPORT_NAME, volume_head(v->step), W_NONE);
	report_table_head(&t, REPORT_NUMBER, W_C_CASES, W_NONE);
	t.finding = report_finding_volume(p);
	for (i = 0; i < v->n; i++) {
		row = report_table_row(&t);
		row->cell[0] = report_bucket(p, v->step, v->bucket[i].day);
		row->cell[1] = report_int(p, v->bucket[i].n);
		run = empty_run(v, i);
		if (run <= EMPTY_RUN)
			continue;
		i += run - 1;
		row->cell[0] = report_say(&p->arena, p->lang, W_ZEROS,
		    row->cell[0], report_bucket(p, v->step, v->bucket[i].day));
	}
	return t;
}

static void
overdue_row(struct report_page *p, struct report_table *t,
    const struct report_late *late)
{
	struct report_row *row = report_table_row(t);
	struct mq_str *cell = row->cell;
	const struct report_group *category = late->category;

	*cell++ = (struct mq_str){ late->id, late->id_length };
	*cell++ = report_moment(p, &late->expected);
	*cell++ = report_span(p, late->by / 6);
	if (category)
		*cell++ = report_name(p,
		    category->parent ? REPORT_BY_SUBCATEGORY
				     : REPORT_BY_CATEGORY,
		    category);
	if (p->r->has_unit)
		*cell = report_name(p, p->r->unit, late->unit[p->r->unit]);
}

struct report_table
report_table_overdue(struct report_page *p, const struct report_room *room)
{
	const struct report_longest *l = &p->r->longest;
	struct report_table t = { .title = W_LONGEST };
	size_t i;

	report_table_head(&t, REPORT_NAME, W_C_ID, W_NONE);
	report_table_head(&t, REPORT_PLAIN, W_C_DUE, W_NONE);
	report_table_head(&t, REPORT_NUMBER, W_C_LATE_BY, W_NONE);
	if (report_has(p->r, REPORT_CATEGORY))
		report_table_head(&t, REPORT_PLAIN, W_C_CATEGORY, W_NONE);
	if (p->r->has_unit)
		report_table_head(&t, REPORT_PLAIN, W_C_UNIT, W_NONE);
	t.finding = report_finding_overdue(p);
	for (i = 0; i < l->n && i < room->overdue; i++)
		overdue_row(p, &t, &l->item[i]);
	return t;
}

static void
quality_row(struct report_page *p, struct report_table *t,
    enum report_word what, int64_t n)
{
	struct report_row *row;

	if (!n)
		return;
	row = report_table_row(t);
	row->cell[0] = report_text(p, what);
	row->cell[1] = report_int(p, n);
	row->cell[2] = report_share(p, n, p->r->all.n);
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
	struct report_table t = { .title = W_QUALITY };

	report_table_head(&t, REPORT_NAME, W_C_WHAT, W_NONE);
	report_table_head(&t, REPORT_NUMBER, W_C_CASES, W_NONE);
	report_table_head(&t, REPORT_NUMBER, W_C_SHARE, W_NONE);
	quality_row(p, &t, W_Q_UNDATED, r->undated);
	quality_row(p, &t, W_Q_UNCLASSIFIED, nameless(p, REPORT_BY_CATEGORY));
	if (report_has(r, report_by_column(r->unit)))
		quality_row(p, &t, W_Q_UNASSIGNED, nameless(p, r->unit));
	if (report_knows_callbacks(r))
		quality_row(
		    p, &t, W_Q_NO_CALLBACK, r->all.n - r->all.answers.valid);
	quality_row(p, &t, W_Q_UNSTAMPED, r->unstamped);
	quality_row(p, &t, W_Q_BACKWARDS, r->backwards);
	return t;
}
