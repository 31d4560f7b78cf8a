#include "literal.h"

#include "minqing/pattern.h"

#include "class.h"
#include "cursor.h"

/* What is known of a part of a pattern. */
struct part {
	struct mq_set exact; /* it matches these only; none: not known */
	bool pure;           /* and each of them, wherever it stands */
	struct mq_need need; /* besides */
};

enum kind {
	PART,    /* has a struct part */
	NOTHING, /* flags and the like: no quantifier may follow */
	BAR,     /* "|", ")" or the end: no atom */
};

/* A concatenation, from left to right. */
struct branch {
	struct part part; /* exact: of the texts that end here */
	bool whole;       /* exact began where the branch begins */
	size_t natoms;
	struct part alone; /* the only atom */
};

static const struct mq_literal empty = { { "", 0 }, false, false };

/* Deeper than PCRE2 goes. */
enum { DEPTH_MAX = 251 };

static struct part parse_group(struct cursor *c, unsigned flags);

/* Matches anything: nothing is known. */
static struct part
any(void)
{
	return (struct part){ { NULL, 0 }, false, { NULL, 0 } };
}

/* Matches without taking a character, where its conditions hold. */
static struct part
assertion(struct cursor *c)
{
	struct part p = any();

	p.exact = mq_set_one(c->arena, empty);
	return p;
}

static struct part
character(struct cursor *c, int32_t cp, unsigned flags)
{
	struct mq_literal literal;
	struct part p = any();

	if (!class_literal(c->arena, cp, flags, &literal))
		return p;
	p.exact = mq_set_one(c->arena, literal);
	p.pure = true;
	return p;
}

/* Put the texts that end here among what is needed, and begin anew. */
static void
flush(struct cursor *c, struct branch *b, struct mq_set next)
{
	struct mq_need need = mq_need_of(c->arena, b->part.exact, false);

	b->part.need = mq_need_and(c->arena, b->part.need, need);
	b->part.exact = next;
	b->part.pure = false;
	b->whole = false;
}

static void
append(struct cursor *c, struct branch *b, const struct part *p)
{
	if (p->need.n > 0)
		b->part.need = mq_need_and(c->arena, b->part.need, p->need);
	b->part.pure = b->part.pure && p->pure;
	if (p->exact.n == 0)
		flush(c, b, mq_set_one(c->arena, empty));
	else if (!mq_set_multiply(c->arena, &b->part.exact, p->exact))
		flush(c, b, p->exact);
}

/* At least `min` times: what comes last stands before what follows. */
static void
append_repeat(struct cursor *c, struct branch *b, const struct part *p,
    const struct quantifier *q)
{
	struct mq_set one = p->exact;
	unsigned long i;

	if (one.n == 0) {
		append(c, b, p);
		return;
	}
	b->part.need = mq_need_and(c->arena, b->part.need, p->need);
	b->part.pure = b->part.pure && p->pure;
	for (i = 0; i < q->min; i++)
		if (!mq_set_multiply(c->arena, &b->part.exact, one))
			break;
	if (i < q->min || q->max > q->min)
		flush(c, b, one);
}

static void
append_quantified(struct cursor *c, struct branch *b, struct part p,
    const struct quantifier *q)
{
	if (q->possessive)
		p.pure = false;
	if (q->min > 0) {
		append_repeat(c, b, &p, q);
		return;
	}
	p.need.n = 0;
	if (p.exact.n > 0 && q->max == 1)
		p.exact = mq_set_unite(
		    c->arena, p.exact, mq_set_one(c->arena, empty));
	else if (q->max == 0)
		p = assertion(c);
	else
		p = any();
	append(c, b, &p);
}

/* A backslash outside of a class; \Q is the cursor's. */
static enum kind
parse_escape(struct cursor *c, unsigned flags, struct part *p)
{
	int32_t cp = -1;

	switch (cursor_escape(c, &cp)) {
	case ESCAPE_CHARACTER:
		*p = character(c, cp, flags);
		break;
	case ESCAPE_TYPE:
		*p = any();
		break;
	case ESCAPE_ASSERTION:
		*p = assertion(c);
		break;
	default:
		cursor_fail(c);
	}
	return PART;
}

static enum kind
parse_class(struct cursor *c, unsigned flags, struct part *p)
{
	*p = any();
	p->exact = class_read(c, flags);
	p->pure = p->exact.n > 0;
	return PART;
}

/*
 * Behind "(": what a group does with what is in it.  The contents of a
 * positive lookaround are in the text, but take no part of the match.
 */
static enum kind
parse_parenthesis(struct cursor *c, unsigned *flags, struct part *p)
{
	unsigned inner = *flags;
	enum group group = cursor_group(c, &inner);
	struct part contents;

	if (group == GROUP_FLAGS) {
		*flags = inner;
		return NOTHING;
	}
	contents = parse_group(c, inner);
	if (!cursor_take(c, ')'))
		cursor_fail(c);
	*p = contents;
	if (group == GROUP_ATOMIC)
		p->pure = false;
	if (group == GROUP_NEGATIVE || group == GROUP_POSITIVE)
		*p = assertion(c);
	if (group == GROUP_POSITIVE)
		p->need = mq_need_and(c->arena, contents.need,
		    mq_need_of(c->arena, contents.exact, false));
	return PART;
}

static enum kind
parse_atom(struct cursor *c, unsigned *flags, struct part *p)
{
	enum token token = cursor_next(c, *flags);

	switch (token) {
	case TOKEN_CHARACTER:
		*p = character(c, c->cp, *flags);
		return PART;
	case TOKEN_ESCAPE:
		return parse_escape(c, *flags, p);
	case TOKEN_CLASS:
		return parse_class(c, *flags, p);
	case TOKEN_GROUP:
		return parse_parenthesis(c, flags, p);
	case TOKEN_DOT:
		*p = any();
		return PART;
	case TOKEN_ASSERTION:
		*p = assertion(c);
		return PART;
	default:
		return BAR;
	}
}

static struct part
end_branch(struct cursor *c, struct branch *b)
{
	if (b->natoms == 1)
		return b->alone;
	if (!b->whole)
		flush(c, b, (struct mq_set){ NULL, 0 });
	return b->part;
}

static struct part
parse_branch(struct cursor *c, unsigned *flags)
{
	struct branch b = { .whole = true };
	struct quantifier q;
	struct part p = any();
	enum kind kind;

	b.part = assertion(c);
	b.part.pure = true;
	while (!c->failed && (kind = parse_atom(c, flags, &p)) != BAR) {
		if (kind == NOTHING)
			continue;
		if (cursor_quantifier(c, *flags, &q)) {
			append_quantified(c, &b, p, &q);
			b.natoms += 2;
		} else {
			b.alone = p;
			append(c, &b, &p);
			b.natoms++;
		}
	}
	return end_branch(c, &b);
}

/* What a branch needs, its own texts included. */
static struct mq_need
need_of_branch(struct cursor *c, const struct part *p)
{
	struct mq_need need;

	if (p->exact.n == 0)
		return p->need;
	need = mq_need_of(c->arena, p->exact, p->pure);
	return p->need.n > 0 ? mq_need_and(c->arena, need, p->need) : need;
}

/* Branches that are texts and nothing else. */
struct texts {
	struct mq_set set;
	size_t cap;
	bool pure;
	bool alone; /* there are no others */
};

static void
add_texts(struct cursor *c, struct texts *t, const struct part *p)
{
	struct mq_literal *v;
	size_t i;

	for (i = 0; i < p->exact.n; i++) {
		if (t->set.n == t->cap) {
			t->cap = t->cap ? 2 * t->cap : 8;
			v = mq_arena_alloc(c->arena, t->cap * sizeof(*v));
			if (t->set.n)
				memcpy(v, t->set.v, t->set.n * sizeof(*v));
			t->set.v = v;
		}
		t->set.v[t->set.n++] = p->exact.v[i];
	}
	t->pure = t->pure && p->pure;
}

static void
add_branch(struct cursor *c, struct texts *t, struct part *others,
    const struct part *p)
{
	struct mq_need need;

	if (p->exact.n > 0 && p->need.n == 0) {
		add_texts(c, t, p);
		return;
	}
	need = need_of_branch(c, p);
	others->need =
	    t->alone ? need : mq_need_or(c->arena, others->need, need);
	t->alone = false;
}

/* All the branches up to ")" or the end.  Flags set in one hold in the next. */
static struct part
parse_group(struct cursor *c, unsigned flags)
{
	struct texts t = { { NULL, 0 }, 0, true, true };
	struct part p, others = any();

	if (++c->depth > DEPTH_MAX)
		cursor_fail(c);
	do {
		p = parse_branch(c, &flags);
		add_branch(c, &t, &others, &p);
	} while (!c->failed && cursor_take(c, '|'));
	c->depth--;
	if (t.alone && t.set.n <= MQ_SET_MAX) {
		others.exact = t.set;
		others.pure = t.pure;
	} else if (t.set.n > 0) {
		p.need = mq_need_of(c->arena, t.set, t.pure);
		others.need = t.alone
				  ? p.need
				  : mq_need_or(c->arena, p.need, others.need);
	}
	return others;
}

struct mq_need
mq_literal_need(
    struct mq_arena *a, struct mq_str text, unsigned flags, unsigned char *item)
{
	struct cursor c = cursor_begin(a, text, flags, item);
	struct mq_need need = { NULL, 0 };
	struct part p = parse_group(&c, flags);
	size_t i;

	/* A ")" that was not opened ends the group, too. */
	if (c.failed || c.p < c.end)
		return need;
	if (item)
		item[text.n] = MQ_ITEM_HERE;
	need = need_of_branch(&c, &p);
	for (i = 0; i < need.n; i++)
		if (flags & MQ_PATTERN_WORD)
			need.term[i].sure = false;
	return need;
}
