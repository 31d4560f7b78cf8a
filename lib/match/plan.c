#include "plan.h"

#include <stdlib.h>

#include "ask.h"
#include "derive.h"
#include "minqing/hash.h"
#include "minqing/matcher.h"

/* A plan in the making. */
struct maker {
	struct index_maker index;
	struct asks asks;
	struct entry *entry;
	size_t nentries, entrycap;
	struct runner *runner;
	size_t nrunners, runnercap;
	struct lengthy *lengthy;
	size_t nlengthy, lengthycap;
	uint64_t *always, *folded;
	bool any_folded;
};

uint64_t
plan_digest(const struct planned *p, size_t n)
{
	uint64_t part[3] = { 0 };
	size_t i;

	for (i = 0; i < n; i++) {
		part[0] = derive_number(p[i].pattern);
		part[1] = p[i].id;
		part[2] = mq_hash(part, sizeof(part), 0);
	}
	return part[2];
}

const struct plan *
plan_known(uint64_t digest)
{
	size_t i;

	for (i = 0; i < built_plan_count; i++)
		if (built_plans[i].digest == digest)
			return &built_plans[i];
	return NULL;
}

static void
set_bit(uint64_t *bits, size_t id)
{
	bits[id / 64] |= UINT64_C(1) << id % 64;
}

/* Does any literal of the term have letters of either case? */
static bool
is_folded(const struct term *t)
{
	size_t i, k;

	for (i = 0; i < t->n; i++)
		for (k = 0; k < t->clause[i]->set.n; k++)
			if (t->clause[i]->set.v[k].fold)
				return true;
	return (t->shape && t->shape->folded) || (t->run && t->run->folded);
}

/* The shape is tried around the first clause; one without it is no use. */
static void
find_step(struct entry *e, const struct term *t)
{
	size_t i;

	for (i = 0; t->shape && i < t->shape->n; i++)
		if (t->shape->step[i].clause == t->clause[0]) {
			e->step = (uint8_t)i;
			e->shaped = true;
			return;
		}
}

static void
add_entry(struct maker *k, const struct term *t, struct entry e)
{
	const struct set *set = &t->clause[0]->set;
	size_t i;

	e.asks = (uint32_t)k->asks.n;
	e.sure = t->sure;
	find_step(&e, t);
	for (i = 1; i < t->n; i++)
		asks_add(&k->asks, t->clause[i]);
	asks_end(&k->asks);
	for (i = 0; i < set->n; i++)
		index_add(&k->index, &set->v[i], (uint32_t)k->nentries);
	k->entry =
	    mq_grow(k->entry, k->nentries, &k->entrycap, sizeof(*k->entry));
	k->entry[k->nentries++] = e;
}

static void
add_runner(struct maker *k, const struct run *run, uint32_t id)
{
	k->runner =
	    mq_grow(k->runner, k->nrunners, &k->runnercap, sizeof(*k->runner));
	k->runner[k->nrunners++] =
	    (struct runner){ runs_add(&k->index.runs, run), id };
}

/* Shorter texts are rare. */
enum { LENGTHY = 16 };

static void
add_unknown(struct maker *k, const struct planned *p)
{
	size_t minimum = mq_pattern_minimum(p->pattern);

	if (minimum < LENGTHY) {
		set_bit(k->always, p->id);
		return;
	}
	k->lengthy = mq_grow(
	    k->lengthy, k->nlengthy, &k->lengthycap, sizeof(*k->lengthy));
	k->lengthy[k->nlengthy++] = (struct lengthy){ minimum, p->id };
}

static void
add(struct maker *k, const struct planned *p, size_t pattern,
    struct mq_arena *scratch)
{
	struct need need = derive_need(scratch, p->pattern);
	struct entry e = { .id = (uint32_t)p->id,
		.pattern = (uint32_t)pattern };
	const struct term *t;

	if (need.n == 0)
		add_unknown(k, p);
	for (t = need.term; t < need.term + need.n; t++, e.term++) {
		if (is_folded(t)) {
			set_bit(k->folded, p->id);
			k->any_folded = true;
		}
		if (t->n > 0)
			add_entry(k, t, e);
		else
			add_runner(k, t->run, e.id);
	}
}

/* A copy in the arena of an array that has grown, which is freed. */
static void *
settle(struct mq_arena *a, void *v, size_t n, size_t size)
{
	void *copy = mq_arena_alloc(a, n * size);

	if (n)
		memcpy(copy, v, n * size);
	free(v);
	return copy;
}

struct plan
plan_make(const struct planned *p, size_t n, struct mq_arena *a)
{
	struct mq_arena scratch = { 0 };
	struct maker k = { 0 };
	struct plan plan = { .digest = plan_digest(p, n) };
	size_t i;

	for (i = 0; i < n; i++)
		if (plan.nwords < mq_bits_words(p[i].id + 1))
			plan.nwords = mq_bits_words(p[i].id + 1);
	k.always = mq_arena_zalloc(a, plan.nwords, sizeof(*k.always));
	k.folded = mq_arena_zalloc(a, plan.nwords, sizeof(*k.folded));
	for (i = 0; i < n; i++) {
		add(&k, &p[i], i, &scratch);
		mq_arena_reset(&scratch);
	}
	mq_arena_free(&scratch);
	plan.always = k.always;
	plan.folded = k.folded;
	plan.any_folded = k.any_folded;
	plan.list = index_make(&k.index, a);
	plan.nentries = k.nentries;
	plan.nrunners = k.nrunners;
	plan.nlengthy = k.nlengthy;
	plan.nasks = k.asks.n;
	plan.entry = settle(a, k.entry, k.nentries, sizeof(*k.entry));
	plan.runner = settle(a, k.runner, k.nrunners, sizeof(*k.runner));
	plan.lengthy = settle(a, k.lengthy, k.nlengthy, sizeof(*k.lengthy));
	plan.asks = settle(a, k.asks.v, k.asks.n, sizeof(*k.asks.v));
	return plan;
}
