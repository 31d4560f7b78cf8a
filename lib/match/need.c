#include "need.h"

#include <math.h>

/* Literals this short are in every other text, and are not looked for. */
enum { SHORTEST = 2 };

/* Quadratic work is done on sets up to this size. */
enum { MINIMISE_MAX = 200 };

struct mq_set
mq_set_one(struct mq_arena *a, struct mq_literal literal)
{
	struct mq_set s = { mq_arena_alloc(a, sizeof(*s.v)), 1 };

	s.v[0] = literal;
	return s;
}

static struct mq_literal
join(struct mq_arena *a, const struct mq_literal *x, const struct mq_literal *y)
{
	struct mq_literal z = { { NULL, x->s.n + y->s.n }, x->fold || y->fold,
		x->strict || y->strict };
	char *s;

	if (x->s.n == 0 || y->s.n == 0) {
		z.s = x->s.n == 0 ? y->s : x->s;
		return z;
	}
	s = mq_arena_alloc(a, z.s.n);
	memcpy(s, x->s.s, x->s.n);
	memcpy(s + x->s.n, y->s.s, y->s.n);
	z.s.s = s;
	return z;
}

static size_t
longest(struct mq_set s)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		if (s.v[i].s.n > n)
			n = s.v[i].s.n;
	return n;
}

bool
mq_set_multiply(struct mq_arena *a, struct mq_set *s, struct mq_set t)
{
	struct mq_set product = { NULL, s->n * t.n };
	size_t i, k, n = 0;

	if (product.n > MQ_SET_MAX || longest(*s) + longest(t) > MQ_LITERAL_MAX)
		return false;
	product.v = mq_arena_alloc(a, product.n * sizeof(*product.v));
	for (i = 0; i < s->n; i++)
		for (k = 0; k < t.n; k++)
			product.v[n++] = join(a, &s->v[i], &t.v[k]);
	*s = product;
	return true;
}

struct mq_set
mq_set_unite(struct mq_arena *a, struct mq_set s, struct mq_set t)
{
	struct mq_set both = { NULL, s.n + t.n };

	both.v = mq_arena_alloc(a, both.n * sizeof(*both.v));
	if (s.n)
		memcpy(both.v, s.v, s.n * sizeof(*both.v));
	if (t.n)
		memcpy(both.v + s.n, t.v, t.n * sizeof(*both.v));
	return both;
}

static bool
contains(struct mq_str s, struct mq_str part)
{
	size_t i;

	for (i = 0; i + part.n <= s.n; i++)
		if (memcmp(s.s + i, part.s, part.n) == 0)
			return true;
	return false;
}

/* Is there another text in s wherever text i is?  Of equals the first stays. */
static bool
is_implied(struct mq_set s, size_t i)
{
	const struct mq_literal *x = &s.v[i], *y;
	size_t k;

	for (k = 0; k < s.n; k++) {
		y = &s.v[k];
		if (k == i || y->s.n > x->s.n || (y->s.n == x->s.n && k > i))
			continue;
		if (x->fold == y->fold && x->strict == y->strict &&
		    contains(x->s, y->s))
			return true;
	}
	return false;
}

static struct mq_set
minimise(struct mq_arena *a, struct mq_set s)
{
	struct mq_set least = { mq_arena_alloc(a, s.n * sizeof(*s.v)), 0 };
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.n > MINIMISE_MAX || !is_implied(s, i))
			least.v[least.n++] = s.v[i];
	return least;
}

/*
 * How often a literal is met: a Chinese character stands for about five bits,
 * a letter for two and a half, as in running text.
 */
static double
frequency(struct mq_str s)
{
	double bits = 0;
	size_t i;

	for (i = 0; i < s.n; i++)
		bits += (unsigned char)s.s[i] < 0x80 ? 2.5 : 5.0 / 3;
	return exp2(5 - bits);
}

/*
 * A literal with letters of one case beside some of either is looked for in
 * either: more is found than matches.
 */
static bool
loosen(struct mq_arena *a, struct mq_literal *literal)
{
	char *s;
	size_t i;

	if (!literal->fold || !literal->strict)
		return false;
	s = mq_arena_strndup(a, literal->s.s, literal->s.n);
	for (i = 0; i < literal->s.n; i++)
		if (s[i] >= 'A' && s[i] <= 'Z')
			s[i] |= 0x20;
	literal->s.s = s;
	literal->strict = false;
	return true;
}

struct mq_need
mq_need_of(struct mq_arena *a, struct mq_set s, bool pure)
{
	struct mq_need need = { NULL, 0 };
	struct mq_clause *clause;
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.v[i].s.n < SHORTEST)
			return need;
	if (s.n == 0)
		return need;
	clause = mq_arena_alloc(a, sizeof(*clause));
	clause->set = minimise(a, s);
	clause->cost = 0;
	for (i = 0; i < clause->set.n; i++) {
		if (loosen(a, &clause->set.v[i]))
			pure = false;
		clause->cost += frequency(clause->set.v[i].s);
	}
	need.term = mq_arena_zalloc(a, 1, sizeof(*need.term));
	need.term->clause[0] = clause;
	need.term->n = 1;
	need.term->sure = pure;
	need.n = 1;
	return need;
}

/* Keep the best clauses; equally good ones in the order of their coming. */
static void
add_clause(struct mq_term *term, const struct mq_clause *clause)
{
	size_t i = term->n;

	if (i == MQ_TERM_CLAUSES && term->clause[i - 1]->cost <= clause->cost)
		return;
	if (i < MQ_TERM_CLAUSES)
		term->n++;
	else
		i--;
	for (; i > 0 && term->clause[i - 1]->cost > clause->cost; i--)
		term->clause[i] = term->clause[i - 1];
	term->clause[i] = clause;
}

/* The clause of those that the terms have in the k-th place. */
static const struct mq_clause *
unite_clauses(struct mq_arena *a, struct mq_need need, size_t k)
{
	struct mq_set all = { NULL, 0 };
	struct mq_need one;
	size_t i;

	for (i = 0; i < need.n; i++) {
		if (need.term[i].n <= k)
			return NULL;
		all = mq_set_unite(a, all, need.term[i].clause[k]->set);
	}
	one = mq_need_of(a, all, false);
	return one.term->clause[0];
}

/* One term for several: weaker, and good enough. */
static struct mq_need
weaken(struct mq_arena *a, struct mq_need need)
{
	struct mq_need one = { NULL, 1 };
	const struct mq_clause *clause;
	size_t k;

	if (need.n < 2)
		return need;
	one.term = mq_arena_zalloc(a, 1, sizeof(*one.term));
	for (k = 0; (clause = unite_clauses(a, need, k)); k++) {
		add_clause(one.term, clause);
		if (k + 1 == MQ_TERM_CLAUSES)
			break;
	}
	return one;
}

struct mq_need
mq_need_and(struct mq_arena *a, struct mq_need x, struct mq_need y)
{
	struct mq_need few = weaken(a, x.n < y.n ? x : y);
	struct mq_need many = x.n < y.n ? y : x, both = { NULL, many.n };
	size_t i, k;

	both.term = mq_arena_zalloc(a, many.n, sizeof(*both.term));
	for (i = 0; i < many.n; i++) {
		both.term[i] = many.term[i];
		both.term[i].sure = false;
		for (k = 0; few.n > 0 && k < few.term->n; k++)
			add_clause(&both.term[i], few.term->clause[k]);
	}
	return both;
}

/* Put a term of literals alone with another such, where there is one. */
static bool
merge_term(struct mq_arena *a, struct mq_need *need, const struct mq_term *term)
{
	struct mq_term *old;
	size_t i;

	for (i = 0; i < need->n; i++) {
		old = &need->term[i];
		if (term->n != 1 || old->n != 1 || old->sure != term->sure)
			continue;
		*old = *mq_need_of(a,
		    mq_set_unite(a, old->clause[0]->set, term->clause[0]->set),
		    old->sure)
			    .term;
		return true;
	}
	return false;
}

struct mq_need
mq_need_or(struct mq_arena *a, struct mq_need x, struct mq_need y)
{
	struct mq_need either = { NULL, 0 };
	size_t i;

	if (x.n == 0 || y.n == 0)
		return either;
	either.n = x.n;
	either.term = mq_arena_alloc(a, (x.n + y.n) * sizeof(*either.term));
	memcpy(either.term, x.term, x.n * sizeof(*either.term));
	for (i = 0; i < y.n; i++)
		if (!merge_term(a, &either, &y.term[i]))
			either.term[either.n++] = y.term[i];
	return either.n > MQ_NEED_TERMS ? weaken(a, either) : either;
}
