#include "changed.h"

#include "limit.h"
#include "naming.h"
#include "problem.h"
#include "rate.h"

/* As many of a kind are named. */
enum { NAMED = 3 };

static void
add(struct report_notes *n, struct mq_str sentence)
{
	if (n->n < REPORT_NOTES)
		n->item[n->n++] = sentence;
}

static void
say_volume(struct report_page *p, struct report_notes *n)
{
	int64_t now = p->r->all.n, before = p->r->before.n;
	enum report_word w = !report_counts_differ(now, before) ? W_N_SAME
			     : now > before                     ? W_N_MORE
								: W_N_FEWER;

	add(n, report_say(&p->arena, p->lang, w, report_int(p, now),
		   report_int(p, before), report_percent_by(p, now, before)));
}

static void
say_spikes(struct report_page *p, struct report_notes *n)
{
	const struct report_volume *v = &p->r->volume;
	struct report_limits l = report_limits(v);
	const struct report_bucket *b;
	enum report_word w = W_N_SPIKE;
	size_t i;
	int said = 0;

	if (l.weekly)
		w = W_N_SPIKE_WEEKLY;
	else if (v->step == MQ_WEEK)
		w = W_N_SPIKE_WEEK;
	for (i = v->n; l.known && i-- && said < NAMED;) {
		b = &v->bucket[i];
		if (b->day < p->r->first_day || !report_is_beyond(&l, v, b))
			continue;
		add(n,
		    report_say(&p->arena, p->lang, w,
			report_bucket(p, v->step, b->day), report_int(p, b->n),
			report_mean(p, report_limit_low(&l, b), 10),
			report_mean(p, report_limit_high(&l, b), 10),
			report_text(p, W_MONDAY + report_weekday(b->day))));
		said++;
	}
}

/* A measure of all that is better or worse than before, beyond chance. */
static void
say_rates(struct report_page *p, struct report_notes *n)
{
	static const struct {
		enum report_measure m;
		enum report_word name;
	} rate[] = { { REPORT_ON_TIME, W_T_ON_TIME },
		{ REPORT_RESPONSE, W_T_RESPONSE },
		{ REPORT_RESOLUTION, W_T_RESOLUTION },
		{ REPORT_SATISFACTION, W_T_SATISFACTION } };
	struct report_rate now, before;
	struct report_change c;
	size_t i;

	for (i = 0; i < sizeof(rate) / sizeof(rate[0]); i++) {
		now = report_rate(p, rate[i].m, &p->r->all);
		before = report_rate(p, rate[i].m, &p->r->before);
		c = report_change(&now, &before);
		if (!c.known || !c.beyond)
			continue;
		add(n, report_say(&p->arena, p->lang,
			   c.by > 0 ? W_N_BETTER : W_N_WORSE,
			   report_text(p, rate[i].name),
			   report_percent(p, before.permille),
			   report_percent(p, now.permille),
			   report_points_by(p, c.by)));
	}
}

/* How far apart two counts are, in squared standard deviations. */
static double
apart(const struct report_group *g)
{
	double a = (double)g->tally.n, b = (double)g->before.n;

	return a + b > 0 ? (a - b) * (a - b) / (a + b) : 0;
}

/* The group that changed most of those not said yet, or NULL. */
static const struct report_group *
next_mover(
    const struct report_groups *g, const struct report_group **said, int nsaid)
{
	const struct report_group *best = NULL;
	size_t i;
	int j;

	for (i = 0; i < g->all; i++) {
		for (j = 0; j < nsaid && said[j] != g->item[i]; j++)
			;
		if (j < nsaid || !g->item[i]->name.n ||
		    !report_counts_differ(
			g->item[i]->tally.n, g->item[i]->before.n))
			continue;
		if (!best || apart(g->item[i]) > apart(best))
			best = g->item[i];
	}
	return best;
}

static void
say_categories(struct report_page *p, struct report_notes *n)
{
	enum report_by by = p->r->by[REPORT_BY_SUBCATEGORY].all
				? REPORT_BY_SUBCATEGORY
				: REPORT_BY_CATEGORY;
	const struct report_group *said[NAMED], *g;
	int i;

	for (i = 0; i < NAMED; i++) {
		g = said[i] = next_mover(&p->r->by[by], said, i);
		if (!g)
			return;
		add(n, report_say(&p->arena, p->lang,
			   g->tally.n > g->before.n ? W_N_ROSE : W_N_FELL,
			   report_name(p, by, g), report_int(p, g->before.n),
			   report_int(p, g->tally.n)));
	}
}

/* How a unit stands to a floor: -1 below, 1 not, 0 not known. */
static int
stands(const struct report_page *p, enum report_measure m,
    const struct report_tally *t)
{
	struct report_rate r = report_rate(p, m, t);
	int64_t floor = p->targets.of[m].floor;

	if (floor < 0 || r.permille < 0 || r.of < REPORT_LEAST)
		return 0;
	return r.permille < floor ? -1 : 1;
}

/* The names of the units that crossed a floor in this direction. */
static void
say_crossed(struct report_page *p, struct report_notes *n,
    enum report_measure m, enum report_word name, int to)
{
	const struct report_groups *g = &p->r->by[p->r->unit];
	bool compares = report_compares(p->r);
	struct report_naming said = { .most = NAMED };
	size_t i;

	for (i = 0; i < g->n; i++) {
		if (!g->item[i]->name.n ||
		    stands(p, m, &g->item[i]->tally) != to ||
		    (compares && stands(p, m, &g->item[i]->before) != -to))
			continue;
		report_naming_add(
		    p, &said, report_name(p, p->r->unit, g->item[i]));
	}
	if (!said.n)
		return;
	add(n, report_say(&p->arena, p->lang,
		   !compares ? W_N_BELOW
		   : to < 0  ? W_N_CROSSED
			     : W_N_RECOVERED,
		   report_naming_said(p, &said), report_text(p, name),
		   report_percent(p, p->targets.of[m].floor)));
}

static void
say_units(struct report_page *p, struct report_notes *n)
{
	if (!p->r->has_unit)
		return;
	say_crossed(p, n, REPORT_ON_TIME, W_T_ON_TIME, -1);
	say_crossed(p, n, REPORT_SATISFACTION, W_T_SATISFACTION, -1);
	if (!report_compares(p->r))
		return;
	say_crossed(p, n, REPORT_ON_TIME, W_T_ON_TIME, 1);
	say_crossed(p, n, REPORT_SATISFACTION, W_T_SATISFACTION, 1);
}

static void
say_problems(struct report_page *p, struct report_notes *n)
{
	const struct report_groups *g = &p->r->by[REPORT_BY_PROBLEM];
	struct report_problem name;
	size_t i;
	int said = 0;

	for (i = 0; i < g->n && said < NAMED; i++) {
		if (!report_problem_is_new(p, g->item[i]))
			continue;
		name = report_problem_name(p, g->item[i]);
		add(n, report_say(&p->arena, p->lang, W_N_NEW, name.category,
			   name.place, report_int(p, g->item[i]->tally.n),
			   report_int(p, g->item[i]->before.n)));
		said++;
	}
}

void
report_notes_changed(struct report_page *p, struct report_notes *n)
{
	n->n = 0;
	say_spikes(p, n);
	if (report_compares(p->r)) {
		say_volume(p, n);
		say_rates(p, n);
		say_categories(p, n);
	}
	say_units(p, n);
	say_problems(p, n);
	if (p->r->uncovered)
		add(n, report_say(&p->arena, p->lang, W_N_UNCOVERED,
			   mq_str(p->r->uncovered)));
	else if (!report_compares(p->r))
		add(n, report_text(p, W_N_NO_BEFORE));
}
