#include "cursor.h"

#include <limits.h>

#include "minqing/pattern.h"
#include "minqing/utf8.h"

#include "literal.h"

struct cursor
cursor_begin(
    struct mq_arena *a, struct mq_str text, unsigned flags, unsigned char *item)
{
	struct cursor c = { .arena = a, .item = item };

	c.start = c.p = text.n > 0 ? text.s : "";
	c.end = c.start + text.n;
	c.literal = flags & MQ_PATTERN_LITERAL;
	c.failed = mq_utf8_valid(c.start, text.n) < text.n;
	return c;
}

bool
cursor_fail(struct cursor *c)
{
	c->failed = true;
	c->p = c->end;
	return false;
}

static void
mark(struct cursor *c, enum item item)
{
	if (c->item)
		c->item[c->p - c->start] = (unsigned char)item;
}

int32_t
cursor_character(struct cursor *c)
{
	struct mq_str rest = { c->p, (size_t)(c->end - c->p) };
	int32_t cp = mq_utf8_next(&rest);

	c->p = rest.s;
	return cp;
}

/* A comment that the flag x allows may be the last thing there is. */
static void
skip_line(struct cursor *c)
{
	while (c->p < c->end && *c->p++ != '\n')
		;
}

static void
skip_blanks(struct cursor *c, unsigned flags)
{
	bool extended = flags & MQ_PATTERN_EXTENDED;

	while (c->p < c->end) {
		if (extended && is_one_of(*c->p, " \t\n\v\f\r"))
			c->p++;
		else if (extended && *c->p == '#')
			skip_line(c);
		else if (cursor_at(c, "(?#"))
			cursor_skip_to(c, ')');
		else
			break;
	}
}

/* To what is there besides blanks and quoting. */
static void
settle(struct cursor *c, unsigned flags)
{
	for (;;) {
		if (!c->quoting)
			skip_blanks(c, flags);
		if (c->quoting ? !cursor_at(c, "\\E") : !cursor_at(c, "\\Q"))
			break;
		c->quoting = !c->quoting;
		c->p += 2;
	}
}

/* With the flag x PCRE2 takes some characters beyond ASCII for blanks. */
static bool
may_be_blank(int32_t cp)
{
	return cp == 0x85 || cp == 0x200E || cp == 0x200F || cp == 0x2028 ||
	       cp == 0x2029;
}

static enum token
take_character(struct cursor *c, bool extended)
{
	c->cp = cursor_character(c);
	if (extended && may_be_blank(c->cp))
		cursor_fail(c);
	return TOKEN_CHARACTER;
}

/* Does this byte begin a character that never means more than itself? */
static bool
is_plain(char ch)
{
	return (unsigned char)ch >= 0x80 || is_digit(ch) ||
	       (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
}

enum token
cursor_next(struct cursor *c, unsigned flags)
{
	if (!c->literal && (c->p == c->end || !is_plain(*c->p)))
		settle(c, flags);
	if (c->p == c->end)
		return TOKEN_END;
	if (!c->literal && !c->quoting && (*c->p == '|' || *c->p == ')'))
		return TOKEN_END;
	mark(c, ITEM_HERE);
	if (c->literal || c->quoting)
		return take_character(c, false);
	switch (*c->p) {
	case '\\':
		c->p++;
		return TOKEN_ESCAPE;
	case '[':
		c->p++;
		return TOKEN_CLASS;
	case '(':
		c->p++;
		return TOKEN_GROUP;
	case '.':
		c->p++;
		return TOKEN_DOT;
	case '^':
		c->p++;
		return flags & CURSOR_MULTILINE ? TOKEN_ASSERTION : TOKEN_START;
	case '$':
		c->p++;
		return TOKEN_ASSERTION;
	case '*':
	case '+':
	case '?':
	case '{':
		cursor_fail(c);
		return TOKEN_END;
	default:
		return take_character(c, flags & MQ_PATTERN_EXTENDED);
	}
}

/* At most five digits: PCRE2 allows 65535. */
static bool
read_count(struct cursor *c, unsigned long *count)
{
	const char *from = c->p;

	*count = 0;
	while (c->p < c->end && is_digit(*c->p) && c->p - from < 5)
		*count = *count * 10 + (unsigned long)(*c->p++ - '0');
	return c->p > from;
}

/* Behind "{": what is not plainly a quantifier depends on the version. */
static bool
read_braces(struct cursor *c, struct quantifier *q)
{
	if (!read_count(c, &q->min))
		return cursor_fail(c);
	q->max = q->min;
	if (cursor_skip(c, ",") && !read_count(c, &q->max))
		q->max = ULONG_MAX;
	return cursor_skip(c, "}") || cursor_fail(c);
}

static bool
read_quantifier(struct cursor *c, struct quantifier *q)
{
	q->min = 0;
	q->max = ULONG_MAX;
	if (cursor_skip(c, "*"))
		return true;
	if (cursor_skip(c, "+")) {
		q->min = 1;
		return true;
	}
	if (cursor_skip(c, "?")) {
		q->max = 1;
		return true;
	}
	return cursor_skip(c, "{") && read_braces(c, q);
}

bool
cursor_quantifier(struct cursor *c, unsigned flags, struct quantifier *q)
{
	if (c->literal || (c->p < c->end && is_plain(*c->p)))
		return false;
	if (c->quoting) {
		if (!cursor_skip(c, "\\E"))
			return false;
		c->quoting = false;
	}
	skip_blanks(c, flags);
	if (!read_quantifier(c, q))
		return false;
	q->possessive = cursor_skip(c, "+");
	if (!q->possessive)
		cursor_skip(c, "?");
	skip_blanks(c, flags);
	/* What another one means is nowhere written. */
	if (c->p < c->end && is_one_of(*c->p, "*+?{"))
		return cursor_fail(c);
	return true;
}

bool
cursor_take(struct cursor *c, char what)
{
	if (c->p == c->end || *c->p != what)
		return false;
	mark(c, ITEM_HERE);
	c->p++;
	return true;
}
