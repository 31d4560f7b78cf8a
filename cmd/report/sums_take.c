/* What was counted, back from a tally */

#include "sums_take.h"
#include "numbers.h"
#include "pace.h"
#include "sums_fields.h"

#define TOO_MANY "a number that has more than 18 digits"
#define MOST INT64_C(999999999999999999)

static int64_t *
place(void *base, size_t offset)
{
	return (int64_t *)(void *)((char *)base + offset);
}

static const char *
add(int64_t *to, int64_t n)
{
	if (*to + n > MOST || *to + n < -MOST)
		return TOO_MANY;
	*to += n;
	return NULL;
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

/*
 * One of the numbers of a tally, "closed:10".  They mostly stand in the order
 * of the fields: the search goes on where the last one ended.
 */
static const char *
take_field(struct report_tally *t, size_t *last, struct mq_str item)
{
	const struct report_field *f = report_tally_fields;
	size_t i = *last, tried;
	struct mq_str name;
	int64_t n;

	mq_str_next(&item, ':', &name);
	if (!item.s || mq_str_int(item, &n))
		return REPORT_NO_TALLY;
	for (tried = 0; tried < report_tally_nfields; tried++) {
		i = (*last + 1 + tried) % report_tally_nfields;
		if (!mq_str_eq(mq_str(f[i].name), name))
			continue;
		*last = i;
		return add(place(t, f[i].at), n);
	}
	return REPORT_NO_TALLY;
}

/* So many cases, and what they were: "closed:10 open:2". */
static const char *
take_tally(struct report_tally *t, int64_t n, struct mq_str items)
{
	size_t last = report_tally_nfields - 1;
	const char *why = add(&t->n, n);
	struct mq_str item;

	if (!why)
		why = add(&t->answers.n, n);
	while (!why && items.n && mq_str_next(&items, ' ', &item))
		why = take_field(t, &last, item);
	return why;
}

static const char *
take_whole(struct report_taker *to, const struct mq_tally_cell *c)
{
	struct report *r = to->r;
	const struct report_field *f;

	f = find(report_wholes, report_nwholes, c->key);
	if (f)
		return take_tally(
		    (struct report_tally *)(void *)place(r, f->at), c->n,
		    c->item);
	f = find(report_fields, report_nfields, c->item);
	return f ? add(place(r, f->at), c->n) : REPORT_NO_TALLY;
}

static struct report_groups *
groups_of(struct report *r, struct mq_str name)
{
	int by = name_of(report_by_names, REPORT_BYS, name);

	if (by < REPORT_BYS)
		return &r->by[by];
	return mq_str_eq(name, MQ_STR("task")) ? &r->tasks : NULL;
}

/* The cases of a group in one of the spans, "before closed:10"... */
static const char *
take_part(struct report_group *g, struct mq_str items, int64_t n)
{
	const struct report_field *f;
	struct mq_str part;

	mq_str_next(&items, ' ', &part);
	f = find(report_parts, report_nparts, part);
	if (f)
		return take_tally(
		    (struct report_tally *)(void *)place(g, f->at), n, items);
	if (mq_str_eq(part, MQ_STR("backlog.open")))
		return add(&g->backlog.open, n);
	if (mq_str_eq(part, MQ_STR("backlog.late")))
		return add(&g->backlog.late, n);
	return REPORT_NO_TALLY;
}

static const char *
take_group(struct report_taker *to, const struct mq_tally_cell *c)
{
	struct mq_str rest = c->key, by, name;
	struct report_groups *groups;

	mq_arena_reset(&to->arena);
	mq_tally_next(&to->arena, &rest, &by);
	groups = groups_of(to->r, by);
	if (!groups || !mq_tally_next(&to->arena, &rest, &name))
		return REPORT_NO_TALLY;
	return take_part(report_group_put(groups, name), c->item, c->n);
}

/* The day of a key, "2026-06-30", or NULL. */
static struct report_day *
day_of(struct report_taker *to, struct mq_str key)
{
	struct mq_zone *z = to->r->reader.zone;
	struct mq_date d;

	if (mq_date_parse(key, z, &d) || !d.day)
		return NULL;
	return report_series_put(&to->r->days, report_day(&d, z));
}

/* Take "name:10" off the front of a list, if it is there. */
static const char *
take_first(struct mq_str *items, struct mq_str name, int64_t *to)
{
	struct mq_str rest = *items, item, key;
	int64_t n;

	mq_str_next(&rest, ' ', &item);
	mq_str_next(&item, ':', &key);
	if (!mq_str_eq(key, name))
		return NULL;
	*items = rest;
	return !item.s || mq_str_int(item, &n) ? REPORT_NO_TALLY : add(to, n);
}

static const char *
take_day(struct report_taker *to, const struct mq_tally_cell *c)
{
	struct report_day *day = day_of(to, c->key);
	struct mq_str rest = c->item;
	const char *why;

	if (!day)
		return REPORT_NO_TALLY;
	why = take_first(&rest, MQ_STR("period"), &day->period);
	if (!why)
		why = take_first(&rest, MQ_STR("secret"), &day->secret);
	return why ? why : take_tally(&day->in, c->n, rest);
}

static const char *
take_overdue(struct report_taker *to, const struct mq_tally_cell *c)
{
	struct report_day *day = day_of(to, c->key);

	return day ? add(&day->late, c->n) : REPORT_NO_TALLY;
}

static const char *
take_closed(struct report_taker *to, const struct mq_tally_cell *c)
{
	struct report_day *day = day_of(to, c->key);
	int64_t pace = 0, n, sum = 0, *took;
	struct mq_str rest = c->item;
	const char *why = NULL;
	int got;

	if (!day)
		return REPORT_NO_TALLY;
	took = report_series_took(&to->r->days, day);
	while (!why && (got = report_numbers_next(&rest, &pace, &n)) > 0 &&
	       pace < REPORT_PACES && n <= c->n - sum) {
		why = add(&took[pace], n);
		sum += n;
	}
	return !why && (got || sum != c->n) ? REPORT_NO_TALLY : why;
}

static const char *
take_durations(struct report_taker *to, const struct mq_tally_cell *c)
{
	const struct report_field *f =
	    find(report_durations, report_ndurations, c->key);
	struct report_counts *counts;
	struct mq_str rest = c->item;
	int64_t number = 0, n, sum = 0;
	int got;

	if (!f)
		return REPORT_NO_TALLY;
	counts = (struct report_counts *)(void *)place(to->r, f->at);
	if (counts->total + c->n > MOST)
		return TOO_MANY;
	while ((got = report_numbers_next(&rest, &number, &n)) > 0 &&
	       n <= c->n - sum) {
		report_counts_add(counts, number, n);
		sum += n;
	}
	return got || sum != c->n ? REPORT_NO_TALLY : NULL;
}

/* Numbers in rows and columns. */
static const char *
take_grid(
    const struct mq_tally_cell *c, int64_t *grid, int64_t rows, int64_t columns)
{
	int64_t row, col;

	if (mq_str_int(c->key, &row) || mq_str_int(c->item, &col) || row < 0 ||
	    row >= rows || col < 0 || col >= columns)
		return REPORT_NO_TALLY;
	return add(&grid[row * columns + col], c->n);
}

static const char *
take_hour(struct report_taker *to, const struct mq_tally_cell *c)
{
	return take_grid(c, to->r->hours[0], 7, 24);
}

static const char *
take_age(struct report_taker *to, const struct mq_tally_cell *c)
{
	return take_grid(c, to->r->age[0], REPORT_WAITS, REPORT_AGES);
}

static const char *
take_list(struct report_taker *to, const struct mq_tally_cell *c)
{
	int i = name_of(report_list_names, REPORT_LISTS, c->key);

	if (i == REPORT_LISTS)
		return REPORT_NO_TALLY;
	return add(mq_str_eq(c->item, MQ_STR("all"))
		       ? &to->r->list[i].all
		       : &to->r->list[i].confidential,
	    c->n);
}

static const char *
take_input(struct report_taker *to, const struct mq_tally_cell *c)
{
	int64_t *n = report_inputs_number(to->inputs, c->key, c->item);

	return n ? add(n, c->n) : REPORT_NO_TALLY;
}

static const struct {
	const char *section;
	const char *(*take)(
	    struct report_taker *, const struct mq_tally_cell *);
} sections[] = {
	{ "report", take_whole },
	{ "report/ages", take_age },
	{ "report/closed", take_closed },
	{ "report/days", take_day },
	{ "report/groups", take_group },
	{ "report/hours", take_hour },
	{ "report/inputs", take_input },
	{ "report/lists", take_list },
	{ "report/minutes", take_durations },
	{ "report/overdue", take_overdue },
};

const char *
report_take_row(struct report_taker *to, const struct mq_tally_cell *c)
{
	size_t i;

	for (i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		if (mq_str_eq(mq_str(sections[i].section), c->section))
			return sections[i].take(to, c);
	return REPORT_NO_TALLY;
}
