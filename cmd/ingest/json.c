#include "json.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "minqing/utf8.h"

/* Where reading stands. */
struct cursor {
	struct ingest_json *j;
	struct mq_arena *a;
	const char *start, *p, *end;
	unsigned depth;
};

static int read_value(struct cursor *c, struct mq_str name);

static int
fail(struct cursor *c, const char *what)
{
	snprintf(c->j->why, sizeof(c->j->why), "not JSON: %s at byte %zu", what,
	    (size_t)(c->p - c->start) + 1);
	return -1;
}

static void
skip_blanks(struct cursor *c)
{
	while (c->p < c->end && memchr(" \t\r\n", *c->p, 4))
		c->p++;
}

static bool
take(struct cursor *c, char wanted)
{
	if (c->p == c->end || *c->p != wanted)
		return false;
	c->p++;
	return true;
}

static bool
take_word(struct cursor *c, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(c->end - c->p) < n || memcmp(c->p, word, n))
		return false;
	c->p += n;
	return true;
}

static void
add(struct cursor *c, struct mq_str name, struct mq_str value)
{
	struct ingest_json *j = c->j;

	j->pair = mq_grow(j->pair, j->n, &j->cap, sizeof(*j->pair));
	j->pair[j->n++] = (struct ingest_pair){ name, value };
}

/* Four digits, or -1. */
static int32_t
take_hex(struct cursor *c)
{
	static const char digits[] = "0123456789abcdefABCDEF";
	int32_t v = 0, digit;
	const char *hit;
	int i;

	if (c->end - c->p < 4)
		return -1;
	for (i = 0; i < 4; i++) {
		hit = memchr(digits, c->p[i], sizeof(digits) - 1);
		if (!hit)
			return -1;
		digit = (int32_t)(hit - digits);
		v = v * 16 + (digit < 16 ? digit : digit - 6);
	}
	c->p += 4;
	return v;
}

/* Behind "\u": a character, two of them where it is a surrogate pair. */
static int
take_escape(struct cursor *c, char **out)
{
	int32_t v = take_hex(c), low;

	if (v < 0)
		return fail(c, "no four hex digits behind \\u");
	if (v >= 0xdc00 && v < 0xe000)
		return fail(c, "half a surrogate pair");
	if (v >= 0xd800 && v < 0xdc00) {
		low = take_word(c, "\\u") ? take_hex(c) : -1;
		if (low < 0xdc00 || low > 0xdfff)
			return fail(c, "half a surrogate pair");
		v = 0x10000 + ((v - 0xd800) << 10) + (low - 0xdc00);
	}
	*out += mq_utf8_put(v, *out);
	return 0;
}

static int
take_escaped(struct cursor *c, char **out)
{
	static const char code[] = "\"\\/bfnrt", byte[] = "\"\\/\b\f\n\r\t";
	const char *hit;

	if (take(c, 'u'))
		return take_escape(c, out);
	hit = c->p < c->end ? memchr(code, *c->p, sizeof(code) - 1) : NULL;
	if (!hit)
		return fail(c, "an unknown escape");
	*(*out)++ = byte[hit - code];
	c->p++;
	return 0;
}

/* The end of the string that begins here, or NULL. */
static const char *
string_end(const struct cursor *c)
{
	const char *p = c->p;

	for (; p < c->end && *p != '"'; p++)
		if (*p == '\\' && ++p == c->end)
			return NULL;
	return p < c->end ? p : NULL;
}

static int
read_string(struct cursor *c, struct mq_str *s)
{
	const char *end;
	char *out, *start;

	if (!take(c, '"'))
		return fail(c, "no string");
	end = string_end(c);
	if (!end)
		return fail(c, "a string that does not end");
	start = out = mq_arena_alloc(c->a, (size_t)(end - c->p) + 4);
	while (c->p < end) {
		if ((unsigned char)*c->p < 0x20)
			return fail(c, "a control character in a string");
		if (*c->p != '\\') {
			*out++ = *c->p++;
			continue;
		}
		c->p++;
		if (take_escaped(c, &out))
			return -1;
	}
	c->p = end + 1;
	*s = (struct mq_str){ start, (size_t)(out - start) };
	return 0;
}

static bool
take_digits(struct cursor *c)
{
	const char *start = c->p;

	while (c->p < c->end && *c->p >= '0' && *c->p <= '9')
		c->p++;
	return c->p > start;
}

static int
read_number(struct cursor *c, struct mq_str name)
{
	const char *start = c->p;
	bool good;

	take(c, '-');
	good = take(c, '0') || take_digits(c);
	if (good && take(c, '.'))
		good = take_digits(c);
	if (good && (take(c, 'e') || take(c, 'E'))) {
		if (!take(c, '+'))
			take(c, '-');
		good = take_digits(c);
	}
	if (!good)
		return fail(c, "no value");
	add(c, name, (struct mq_str){ start, (size_t)(c->p - start) });
	return 0;
}

static struct mq_str
join(struct cursor *c, struct mq_str outer, struct mq_str key)
{
	char *s;

	if (!outer.s)
		return key;
	s = mq_arena_alloc(c->a, outer.n + 1 + key.n);
	memcpy(s, outer.s, outer.n);
	s[outer.n] = '.';
	memcpy(s + outer.n + 1, key.s, key.n);
	return (struct mq_str){ s, outer.n + 1 + key.n };
}

static int
read_member(struct cursor *c, struct mq_str name)
{
	struct mq_str key;

	skip_blanks(c);
	if (read_string(c, &key))
		return -1;
	skip_blanks(c);
	if (!take(c, ':'))
		return fail(c, "no ':' behind a key");
	return read_value(c, join(c, name, key));
}

static int
read_object(struct cursor *c, struct mq_str name)
{
	skip_blanks(c);
	if (take(c, '}'))
		return 0;
	do {
		if (read_member(c, name))
			return -1;
		skip_blanks(c);
	} while (take(c, ','));
	return take(c, '}') ? 0 : fail(c, "no ',' or '}'");
}

/* What an array holds is read only to see that it is JSON. */
static int
read_array(struct cursor *c, struct mq_str name)
{
	const char *start = c->p - 1;
	size_t n = c->j->n;

	skip_blanks(c);
	if (!take(c, ']')) {
		do {
			if (read_value(c, name))
				return -1;
			skip_blanks(c);
		} while (take(c, ','));
		if (!take(c, ']'))
			return fail(c, "no ',' or ']'");
	}
	c->j->n = n;
	add(c, name, (struct mq_str){ start, (size_t)(c->p - start) });
	return 0;
}

static int
read_nested(struct cursor *c, struct mq_str name, bool object)
{
	int bad;

	if (c->depth == INGEST_JSON_DEPTH)
		return fail(c, "more than 64 values in each other");
	c->depth++;
	bad = object ? read_object(c, name) : read_array(c, name);
	c->depth--;
	return bad;
}

static int
read_value(struct cursor *c, struct mq_str name)
{
	static const char *const words[] = { "true", "false", "null" };
	struct mq_str s;
	int i;

	skip_blanks(c);
	if (take(c, '{'))
		return read_nested(c, name, true);
	if (take(c, '['))
		return read_nested(c, name, false);
	if (c->p < c->end && *c->p == '"') {
		if (read_string(c, &s))
			return -1;
		add(c, name, s);
		return 0;
	}
	for (i = 0; i < 3; i++)
		if (take_word(c, words[i])) {
			add(c, name, mq_str(i < 2 ? words[i] : NULL));
			return 0;
		}
	return read_number(c, name);
}

int
ingest_json_read(struct ingest_json *j, struct mq_str text, struct mq_arena *a)
{
	struct cursor c = { j, a, text.s, text.s, text.s + text.n, 0 };
	struct mq_str none = { NULL, 0 };

	j->n = 0;
	skip_blanks(&c);
	if (c.p == c.end || *c.p != '{') {
		snprintf(j->why, sizeof(j->why), "not a JSON object");
		return -1;
	}
	if (read_value(&c, none))
		return -1;
	skip_blanks(&c);
	return c.p == c.end ? 0 : fail(&c, "something behind the object");
}

void
ingest_json_free(struct ingest_json *j)
{
	free(j->pair);
}
