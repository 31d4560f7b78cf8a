#include "pack.h"

#include <limits.h>
#include <string.h>

enum { NO_CLAUSE = TERM_CLAUSES };

/* Small numbers take a byte, of seven bits each; ULONG_MAX comes back too. */
static void
put(struct pack *p, uint64_t x)
{
	for (;;) {
		p->byte = mq_grow(p->byte, p->n, &p->cap, 1);
		p->byte[p->n++] = (unsigned char)(x < 128 ? x : x % 128 + 128);
		if (x < 128)
			return;
		x /= 128;
	}
}

static uint64_t
get(const unsigned char **at)
{
	uint64_t x = 0;
	unsigned shift = 0;

	while (**at >= 128) {
		x |= (uint64_t)(*(*at)++ - 128) << shift;
		shift += 7;
	}
	return x | (uint64_t) * (*at)++ << shift;
}

static void
put_bytes(struct pack *p, const void *from, size_t n)
{
	const unsigned char *byte = from;
	size_t i;

	for (i = 0; i < n; i++) {
		p->byte = mq_grow(p->byte, p->n, &p->cap, 1);
		p->byte[p->n++] = byte[i];
	}
}

static void
get_bytes(const unsigned char **at, void *to, size_t n)
{
	memcpy(to, *at, n);
	*at += n;
}

static void
put_set(struct pack *p, const struct set *set)
{
	const struct literal *l;

	put(p, set->n);
	for (l = set->v; l < set->v + set->n; l++) {
		put(p, l->s.n * 4 + l->fold * 2u + l->strict);
		put_bytes(p, l->s.s, l->s.n);
	}
}

static struct set
get_set(struct mq_arena *a, const unsigned char **at)
{
	struct set set = { NULL, (size_t)get(at) };
	struct literal *l;
	uint64_t head;

	set.v = mq_arena_alloc(a, set.n * sizeof(*set.v));
	for (l = set.v; l < set.v + set.n; l++) {
		head = get(at);
		l->s = (struct mq_str){ (const char *)*at, (size_t)head / 4 };
		l->fold = head & 2;
		l->strict = head & 1;
		*at += l->s.n;
	}
	return set;
}

static void
put_gap(struct pack *p, const struct gap *gap)
{
	put(p, gap->min);
	put(p, gap->max + 1);
	put(p, gap->line);
}

static struct gap
get_gap(const unsigned char **at)
{
	struct gap gap;

	gap.min = get(at);
	gap.max = get(at) - 1;
	gap.line = get(at);
	return gap;
}

static void
put_chars(struct pack *p, const struct chars *chars)
{
	put(p, chars->low);
	put(p, chars->high);
	put(p, chars->item.n);
	put_bytes(p, chars->item.s, chars->item.n);
	put(p, chars->flags * 2 + chars->same);
}

static struct chars
get_chars(const unsigned char **at)
{
	struct chars chars = { .low = get(at) };

	chars.high = get(at);
	chars.item.n = (size_t)get(at);
	chars.item.s = (const char *)*at;
	*at += chars.item.n;
	chars.flags = (unsigned)get(at);
	chars.same = chars.flags % 2;
	chars.flags /= 2;
	return chars;
}

static void
put_run(struct pack *p, const struct run *run)
{
	size_t i;

	put(p, run->n);
	for (i = 0; i < run->n; i++)
		put_chars(p, &run->set[i]);
	put(p, run->bits);
	put(p, run->folded);
}

static const struct run *
get_run(struct mq_arena *a, const unsigned char **at)
{
	struct run *run = mq_arena_zalloc(a, 1, sizeof(*run));
	size_t i;

	run->n = (size_t)get(at);
	for (i = 0; i < run->n; i++)
		run->set[i] = get_chars(at);
	run->bits = (unsigned)get(at);
	run->folded = get(at);
	return run;
}

static bool
same_set(const struct set *x, const struct set *y)
{
	return x->v == y->v && x->n == y->n;
}

/* A step whose set is that of one of the term's clauses only says which. */
static void
put_step(struct pack *p, const struct step *step, const struct term *term)
{
	size_t k = 0;

	while (k < term->n && step->clause != term->clause[k])
		k++;
	put_gap(p, &step->gap);
	put(p, step->word_start * 2u + step->word_end);
	put(p, k < term->n ? k : NO_CLAUSE);
	put(p, k < term->n && same_set(&step->set, &term->clause[k]->set));
	if (k == term->n || !same_set(&step->set, &term->clause[k]->set))
		put_set(p, &step->set);
}

static struct step
get_step(struct mq_arena *a, const unsigned char **at, const struct term *term)
{
	struct step step = { .gap = get_gap(at) };
	uint64_t words = get(at), k = get(at);

	step.word_start = words & 2;
	step.word_end = words & 1;
	step.clause = k < NO_CLAUSE ? term->clause[k] : NULL;
	step.set = get(at) ? step.clause->set : get_set(a, at);
	return step;
}

static void
put_shape(struct pack *p, const struct term *term)
{
	const struct shape *shape = term->shape;
	size_t i;

	put(p, shape->n);
	put_gap(p, &shape->tail);
	put(p, shape->anchored * 4u + shape->sure * 2u + shape->folded);
	for (i = 0; i < shape->n; i++)
		put_step(p, &shape->step[i], term);
}

static const struct shape *
get_shape(struct mq_arena *a, const unsigned char **at, const struct term *term)
{
	struct shape *shape = mq_arena_zalloc(a, 1, sizeof(*shape));
	uint64_t flags;
	size_t i;

	shape->n = (size_t)get(at);
	shape->tail = get_gap(at);
	flags = get(at);
	shape->anchored = flags & 4;
	shape->sure = flags & 2;
	shape->folded = flags & 1;
	for (i = 0; i < shape->n; i++)
		shape->step[i] = get_step(a, at, term);
	return shape;
}

static void
put_term(struct pack *p, const struct term *term)
{
	size_t i;

	put(p, term->n);
	for (i = 0; i < term->n; i++) {
		put_bytes(p, &term->clause[i]->cost, sizeof(double));
		put_set(p, &term->clause[i]->set);
	}
	put(p,
	    (term->run != NULL) * 4u + (term->shape != NULL) * 2u + term->sure);
	if (term->run)
		put_run(p, term->run);
	if (term->shape)
		put_shape(p, term);
}

static void
get_term(struct mq_arena *a, const unsigned char **at, struct term *term)
{
	struct clause *clause;
	uint64_t flags;
	size_t i;

	term->n = (size_t)get(at);
	for (i = 0; i < term->n; i++) {
		clause = mq_arena_alloc(a, sizeof(*clause));
		get_bytes(at, &clause->cost, sizeof(clause->cost));
		clause->set = get_set(a, at);
		term->clause[i] = clause;
	}
	flags = get(at);
	term->run = flags & 4 ? get_run(a, at) : NULL;
	term->shape = flags & 2 ? get_shape(a, at, term) : NULL;
	term->sure = flags & 1;
}

void
need_pack(struct pack *p, const struct need *need)
{
	size_t i;

	put(p, need->n);
	for (i = 0; i < need->n; i++)
		put_term(p, &need->term[i]);
}

struct need
need_unpack(struct mq_arena *a, const unsigned char *byte)
{
	struct need need = { NULL, (size_t)get(&byte) };
	size_t i;

	need.term = mq_arena_zalloc(a, need.n, sizeof(*need.term));
	for (i = 0; i < need.n; i++)
		get_term(a, &byte, &need.term[i]);
	return need;
}
