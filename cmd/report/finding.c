/* What there is to see in a table or a chart, in a sentence */

#include "limit.h"
#include "naming.h"
#include "table.h"

static struct mq_str
finding_limits(struct report_page *p)
{
	const struct report_volume *v = &p->r->volume;
	struct report_limits l = report_limits(v);
	int64_t beyond = 0;
	size_t i;

	if (!l.known)
		return MQ_STR("");
	for (i = 0; i < v->n; i++)
		beyond += report_is_beyond(&l, v, &v->bucket[i]);
	if (l.weekly)
		return report_say(&p->arena, p->lang, W_F_LIMITS_WEEKLY,
		    report_int(p, beyond));
	return report_say(&p->arena, p->lang, W_F_LIMITS,
	    report_mean(p, l.low[0], 10), report_mean(p, l.high[0], 10),
	    report_int(p, beyond));
}

struct mq_str
report_finding_volume(struct report_page *p)
{
	const struct report_volume *v = &p->r->volume;
	const struct report_bucket *peak = &v->bucket[v->peak];
	enum report_word w = W_F_DAY;
	struct mq_str said;

	if (!v->n)
		return report_text(p, W_PERIOD_NONE);
	if (v->step == MQ_WEEK)
		w = W_F_WEEK;
	else if (v->step == MQ_MONTH)
		w = W_F_MONTH;
	else if (v->step == MQ_YEAR)
		w = W_F_YEAR;
	said = report_say(&p->arena, p->lang, w,
	    report_bucket(p, v->step, peak->day), report_int(p, peak->n),
	    report_mean(p, v->total, (int64_t)v->n));
	if (v->empty)
		said = report_join(p, said, report_text(p, W_GAP),
		    report_say(&p->arena, p->lang, W_F_EMPTY,
			report_int(p, (int64_t)v->empty)));
	return report_join(p, said, report_text(p, W_GAP), finding_limits(p));
}

/* The largest group, the first of those of one size. */
static const struct report_group *
largest(const struct report_groups *g)
{
	const struct report_group *most = g->item[0];
	size_t i;

	for (i = 1; i < g->n; i++)
		if (g->item[i]->tally.n > most->tally.n)
			most = g->item[i];
	return most;
}

struct mq_str
report_finding_groups(struct report_page *p, enum report_by by)
{
	const struct report_groups *g = &p->r->by[by];
	const struct report_group *most;
	int64_t three = 0;
	size_t i;

	if (!g->n)
		return report_text(p, W_EMPTY);
	most = largest(g);
	for (i = 0; i < g->n && i < 3; i++)
		three += g->item[i]->tally.n;
	return report_say(&p->arena, p->lang,
	    g->n == 1                              ? W_F_ONE
	    : by == REPORT_BY_CATEGORY && g->n > 3 ? W_F_TOP_THREE
						   : W_F_MOST,
	    report_name(p, by, most), report_int(p, most->tally.n),
	    report_share(p, most->tally.n, p->r->all.n),
	    report_share(p, three, p->r->all.n));
}

static struct mq_str
units_below(struct report_page *p, int64_t overall)
{
	const struct report_groups *g = &p->r->by[p->r->unit];
	struct report_naming below = { .most = 4 };
	size_t i;

	for (i = 0; i < g->n; i++)
		if (report_is_below(p, &g->item[i]->tally))
			report_naming_add(
			    p, &below, report_name(p, p->r->unit, g->item[i]));
	return report_say(&p->arena, p->lang,
	    below.n ? W_F_BELOW : W_F_NONE_BELOW, report_percent(p, overall),
	    report_naming_said(p, &below));
}

struct mq_str
report_finding_units(struct report_page *p)
{
	struct mq_str most = report_finding_groups(p, p->r->unit);
	struct report_rates all = report_rates(p, &p->r->all);

	if (!report_knows_callbacks(p->r) || all.satisfaction < 0)
		return most;
	return report_join(
	    p, most, report_text(p, W_GAP), units_below(p, all.satisfaction));
}

struct mq_str
report_finding_overdue(struct report_page *p)
{
	const struct report_longest *l = &p->r->list[REPORT_LIST_LATE];

	if (!p->r->backlog.overdue)
		return report_text(p, W_F_NOT_OVERDUE);
	if (!l->n && !l->all)
		return report_say(&p->arena, p->lang, W_X_CONFIDENTIAL,
		    report_int(p, l->confidential));
	if (!l->n)
		return report_say(&p->arena, p->lang, W_F_UNLISTED,
		    report_int(p, p->r->backlog.overdue));
	return report_say(&p->arena, p->lang, W_F_OVERDUE,
	    report_int(p, p->r->backlog.overdue),
	    report_span(p, l->item[0].by / 6));
}
