#include "cursor.h"

#include <limits.h>
#include <stdlib.h>

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
mark(struct cursor *c, enum mq_item item)
{
	if (c->item)
		c->item[c->p - c->start] = (unsigned char)item;
}

static bool
at(const struct cursor *c, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(c->end - c->p) >= n && memcmp(c->p, what, n) == 0;
}

static bool
is_one_of(char ch, const char *list)
{
	return ch != '\0' && strchr(list, ch) != NULL;
}

static bool
is_letter(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
}

static bool
is_digit(char ch)
{
	return ch >= '0' && ch <= '9';
}

int32_t
cursor_character(struct cursor *c)
{
	struct mq_str rest = { c->p, (size_t)(c->end - c->p) };
	int32_t cp = mq_utf8_next(&rest);

	c->p = rest.s;
	return cp;
}

/* Behind the next such byte. */
static void
skip_to(struct cursor *c, char what)
{
	const char *found = memchr(c->p, what, (size_t)(c->end - c->p));

	if (found)
		c->p = found + 1;
	else
		cursor_fail(c);
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
		else if (at(c, "(?#"))
			skip_to(c, ')');
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
		if (c->quoting ? !at(c, "\\E") : !at(c, "\\Q"))
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

enum token
cursor_next(struct cursor *c, unsigned flags)
{
	if (!c->literal)
		settle(c, flags);
	if (c->p == c->end)
		return TOKEN_END;
	if (!c->literal && !c->quoting && is_one_of(*c->p, "|)"))
		return TOKEN_END;
	mark(c, MQ_ITEM_HERE);
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

static int
hex_digit(char ch)
{
	if (is_digit(ch))
		return ch - '0';
	if ((ch | 0x20) >= 'a' && (ch | 0x20) <= 'f')
		return (ch | 0x20) - 'a' + 10;
	return -1;
}

/* Behind "\x": two digits, or any number of them in braces. */
static enum escape
read_hex(struct cursor *c, int32_t *cp)
{
	bool braces = at(c, "{");
	int32_t value = 0;
	int n = 0, digit;

	c->p += braces;
	while (c->p < c->end && (digit = hex_digit(*c->p)) >= 0) {
		value = value * 16 + digit;
		c->p++;
		if (++n == (braces ? 6 : 2))
			break;
	}
	if (n == 0 || (braces ? !at(c, "}") : n < 2))
		return ESCAPE_UNKNOWN;
	c->p += braces;
	*cp = value;
	return ESCAPE_CHARACTER;
}

/* Behind "\p": a letter, or a name in braces. */
static enum escape
skip_property(struct cursor *c)
{
	if (at(c, "{"))
		skip_to(c, '}');
	else if (c->p < c->end && is_letter(*c->p))
		c->p++;
	else
		return ESCAPE_UNKNOWN;
	return ESCAPE_TYPE;
}

enum escape
cursor_escape(struct cursor *c, int32_t *cp)
{
	static const char controls[] = "aefnrt", values[] = "\a\x1b\f\n\r\t";
	char ch;

	if (c->p == c->end)
		return ESCAPE_UNKNOWN;
	ch = *c->p;
	if (!is_letter(ch) && !is_digit(ch)) {
		*cp = cursor_character(c);
		return ESCAPE_CHARACTER;
	}
	c->p++;
	if (is_one_of(ch, controls)) {
		*cp = values[strchr(controls, ch) - controls];
		return ESCAPE_CHARACTER;
	}
	if (ch == 'x')
		return read_hex(c, cp);
	if (ch == 'p' || ch == 'P')
		return skip_property(c);
	if (ch == 'N' && at(c, "{"))
		return ESCAPE_UNKNOWN;
	if (is_one_of(ch, "dDsSwWhHvVNRX"))
		return ESCAPE_TYPE;
	return is_one_of(ch, "bBAZzGK") ? ESCAPE_ASSERTION : ESCAPE_UNKNOWN;
}

/* "i-x" and the like, up to ")" or ":". */
static enum group
read_flags(struct cursor *c, unsigned *flags)
{
	bool on = true;
	unsigned bit;

	for (; c->p < c->end && !is_one_of(*c->p, "):"); c->p++) {
		bit = *c->p == 'i'   ? MQ_PATTERN_CASELESS
		      : *c->p == 'x' ? MQ_PATTERN_EXTENDED
				     : 0;
		if (*c->p == '-' && on)
			on = false;
		else if (!is_one_of(*c->p, "imsxnJU") || at(c, "xx"))
			break;
		*flags = on ? *flags | bit : *flags & ~bit;
	}
	if (c->p < c->end && is_one_of(*c->p, "):"))
		return *c->p++ == ')' ? GROUP_FLAGS : GROUP_PLAIN;
	cursor_fail(c);
	return GROUP_PLAIN;
}

static enum group
read_name(struct cursor *c, char end)
{
	skip_to(c, end);
	return GROUP_PLAIN;
}

static bool
take(struct cursor *c, const char *what)
{
	if (!at(c, what))
		return false;
	c->p += strlen(what);
	return true;
}

enum group
cursor_group(struct cursor *c, unsigned *flags)
{
	const char *open = c->p - 1;
	enum group group;

	if (at(c, "*")) {
		cursor_fail(c);
		return GROUP_PLAIN;
	}
	if (!take(c, "?") || take(c, ":") || take(c, "|"))
		return GROUP_PLAIN;
	if (take(c, ">"))
		return GROUP_ATOMIC;
	if (take(c, "=") || take(c, "*") || take(c, "<=") || take(c, "<*"))
		return GROUP_POSITIVE;
	if (take(c, "!") || take(c, "<!"))
		return GROUP_NEGATIVE;
	if (take(c, "<") || take(c, "P<"))
		return read_name(c, '>');
	if (take(c, "'"))
		return read_name(c, '\'');
	group = read_flags(c, flags);
	if (group == GROUP_FLAGS && c->item)
		c->item[open - c->start] = MQ_ITEM_MAYBE;
	return group;
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
	if (take(c, ",") && !read_count(c, &q->max))
		q->max = ULONG_MAX;
	return take(c, "}") || cursor_fail(c);
}

static bool
read_quantifier(struct cursor *c, struct quantifier *q)
{
	q->min = 0;
	q->max = ULONG_MAX;
	if (take(c, "*"))
		return true;
	if (take(c, "+")) {
		q->min = 1;
		return true;
	}
	if (take(c, "?")) {
		q->max = 1;
		return true;
	}
	return take(c, "{") && read_braces(c, q);
}

bool
cursor_quantifier(struct cursor *c, unsigned flags, struct quantifier *q)
{
	if (c->literal)
		return false;
	if (c->quoting) {
		if (!take(c, "\\E"))
			return false;
		c->quoting = false;
	}
	skip_blanks(c, flags);
	if (!read_quantifier(c, q))
		return false;
	q->possessive = take(c, "+");
	if (!q->possessive)
		take(c, "?");
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
	mark(c, MQ_ITEM_HERE);
	c->p++;
	return true;
}
