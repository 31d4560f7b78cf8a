/* What was counted, back from a tally */

#include "sums.h"
#include "sums_fields.h"

#define WRONG "not as mq-report --tally writes it"

static int64_t *
place(void *base, size_t offset)
{
	return (int64_t *)(void *)((char *)base + offset);
}

/* The field of this name, or NULL. */
static const struct report_field *
find(const struct report_field *f, size_t n, struct mq_str name)
{
	const struct report_field *end = f + n;

	while (f < end && !mq_str_eq(mq_str(f->name), name))
		f++;
	return f < end ? f : NULL;
}

static int
name_of(const char *const *names, int n, struct mq_str name)
{
	int i = 0;

	while (i < n && !mq_str_eq(mq_str(names[i]), name))
		i++;
	return i;
}

static const char *
take_tally(struct report_tally *t, struct mq_str item, int64_t n)
{
	const struct report_field *f =
	    find(report_tally_fields, report_tally_nfields, item);

	if (!f)
		return WRONG;
	*place(t, f->at) += n;
	return NULL;
}

static const char *
take_whole(struct report *r, const struct mq_tally_cell *c, int64_t *in,
    int64_t *rejected)
{
	const struct report_field *f;

	f = find(report_wholes, report_nwholes, c->key);
	if (f)
		return take_tally(
		    (struct report_tally *)(void *)place(r, f->at), c->item,
		    c->n);
	f = find(report_fields, report_nfields, c->item);
	if (f)
		*place(r, f->at) += c->n;
	else if (mq_str_eq(c->item, MQ_STR("in")))
		*in += c->n;
	else if (mq_str_eq(c->item, MQ_STR("rejected")))
		*rejected += c->n;
	else
		return WRONG;
	return NULL;
}

static struct report_groups *
groups_of(struct report *r, struct mq_str name)
{
	int by = name_of(report_by_names, REPORT_BYS, name);

	if (by < REPORT_BYS)
		return &r->by[by];
	return mq_str_eq(name, MQ_STR("task")) ? &r->tasks : NULL;
}

/* "before.closed" of a group. */
static const char *
take_group(struct report_group *g, const struct mq_tally_cell *c)
{
	struct mq_str item = c->item, part;
	const struct report_field *f;

	mq_str_next(&item, '.', &part);
	f = find(report_parts, report_nparts, part);
	if (f)
		return take_tally(
		    (struct report_tally *)(void *)place(g, f->at), item, c->n);
	if (!mq_str_eq(part, MQ_STR("backlog")))
		return WRONG;
	*(mq_str_eq(item, MQ_STR("late")) ? &g->backlog.late
					  : &g->backlog.open) += c->n;
	return NULL;
}

/* Cells of one group stand together, so it is looked up once. */
static const char *
take_groups(struct report *r, struct mq_tally *t)
{
	size_t n;
	const struct mq_tally_cell *c =
	    mq_tally_section(t, "report/groups", &n);
	struct mq_str last = { 0 }, rest, by, name;
	struct report_group *g = NULL;
	struct report_groups *groups;
	struct mq_arena a = { 0 };
	const char *why = NULL;

	for (; n-- && !why; c++) {
		if (!g || !mq_str_eq(c->key, last)) {
			rest = last = c->key;
			mq_tally_next(&a, &rest, &by);
			groups = groups_of(r, by);
			if (!groups || !mq_tally_next(&a, &rest, &name)) {
				why = WRONG;
				break;
			}
			g = report_group_put(groups, name);
		}
		why = take_group(g, c);
	}
	mq_arena_free(&a);
	return why;
}

/* Which category a subcategory is in is not written: its name says so. */
static void
find_parents(struct report *r)
{
	struct mq_map *subs = &r->by[REPORT_BY_SUBCATEGORY].map;
	struct report_group *g;
	struct mq_str rest, top;
	size_t i;

	for (i = 0; i < subs->n; i++) {
		g = subs->entry[i]->value;
		rest = g->name;
		mq_str_next(&rest, '/', &top);
		g->parent = report_group_put(&r->by[REPORT_BY_CATEGORY], top);
		g->parent->inside += g->tally.n;
	}
}

static const char *
take_days(struct report *r, struct mq_tally *t)
{
	size_t n;
	const struct mq_tally_cell *c = mq_tally_section(t, "report/days", &n);
	struct report_day *day;
	int64_t number;

	for (; n--; c++) {
		if (mq_str_int(c->key, &number))
			return WRONG;
		day = report_series_put(&r->days, number);
		if (mq_str_eq(c->item, MQ_STR("period")))
			day->period += c->n;
		else if (take_tally(&day->in, c->item, c->n))
			return WRONG;
	}
	return NULL;
}

static const char *
take_durations(struct report *r, struct mq_tally *t)
{
	size_t n;
	const struct mq_tally_cell *c =
	    mq_tally_section(t, "report/minutes", &n);
	const struct report_field *f;
	int64_t number;

	for (; n--; c++) {
		f = find(report_durations, report_ndurations, c->key);
		if (!f || mq_str_int(c->item, &number))
			return WRONG;
		report_counts_add(
		    (struct report_counts *)(void *)place(r, f->at), number,
		    c->n);
	}
	return NULL;
}

/* Numbers in rows and columns. */
static const char *
take_grid(struct mq_tally *t, const char *section, int64_t *grid, int64_t rows,
    int64_t columns)
{
	size_t n;
	const struct mq_tally_cell *c = mq_tally_section(t, section, &n);
	int64_t row, col;

	for (; n--; c++) {
		if (mq_str_int(c->key, &row) || mq_str_int(c->item, &col) ||
		    row < 0 || row >= rows || col < 0 || col >= columns)
			return WRONG;
		grid[row * columns + col] += c->n;
	}
	return NULL;
}

static const char *
take_lists(struct report *r, struct mq_tally *t)
{
	size_t n;
	const struct mq_tally_cell *c = mq_tally_section(t, "report/lists", &n);
	int i;

	for (; n--; c++) {
		i = name_of(report_list_names, REPORT_LISTS, c->key);
		if (i == REPORT_LISTS)
			return WRONG;
		*(mq_str_eq(c->item, MQ_STR("all"))
			? &r->list[i].all
			: &r->list[i].confidential) += c->n;
	}
	return NULL;
}

const char *
report_sums_take(
    struct report *r, struct mq_tally *t, int64_t *in, int64_t *rejected)
{
	size_t n;
	const struct mq_tally_cell *c = mq_tally_section(t, "report", &n);
	const char *why = NULL;

	for (; n-- && !why; c++)
		why = take_whole(r, c, in, rejected);
	if (!why)
		why = take_groups(r, t);
	if (!why)
		why = take_days(r, t);
	if (!why)
		why = take_durations(r, t);
	if (!why)
		why = take_grid(t, "report/hours", r->hours[0], 7, 24);
	if (!why)
		why = take_grid(
		    t, "report/ages", r->age[0], REPORT_WAITS, REPORT_AGES);
	if (!why)
		why = take_lists(r, t);
	if (!why)
		find_parents(r);
	return why;
}

/* "from..to", either of which may be empty; "-" is off. */
static const char *
take_window(struct report_window *w, struct mq_str text)
{
	struct mq_str from, none;

	w->on = !mq_str_eq(text, MQ_STR("-"));
	w->from = INT64_MIN;
	w->to = INT64_MAX;
	if (!w->on)
		return NULL;
	if (!mq_str_next(&text, '.', &from) ||
	    !mq_str_next(&text, '.', &none) ||
	    (from.n && mq_str_int(from, &w->from)) ||
	    (text.n && mq_str_int(text, &w->to)))
		return WRONG;
	return NULL;
}

/* "asked from..to - ..." */
static const char *
take_spans(struct report_spans *s, struct mq_str text)
{
	struct mq_str one;
	int i;

	mq_str_next(&text, ' ', &one);
	s->asked = mq_str_eq(one, MQ_STR("asked"));
	for (i = 0; i < REPORT_SPANS; i++)
		if (!mq_str_next(&text, ' ', &one) ||
		    take_window(&s->at[i], one))
			return WRONG;
	return NULL;
}

/* A header with the columns that the records had. */
static void
bind(struct report *r, struct mq_str names)
{
	struct mq_arena a = { 0 };
	struct mq_str cell[REPORT_COLUMNS + 1];
	struct mq_record header = { .cell = cell, .scratch = &a };

	while (header.ncells < REPORT_COLUMNS &&
	       mq_str_next(&names, ' ', &cell[header.ncells]))
		header.ncells++;
	report_bind(r, &header);
	mq_arena_free(&a);
}

const char *
report_sums_bind(struct report *r, struct mq_tally *t)
{
	struct mq_str zone = mq_tally_known(t, "zone");
	struct mq_str sheet = mq_tally_known(t, "sheet");
	struct mq_arena a = { 0 };
	const char *why;

	if (!mq_str_eq(mq_tally_known(t, "scheme"),
		mq_str(mq_scheme_id(r->reader.scheme))))
		return "counted by another scheme: give it with --scheme";
	r->reader.zone = mq_zone_open(mq_str_dup(&a, zone).s);
	mq_arena_free(&a);
	if (!r->reader.zone ||
	    mq_str_int(mq_tally_known(t, "now"), &r->reader.now))
		return WRONG;
	r->sheet = sheet.n > 0;
	if (r->sheet && mq_period_parse(sheet, &r->cadence))
		return WRONG;
	why = take_spans(&r->reader.spans, mq_tally_known(t, "spans"));
	if (!why)
		bind(r, mq_tally_known(t, "columns"));
	return why;
}
