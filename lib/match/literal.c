#include "literal.h"

#include "minqing/pattern.h"

#include "branch.h"
#include "class.h"

enum kind {
	PART,    /* has a struct part */
	LETTER,  /* a character that stands for itself: the cursor's cp */
	START,   /* "^" */
	NOTHING, /* flags: no quantifier may follow */
	END      /* "|", ")" or the end: no atom */
};

/* Deeper than PCRE2 goes. */
enum { DEPTH_MAX = 251 };

static struct part parse_group(struct cursor *c, unsigned flags);

static struct part
character(struct cursor *c, int32_t cp, unsigned flags)
{
	struct part p = part_character(false, false);
	struct set set = class_one(c->arena, cp, flags);

	if (set.n == 0)
		return p;
	p = part_exact(set, true);
	p.folded = set.v[0].fold;
	if (cp < 0x80)
		class_add(&p.chars, cp, flags);
	return p;
}

/* \b by Unicode is another matter. */
static struct part
boundary(struct cursor *c, unsigned flags)
{
	struct part p = part_assertion(c->arena);

	p.boundary = !(flags & MQ_PATTERN_UCP);
	return p;
}

/* What another case of a letter is, is left to PCRE2. */
static struct part
sequence(const struct cursor *c, int32_t cp, unsigned flags)
{
	struct part p = part_any();

	if (cp >= '1' && cp <= '9' && !c->renumbered &&
	    !(flags & MQ_PATTERN_CASELESS))
		p.reference = (unsigned)(cp - '0');
	return p;
}

/* A backslash outside of a class. */
static struct part
parse_escape(struct cursor *c, unsigned flags)
{
	struct part p = part_character(false, false);
	const char *start = c->p - 1;
	int32_t cp = -1;

	switch (cursor_escape(c, &cp)) {
	case ESCAPE_CHARACTER:
		return character(c, cp, flags);
	case ESCAPE_TYPE:
		p.chars = class_type(cp, flags);
		if (!chars_any(&p.chars) && cp >= 'a')
			p.chars = class_item(start, c->p, flags);
		return p;
	case ESCAPE_SEQUENCE:
		return sequence(c, cp, flags);
	case ESCAPE_BOUNDARY:
		return boundary(c, flags);
	case ESCAPE_ASSERTION:
		return part_assertion(c->arena);
	default:
		cursor_fail(c);
		return part_any();
	}
}

static struct part
parse_class(struct cursor *c, unsigned flags)
{
	struct chars chars = { 0 };
	struct set set = class_read(c, flags, &chars);
	struct part p = part_character(false, false);

	if (set.n > 0)
		p = part_exact(set, true);
	p.chars = chars;
	p.folded = flags & MQ_PATTERN_CASELESS;
	return p;
}

/*
 * Behind "(".  The contents of a positive lookaround are in the text, but take
 * no part of the match.
 */
static enum kind
parse_parenthesis(struct cursor *c, unsigned *flags, struct part *p)
{
	unsigned inner = *flags, before = c->captures, number;
	enum group group = cursor_group(c, &inner);
	struct need need;

	if (group == GROUP_FLAGS) {
		*flags = inner;
		return NOTHING;
	}
	number = c->captures > before ? c->captures : 0;
	*p = parse_group(c, inner);
	if (part_is_character(p))
		p->capture = number;
	if (!cursor_take(c, ')'))
		cursor_fail(c);
	if (group == GROUP_ATOMIC)
		p->pure = false;
	if (group == GROUP_POSITIVE || group == GROUP_NEGATIVE) {
		need = part_need(c->arena, p);
		*p = part_assertion(c->arena);
		if (group == GROUP_POSITIVE)
			p->need = need_and(c->arena, need, (struct need){ 0 });
	}
	return PART;
}

static enum kind
parse_atom(struct cursor *c, unsigned *flags, struct part *p)
{
	switch (cursor_next(c, *flags)) {
	case TOKEN_CHARACTER:
		return LETTER;
	case TOKEN_ESCAPE:
		*p = parse_escape(c, *flags);
		return PART;
	case TOKEN_CLASS:
		*p = parse_class(c, *flags);
		return PART;
	case TOKEN_GROUP:
		return parse_parenthesis(c, flags, p);
	case TOKEN_DOT:
		*p = part_character(!(*flags & MQ_PATTERN_DOTALL), true);
		return PART;
	case TOKEN_ASSERTION:
		*p = part_assertion(c->arena);
		return PART;
	case TOKEN_START:
		*p = part_assertion(c->arena);
		return START;
	default:
		return END;
	}
}

static void
add_atom(struct cursor *c, struct branch *b, unsigned flags, enum kind kind,
    struct part *p)
{
	struct quantifier q;

	if (cursor_quantifier(c, flags, &q)) {
		if (kind == LETTER)
			*p = character(c, c->cp, flags);
		branch_repeat(b, *p, &q);
	} else if (kind == LETTER) {
		branch_character(b, c->cp, flags);
	} else if (kind == START) {
		branch_anchor(b);
	} else {
		branch_add(b, p);
	}
}

static struct part
parse_branch(struct cursor *c, unsigned *flags)
{
	struct branch b;
	enum kind kind;
	struct part p;

	branch_begin(&b, c->arena);
	while (!c->failed && (kind = parse_atom(c, flags, &p)) != END)
		if (kind != NOTHING)
			add_atom(c, &b, *flags, kind, &p);
	return branch_end(&b);
}

/* The branches of a group: those that are texts and nothing else, and others */
struct branches {
	struct set set;
	size_t cap;
	bool pure;
	size_t n;
	struct part only; /* where n is 1 */
	struct need need;
	bool others;
};

static void
add_texts(struct cursor *c, struct branches *b, struct set set)
{
	struct literal *v;
	size_t i;

	for (i = 0; i < set.n; i++) {
		if (b->set.n == b->cap) {
			b->cap = b->cap ? 2 * b->cap : 8;
			v = mq_arena_alloc(c->arena, b->cap * sizeof(*v));
			if (b->set.n)
				memcpy(v, b->set.v, b->set.n * sizeof(*v));
			b->set.v = v;
		}
		b->set.v[b->set.n++] = set.v[i];
	}
}

static void
add_branch(struct cursor *c, struct branches *b, const struct part *p)
{
	struct need need;

	b->n++;
	b->only = *p;
	if (p->exact.n > 0 && p->need.n == 0) {
		add_texts(c, b, p->exact);
		b->pure = b->pure && p->pure;
		return;
	}
	need = part_need(c->arena, p);
	b->need = b->others ? need_or(c->arena, b->need, need) : need;
	b->others = true;
}

static struct part
join_branches(struct cursor *c, const struct branches *b)
{
	struct part p = part_any();

	if (b->n == 1 && part_is_character(&b->only))
		return b->only;
	if (!b->others && b->set.n <= SET_MAX)
		return part_exact(b->set, b->pure);
	p.need = b->need;
	if (b->set.n > 0) {
		p.need = need_of(c->arena, b->set, b->pure);
		if (b->others)
			p.need = need_or(c->arena, p.need, b->need);
	}
	return p;
}

/* All the branches up to ")" or the end.  Flags set in one hold in the next. */
static struct part
parse_group(struct cursor *c, unsigned flags)
{
	struct branches b = { .pure = true };
	struct part p;

	if (++c->depth > DEPTH_MAX)
		cursor_fail(c);
	do {
		p = parse_branch(c, &flags);
		add_branch(c, &b, &p);
	} while (!c->failed && cursor_take(c, '|'));
	c->depth--;
	return join_branches(c, &b);
}

/* Around the whole pattern the flag w puts conditions. */
static void
be_unsure(struct mq_arena *a, struct need need)
{
	struct shape *shape;
	size_t i;

	for (i = 0; i < need.n; i++) {
		need.term[i].sure = false;
		if (!need.term[i].shape)
			continue;
		shape = mq_arena_alloc(a, sizeof(*shape));
		*shape = *need.term[i].shape;
		shape->sure = false;
		need.term[i].shape = shape;
	}
}

struct need
literal_need(
    struct mq_arena *a, struct mq_str text, unsigned flags, unsigned char *item)
{
	struct cursor c = cursor_begin(a, text, flags, item);
	struct need need = { NULL, 0 };
	struct part p = parse_group(&c, flags);

	/* A ")" that was not opened ends the group, too. */
	if (c.failed || c.p < c.end)
		return need;
	if (item)
		item[text.n] = ITEM_HERE;
	need = part_need(a, &p);
	if (flags & MQ_PATTERN_WORD)
		be_unsure(a, need);
	return need;
}
