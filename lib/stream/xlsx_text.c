#include "xlsx_text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include "minqing/utf8.h"

enum { ESCAPE = 7 }; /* the length of _xHHHH_ */

static void
reserve(struct xlsx_text *t, size_t more)
{
	if (t->cap - t->n >= more)
		return;
	t->cap = 2 * t->cap > t->n + more ? 2 * t->cap : t->n + more + 64;
	t->s = mq_xrealloc(t->s, t->cap, 1);
}

void
xlsx_add(struct xlsx_text *t, const char *s, size_t n)
{
	if (!n)
		return;
	reserve(t, n);
	memcpy(t->s + t->n, s, n);
	t->n += n;
}

void
xlsx_add_n(struct xlsx_text *t, char c, size_t times)
{
	if (!times)
		return;
	reserve(t, times);
	memset(t->s + t->n, c, times);
	t->n += times;
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The code unit that _xHHHH_ at s names, or -1. */
static int32_t
code_unit(struct mq_str s)
{
	int32_t unit = 0;
	int i;

	if (s.n < ESCAPE || s.s[0] != '_' || s.s[1] != 'x' || s.s[6] != '_')
		return -1;
	for (i = 2; i < 6; i++) {
		if (hex(s.s[i]) < 0)
			return -1;
		unit = unit * 16 + hex(s.s[i]);
	}
	return unit;
}

static struct mq_str
from(struct mq_str s, size_t i)
{
	return (struct mq_str){ s.s + i, s.n - i };
}

/* The character that one or two escapes at s name, or -1; *n their length. */
static int32_t
escaped_char(struct mq_str s, size_t *n)
{
	int32_t high = code_unit(s), low;

	*n = ESCAPE;
	if (high <= 0 || (high >= 0xdc00 && high <= 0xdfff))
		return -1;
	if (high < 0xd800 || high > 0xdbff)
		return high;
	low = code_unit(from(s, ESCAPE));
	if (low < 0xdc00 || low > 0xdfff)
		return -1;
	*n = 2 * ESCAPE;
	return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

/* A character as a cell of TSV has it. */
static void
add_char(struct xlsx_text *t, int32_t c)
{
	char utf8[4];

	switch (c) {
	case '\\':
		xlsx_add(t, "\\\\", 2);
		break;
	case '\t':
		xlsx_add(t, "\\t", 2);
		break;
	case '\n':
		xlsx_add(t, "\\n", 2);
		break;
	case '\r':
		xlsx_add(t, "\\r", 2);
		break;
	default:
		xlsx_add(t, utf8, mq_utf8_put(c, utf8));
	}
}

static bool
is_plain(char c)
{
	return (unsigned char)c > '\r' ? c != '\\' && c != '_'
				       : c != '\t' && c != '\n' && c != '\r';
}

void
xlsx_add_cell(struct xlsx_text *t, struct mq_str s)
{
	size_t i = 0, start, n;
	int32_t c;

	while (i < s.n) {
		for (start = i; i < s.n && is_plain(s.s[i]); i++)
			;
		xlsx_add(t, s.s + start, i - start);
		if (i == s.n)
			break;
		c = (unsigned char)s.s[i];
		n = 1;
		if (c == '_') {
			c = escaped_char(from(s, i), &n);
			if (c < 0) {
				c = '_';
				n = 1;
			}
		}
		add_char(t, c);
		i += n;
	}
}

int
xlsx_fail(struct xlsx_fault *f, const char *fmt, ...)
{
	va_list ap;

	if (*f->text)
		return -1;
	va_start(ap, fmt);
	vsnprintf(f->text, sizeof(f->text), fmt, ap);
	va_end(ap);
	return -1;
}
