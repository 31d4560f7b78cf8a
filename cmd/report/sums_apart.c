/* Rows of a tally whose period is a part of what is reported on */

#include <string.h>

#include "sums.h"
#include "sums_fields.h"

/* Is the day, "2026-06-30", one of the tally's own? */
static bool
is_own(const struct report_piece *p, struct mq_str day)
{
	return mq_str_cmp(day, p->first) >= 0 && mq_str_cmp(day, p->limit) < 0;
}

static bool
feeds(const struct report_piece *p, int span)
{
	return p->feeds & 1u << span;
}

/* The number of this name among "closed:10 open:2", or 0. */
static int64_t
named(struct mq_str items, struct mq_str name)
{
	struct mq_str item, key;
	int64_t n;

	while (mq_str_next(&items, ' ', &item)) {
		mq_str_next(&item, ':', &key);
		if (mq_str_eq(key, name) && item.s && !mq_str_int(item, &n))
			return n;
	}
	return 0;
}

static size_t
as_it_is(const struct mq_tally_cell *c, bool wanted, struct mq_tally_cell *out)
{
	*out = *c;
	return wanted;
}

/* With another key where it is of a period that this one is compared with. */
static size_t
by_span(const struct report_piece *p, const struct mq_tally_cell *c,
    struct mq_str before, struct mq_str year_ago, struct mq_tally_cell *out)
{
	size_t n = as_it_is(c, feeds(p, REPORT_NOW), out);

	if (feeds(p, REPORT_BEFORE)) {
		out[n] = *c;
		out[n++].key = before;
	}
	if (feeds(p, REPORT_YEAR_AGO)) {
		out[n] = *c;
		out[n++].key = year_ago;
	}
	return n;
}

static size_t
apart_whole(const struct report_piece *p, const struct mq_tally_cell *c,
    struct mq_tally_cell *out)
{
	if (mq_str_eq(c->key, MQ_STR("all")))
		return by_span(p, c, MQ_STR("before"), MQ_STR("year_ago"), out);
	if (mq_str_eq(c->key, MQ_STR("backlog")))
		return as_it_is(c, p->last, out);
	if (!mq_str_eq(c->key, MQ_STR("report")))
		return 0;
	return as_it_is(c, feeds(p, REPORT_NOW), out);
}

/* Units alone are counted in the recent spans. */
static bool
is_unit(struct mq_str key)
{
	struct mq_str by;
	int i;

	mq_str_next(&key, '\t', &by);
	for (i = REPORT_BY_AGENCY; i <= REPORT_BY_AREA; i++)
		if (mq_str_eq(mq_str(report_by_names[i]), by))
			return true;
	return false;
}

/* "now closed:10" becomes "week closed:10". */
static struct mq_str
of_span(struct mq_arena *a, int span, struct mq_str items)
{
	const char *part = report_parts[span].name;
	size_t n = strlen(part), more = items.s ? items.n + 1 : 0;
	char *text = mq_arena_alloc(a, n + more);

	memcpy(text, part, n);
	if (more) {
		text[n] = ' ';
		memcpy(text + n + 1, items.s, items.n);
	}
	return (struct mq_str){ text, n + more };
}

static size_t
apart_group(const struct report_piece *p, const struct mq_tally_cell *c,
    struct mq_arena *a, struct mq_tally_cell *out)
{
	struct mq_str items = c->item, part;
	size_t n = 0;
	int span;

	mq_str_next(&items, ' ', &part);
	if (mq_str_starts(part, MQ_STR("backlog.")))
		return as_it_is(c, p->last, out);
	if (!mq_str_eq(part, mq_str(report_parts[REPORT_NOW].name)))
		return 0;
	for (span = 0; span <= REPORT_LAST_QUARTER; span++) {
		if (!feeds(p, span) ||
		    (span >= REPORT_LAST_DAY && !is_unit(c->key)))
			continue;
		out[n] = *c;
		out[n++].item = of_span(a, span, items);
	}
	return n;
}

/* What is open from before the report's period. */
static size_t
carried(const struct report_piece *p, const struct mq_tally_cell *c,
    struct mq_tally_cell *out)
{
	int64_t secret = named(c->item, MQ_STR("secret"));
	int64_t open = named(c->item, MQ_STR("open"));
	struct mq_tally_cell one = { MQ_STR("report/lists"), MQ_STR("carried"),
		MQ_STR("all"), open - secret };

	if (!p->last || mq_str_cmp(c->key, p->carried) >= 0)
		return 0;
	out[0] = out[1] = one;
	out[1].item = MQ_STR("confidential");
	out[1].n = secret;
	return 2;
}

static size_t
apart_day(const struct report_piece *p, const struct mq_tally_cell *c,
    struct mq_tally_cell *out)
{
	size_t n = carried(p, c, out);
	struct mq_str none;

	if (!p->shown || !is_own(p, c->key))
		return n;
	out[n] = *c;
	if (!feeds(p, REPORT_NOW) &&
	    mq_str_starts(c->item, MQ_STR("period:")) &&
	    mq_str_next(&out[n].item, ' ', &none) && !out[n].item.s)
		out[n].item = MQ_STR("");
	return n + 1;
}

size_t
report_sums_apart(const struct report_piece *p, const struct mq_tally_cell *c,
    struct mq_arena *a, struct mq_tally_cell out[REPORT_SPANS])
{
	struct mq_str s = c->section;

	if (mq_str_eq(s, MQ_STR("report")))
		return apart_whole(p, c, out);
	if (mq_str_eq(s, MQ_STR("report/groups")))
		return apart_group(p, c, a, out);
	if (mq_str_eq(s, MQ_STR("report/days")))
		return apart_day(p, c, out);
	if (mq_str_eq(s, MQ_STR("report/closed")))
		return as_it_is(c, p->shown && is_own(p, c->key), out);
	if (mq_str_eq(s, MQ_STR("report/hours")))
		return as_it_is(c, feeds(p, REPORT_NOW), out);
	if (mq_str_eq(s, MQ_STR("report/ages")) ||
	    mq_str_eq(s, MQ_STR("report/overdue")))
		return as_it_is(c, p->last, out);
	if (mq_str_eq(s, MQ_STR("report/lists")))
		return as_it_is(
		    c, p->last && !mq_str_eq(c->key, MQ_STR("carried")), out);
	if (!mq_str_eq(s, MQ_STR("report/minutes")))
		return as_it_is(c, true, out);
	if (mq_str_eq(c->key, MQ_STR("minutes")))
		return by_span(p, c, MQ_STR("minutes_before"),
		    MQ_STR("minutes_year_ago"), out);
	return as_it_is(c,
	    feeds(p, REPORT_NOW) && mq_str_eq(c->key, MQ_STR("waiting")), out);
}
