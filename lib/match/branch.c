#include "branch.h"

#include <limits.h>

#include "class.h"

/* The empty text alone. */
static bool
is_nothing(struct set set)
{
	return set.n == 1 && set.v[0].s.n == 0;
}

void
branch_begin(struct branch *b, struct mq_arena *a)
{
	*b = (struct branch){ .arena = a, .whole = true };
	b->part = part_assertion(a);
	b->part.pure = true;
	b->shape.sure = true;
	b->text.s.s = b->bytes;
}

static unsigned long
sum(unsigned long x, unsigned long y)
{
	return x > ULONG_MAX - y ? ULONG_MAX : x + y;
}

static unsigned long
product(unsigned long x, unsigned long y)
{
	return x > 0 && y > ULONG_MAX / x ? ULONG_MAX : x * y;
}

static void
widen(struct branch *b, const struct gap *more)
{
	struct gap *gap = &b->gap;

	/* A boundary before a gap has no place in a shape. */
	if (b->word_start)
		b->shape.sure = false;
	b->word_start = false;
	if (gap->max == 0) {
		*gap = *more;
		return;
	}
	if (more->max > 0 && gap->line != more->line) {
		gap->line = false;
		b->shape.sure = false;
	}
	gap->min = sum(gap->min, more->min);
	gap->max = sum(gap->max, more->max);
}

static void
add_step(struct branch *b, const struct clause *clause)
{
	struct shape *shape = &b->shape;
	struct set set = b->part.exact;
	size_t i;

	if (shape->n == SHAPE_STEPS) {
		b->shapeless = true;
		return;
	}
	for (i = 0; i < set.n; i++) {
		shape->folded = shape->folded || set.v[i].fold;
		if (set.v[i].fold && set.v[i].strict)
			shape->sure = false;
	}
	shape->step[shape->n++] =
	    (struct step){ b->gap, set, clause, b->word_start, b->word_end };
	b->gap = (struct gap){ 0, 0, false };
	b->word_start = b->word_end = false;
}

/* Put the texts that end here among what is needed, and begin anew. */
static void
flush(struct branch *b, struct set next)
{
	struct clause *clause = need_clause(b->arena, b->part.exact);

	if (!is_nothing(b->part.exact))
		add_step(b, clause);
	b->part.need = need_and_clause(b->arena, b->part.need, clause);
	b->part.exact = next;
	b->part.pure = false;
	b->whole = false;
}

static struct set
nothing(struct branch *b)
{
	return part_assertion(b->arena).exact;
}

static void
add_boundary(struct branch *b)
{
	if (is_nothing(b->part.exact))
		b->word_start = true;
	else
		b->word_end = true;
}

static void
append(struct branch *b, const struct part *p)
{
	b->part.need = need_and(b->arena, b->part.need, p->need);
	b->part.pure = b->part.pure && p->pure;
	if (p->boundary) {
		add_boundary(b);
		return;
	}
	b->shape.sure = b->shape.sure && p->pure;
	/* A boundary amid texts has no place in a shape. */
	if (b->word_end && p->exact.n > 0 && !is_nothing(p->exact)) {
		b->shape.sure = false;
		b->word_end = false;
	}
	if (p->exact.n == 0) {
		flush(b, nothing(b));
		widen(b, &p->width);
	} else if (!set_multiply(b->arena, &b->part.exact, p->exact)) {
		flush(b, p->exact);
	}
}

static void
end_run(struct branch *b)
{
	if (b->run.bits > b->best.bits)
		b->best = b->run;
	b->run.n = 0;
	b->run.bits = 0;
	b->run.folded = false;
}

static unsigned
count(uint64_t bits)
{
	unsigned n = 0;

	for (; bits; bits &= bits - 1)
		n++;
	return n;
}

/* How much it tells, in bits; what PCRE2 says of an item is not known yet. */
static unsigned
weigh(const struct chars *chars)
{
	unsigned n = count(chars->low) + count(chars->high);

	if (chars->same)
		return 4;
	if (chars->item.n > 0)
		return 2;
	return n == 0 ? 0 : n == 1 ? 7 : n <= 10 ? 4 : n <= 30 ? 2 : 1;
}

/* A reference to the character that is the last one. */
static void
resolve(struct branch *b, struct part *p)
{
	if (p->reference == 0 || p->reference != b->kept) {
		b->kept = p->capture;
		b->last = p->chars;
		b->last_folded = p->folded;
		return;
	}
	p->chars = b->last;
	p->folded = b->last_folded;
	p->chars.same = true;
}

/* So many times; of a run that is too long the beginning is kept. */
static void
track_run(struct branch *b, const struct part *p, const struct quantifier *q)
{
	unsigned bits = weigh(&p->chars);
	struct run *run = &b->run;
	unsigned long i;

	if (is_nothing(p->exact))
		return;
	for (i = 0; bits > 0 && i < q->min && run->n < RUN_MAX; i++) {
		run->set[run->n++] = p->chars;
		run->bits += bits;
		run->folded = run->folded || p->folded;
	}
	if (bits == 0 || q->max > q->min)
		end_run(b);
}

static void
add_only(struct branch *b, const struct part *p)
{
	b->only = *p;
	b->nparts++;
	append(b, p);
}

/* The characters that came together are one part. */
static void
settle(struct branch *b)
{
	struct literal text = b->text;
	struct part p;

	if (text.s.n == 0)
		return;
	b->kept = 0;
	text.s.s = mq_arena_strndup(b->arena, b->bytes, text.s.n);
	b->text = (struct literal){ { b->bytes, 0 }, false, false };
	p = part_exact(set_one(b->arena, text), true);
	add_only(b, &p);
}

static const struct quantifier once = { 1, 1, false };

void
branch_character(struct branch *b, int32_t cp, unsigned flags)
{
	struct part p = part_character(false, false);
	struct literal one;
	char bytes[4];

	if (!class_literal(cp, flags, &one, bytes)) {
		branch_add(b, &p);
		return;
	}
	if (cp < 0x80)
		class_add(&p.chars, cp, flags);
	p.folded = one.fold;
	track_run(b, &p, &once);
	if (b->text.s.n + one.s.n > sizeof(b->bytes))
		settle(b);
	memcpy(b->bytes + b->text.s.n, bytes, one.s.n);
	b->text.s.n += one.s.n;
	b->text.fold = b->text.fold || one.fold;
	b->text.strict = b->text.strict || one.strict;
}

void
branch_add(struct branch *b, const struct part *p)
{
	struct part part = *p;

	settle(b);
	resolve(b, &part);
	track_run(b, &part, &once);
	add_only(b, &part);
}

/* What the shape can say of an assertion does not make it unsure. */
void
branch_anchor(struct branch *b)
{
	struct part p = part_assertion(b->arena);
	bool sure = b->shape.sure;

	branch_add(b, &p);
	if (b->nparts > 1)
		return;
	b->shape.anchored = true;
	b->shape.sure = sure;
}

/*
 * Texts once or more: what comes last stands before what follows, but where
 * it stands from what went before is not kept.
 */
static void
repeat_exact(struct branch *b, struct part *p, const struct quantifier *q)
{
	struct set one = p->exact;
	unsigned long i;

	append(b, p);
	for (i = 1; i < q->min && i < LITERAL_MAX; i++)
		if (!set_multiply(b->arena, &b->part.exact, one))
			break;
	if (i == q->min && q->max == q->min)
		return;
	flush(b, one);
	b->shapeless = true;
}

void
branch_repeat(struct branch *b, struct part p, const struct quantifier *q)
{
	settle(b);
	b->nparts += 2;
	p.capture = 0;
	resolve(b, &p);
	track_run(b, &p, q);
	p.boundary = false;
	if (q->possessive)
		p.pure = false;
	if (q->min == 0)
		p.need.n = 0;
	if (p.exact.n > 0 && q->min > 0) {
		repeat_exact(b, &p, q);
		return;
	}
	if (p.exact.n == 0) {
		p.width.min = product(p.width.min, q->min);
		p.width.max = product(p.width.max, q->max);
	} else if (q->max == 1) {
		p.exact = set_unite(b->arena, p.exact, nothing(b));
	} else {
		p = part_any();
	}
	append(b, &p);
}

static void
set_shape(struct branch *b)
{
	struct shape *shape;
	size_t i;

	if (b->shapeless || b->shape.n == 0)
		return;
	shape = mq_arena_alloc(b->arena, sizeof(*shape));
	*shape = b->shape;
	for (i = 0; i < b->part.need.n; i++)
		b->part.need.term[i].shape = shape;
}

/* Are conditions all that keeps it from matching its texts? */
static bool
has_shape(const struct branch *b)
{
	return (b->shape.anchored || b->word_start || b->word_end) &&
	       !is_nothing(b->part.exact);
}

struct part
branch_end(struct branch *b)
{
	struct run *run;

	settle(b);
	if (b->nparts == 1)
		return b->only;
	if (b->whole && !has_shape(b))
		return b->part;
	flush(b, nothing(b));
	if (b->word_start)
		b->shape.sure = false;
	b->shape.tail = b->gap;
	set_shape(b);
	end_run(b);
	if (b->part.need.n == 0 && b->best.n > 0) {
		run = mq_arena_alloc(b->arena, sizeof(*run));
		*run = b->best;
		b->part.need = need_run(b->arena, run);
	}
	b->part.exact.n = 0;
	b->part.width = part_any().width;
	return b->part;
}
