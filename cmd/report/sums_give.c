/* What was counted as a tally */

#include <inttypes.h>

#include "numbers.h"
#include "pace.h"
#include "sums.h"
#include "sums_fields.h"

/* Where numbers go: the first that is refused says why. */
struct giver {
	struct mq_tally *t;
	struct mq_arena arena;
	struct report_numbers list; /* the cell that is being put together */
	const char *why;
};

static void
give(struct giver *g, const char *section, struct mq_str key,
    struct mq_str item, int64_t n)
{
	if (n && !g->why)
		g->why = mq_tally_add(g->t, mq_str(section), key, item, n);
}

static struct mq_str
number(struct giver *g, int64_t n)
{
	return mq_str(mq_arena_printf(&g->arena, "%" PRId64, n));
}

/* "2026-06-30" */
static struct mq_str
date(struct giver *g, int64_t day)
{
	char buf[MQ_DATE_MAX];
	struct mq_str s = { buf, report_bucket_label(MQ_DAY, day, buf) };

	return mq_str_dup(&g->arena, s);
}

static int64_t
at(const void *base, size_t offset)
{
	return *(const int64_t *)((const char *)base + offset);
}

/*
 * The cases of a tally, and as the item what they were: "closed:10 open:2",
 * behind a word where it is given, and what else is known of a day.
 */
static void
give_tally(struct giver *g, const char *section, struct mq_str key,
    const char *word, const struct report_tally *t, const struct report_day *d)
{
	const struct report_field *f = report_tally_fields;
	struct report_numbers *l = &g->list;
	size_t i;

	if (!t->n)
		return;
	report_numbers_start(l);
	if (word)
		report_numbers_word(l, word);
	if (d && d->period)
		report_numbers_name(l, "period", d->period);
	if (d && d->secret)
		report_numbers_name(l, "secret", d->secret);
	for (i = 0; i < report_tally_nfields; i++)
		if (at(t, f[i].at))
			report_numbers_name(l, f[i].name, at(t, f[i].at));
	give(g, section, key, report_numbers_text(l), t->n);
}

static void
give_group(struct giver *g, const char *by, const struct report_group *group)
{
	struct mq_str key = mq_tally_key(
	    &g->arena, (struct mq_str[]){ mq_str(by), group->name }, 2);
	const char *base = (const char *)group;
	size_t i;

	for (i = 0; i < report_nparts; i++)
		give_tally(g, "report/groups", key, report_parts[i].name,
		    (const struct report_tally *)(const void
			    *)(base + report_parts[i].at),
		    NULL);
	give(g, "report/groups", key, MQ_STR("backlog.open"),
	    group->backlog.open);
	give(g, "report/groups", key, MQ_STR("backlog.late"),
	    group->backlog.late);
}

static void
give_groups(struct giver *g, const char *by, const struct report_groups *groups)
{
	size_t i;

	for (i = 0; i < groups->map.n; i++)
		give_group(g, by, groups->map.entry[i]->value);
}

/* The list so far as one row. */
static void
give_list(struct giver *g, const char *section, struct mq_str key)
{
	give(g, section, key, report_numbers_text(&g->list), g->list.sum);
	report_numbers_start(&g->list);
}

/* Of those closed on a day how long they took, in classes. */
static void
give_took(struct giver *g, const struct report_day *d, struct mq_str key)
{
	int i;

	report_numbers_start(&g->list);
	for (i = 0; d->took && i < REPORT_PACES; i++)
		if (d->took[i])
			report_numbers_add(&g->list, i, d->took[i]);
	give_list(g, "report/closed", key);
}

static void
give_days(struct giver *g, const struct report_series *days)
{
	const struct report_day *d;
	struct mq_str key;
	size_t i;

	for (i = 0; i < days->n; i++) {
		d = days->item[i];
		key = date(g, d->day);
		give_tally(g, "report/days", key, NULL, &d->in, d);
		give(g, "report/overdue", key, MQ_STR("late"), d->late);
		give_took(g, d, key);
	}
}

static void
give_durations(struct giver *g, const char *name, const struct report_counts *c)
{
	struct report_count seen = REPORT_COUNT_NONE;

	report_numbers_start(&g->list);
	while (report_counts_next(c, &seen)) {
		report_numbers_add(&g->list, seen.number, seen.n);
		if (report_numbers_full(&g->list))
			give_list(g, "report/minutes", mq_str(name));
	}
	give_list(g, "report/minutes", mq_str(name));
}

static void
give_all_durations(struct giver *g, const struct report *r)
{
	const struct report_field *f = report_durations;
	size_t i;

	for (i = 0; i < report_ndurations; i++)
		give_durations(g, f[i].name,
		    (const struct report_counts *)(const void *)((const char *)
								     r +
								 f[i].at));
}

static void
give_whole(struct giver *g, const struct report *r)
{
	struct mq_str key = MQ_STR("report");
	size_t i;

	for (i = 0; i < report_nfields; i++)
		give(g, "report", key, mq_str(report_fields[i].name),
		    at(r, report_fields[i].at));
	for (i = 0; i < report_nwholes; i++)
		give_tally(g, "report", mq_str(report_wholes[i].name), NULL,
		    (const struct report_tally *)(const void
			    *)((const char *)r + report_wholes[i].at),
		    NULL);
	for (i = 0; i < REPORT_LISTS; i++) {
		give(g, "report/lists", mq_str(report_list_names[i]),
		    MQ_STR("all"), r->list[i].all);
		give(g, "report/lists", mq_str(report_list_names[i]),
		    MQ_STR("confidential"), r->list[i].confidential);
	}
}

static void
give_grids(struct giver *g, const struct report *r)
{
	int d, h;

	for (d = 0; d < 7; d++)
		for (h = 0; h < 24; h++)
			give(g, "report/hours", number(g, d), number(g, h),
			    r->hours[d][h]);
	for (d = 0; d < REPORT_WAITS; d++)
		for (h = 0; h < REPORT_AGES; h++)
			give(g, "report/ages", number(g, d), number(g, h),
			    r->age[d][h]);
}

static void
give_inputs(struct giver *g, const struct report_inputs *inputs)
{
	size_t i;

	for (i = 0; i < inputs->n && !g->why; i++)
		g->why = report_inputs_give(inputs, i, g->t);
}

/* The columns that there are, for they decide which sections there are. */
static struct mq_str
columns(struct giver *g, const struct report *r)
{
	struct mq_str list = MQ_STR("");
	int c;

	for (c = 0; c < REPORT_COLUMNS; c++)
		if (report_has(r, c))
			list = mq_str(mq_arena_printf(&g->arena, "%.*s%s%s",
			    (int)list.n, list.s, list.n ? " " : "",
			    report_column_name(c)));
	return list;
}

/* An end of a span; empty where there is none. */
static const char *
bound(struct giver *g, int64_t t)
{
	if (t == INT64_MIN || t == INT64_MAX)
		return "";
	return number(g, t).s;
}

/* The spans of time, "from..to" each, and those that are off "-". */
static struct mq_str
spans(struct giver *g, const struct report *r)
{
	const struct report_window *w;
	const char *list = r->reader.spans.asked ? "asked" : "all";
	int i;

	for (i = 0; i < REPORT_SPANS; i++) {
		w = &r->reader.spans.at[i];
		list = w->on ? mq_arena_printf(&g->arena, "%s %s..%s", list,
				   bound(g, w->from), bound(g, w->to))
			     : mq_arena_printf(&g->arena, "%s -", list);
	}
	return mq_str(list);
}

static void
give_facts(struct giver *g, const struct report *r)
{
	static const char *const sheet[] = { "day", "week", "month", "quarter",
		"year" };
	const struct {
		const char *name;
		struct mq_str value;
	} fact[] = {
		{ "columns", columns(g, r) },
		{ "now", number(g, r->reader.now) },
		{ "scheme", mq_str(mq_scheme_id(r->reader.scheme)) },
		{ "sheet", r->sheet ? mq_str(sheet[r->cadence]) : MQ_STR("") },
		{ "spans", spans(g, r) },
		{ "zone", mq_str(mq_zone_name(r->reader.zone)) },
	};
	size_t i;

	for (i = 0; i < sizeof(fact) / sizeof(fact[0]) && !g->why; i++)
		g->why = mq_tally_fact(g->t, fact[i].name, fact[i].value);
}

const char *
report_sums_give(
    struct report *r, const struct report_inputs *inputs, struct mq_tally *t)
{
	struct giver g = { .t = t };
	int by;

	give_facts(&g, r);
	give_whole(&g, r);
	give_inputs(&g, inputs);
	for (by = 0; by < REPORT_BYS; by++)
		give_groups(&g, report_by_names[by], &r->by[by]);
	give_groups(&g, "task", &r->tasks);
	give_days(&g, &r->days);
	give_all_durations(&g, r);
	give_grids(&g, r);
	mq_arena_free(&g.arena);
	return g.why;
}
