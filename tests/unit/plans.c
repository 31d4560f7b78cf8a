/* What the matchers of the built-in rules look for was worked out by make */

#include "../../lib/match/plan.h"

#include <stdlib.h>

#include "minqing/fire.h"
#include "minqing/preset.h"

#include "../tap.h"

#define SAME(x, y, member, n)                                                  \
	ok(!memcmp((x)->member, (y)->member, (n) * sizeof((x)->member[0])))

/* There is a byte of padding in each. */
static int
same_wanted(const struct wanted *x, const struct wanted *y)
{
	return x->head == y->head && x->start == y->start && x->n == y->n &&
	       x->owner == y->owner && x->at == y->at &&
	       x->strict == y->strict && x->last == y->last;
}

static void
is_same_runs(const struct runs *x, const struct runs *y)
{
	size_t i = 0;

	if (!is_int(x->n, (long long)y->n) ||
	    !is_int(x->words, (long long)y->words) || x->n == 0)
		return;
	while (i < x->n && x->end[i].bit == y->end[i].bit &&
	       x->end[i].word == y->end[i].word)
		i++;
	is_int(i, (long long)x->n);
	SAME(x, y, first, RUN_WORDS);
	SAME(x, y, same, RUN_WORDS);
	SAME(x, y, step, RUN_SYMBOLS * x->words);
	SAME(x, y, live, RUN_SYMBOLS);
	ok(!x->kind == !y->kind);
	if (x->kind && y->kind)
		SAME(x, y, kind, CENSUS_END);
	is_int(x->plain, y->plain);
}

static void
is_same_list(const struct index_list *x, const struct index_list *y)
{
	size_t i = 0;

	if (!is_int(x->n, (long long)y->n) ||
	    !is_int(x->nslots, (long long)y->nslots) ||
	    !is_int(x->nbytes, (long long)y->nbytes))
		return;
	while (i < x->n && same_wanted(&x->wanted[i], &y->wanted[i]))
		i++;
	is_int(i, (long long)x->n);
	SAME(x, y, slot, x->nslots);
	SAME(x, y, bytes, x->nbytes);
	SAME(x, y, wide, WIDE_WORDS);
	SAME(x, y, stamp, (size_t)1 << STAMP_BITS);
	ok(!x->pair == !y->pair);
	if (x->pair && y->pair)
		SAME(x, y, pair, PAIR_WORDS);
	is_same_runs(&x->runs, &y->runs);
}

static void
is_same(const struct plan *x, const struct plan *y)
{
	ok(x->digest == y->digest);
	is_same_list(&x->list, &y->list);
	if (!is_int(x->nentries, (long long)y->nentries) ||
	    !is_int(x->nrunners, (long long)y->nrunners) ||
	    !is_int(x->nlengthy, (long long)y->nlengthy) ||
	    !is_int(x->nasks, (long long)y->nasks) ||
	    !is_int(x->nwords, (long long)y->nwords))
		return;
	SAME(x, y, entry, x->nentries);
	SAME(x, y, runner, x->nrunners);
	SAME(x, y, lengthy, x->nlengthy);
	SAME(x, y, asks, x->nasks);
	SAME(x, y, always, x->nwords);
	SAME(x, y, folded, x->nwords);
	is_int(x->any_folded, y->any_folded);
}

/*
 * Every matcher has a plan that is built in; where PCRE2 can be asked of all
 * patterns it is the one that is made.
 */
static void
test_plans(bool all)
{
	const struct mq_list none = { 0 };
	struct mq_rules *rules = mq_rules_load(MQ_PRESET_BUILTIN, &none, all);
	struct mq_str cell[] = { MQ_STR("description"),
		MQ_STR("service_name") };
	struct mq_record header = { .cell = cell, .ncells = 2 };
	struct mq_arena a = { 0 };
	const struct plan *plan;
	struct mq_matcher *m;
	size_t i, column = 0;
	struct mq_fire *fire;
	struct plan made;

	fire = mq_fire_new(rules, &header, &column, 1, 0);
	for (i = 0; (m = mq_fire_matcher(fire, i)); i++) {
		plan = matcher_plan(m);
		ok(plan >= built_plans &&
		    plan < built_plans + built_plan_count);
		made = matcher_make_plan(m, &a);
		if (all)
			is_same(plan, &made);
	}
	is_int(i, (long long)built_plan_count);
	mq_fire_free(fire);
	mq_rules_free(rules);
	mq_arena_free(&a);
}

/* One pattern more, another number or another order is another plan. */
static void
test_digests(void)
{
	const char *why;
	struct mq_pattern *p = mq_pattern_new(MQ_STR("lift"), 0, &why);
	struct mq_pattern *q = mq_pattern_new(MQ_STR("noise"), 0, &why);
	struct planned one[] = { { p, 0 }, { q, 1 }, { q, 2 } };
	struct planned other[] = { { q, 0 }, { p, 1 } };
	struct planned number[] = { { p, 0 }, { q, 2 } };

	ok(plan_digest(one, 2) != plan_digest(one, 1));
	ok(plan_digest(one, 2) != plan_digest(one, 3));
	ok(plan_digest(one, 2) != plan_digest(other, 2));
	ok(plan_digest(one, 2) != plan_digest(number, 2));
	ok(!plan_known(plan_digest(one, 2)));
	mq_pattern_free(p);
	mq_pattern_free(q);
}

int
main(void)
{
	test_plans(false);
	test_plans(true);
	test_digests();
	return done();
}
