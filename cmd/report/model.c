#include "model.h"

#include <stdlib.h>

#include "count.h"

const int64_t report_ages[REPORT_AGES] = { 1440, 3 * 1440, 7 * 1440, 15 * 1440,
	30 * 1440, 90 * 1440, 365 * 1440, INT64_MAX };

const char *
report_lacks(const struct mq_record *header)
{
	static const enum report_column wanted[] = { REPORT_ID,
		REPORT_REQUESTED };
	const char *name;
	size_t i;

	for (i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		name = report_column_name(wanted[i]);
		if (mq_column(header, name) < 0)
			return name;
	}
	return NULL;
}

/* The days of the period, and some before it. */
static void
set_chart(struct report *r)
{
	const struct report_window *w = &r->reader.spans.at[REPORT_NOW];
	struct mq_zone *z = r->reader.zone;

	r->chart_from = INT64_MIN + 1;
	r->chart_to = INT64_MAX;
	if (w->from != INT64_MIN)
		r->chart_from = report_day_of(w->from, z) - REPORT_CHART;
	if (w->to != INT64_MAX)
		r->chart_to = report_day_of(w->to - 1, z) + 1;
}

void
report_set_period(struct report *r, const struct report_ask *ask)
{
	report_spans_make(&r->reader.spans, ask, r->reader.now, r->reader.zone);
	set_chart(r);
	r->sheet = ask->has_cadence;
	r->cadence = ask->cadence;
	r->by_assignee |= r->sheet && r->cadence == MQ_YEAR;
}

void
report_bind(struct report *r, const struct mq_record *header)
{
	report_reader_bind(&r->reader, header);
	mq_scheme_bind(r->reader.scheme, header);
}

bool
report_has(const struct report *r, enum report_column c)
{
	return r->reader.at[c] >= 0;
}

bool
report_knows_closed(const struct report *r)
{
	return report_has(r, REPORT_STATUS) ||
	       report_has(r, REPORT_CLOSED_AT) ||
	       report_has(r, REPORT_RESOLVED_AT);
}

bool
report_knows_callbacks(const struct report *r)
{
	return report_has(r, REPORT_VALID) || report_has(r, REPORT_CONTACTED) ||
	       report_has(r, REPORT_SOLVED) || report_has(r, REPORT_SATISFIED);
}

bool
report_compares(const struct report *r)
{
	return r->before.n > 0;
}

enum report_column
report_by_column(enum report_by by)
{
	static const enum report_column column[REPORT_BYS] = {
		[REPORT_BY_AGENCY] = REPORT_AGENCY,
		[REPORT_BY_ASSIGNEE] = REPORT_ASSIGNEE,
		[REPORT_BY_AREA] = REPORT_AREA,
		[REPORT_BY_CATEGORY] = REPORT_CATEGORY,
		[REPORT_BY_SUBCATEGORY] = REPORT_CATEGORY,
		[REPORT_BY_SERVICE] = REPORT_SERVICE,
		[REPORT_BY_CHANNEL] = REPORT_CHANNEL,
		[REPORT_BY_URGENCY] = REPORT_URGENCY,
		[REPORT_BY_STREET] = REPORT_ADDRESS,
		[REPORT_BY_PROBLEM] = REPORT_CATEGORY,
	};

	return column[by];
}

static enum report_took
place(struct report *r, const struct report_case *c, const char **column,
    const char **why)
{
	if (!c->dated && r->reader.spans.asked) {
		*column = report_column_name(REPORT_REQUESTED);
		*why = "no date, and --since, --until or --cadence asks for "
		       "one";
		return REPORT_TOOK_REFUSED;
	}
	return c->spans & 1u << REPORT_NOW ? REPORT_TOOK : REPORT_TOOK_NOT;
}

enum report_took
report_add(struct report *r, const struct mq_record *rec, const char **column,
    const char **why)
{
	struct report_case c;
	enum report_took took;

	*why = report_case_read(&r->reader, rec, &c, column);
	if (*why)
		return REPORT_TOOK_REFUSED;
	if (r->tallied && c.dated && c.day < r->tallied)
		c.spans = 0;
	took = place(r, &c, column, why);
	if (took != REPORT_TOOK_REFUSED)
		report_count(r, rec, &c);
	return took;
}

/*
 * The first of agency, assignee and area that any record has; where none has,
 * the first whose column is there.
 */
static void
choose_unit(struct report *r)
{
	const struct report_groups *g;
	int by;

	for (by = REPORT_BY_AREA; by >= REPORT_BY_AGENCY; by--) {
		g = &r->by[by];
		if (g->n > 1 || (g->n == 1 && g->item[0]->name.n))
			r->has_unit = true;
		else if (r->has_unit || !g->n)
			continue;
		r->unit = (enum report_by)by;
	}
}

/* The days of the period: those asked for, else those that records have. */
static void
find_days(struct report *r)
{
	const struct report_window *w = &r->reader.spans.at[REPORT_NOW];
	struct mq_zone *z = r->reader.zone;
	size_t i;

	for (i = r->days.n; i-- > 0;)
		if (r->days.item[i]->period)
			r->first_day = r->days.item[i]->day;
	for (i = 0; i < r->days.n; i++)
		if (r->days.item[i]->period)
			r->last_day = r->days.item[i]->day;
	if (w->from != INT64_MIN)
		r->first_day = report_day_of(w->from, z);
	if (w->to != INT64_MAX)
		r->last_day = report_day_of(w->to - 1, z);
	if (r->last_day < r->first_day)
		r->last_day = r->first_day;
}

/* The first day that a case came on; INT64_MAX where none did. */
static int64_t
first_came(const struct report *r)
{
	size_t i;

	for (i = 0; i < r->days.n; i++)
		if (r->days.item[i]->in.n)
			return r->days.item[i]->day;
	return INT64_MAX;
}

/* Of a short period the days before it too, so that there is something to see.
 */
static void
make_volume(struct report *r)
{
	int64_t first = r->first_day, came = first_came(r);

	if (r->reader.spans.asked && r->last_day - first + 1 < REPORT_CHART)
		first = r->last_day - REPORT_CHART + 1;
	if (first < came)
		first = came < r->first_day ? came : r->first_day;
	if (came < INT64_MAX && (r->dated || r->reader.spans.asked))
		report_volume_make(&r->volume, &r->days, first, r->last_day);
}

void
report_finish(struct report *r)
{
	int i;

	for (i = 0; i < REPORT_BYS; i++)
		if (i == REPORT_BY_URGENCY)
			report_groups_sort_names(&r->by[i]);
		else
			report_groups_sort(&r->by[i]);
	report_groups_sort(&r->tasks);
	report_counts_sort(&r->minutes);
	report_counts_sort(&r->minutes_before);
	report_counts_sort(&r->minutes_year_ago);
	report_counts_sort(&r->waiting);
	report_series_sort(&r->days);
	find_days(r);
	make_volume(r);
	choose_unit(r);
}

void
report_free(struct report *r)
{
	int i;

	for (i = 0; i < REPORT_BYS; i++)
		report_groups_free(&r->by[i]);
	report_groups_free(&r->tasks);
	report_counts_free(&r->minutes);
	report_counts_free(&r->minutes_before);
	report_counts_free(&r->minutes_year_ago);
	report_counts_free(&r->waiting);
	for (i = 0; i < REPORT_LISTS; i++)
		report_longest_free(&r->list[i]);
	report_series_free(&r->days);
	report_volume_free(&r->volume);
	free(r->key.s);
}
