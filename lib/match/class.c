#include "class.h"

#include "minqing/pattern.h"
#include "minqing/utf8.h"

enum { FEW = 16 };

struct members {
	int32_t cp[FEW];
	size_t n;
	bool known; /* they are all there is */
	struct chars chars;
	bool others; /* than ASCII characters */
	unsigned flags;
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
    int32_t cp, unsigned flags, struct literal *literal, char bytes[4])
{
	bool letter = is_ascii_letter(cp);
	bool caseless = flags & MQ_PATTERN_CASELESS;

	if (caseless && cp >= 0x80 && !has_one_case(cp))
		return false;
	if (caseless && letter)
		cp |= 0x20;
	literal->s = (struct mq_str){ bytes, mq_utf8_put(cp, bytes) };
	literal->fold = letter && caseless;
	literal->strict = letter && !caseless;
	return true;
}

struct set
class_one(struct mq_arena *a, int32_t cp, unsigned flags)
{
	struct set none = { NULL, 0 };
	struct literal literal;
	char bytes[4];

	if (!class_literal(cp, flags, &literal, bytes))
		return none;
	literal.s.s = mq_arena_strndup(a, bytes, literal.s.n);
	return set_one(a, literal);
}

void
class_add(struct chars *chars, int32_t cp, unsigned flags)
{
	chars_add(chars, cp);
	if ((flags & MQ_PATTERN_CASELESS) && is_ascii_letter(cp))
		chars_add(chars, cp ^ 0x20);
}

static void
add_all(struct chars *chars, const char *list, size_t n)
{
	while (n > 0)
		chars_add(chars, list[--n]);
}

struct chars
class_type(int32_t letter, unsigned flags)
{
	static const char word[] = "0123456789_ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "abcdefghijklmnopqrstuvwxyz";
	struct chars chars = { 0 };

	if (flags & MQ_PATTERN_UCP)
		return chars;
	if (letter == 'd')
		add_all(&chars, word, 10);
	else if (letter == 'w')
		add_all(&chars, word, sizeof(word) - 1);
	else if (letter == 's')
		add_all(&chars, "\t\n\v\f\r ", 6);
	return chars;
}

struct chars
class_item(const char *start, const char *end, unsigned flags)
{
	struct chars chars = { .item = { start, (size_t)(end - start) } };

	chars.flags = flags & (MQ_PATTERN_CASELESS | MQ_PATTERN_UCP);
	return chars;
}

static void
add_type(struct members *m, int32_t letter)
{
	struct chars type = class_type(letter, m->flags);

	m->known = false;
	m->others = m->others || (type.low | type.high) == 0;
	m->chars.low |= type.low;
	m->chars.high |= type.high;
}

static void
add_range(struct members *m, int32_t from, int32_t to)
{
	int32_t cp;

	m->others = m->others || to >= 0x80;
	for (cp = from; cp <= to && cp < 0x80; cp++)
		class_add(&m->chars, cp, m->flags);
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

/* One character or escape; false where it is no character: a type, or 0. */
static bool
read_member(struct cursor *c, int32_t *cp)
{
	*cp = cursor_character(c);
	if (*cp == '[' && c->p < c->end && *c->p == ':') {
		skip_posix(c);
		*cp = 0;
		return false;
	}
	if (*cp == '[' && c->p < c->end && (*c->p == '.' || *c->p == '='))
		return cursor_fail(c);
	if (*cp != '\\')
		return true;
	switch (cursor_escape(c, cp)) {
	case ESCAPE_CHARACTER:
		return true;
	case ESCAPE_TYPE:
		return false;
	case ESCAPE_UNKNOWN:
		return cursor_fail(c);
	default:
		*cp = 0;
		return false;
	}
}

static void
read_members(struct cursor *c, struct members *m)
{
	int32_t from, to;
	bool range;

	if (!read_member(c, &from)) {
		add_type(m, from);
		return;
	}
	to = from;
	range = c->end - c->p >= 2 && c->p[0] == '-' && c->p[1] != ']';
	if (range) {
		c->p++;
		/* How several hyphens are read is a riddle. */
		if (from == '-' || !read_member(c, &to)) {
			m->known = false;
			m->others = true;
			return;
		}
	}
	add_range(m, from, to);
}

struct set
class_read(struct cursor *c, unsigned flags, struct chars *chars)
{
	struct members m = { .known = true, .flags = flags };
	struct set none = { NULL, 0 }, set = none, one;
	const char *start = c->p - 1;
	bool negated = false;
	size_t i;

	if (c->p < c->end && *c->p == '^') {
		c->p++;
		negated = m.others = true;
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
	if (!m.others)
		*chars = m.chars;
	else if (!negated)
		*chars = class_item(start, c->p, flags);
	for (i = 0; m.known && i < m.n; i++) {
		one = class_one(c->arena, m.cp[i], flags);
		m.known = one.n > 0;
		set = set_unite(c->arena, set, one);
	}
	return m.known ? set : none;
}
