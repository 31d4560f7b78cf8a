#include "cursor.h"

#include "minqing/pattern.h"

#include "literal.h"

static bool
is_letter(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
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
	bool braces = cursor_at(c, "{");
	int32_t value = 0;
	int n = 0, digit;

	c->p += braces;
	while (c->p < c->end && (digit = hex_digit(*c->p)) >= 0) {
		value = value * 16 + digit;
		c->p++;
		if (++n == (braces ? 6 : 2))
			break;
	}
	if (n == 0 || (braces ? !cursor_at(c, "}") : n < 2))
		return ESCAPE_UNKNOWN;
	c->p += braces;
	*cp = value;
	return ESCAPE_CHARACTER;
}

/* Behind "\p": a letter, or a name in braces. */
static enum escape
skip_property(struct cursor *c)
{
	if (cursor_at(c, "{"))
		cursor_skip_to(c, '}');
	else if (c->p < c->end && is_letter(*c->p))
		c->p++;
	else
		return ESCAPE_UNKNOWN;
	return ESCAPE_TYPE;
}

/* Behind "\k": a name in one of three ways. */
static enum escape
skip_name(struct cursor *c)
{
	static const char open[] = "<{'", close[] = ">}'";
	char ch = c->p < c->end ? *c->p : '\0';

	if (!is_one_of(ch, open))
		return ESCAPE_UNKNOWN;
	c->p++;
	cursor_skip_to(c, close[strchr(open, ch) - open]);
	return ESCAPE_SEQUENCE;
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
	*cp = ch;
	if (ch >= '1' && ch <= '9' && (c->p == c->end || !is_digit(*c->p)))
		return ESCAPE_SEQUENCE;
	if (ch == 'k')
		return skip_name(c);
	if (ch == 'p' || ch == 'P')
		return skip_property(c);
	if (ch == 'N' && cursor_at(c, "{"))
		return ESCAPE_UNKNOWN;
	if (is_one_of(ch, "dDsSwWhHvVN"))
		return ESCAPE_TYPE;
	if (is_one_of(ch, "RX"))
		return ESCAPE_SEQUENCE;
	if (ch == 'b')
		return ESCAPE_BOUNDARY;
	return is_one_of(ch, "BAZzGK") ? ESCAPE_ASSERTION : ESCAPE_UNKNOWN;
}

/* The flags that change what is read here. */
static unsigned
flag_of(char ch)
{
	switch (ch) {
	case 'i':
		return MQ_PATTERN_CASELESS;
	case 'm':
		return CURSOR_MULTILINE;
	case 's':
		return MQ_PATTERN_DOTALL;
	case 'x':
		return MQ_PATTERN_EXTENDED;
	default:
		return 0;
	}
}

/* "i-x" and the like, up to ")" or ":". */
static enum group
read_flags(struct cursor *c, unsigned *flags)
{
	bool on = true;
	unsigned bit;

	for (; c->p < c->end && !is_one_of(*c->p, "):"); c->p++) {
		bit = flag_of(*c->p);
		if (*c->p == '-' && on)
			on = false;
		else if (!is_one_of(*c->p, "imsxnJU") || cursor_at(c, "xx"))
			break;
		c->renumbered = c->renumbered || *c->p == 'n';
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
	cursor_skip_to(c, end);
	c->captures++;
	return GROUP_PLAIN;
}

enum group
cursor_group(struct cursor *c, unsigned *flags)
{
	const char *open = c->p - 1;
	enum group group;

	if (cursor_at(c, "*")) {
		cursor_fail(c);
		return GROUP_PLAIN;
	}
	if (!cursor_skip(c, "?")) {
		c->captures++;
		return GROUP_PLAIN;
	}
	c->renumbered = c->renumbered || cursor_at(c, "|");
	if (cursor_skip(c, ":") || cursor_skip(c, "|"))
		return GROUP_PLAIN;
	if (cursor_skip(c, ">"))
		return GROUP_ATOMIC;
	if (cursor_skip(c, "=") || cursor_skip(c, "*") ||
	    cursor_skip(c, "<=") || cursor_skip(c, "<*"))
		return GROUP_POSITIVE;
	if (cursor_skip(c, "!") || cursor_skip(c, "<!"))
		return GROUP_NEGATIVE;
	if (cursor_skip(c, "<") || cursor_skip(c, "P<"))
		return read_name(c, '>');
	if (cursor_skip(c, "'"))
		return read_name(c, '\'');
	group = read_flags(c, flags);
	if (group == GROUP_FLAGS && c->item)
		c->item[open - c->start] = ITEM_MAYBE;
	return group;
}
