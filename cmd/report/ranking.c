#include "ranking.h"

#include <stdlib.h>

#include "minqing/shrink.h"

bool
report_ranks(const struct report *r)
{
	return r->has_unit &&
	       (report_knows_callbacks(r) ||
		   (report_knows_closed(r) && report_has(r, REPORT_EXPECTED)));
}

static int
by_rate(const void *a, const void *b)
{
	const struct report_place *x = a, *y = b;

	if (x->rate != y->rate)
		return x->rate > y->rate ? -1 : 1;
	if (x->group->tally.n != y->group->tally.n)
		return x->group->tally.n > y->group->tally.n ? -1 : 1;
	return mq_str_cmp(x->group->name, y->group->name);
}

/* The rates of one period; -1 for those that are not ranked. */
static void
shrink(const struct report_page *p, struct report_ranking *k, bool before)
{
	double *x = mq_xcalloc(2 * k->n + 1, sizeof(*x)), *n = x + k->n;
	const struct report_group *g;
	struct report_rate rate;
	struct mq_prior prior;
	size_t i;

	for (i = 0; i < k->n; i++) {
		g = k->place[i].group;
		rate = report_rate(p, k->by, before ? &g->before : &g->tally);
		k->place[i].rate = rate.of < REPORT_LEAST ? -1 : 0;
		n[i] = rate.permille < 0 ? 0 : (double)rate.of;
		x[i] = rate.permille < 0 ? 0 : n[i] * rate.x;
	}
	prior = mq_shrink_prior(x, n, k->n);
	for (i = 0; i < k->n; i++)
		if (k->place[i].rate >= 0 && n[i] > 0)
			k->place[i].rate = mq_shrink(&prior, x[i], n[i]);
		else
			k->place[i].rate = -1;
	free(x);
}

/* Put them in order, and number those that are ranked. */
static void
number(struct report_ranking *k)
{
	struct report_place *p = k->place;
	size_t i;

	qsort(p, k->n, sizeof(*p), by_rate);
	for (i = 0; i < k->n; i++)
		p[i].rank = p[i].rate < 0                     ? 0
			    : i && p[i].rate == p[i - 1].rate ? p[i - 1].rank
							      : (int64_t)i + 1;
}

void
report_ranking_make(const struct report_page *p, struct report_ranking *k)
{
	const struct report_groups *g = &p->r->by[p->r->unit];
	size_t i;

	*k = (struct report_ranking){ .n = g->all };
	k->by =
	    report_knows_callbacks(p->r) ? REPORT_SATISFACTION : REPORT_ON_TIME;
	k->place = mq_xcalloc(k->n + 1, sizeof(*k->place));
	for (i = 0; i < k->n; i++)
		k->place[i].group = g->item[i];
	shrink(p, k, true);
	number(k);
	for (i = 0; i < k->n; i++)
		k->place[i].before = k->place[i].rank;
	shrink(p, k, false);
	number(k);
	while (k->n && !k->place[k->n - 1].group->tally.n)
		k->n--;
	while (k->ranked < k->n && k->place[k->ranked].rank)
		k->ranked++;
}

void
report_ranking_free(struct report_ranking *k)
{
	free(k->place);
	*k = (struct report_ranking){ 0 };
}
