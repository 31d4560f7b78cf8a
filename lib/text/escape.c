#include "minqing/escape.h"

#include <stdio.h>
#include <utf8proc.h>

#include "minqing/utf8.h"

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

static bool
is_control(int32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/* Embeddings, overrides and isolates, which reach beyond their own text. */
static bool
is_direction(int32_t c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

enum { ROOM = 16 };

/* What a character becomes, maybe put into `room`; NULL: it stays. */
typedef const char *become(int32_t c, char room[ROOM]);

static const char *
escape_html(int32_t c, char room[ROOM])
{
	(void)room;
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\t':
	case '\n':
	case '\r':
		return NULL;
	default: /* U+FFFE and U+FFFF are not allowed in SVG, which is XML */
		return c < 0 || is_control(c) || is_direction(c) ||
			       (c & 0xFFFE) == 0xFFFE
			   ? REPLACEMENT
			   : NULL;
	}
}

static const char *
escape_tty(int32_t c, char room[ROOM])
{
	(void)room;
	if (c >= 0x20 && c < 0x7F)
		return NULL;
	if ((c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029)
		return " ";
	if (c < 0)
		return REPLACEMENT;
	if (is_control(c) || utf8proc_category(c) == UTF8PROC_CATEGORY_CF)
		return "?";
	return NULL;
}

/* A code point as JSON names it, in UTF-16. */
static const char *
by_number(int32_t c, char room[ROOM])
{
	if (c > 0xFFFF)
		snprintf(room, ROOM, "\\u%04X\\u%04X",
		    0xD800U + ((unsigned)(c - 0x10000) >> 10),
		    0xDC00U + ((unsigned)c & 0x3FF));
	else
		snprintf(room, ROOM, "\\u%04X", (unsigned)c);
	return room;
}

static const char *
escape_json(int32_t c, char room[ROOM])
{
	switch (c) {
	case '"':
		return "\\\"";
	case '\\':
		return "\\\\";
	case '\n':
		return "\\n";
	case '\r':
		return "\\r";
	case '\t':
		return "\\t";
	default:
		if (c >= 0x20 && c < 0x7F)
			return NULL;
	}
	if (c < 0)
		return REPLACEMENT;
	if (is_control(c) || c == 0x2028 || c == 0x2029 ||
	    utf8proc_category(c) == UTF8PROC_CATEGORY_CF)
		return by_number(c, room);
	return NULL;
}

/* How many bytes the escaped text has; s.n where nothing was escaped. */
static size_t
measure(struct mq_str s, become *how, bool *changed)
{
	char room[ROOM];
	size_t n = 0, before;
	const char *to;

	*changed = false;
	while (s.n > 0) {
		before = s.n;
		to = how(mq_utf8_next(&s), room);
		n += to ? strlen(to) : before - s.n;
		*changed |= to != NULL;
	}
	return n;
}

static struct mq_str
apply(struct mq_arena *a, struct mq_str s, become *how)
{
	char room[ROOM];
	bool changed;
	size_t n = measure(s, how, &changed), length;
	const char *from, *to;
	char *out, *p;

	if (!changed)
		return s;
	p = out = mq_arena_alloc(a, n + 1);
	while (s.n > 0) {
		from = s.s;
		to = how(mq_utf8_next(&s), room);
		length = to ? strlen(to) : (size_t)(s.s - from);
		memcpy(p, to ? to : from, length);
		p += length;
	}
	*p = '\0';
	return (struct mq_str){ out, n };
}

struct mq_str
mq_escape_html(struct mq_arena *a, struct mq_str s)
{
	return apply(a, s, escape_html);
}

struct mq_str
mq_escape_tty(struct mq_arena *a, struct mq_str s)
{
	return apply(a, s, escape_tty);
}

struct mq_str
mq_escape_json(struct mq_arena *a, struct mq_str s)
{
	return apply(a, s, escape_json);
}
