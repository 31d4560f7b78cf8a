#include "chain.h"

#include <stdlib.h>

/* The tallies, and how many of them each day is in. */
struct chain {
	struct report *r;
	struct report_sums *s;
	int64_t from, to;     /* the days of the report's period */
	int64_t first, limit; /* all days */
	int *n;
	int level; /* how many a day should be in */
};

static struct mq_str
day_text(struct chain *c, int64_t day)
{
	char buf[MQ_DATE_MAX];
	struct mq_str s = { buf, report_bucket_label(MQ_DAY, day, buf) };

	return mq_str_dup(&c->s->arena, s);
}

/* "2026-06-01..2026-06-03"; of one day that day. */
static const char *
days_text(struct chain *c, int64_t from, int64_t to)
{
	const char *first = day_text(c, from).s;

	return to - from < 2 ? first
			     : mq_arena_printf(&c->s->arena, "%s..%s", first,
				   day_text(c, to - 1).s);
}

/* The days of a span, where it begins and ends with one: 0, or -1. */
static int
whole_days(const struct report_window *w, struct mq_zone *z, int64_t *from,
    int64_t *to)
{
	if (!w->on || w->from == INT64_MIN || w->to == INT64_MAX)
		return -1;
	*from = report_day_of(w->from, z);
	*to = report_day_of(w->to, z);
	return report_day_start(*from, z) == w->from &&
		       report_day_start(*to, z) == w->to && *from < *to
		   ? 0
		   : -1;
}

static const char *
find_periods(struct chain *c)
{
	struct report_piece *p = c->s->item, *end = p + c->s->n;

	c->first = INT64_MAX;
	c->limit = INT64_MIN;
	for (; p < end; p++) {
		if (whole_days(&p->spans.at[REPORT_NOW], c->r->reader.zone,
			&p->from, &p->to))
			return mq_arena_printf(&c->s->arena,
			    "%s: of which whole days it is it does not say: "
			    "make it with --since and --until, or --cadence",
			    p->source);
		p->first = day_text(c, p->from);
		p->limit = day_text(c, p->to);
		if (p->from < c->first)
			c->first = p->from;
		if (p->to > c->limit)
			c->limit = p->to;
	}
	return NULL;
}

/*
 * The bounds that are not asked for are those of all tallies; records are of
 * what comes behind them.
 */
static void
complete(const struct chain *c, struct report_ask *ask)
{
	bool none = !ask->has_since && !ask->has_until;

	if (none && ask->has_cadence)
		return;
	if (!ask->has_since)
		ask->since = report_day_start(
		    none && c->s->records ? c->limit : c->first,
		    c->r->reader.zone);
	ask->has_since = true;
	if (ask->has_until || c->s->records)
		return;
	ask->until = report_day_start(c->limit, c->r->reader.zone);
	ask->has_until = true;
}

static const char *
find_period(struct chain *c, struct report_ask ask)
{
	struct mq_zone *z = c->r->reader.zone;
	struct report_window now;

	complete(c, &ask);
	report_set_period(c->r, &ask);
	now = c->r->reader.spans.at[REPORT_NOW];
	if (now.to == INT64_MAX) /* until tomorrow, as the records are */
		now.to =
		    report_day_start(report_day_of(c->r->reader.now, z) + 1, z);
	if (now.to <= now.from)
		now.to = report_day_start(report_day_of(now.from, z) + 1, z);
	if (whole_days(&now, z, &c->from, &c->to))
		return "--since and --until: tallies are put together by "
		       "whole days";
	return NULL;
}

/* How many tallies each day is in, of those that lie within some days. */
static void
count(struct chain *c, int64_t from, int64_t to)
{
	const struct report_piece *p = c->s->item, *end = p + c->s->n;
	int64_t day;

	memset(c->n, 0, (size_t)(c->limit - c->first) * sizeof(*c->n));
	for (; p < end; p++)
		for (day = p->from;
		     day < p->to && p->from >= from && p->to <= to; day++)
			c->n[day - c->first]++;
}

static int
at(const struct chain *c, int64_t day)
{
	if (day >= c->limit && c->s->records)
		return c->level;
	return day < c->first || day >= c->limit ? 0 : c->n[day - c->first];
}

/* The number that most days are in; the smaller of two. */
static int
usual(const struct chain *c)
{
	size_t days = (size_t)(c->limit - c->first), i;
	size_t *seen = mq_xcalloc(c->s->n + 1, sizeof(*seen));
	int level = 1, n;

	for (i = 0; i < days; i++)
		seen[c->n[i]]++;
	for (n = 2; n <= (int)c->s->n; n++)
		if (seen[n] > seen[level])
			level = n;
	free(seen);
	return level;
}

/* The tallies that a day is in, "a.tally, b.tally"; at most three of them. */
static const char *
sources(struct chain *c, int64_t day)
{
	const struct report_piece *p = c->s->item, *end = p + c->s->n;
	const char *list = "";
	int n = 0;

	for (; p < end; p++)
		if (p->from <= day && day < p->to && n++ < 3)
			list = mq_arena_printf(&c->s->arena, "%s%s%s", list,
			    n > 1 ? ", " : "", p->source);
	return n > 3 ? mq_arena_printf(&c->s->arena, "%s ...", list) : list;
}

static const char *
counted_twice(struct chain *c)
{
	int64_t day = c->first, end;

	while (day < c->limit && at(c, day) <= c->level)
		day++;
	if (day == c->limit)
		return NULL;
	for (end = day; at(c, end) == at(c, day); end++)
		;
	return mq_arena_printf(&c->s->arena,
	    "%s: counted in %d tallies, %s, where other days are in %d: give "
	    "each day once",
	    days_text(c, day, end), at(c, day), sources(c, day), c->level);
}

/* The days from one to before another that are in too few, or NULL. */
static const char *
missing(struct chain *c, int64_t from, int64_t to)
{
	enum { NAMED = 5 };
	const char *list = NULL;
	int64_t day = from, end;
	int n = 0;

	for (; day < to; day = end) {
		for (end = day; end < to && at(c, end) < c->level; end++)
			;
		if (end > day && ++n <= NAMED)
			list = list ? mq_arena_printf(&c->s->arena, "%s, %s",
					  list, days_text(c, day, end))
				    : days_text(c, day, end);
		while (end < to && at(c, end) >= c->level)
			end++;
	}
	return n > NAMED ? mq_arena_printf(&c->s->arena, "%s ...", list) : list;
}

/* A tally that is of days in the period and of others too, or NULL. */
static const struct report_piece *
astride(const struct chain *c)
{
	const struct report_piece *p = c->s->item, *end = p + c->s->n;

	for (; p < end; p++)
		if (p->from < c->to && p->to > c->from &&
		    (p->from < c->from || p->to > c->to))
			return p;
	return NULL;
}

static const char *
check_period(struct chain *c)
{
	const struct report_piece *p = astride(c);
	const char *days = days_text(c, c->from, c->to), *gap;

	if (p)
		return mq_arena_printf(&c->s->arena,
		    "%s: is of %s, which does not fit the period %s: give "
		    "tallies of days",
		    p->source, days_text(c, p->from, p->to), days);
	count(c, c->from, c->to);
	gap = missing(c, c->from, c->to);
	return gap ? mq_arena_printf(&c->s->arena,
			 "no tally of %s: the period is %s; give it, or ask "
			 "for another period",
			 gap, days)
		   : NULL;
}

/* Let the tallies that make up a span feed it; else it is off. */
static void
feed(struct chain *c, int span)
{
	struct report_window *w = &c->r->reader.spans.at[span];
	struct report_piece *p = c->s->item, *end = p + c->s->n;
	int64_t from = c->from, to = c->to;
	const char *gap;

	if (span != REPORT_NOW && whole_days(w, c->r->reader.zone, &from, &to))
		return;
	count(c, from, to);
	gap = missing(c, from, to);
	if (gap && span == REPORT_BEFORE) {
		for (to--; to >= from && !at(c, to); to--)
			;
		if (to >= from)
			c->r->uncovered = gap;
	}
	for (; p < end && !gap; p++)
		if (p->from >= from && p->to <= to)
			p->feeds |= 1u << span;
	w->on = !gap;
}

/* Which days charts show, and who tells what is open. */
static void
find_ends(struct chain *c)
{
	struct report_piece *p = c->s->item, *end = p + c->s->n;
	int64_t first = c->from;

	count(c, INT64_MIN, c->to);
	while (at(c, first - 1) == c->level)
		first--;
	for (; p < end; p++) {
		p->shown = p->from >= first && p->to <= c->to;
		p->last = p->to == c->to && !c->s->records;
		p->carried = day_text(c, c->from);
	}
}

void
report_chain_times(struct report *r, const struct report_sums *s)
{
	const struct report_piece *p = s->item, *end = p + s->n;
	int64_t first = INT64_MAX, last = INT64_MIN;

	for (; p < end; p++) {
		if (s->apart && !(p->feeds & 1u << REPORT_NOW))
			continue;
		first = p->now < first ? p->now : first;
		last = p->now > last ? p->now : last;
	}
	if (first > last)
		return;
	r->reader.now = s->records ? r->reader.now : last;
	r->counted_from = first;
}

static int
by_period(const void *a, const void *b)
{
	const struct report_piece *x = a, *y = b;

	if (x->from != y->from)
		return (x->from > y->from) - (x->from < y->from);
	return (x->to > y->to) - (x->to < y->to);
}

const char *
report_chain_bind(
    struct report *r, struct report_sums *s, const struct report_ask *ask)
{
	struct chain c = { .r = r, .s = s };
	const char *why = find_periods(&c);
	int i;

	if (!why)
		why = find_period(&c, *ask);
	if (why)
		return why;
	c.n = mq_xcalloc((size_t)(c.limit - c.first), sizeof(*c.n));
	count(&c, INT64_MIN, INT64_MAX);
	c.level = usual(&c);
	why = counted_twice(&c);
	if (!why)
		why = check_period(&c);
	for (i = 0; i < REPORT_SPANS && !why; i++)
		feed(&c, i);
	if (!why) {
		find_ends(&c);
		r->tallied = s->records ? c.limit : 0;
		report_chain_times(r, s);
		qsort(s->item, s->n, sizeof(*s->item), by_period);
	}
	free(c.n);
	return why;
}
