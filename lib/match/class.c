#include "class.h"

#include "minqing/pattern.h"
#include "minqing/utf8.h"

enum { FEW = 16 };

struct members {
	int32_t cp[FEW];
	size_t n;
	bool known; /* they are all there is */
};

/*
 * Blocks of Unicode without letters of two cases, chiefly those of Chinese,
 * Japanese and Korean, with their punctuation.
 */
static bool
has_one_case(int32_t cp)
{
	static const struct {
		int32_t from, to;
	} block[] = {
		{ 0x2010, 0x206F },   /* general punctuation */
		{ 0x2E80, 0xA4CF },   /* CJK, kana, Yi */
		{ 0xAC00, 0xD7A3 },   /* Hangul */
		{ 0xF900, 0xFAD9 },   /* CJK compatibility */
		{ 0xFE30, 0xFE6F },   /* its forms */
		{ 0xFF00, 0xFF20 },   /* full-width signs and digits */
		{ 0xFF3B, 0xFF40 },   /* between the letters */
		{ 0xFF5B, 0xFFEF },   /* half-width kana */
		{ 0x20000, 0x3FFFF }, /* CJK extensions */
	};
	size_t i;

	for (i = 0; i < sizeof(block) / sizeof(*block); i++)
		if (cp >= block[i].from && cp <= block[i].to)
			return true;
	return false;
}

static bool
is_ascii_letter(int32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

bool
class_literal(
    struct mq_arena *a, int32_t cp, unsigned flags, struct mq_literal *literal)
{
	bool letter = is_ascii_letter(cp);
	bool caseless = flags & MQ_PATTERN_CASELESS;
	char text[4];
	size_t n;

	if (caseless && cp >= 0x80 && !has_one_case(cp))
		return false;
	if (caseless && letter)
		cp |= 0x20;
	n = mq_utf8_put(cp, text);
	literal->s = (struct mq_str){ mq_arena_strndup(a, text, n), n };
	literal->fold = letter && caseless;
	literal->strict = letter && !caseless;
	return true;
}

static void
add_range(struct members *m, int32_t from, int32_t to)
{
	int32_t cp;

	if (to < from || to - from >= FEW ||
	    m->n + (size_t)(to - from) >= FEW) {
		m->known = false;
		return;
	}
	for (cp = from; cp <= to; cp++)
		m->cp[m->n++] = cp;
}

/* "[:name:]", behind its "[": only where it is plainly one. */
static bool
skip_posix(struct cursor *c)
{
	c->p++;
	if (c->p < c->end && *c->p == '^')
		c->p++;
	while (c->p < c->end && *c->p >= 'a' && *c->p <= 'z')
		c->p++;
	if (c->end - c->p < 2 || c->p[0] != ':' || c->p[1] != ']')
		return cursor_fail(c);
	c->p += 2;
	return true;
}

/* One character or escape; false where it is no character. */
static bool
read_member(struct cursor *c, int32_t *cp)
{
	*cp = cursor_character(c);
	if (*cp == '[' && c->p < c->end && *c->p == ':') {
		skip_posix(c);
		return false;
	}
	if (*cp == '[' && c->p < c->end && (*c->p == '.' || *c->p == '='))
		return cursor_fail(c);
	if (*cp != '\\')
		return true;
	switch (cursor_escape(c, cp)) {
	case ESCAPE_CHARACTER:
		return true;
	case ESCAPE_UNKNOWN:
		return cursor_fail(c);
	default:
		return false;
	}
}

static void
read_members(struct cursor *c, struct members *m)
{
	int32_t from, to;
	bool range;

	if (!read_member(c, &from)) {
		m->known = false;
		return;
	}
	to = from;
	range = c->end - c->p >= 2 && c->p[0] == '-' && c->p[1] != ']';
	if (range) {
		c->p++;
		if (!read_member(c, &to))
			m->known = false;
	}
	add_range(m, from, to);
}

struct mq_set
class_read(struct cursor *c, unsigned flags)
{
	struct members m = { .known = true };
	struct mq_set set = { NULL, 0 };
	size_t i;

	if (c->p < c->end && *c->p == '^') {
		c->p++;
		m.known = false;
	}
	/* A "]" that comes first is one of the members. */
	do {
		if (c->p == c->end)
			cursor_fail(c);
		else
			read_members(c, &m);
	} while (!c->failed && (c->p == c->end || *c->p != ']'));
	if (c->failed)
		return set;
	c->p++;
	set.v = mq_arena_alloc(c->arena, (m.n + 1) * sizeof(*set.v));
	for (i = 0; m.known && i < m.n; i++)
		if (!class_literal(c->arena, m.cp[i], flags, &set.v[i]))
			m.known = false;
	set.n = m.known ? m.n : 0;
	return set;
}
