/* What was counted as a tally */

#include <inttypes.h>

#include "sums.h"
#include "sums_fields.h"

/* Where numbers go: the first that is refused says why. */
struct giver {
	struct mq_tally *t;
	struct mq_arena arena;
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

static int64_t
at(const void *base, size_t offset)
{
	return *(const int64_t *)((const char *)base + offset);
}

/* "before.closed"; of no prefix "closed". */
static void
give_tally(struct giver *g, const char *section, struct mq_str key,
    const char *prefix, const struct report_tally *t)
{
	const struct report_field *f = report_tally_fields;
	struct mq_str item;
	size_t i;
	int64_t n;

	for (i = 0; i < report_tally_nfields; i++) {
		if (!(n = at(t, f[i].at)))
			continue;
		item = mq_str(f[i].name);
		if (prefix)
			item = mq_str(mq_arena_printf(
			    &g->arena, "%s.%s", prefix, f[i].name));
		give(g, section, key, item, n);
	}
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
			    *)(base + report_parts[i].at));
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

static void
give_days(struct giver *g, const struct report_series *days)
{
	struct mq_str key;
	size_t i;

	for (i = 0; i < days->n; i++) {
		key = number(g, days->item[i]->day);
		give_tally(g, "report/days", key, NULL, &days->item[i]->in);
		give(g, "report/days", key, MQ_STR("period"),
		    days->item[i]->period);
	}
}

static void
give_durations(struct giver *g, const struct report *r)
{
	const struct report_counts *c;
	size_t i, j;

	for (i = 0; i < report_ndurations; i++) {
		c = (const struct report_counts *)(const void
			*)((const char *)r + report_durations[i].at);
		for (j = 0; j < c->different; j++)
			give(g, "report/minutes",
			    mq_str(report_durations[i].name),
			    number(g, c->sorted[j].number), c->sorted[j].n);
	}
}

static void
give_whole(
    struct giver *g, const struct report *r, int64_t in, int64_t rejected)
{
	struct mq_str key = MQ_STR("report");
	size_t i;

	give(g, "report", key, MQ_STR("in"), in);
	give(g, "report", key, MQ_STR("rejected"), rejected);
	for (i = 0; i < report_nfields; i++)
		give(g, "report", key, mq_str(report_fields[i].name),
		    at(r, report_fields[i].at));
	for (i = 0; i < report_nwholes; i++)
		give_tally(g, "report", mq_str(report_wholes[i].name), NULL,
		    (const struct report_tally *)(const void
			    *)((const char *)r + report_wholes[i].at));
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
    struct report *r, int64_t in, int64_t rejected, struct mq_tally *t)
{
	struct giver g = { .t = t };
	int by;

	give_facts(&g, r);
	give_whole(&g, r, in, rejected);
	for (by = 0; by < REPORT_BYS; by++)
		give_groups(&g, report_by_names[by], &r->by[by]);
	give_groups(&g, "task", &r->tasks);
	give_days(&g, &r->days);
	give_durations(&g, r);
	give_grids(&g, r);
	mq_arena_free(&g.arena);
	return g.why;
}
