#include "need.h"

enum {
	SHORTEST = 2,      /* shorter literals are not looked for */
	COSTLIEST = 32,    /* nor are all the numbers of two digits */
	MINIMISE_MAX = 200 /* quadratic work is done on sets up to this size */
};

bool
chars_equal(const struct chars *x, const struct chars *y)
{
	return x->low == y->low && x->high == y->high && x->flags == y->flags &&
	       x->same == y->same && mq_str_eq(x->item, y->item);
}

struct set
set_one(struct mq_arena *a, struct literal literal)
{
	struct set s = { mq_arena_alloc(a, sizeof(*s.v)), 1 };

	s.v[0] = literal;
	return s;
}

static struct literal
join(struct mq_arena *a, const struct literal *x, const struct literal *y)
{
	struct literal z = { { NULL, x->s.n + y->s.n }, x->fold || y->fold,
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
longest(struct set s)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		if (s.v[i].s.n > n)
			n = s.v[i].s.n;
	return n;
}

bool
set_multiply(struct mq_arena *a, struct set *s, struct set t)
{
	struct set product = { NULL, s->n * t.n };
	size_t i, k, n = 0;

	if (product.n > SET_MAX || longest(*s) + longest(t) > LITERAL_MAX)
		return false;
	product.v = mq_arena_alloc(a, product.n * sizeof(*product.v));
	for (i = 0; i < s->n; i++)
		for (k = 0; k < t.n; k++)
			product.v[n++] = join(a, &s->v[i], &t.v[k]);
	*s = product;
	return true;
}

struct set
set_unite(struct mq_arena *a, struct set s, struct set t)
{
	struct set both = { NULL, s.n + t.n };

	both.v = mq_arena_alloc(a, both.n * sizeof(*both.v));
	if (s.n)
		memcpy(both.v, s.v, s.n * sizeof(*both.v));
	if (t.n)
		memcpy(both.v + s.n, t.v, t.n * sizeof(*both.v));
	return both;
}

/* Bits for the bytes of a text: a part of it has no others. */
static uint64_t
signature(struct mq_str s)
{
	uint64_t bits = 0;
	size_t i;

	for (i = 0; i < s.n; i++)
		bits |= UINT64_C(1) << (s.s[i] & 63);
	return bits;
}

/* Is there another text in s wherever text i is?  Of equals the first stays. */
static bool
is_implied(struct set s, const uint64_t *bits, size_t i)
{
	const struct literal *x = &s.v[i], *y = s.v;
	size_t k;

	for (k = 0; k < s.n; k++, y++) {
		if ((bits[k] & ~bits[i]) || k == i || y->s.n > x->s.n ||
		    (y->s.n == x->s.n && k > i))
			continue;
		if (x->fold == y->fold && x->strict == y->strict &&
		    (y->s.n == 0 || mq_str_find(x->s, y->s)))
			return true;
	}
	return false;
}

static struct set
minimise(struct mq_arena *a, struct set s)
{
	struct set least = { NULL, 0 };
	uint64_t *bits;
	size_t i;

	if (s.n < 2 || s.n > MINIMISE_MAX)
		return s;
	bits = mq_arena_alloc(a, s.n * sizeof(*bits));
	for (i = 0; i < s.n; i++)
		bits[i] = signature(s.v[i].s);
	least.v = mq_arena_alloc(a, s.n * sizeof(*s.v));
	for (i = 0; i < s.n; i++)
		if (!is_implied(s, bits, i))
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
	const double of_letter = 0.177, of_third = 0.315;
	double f = 32;
	size_t i;

	for (i = 0; i < s.n; i++)
		f *= (unsigned char)s.s[i] < 0x80 ? of_letter : of_third;
	return f;
}

struct clause *
need_clause(struct mq_arena *a, struct set s)
{
	struct clause *clause;
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.v[i].s.n < SHORTEST)
			return NULL;
	if (s.n == 0)
		return NULL;
	clause = mq_arena_alloc(a, sizeof(*clause));
	clause->set = s;
	clause->cost = 0;
	for (i = 0; i < s.n; i++)
		clause->cost += frequency(s.v[i].s);
	return clause->cost > COSTLIEST ? NULL : clause;
}

static struct need
need_of_long(struct mq_arena *a, struct set s, bool pure)
{
	struct need need = { NULL, 0 };
	struct clause *clause = need_clause(a, minimise(a, s));
	size_t i;

	if (!clause)
		return need;
	/* More is found than matches where letters are of either kind. */
	for (i = 0; i < s.n; i++)
		if (s.v[i].fold && s.v[i].strict)
			pure = false;
	need.term = mq_arena_zalloc(a, 1, sizeof(*need.term));
	need.term->clause[0] = clause;
	need.term->n = 1;
	need.term->sure = pure;
	need.n = 1;
	return need;
}

/* The run of the one character that these texts have each. */
static struct run
run_of(struct set s)
{
	struct run run = { .n = 1 };
	const struct literal *x;
	char c;

	for (x = s.v; x < s.v + s.n; x++) {
		c = x->s.s[0];
		chars_add(&run.set[0], c);
		if (x->fold)
			chars_add(&run.set[0], c ^ 0x20);
		run.folded = run.folded || x->fold;
	}
	return run;
}

static bool
is_ascii(struct mq_str s)
{
	return s.n == 1 && (unsigned char)s.s[0] < 0x80;
}

struct need
need_of(struct mq_arena *a, struct set s, bool pure)
{
	struct set brief = { mq_arena_alloc(a, s.n * sizeof(*s.v)), 0 };
	struct set other = { mq_arena_alloc(a, s.n * sizeof(*s.v)), 0 };
	struct need need;
	struct run *run;
	size_t i;

	for (i = 0; i < s.n; i++)
		if (is_ascii(s.v[i].s))
			brief.v[brief.n++] = s.v[i];
		else
			other.v[other.n++] = s.v[i];
	if (brief.n == 0)
		return need_of_long(a, s, pure);
	run = mq_arena_alloc(a, sizeof(*run));
	*run = run_of(brief);
	need = need_run(a, run);
	if (other.n > 0)
		need = need_or(a, need_of_long(a, other, pure), need);
	return need;
}

/* Keep the best clauses; equally good ones in the order of their coming. */
static void
add_clause(struct term *term, const struct clause *clause)
{
	size_t i = term->n;

	if (i == TERM_CLAUSES && term->clause[i - 1]->cost <= clause->cost)
		return;
	if (i < TERM_CLAUSES)
		term->n++;
	else
		i--;
	for (; i > 0 && term->clause[i - 1]->cost > clause->cost; i--)
		term->clause[i] = term->clause[i - 1];
	term->clause[i] = clause;
}

/* The clause of those that the terms have in the k-th place, or NULL. */
static const struct clause *
unite_clauses(struct mq_arena *a, struct need need, size_t k)
{
	struct set all = { NULL, 0 };
	size_t i;

	for (i = 0; i < need.n; i++) {
		if (k >= need.term[i].n)
			return NULL;
		all = set_unite(a, all, need.term[i].clause[k]->set);
	}
	return need_clause(a, minimise(a, all));
}

/* One term for several: weaker, and good enough. */
static struct need
weaken(struct mq_arena *a, struct need need)
{
	struct need one = { NULL, 1 };
	const struct clause *clause;
	size_t k;

	if (need.n < 2)
		return need;
	one.term = mq_arena_zalloc(a, 1, sizeof(*one.term));
	for (k = 0; k < TERM_CLAUSES; k++)
		if ((clause = unite_clauses(a, need, k)))
			add_clause(one.term, clause);
	one.n = one.term->n > 0;
	return one;
}

struct need
need_and(struct mq_arena *a, struct need x, struct need y)
{
	struct need few = weaken(a, x.n < y.n ? x : y);
	struct need many = x.n < y.n ? y : x, both = { NULL, many.n };
	size_t i, k;

	both.term = mq_arena_zalloc(a, many.n, sizeof(*both.term));
	for (i = 0; i < many.n; i++) {
		both.term[i] = many.term[i];
		both.term[i].sure = false;
		both.term[i].shape = NULL;
		for (k = 0; few.n > 0 && k < few.term->n; k++)
			add_clause(&both.term[i], few.term->clause[k]);
		if (!both.term[i].run && few.n > 0)
			both.term[i].run = few.term->run;
	}
	return both;
}

struct need
need_and_clause(struct mq_arena *a, struct need x, const struct clause *clause)
{
	struct term term = { .n = 1 };
	struct need one = { &term, 1 };

	term.clause[0] = clause;
	return clause ? need_and(a, x, one) : x;
}

struct need
need_run(struct mq_arena *a, const struct run *run)
{
	struct need need = { mq_arena_zalloc(a, 1, sizeof(*need.term)), 1 };

	need.term->run = run;
	return need;
}

/* Is it nothing but literals? */
static bool
is_plain(const struct term *term)
{
	return term->n == 1 && !term->shape && !term->run;
}

/* Put plain terms that are equally sure together. */
static bool
merge_term(struct mq_arena *a, struct need *need, const struct term *term)
{
	struct term *old;
	struct set both;
	size_t i;

	for (i = 0; i < need->n; i++) {
		old = &need->term[i];
		if (!is_plain(old) || !is_plain(term) ||
		    old->sure != term->sure)
			continue;
		both = set_unite(a, old->clause[0]->set, term->clause[0]->set);
		*old = need_of(a, both, old->sure).term[0];
		return true;
	}
	return false;
}

struct need
need_or(struct mq_arena *a, struct need x, struct need y)
{
	struct need either = { NULL, 0 };
	size_t i;

	if (x.n == 0 || y.n == 0)
		return either;
	either.n = x.n;
	either.term = mq_arena_alloc(a, (x.n + y.n) * sizeof(*either.term));
	memcpy(either.term, x.term, x.n * sizeof(*either.term));
	for (i = 0; i < y.n; i++)
		if (!merge_term(a, &either, &y.term[i]))
			either.term[either.n++] = y.term[i];
	return either.n > NEED_TERMS ? weaken(a, either) : either;
}
