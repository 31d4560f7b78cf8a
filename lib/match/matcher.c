#include "minqing/matcher.h"

#include <stdlib.h>

#include "index.h"
#include "literal.h"

/* A term of a pattern: where its first clause is met, the rest is asked. */
struct term {
	const struct mq_term *of;
	uint32_t id;
	uint32_t ask; /* index into matcher.ask */
	uint64_t met; /* the last scan that came to it */
};

/* A literal of a term's first clause. */
struct link {
	uint32_t literal;
	uint32_t term;
};

struct mq_matcher {
	struct mq_arena arena; /* of what the patterns need */
	struct term *term;
	size_t nterms, termcap;
	struct link *link; /* by literal, once built */
	size_t nlinks, linkcap;
	uint32_t *first; /* a literal's links go up to those of the next */
	/*
	 * For each clause that is asked, and each literal of it: how many
	 * places, and the places.  0 ends a clause, a clause of none a term.
	 */
	uint16_t *ask;
	size_t nask, askcap;
	struct mq_index *index;
	uint64_t *always; /* patterns of which nothing is known */
	uint64_t *folded; /* those with letters of either case */
	size_t nwords;
	size_t nfolded;
	bool built;
};

struct mq_matcher *
mq_matcher_new(void)
{
	struct mq_matcher *m = mq_xcalloc(1, sizeof(*m));

	m->index = mq_index_new();
	return m;
}

/* What a pattern needs: nothing where PCRE2 reads it in another way. */
static struct mq_need
need_of(struct mq_arena *a, const struct mq_pattern *p)
{
	struct mq_str text = mq_pattern_source(p);
	unsigned flags = mq_pattern_mask(p);
	struct mq_need need;
	unsigned char *item;

	if (flags & MQ_PATTERN_LAZY)
		return mq_literal_need(a, text, flags, NULL);
	item = mq_xcalloc(text.n + 1, 1);
	need = mq_literal_need(a, text, flags, item);
	if (need.n > 0 && !(flags & MQ_PATTERN_LITERAL) &&
	    !mq_pattern_has_items(p, item))
		need.n = 0;
	free(item);
	return need;
}

bool
mq_matcher_knows(const struct mq_pattern *p)
{
	struct mq_arena a = { 0 };
	bool knows = need_of(&a, p).n > 0;

	mq_arena_free(&a);
	return knows;
}

static void
widen(struct mq_matcher *m, size_t id)
{
	size_t n = mq_bits_words(id + 1);

	if (n <= m->nwords)
		return;
	m->always = mq_xrealloc(m->always, n, sizeof(*m->always));
	m->folded = mq_xrealloc(m->folded, n, sizeof(*m->folded));
	memset(m->always + m->nwords, 0, (n - m->nwords) * sizeof(*m->always));
	memset(m->folded + m->nwords, 0, (n - m->nwords) * sizeof(*m->folded));
	m->nwords = n;
}

static void
set_bit(uint64_t *bits, size_t id)
{
	bits[id / 64] |= UINT64_C(1) << id % 64;
}

/* Does any literal of the term have letters of either case? */
static bool
is_folded(const struct mq_term *t)
{
	size_t i, k;

	for (i = 0; i < t->n; i++)
		for (k = 0; k < t->clause[i]->set.n; k++)
			if (t->clause[i]->set.v[k].fold)
				return true;
	return false;
}

static void
add_term(struct mq_matcher *m, const struct mq_term *t, size_t id)
{
	const struct mq_set *set = &t->clause[0]->set;
	struct link *link;
	size_t i;

	m->term = mq_grow(m->term, m->nterms, &m->termcap, sizeof(*m->term));
	m->term[m->nterms] = (struct term){ t, (uint32_t)id, 0, 0 };
	for (i = 0; i < set->n; i++) {
		m->link =
		    mq_grow(m->link, m->nlinks, &m->linkcap, sizeof(*m->link));
		link = &m->link[m->nlinks++];
		link->literal = mq_index_add(m->index, &set->v[i]);
		link->term = (uint32_t)m->nterms;
	}
	m->nterms++;
	if (is_folded(t)) {
		set_bit(m->folded, id);
		m->nfolded++;
	}
}

void
mq_matcher_add(struct mq_matcher *m, const struct mq_pattern *p, size_t id)
{
	struct mq_need need = need_of(&m->arena, p);
	size_t i;

	widen(m, id);
	if (need.n == 0)
		set_bit(m->always, id);
	for (i = 0; i < need.n; i++)
		add_term(m, &need.term[i], id);
}

static void
put_ask(struct mq_matcher *m, uint16_t value)
{
	m->ask = mq_grow(m->ask, m->nask, &m->askcap, sizeof(*m->ask));
	m->ask[m->nask++] = value;
}

/* Ask for one of these, unless one of them is too short to be asked for. */
static void
put_clause(struct mq_matcher *m, const struct mq_clause *clause)
{
	uint16_t place[MQ_INDEX_PLACES];
	size_t i, k, n, start = m->nask;

	for (i = 0; i < clause->set.n; i++) {
		n = mq_index_places(m->index, &clause->set.v[i], place);
		if (n == 0) {
			m->nask = start;
			return;
		}
		put_ask(m, (uint16_t)n);
		for (k = 0; k < n; k++)
			put_ask(m, place[k]);
	}
	put_ask(m, 0);
}

static int
by_literal(const void *va, const void *vb)
{
	const struct link *a = va, *b = vb;

	if (a->literal != b->literal)
		return a->literal < b->literal ? -1 : 1;
	return a->term < b->term ? -1 : a->term > b->term;
}

static void
build(struct mq_matcher *m)
{
	struct term *t;
	size_t i, k, literal = 0;

	m->built = true;
	mq_index_build(m->index);
	for (i = 0; i < m->nterms; i++) {
		t = &m->term[i];
		t->ask = (uint32_t)m->nask;
		for (k = 1; k < t->of->n; k++)
			put_clause(m, t->of->clause[k]);
		put_ask(m, 0);
	}
	if (m->nlinks > 0)
		qsort(m->link, m->nlinks, sizeof(*m->link), by_literal);
	m->first = mq_xcalloc(m->index->n + 1, sizeof(*m->first));
	for (i = 0; i < m->nlinks; i++)
		while (literal < m->link[i].literal)
			m->first[++literal] = (uint32_t)i;
	m->first[m->index->n] = (uint32_t)m->nlinks;
}

/* Does the text that was scanned have one of each clause, or seem to? */
static bool
holds(const struct mq_index *x, const uint16_t *ask)
{
	bool one, all;
	uint16_t n;

	while (*ask > 0) {
		for (one = false; (n = *ask++) > 0; one |= all)
			for (all = true; n > 0; n--)
				all &= mq_index_has(x, *ask++);
		if (!one)
			return false;
	}
	return true;
}

/* The long s and the Kelvin sign are an s and a k of another case. */
static bool
has_other_case(struct mq_str text)
{
	static const char kelvin[] = "\xE2\x84\xAA", long_s[] = "\xC5\xBF";
	const char *end = text.s + text.n, *p;

	for (p = text.s; (p = memchr(p, kelvin[0], (size_t)(end - p))); p++)
		if (end - p >= 3 && memcmp(p, kelvin, 3) == 0)
			return true;
	for (p = text.s; (p = memchr(p, long_s[0], (size_t)(end - p))); p++)
		if (end - p >= 2 && p[1] == long_s[1])
			return true;
	return false;
}

static void
unite(uint64_t *bits, const uint64_t *more, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		bits[i] |= more[i];
}

/* A literal was found: look at the terms that have it in the first clause. */
static void
meet(struct mq_matcher *m, uint32_t literal, uint64_t *may, uint64_t *sure)
{
	uint32_t i, end = m->first[literal + 1];
	struct term *t;

	for (i = m->first[literal]; i < end; i++) {
		t = &m->term[m->link[i].term];
		if (t->met == m->index->scan)
			continue;
		t->met = m->index->scan;
		if (!holds(m->index, m->ask + t->ask))
			continue;
		set_bit(may, t->id);
		if (t->of->sure)
			set_bit(sure, t->id);
	}
}

void
mq_matcher_scan(
    struct mq_matcher *m, struct mq_str text, uint64_t *may, uint64_t *sure)
{
	size_t i, n;

	if (!m->built)
		build(m);
	unite(may, m->always, m->nwords);
	if (text.n == 0 || m->nterms == 0)
		return;
	n = mq_index_scan(m->index, text);
	for (i = 0; i < n; i++)
		meet(m, m->index->found[i], may, sure);
	if (m->nfolded > 0 && has_other_case(text))
		unite(may, m->folded, m->nwords);
}

void
mq_matcher_free(struct mq_matcher *m)
{
	if (!m)
		return;
	mq_arena_free(&m->arena);
	mq_index_free(m->index);
	free(m->term);
	free(m->link);
	free(m->first);
	free(m->ask);
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
