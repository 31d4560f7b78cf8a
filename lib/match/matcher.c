#include "minqing/matcher.h"

#include <stdlib.h>

#include "ask.h"
#include "derive.h"
#include "plan.h"
#include "shape.h"

/* What is known of an entry of the plan. */
struct state {
	uint64_t met;          /* the last scan that came to it */
	const struct fit *fit; /* made where it is first wanted */
	uint32_t budget;       /* for its shape, in that scan */
	bool settled;          /* in that scan */
};

struct mq_matcher {
	struct planned *pattern;
	size_t n, cap;
	const struct plan *plan; /* NULL until the first scan */
	struct plan own;
	struct state *state; /* of each entry */
	struct index index;
	struct mq_arena scratch; /* of a pattern whose fit is made */
	struct mq_arena arena;   /* of the plan and of fits */
	uint16_t kelvin;         /* the place of the Kelvin sign */
};

struct mq_matcher *
mq_matcher_new(void)
{
	struct mq_matcher *m = mq_xcalloc(1, sizeof(*m));
	const struct literal kelvin = { MQ_STR("\xE2\x84\xAA"), false, false };
	uint16_t place[INDEX_PLACES];

	index_places(&kelvin, place);
	m->kelvin = place[0];
	return m;
}

bool
mq_matcher_knows(const struct mq_pattern *p)
{
	struct mq_arena a = { 0 };
	bool knows = derive_need(&a, p).n > 0;

	mq_arena_free(&a);
	return knows;
}

void
mq_matcher_add(struct mq_matcher *m, const struct mq_pattern *p, size_t id)
{
	m->pattern = mq_grow(m->pattern, m->n, &m->cap, sizeof(*m->pattern));
	m->pattern[m->n++] = (struct planned){ p, id };
}

struct plan
matcher_make_plan(const struct mq_matcher *m, struct mq_arena *a)
{
	return plan_make(m->pattern, m->n, a);
}

const struct plan *
matcher_plan(struct mq_matcher *m)
{
	if (m->plan)
		return m->plan;
	m->plan = plan_known(plan_digest(m->pattern, m->n));
	if (!m->plan) {
		m->own = matcher_make_plan(m, &m->arena);
		m->plan = &m->own;
	}
	m->state = mq_xcalloc(m->plan->nentries + 1, sizeof(*m->state));
	index_begin(&m->index, &m->plan->list);
	return m->plan;
}

/* What is set by a scan, and of what. */
struct answers {
	struct mq_str text;
	uint64_t *may, *sure;
};

static void
set_bit(uint64_t *bits, size_t id)
{
	bits[id / 64] |= UINT64_C(1) << id % 64;
}

static void
answer(const struct answers *answers, const struct entry *e, struct state *s,
    bool sure)
{
	s->settled = true;
	set_bit(answers->may, e->id);
	if (sure)
		set_bit(answers->sure, e->id);
}

/* The plan has no shapes: few are ever wanted. */
static const struct fit *
make_fit(struct mq_matcher *m, const struct entry *e)
{
	struct need need =
	    derive_need(&m->scratch, m->pattern[e->pattern].pattern);
	const struct fit *fit =
	    shape_prepare(&m->arena, need.term[e->term].shape);

	mq_arena_reset(&m->scratch);
	return fit;
}

/* Where the budget is used up the pattern is left to PCRE2. */
static void
try_shape(struct mq_matcher *m, const struct entry *e, struct state *s,
    const struct hit *hit, const struct answers *answers)
{
	struct view v = { m->index.text, answers->text.s, answers->text.n,
		s->budget };

	if (!s->fit)
		s->fit = make_fit(m, e);
	if (shape_fits(s->fit, &v, e->step, hit->at, hit->n))
		answer(answers, e, s, v.budget > 0 && shape_is_sure(s->fit));
	s->budget = (uint32_t)v.budget;
}

/* What a shape may look at is proportional to the text. */
enum { BUDGET = 1000, BUDGET_PER_BYTE = 16 };

static uint32_t
budget_of(size_t n)
{
	return n < (UINT32_MAX - BUDGET) / BUDGET_PER_BYTE
		   ? (uint32_t)(BUDGET + BUDGET_PER_BYTE * n)
		   : UINT32_MAX;
}

/* The first time in a scan that a literal of the entry is met. */
static void
meet(const struct mq_matcher *m, const struct entry *e, struct state *s,
    const struct answers *answers)
{
	s->met = m->index.scan;
	s->budget = budget_of(answers->text.n);
	s->settled = !asks_hold(m->plan->asks + e->asks, &m->index);
	if (!s->settled && !e->shaped)
		answer(answers, e, s, e->sure);
}

static void
take_hit(
    struct mq_matcher *m, const struct hit *hit, const struct answers *answers)
{
	const struct entry *e = &m->plan->entry[hit->owner];
	struct state *s = &m->state[hit->owner];

	if (s->met != m->index.scan)
		meet(m, e, s, answers);
	if (!s->settled)
		try_shape(m, e, s, hit, answers);
}

/*
 * The long s and the Kelvin sign are an s and a k of another case.  What the
 * scan has seen by the way tells of most texts that they have none.
 */
static bool
has_other_case(const struct mq_matcher *m, struct mq_str text)
{
	return (m->index.other_s && mq_str_find(text, MQ_STR("\xC5\xBF"))) ||
	       (index_has(&m->index, m->kelvin) &&
		   mq_str_find(text, MQ_STR("\xE2\x84\xAA")));
}

static void
try_long(const struct plan *plan, struct mq_str text, uint64_t *may)
{
	size_t i, characters = 0;

	for (i = 0; i < text.n; i++)
		characters += ((unsigned char)text.s[i] & 0xC0) != 0x80;
	for (i = 0; i < plan->nlengthy; i++)
		if (characters >= plan->lengthy[i].minimum)
			set_bit(may, plan->lengthy[i].id);
}

static void
unite(uint64_t *bits, const uint64_t *more, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		bits[i] |= more[i];
}

void
mq_matcher_scan(
    struct mq_matcher *m, struct mq_str text, uint64_t *may, uint64_t *sure)
{
	const struct answers answers = { text, may, sure };
	const struct plan *plan = matcher_plan(m);
	const struct runner *r;
	size_t i, n;

	unite(may, plan->always, plan->nwords);
	if (plan->nlengthy > 0)
		try_long(plan, text, may);
	if (text.n == 0 || plan->nentries + plan->nrunners == 0)
		return;
	n = index_scan(&m->index, text);
	for (i = 0; i < n; i++)
		take_hit(m, &m->index.hit[i], &answers);
	for (r = plan->runner; r < plan->runner + plan->nrunners; r++)
		if (runs_met(&plan->list.runs, r->run, m->index.met))
			set_bit(may, r->id);
	if (plan->any_folded && has_other_case(m, text))
		unite(may, plan->folded, plan->nwords);
}

void
mq_matcher_free(struct mq_matcher *m)
{
	if (!m)
		return;
	index_end(&m->index);
	mq_arena_free(&m->scratch);
	mq_arena_free(&m->arena);
	free(m->pattern);
	free(m->state);
	free(m);
}

size_t
mq_bits_next(const uint64_t *bits, size_t n, size_t from)
{
	uint64_t word;
	size_t i;

	if (from >= n)
		return n;
	i = from / 64;
	word = bits[i] & ~(uint64_t)0 << from % 64;
	while (!word) {
		if (++i >= mq_bits_words(n))
			return n;
		word = bits[i];
	}
	return i * 64 + (size_t)__builtin_ctzll(word);
}
