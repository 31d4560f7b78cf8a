#include "minqing/matcher.h"

#include <stdlib.h>

#include "ask.h"
#include "derive.h"
#include "shape.h"

/*
 * A term of a pattern.  The index looks for the literals of its first clause;
 * where one is met, the other clauses are asked for, and then the shape.
 */
struct entry {
	uint64_t met;          /* the last scan that came to it */
	unsigned long budget;  /* for its shape, in that scan */
	const struct fit *fit; /* or NULL */
	uint32_t step;         /* of the shape, that has the first clause */
	uint32_t id;
	uint32_t asks; /* where they begin */
	bool settled;  /* in that scan */
	bool sure;
};

/* A term that has no clause. */
struct runner {
	uint32_t run;
	uint32_t id;
};

/* A pattern of which nothing is known but how long a text it wants. */
struct lengthy {
	size_t minimum; /* in characters */
	size_t id;
};

/* Shorter texts are rare. */
enum { LENGTHY = 16 };

struct mq_matcher {
	struct mq_arena scratch; /* of the pattern that is added */
	struct mq_arena arena;   /* of the fits */
	struct entry *entry;
	size_t nentries, entrycap;
	struct runner *runner;
	size_t nrunners, runnercap;
	struct lengthy *lengthy;
	size_t nlengthy, lengthycap;
	struct asks asks;
	struct index *index;
	uint64_t *always; /* patterns of which nothing is known */
	uint64_t *folded; /* those with letters of either case */
	size_t nwords;
	uint16_t kelvin; /* the place of the Kelvin sign */
	bool any_folded;
	bool built;
};

struct mq_matcher *
mq_matcher_new(void)
{
	struct mq_matcher *m = mq_xcalloc(1, sizeof(*m));
	const struct literal kelvin = { MQ_STR("\xE2\x84\xAA"), false, false };
	uint16_t place[INDEX_PLACES];

	m->index = index_new();
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

static uint64_t *
widen(uint64_t *bits, size_t from, size_t to)
{
	bits = mq_xrealloc(bits, to, sizeof(*bits));
	memset(bits + from, 0, (to - from) * sizeof(*bits));
	return bits;
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
set_fit(struct mq_matcher *m, struct entry *e, const struct term *t)
{
	uint32_t i;

	for (i = 0; t->shape && i < t->shape->n; i++)
		if (t->shape->step[i].clause == t->clause[0]) {
			e->step = i;
			e->fit = shape_prepare(&m->arena, t->shape);
			return;
		}
}

static void
add_entry(struct mq_matcher *m, const struct term *t, size_t id)
{
	const struct set *set = &t->clause[0]->set;
	struct entry *e;
	size_t i;

	m->entry =
	    mq_grow(m->entry, m->nentries, &m->entrycap, sizeof(*m->entry));
	e = &m->entry[m->nentries];
	*e = (struct entry){
		.id = (uint32_t)id, .asks = (uint32_t)m->asks.n, .sure = t->sure
	};
	set_fit(m, e, t);
	for (i = 1; i < t->n; i++)
		asks_add(&m->asks, t->clause[i]);
	asks_end(&m->asks);
	for (i = 0; i < set->n; i++)
		index_add(m->index, &set->v[i], (uint32_t)m->nentries);
	m->nentries++;
}

static void
add_runner(struct mq_matcher *m, const struct run *run, size_t id)
{
	m->runner =
	    mq_grow(m->runner, m->nrunners, &m->runnercap, sizeof(*m->runner));
	m->runner[m->nrunners++] =
	    (struct runner){ runs_add(&m->index->runs, run), (uint32_t)id };
}

static void
add_term(struct mq_matcher *m, const struct term *t, size_t id)
{
	if (is_folded(t)) {
		set_bit(m->folded, id);
		m->any_folded = true;
	}
	if (t->n > 0)
		add_entry(m, t, id);
	else
		add_runner(m, t->run, id);
}

static void
add_unknown(struct mq_matcher *m, const struct mq_pattern *p, size_t id)
{
	size_t minimum = mq_pattern_minimum(p);

	if (minimum < LENGTHY) {
		set_bit(m->always, id);
		return;
	}
	m->lengthy = mq_grow(
	    m->lengthy, m->nlengthy, &m->lengthycap, sizeof(*m->lengthy));
	m->lengthy[m->nlengthy++] = (struct lengthy){ minimum, id };
}

void
mq_matcher_add(struct mq_matcher *m, const struct mq_pattern *p, size_t id)
{
	struct need need = derive_need(&m->scratch, p);
	size_t i, n = mq_bits_words(id + 1);

	if (n > m->nwords) {
		m->always = widen(m->always, m->nwords, n);
		m->folded = widen(m->folded, m->nwords, n);
		m->nwords = n;
	}
	if (need.n == 0)
		add_unknown(m, p, id);
	for (i = 0; i < need.n; i++)
		add_term(m, &need.term[i], id);
	mq_arena_reset(&m->scratch);
}

static void
build(struct mq_matcher *m)
{
	m->built = true;
	mq_arena_free(&m->scratch);
	index_build(m->index);
}

/* What is set by a scan, and of what. */
struct answers {
	struct mq_str text;
	uint64_t *may, *sure;
};

static void
answer(const struct answers *answers, struct entry *e, bool sure)
{
	e->settled = true;
	set_bit(answers->may, e->id);
	if (sure)
		set_bit(answers->sure, e->id);
}

/* Where the budget is used up the pattern is left to PCRE2. */
static void
try_shape(const struct mq_matcher *m, struct entry *e, const struct hit *hit,
    const struct answers *answers)
{
	struct view v = { m->index->text, answers->text.s, answers->text.n,
		e->budget };

	if (shape_fits(e->fit, &v, e->step, hit->at, hit->n))
		answer(answers, e, v.budget > 0 && shape_is_sure(e->fit));
	e->budget = v.budget;
}

/* What a shape may look at is proportional to the text. */
enum { BUDGET = 1000, BUDGET_PER_BYTE = 16 };

/* The first time in a scan that a literal of the entry is met. */
static void
meet(const struct mq_matcher *m, struct entry *e, const struct answers *answers)
{
	e->met = m->index->scan;
	e->budget = BUDGET + BUDGET_PER_BYTE * answers->text.n;
	e->settled = !asks_hold(&m->asks, e->asks, m->index);
	if (!e->settled && !e->fit)
		answer(answers, e, e->sure);
}

static void
take_hit(const struct mq_matcher *m, const struct hit *hit,
    const struct answers *answers)
{
	struct entry *e = &m->entry[hit->owner];

	if (e->met != m->index->scan)
		meet(m, e, answers);
	if (!e->settled)
		try_shape(m, e, hit, answers);
}

/*
 * The long s and the Kelvin sign are an s and a k of another case.  What the
 * scan has seen by the way tells of most texts that they have none.
 */
static bool
has_other_case(const struct mq_matcher *m, struct mq_str text)
{
	return (m->index->other_s && mq_str_find(text, MQ_STR("\xC5\xBF"))) ||
	       (index_has(m->index, m->kelvin) &&
		   mq_str_find(text, MQ_STR("\xE2\x84\xAA")));
}

static void
try_long(const struct mq_matcher *m, struct mq_str text, uint64_t *may)
{
	size_t i, characters = 0;

	for (i = 0; i < text.n; i++)
		characters += ((unsigned char)text.s[i] & 0xC0) != 0x80;
	for (i = 0; i < m->nlengthy; i++)
		if (characters >= m->lengthy[i].minimum)
			set_bit(may, m->lengthy[i].id);
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
	const struct runner *r;
	size_t i, n;

	if (!m->built)
		build(m);
	unite(may, m->always, m->nwords);
	if (m->nlengthy > 0)
		try_long(m, text, may);
	if (text.n == 0 || m->nentries + m->nrunners == 0)
		return;
	n = index_scan(m->index, text);
	for (i = 0; i < n; i++)
		take_hit(m, &m->index->hit[i], &answers);
	for (r = m->runner; r < m->runner + m->nrunners; r++)
		if (runs_met(&m->index->runs, r->run, m->index->met))
			set_bit(may, r->id);
	if (m->any_folded && has_other_case(m, text))
		unite(may, m->folded, m->nwords);
}

void
mq_matcher_free(struct mq_matcher *m)
{
	if (!m)
		return;
	mq_arena_free(&m->scratch);
	mq_arena_free(&m->arena);
	index_free(m->index);
	free(m->entry);
	free(m->runner);
	free(m->lengthy);
	free(m->asks.v);
	free(m->always);
	free(m->folded);
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
