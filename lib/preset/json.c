#include "json.h"

#include "minqing/utf8.h"

enum { DEEPEST = 64 };

static bool
fail(struct mq_json *j, const char *why)
{
	if (!j->why)
		j->why = why;
	return false;
}

/* What comes next, blanks left out; NUL where nothing does. */
static char
peek(struct mq_json *j)
{
	for (; j->p < j->end; j->p++) {
		if (!strchr(" \t\r\n", *j->p) || !*j->p)
			return *j->p;
		j->line += *j->p == '\n';
	}
	return '\0';
}

static bool
take(struct mq_json *j, char c, const char *why)
{
	if (j->why || peek(j) != c)
		return fail(j, why);
	j->p++;
	return true;
}

static bool
take_word(struct mq_json *j, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(j->end - j->p) < n || memcmp(j->p, word, n))
		return false;
	j->p += n;
	return true;
}

bool
mq_json_open(struct mq_json *j, char bracket)
{
	j->first = true;
	return take(
	    j, bracket, bracket == '{' ? "want an object" : "want a list");
}

/* Before the next of what ends with `bracket`; false at that end. */
static bool
go_on(struct mq_json *j, char bracket)
{
	bool first = j->first;

	j->first = false;
	if (j->why)
		return false;
	if (peek(j) == bracket) {
		j->p++;
		return false;
	}
	return first || take(j, ',', "want a comma, or the end of it");
}

bool
mq_json_item(struct mq_json *j)
{
	return go_on(j, ']');
}

bool
mq_json_key(struct mq_json *j, struct mq_str *key)
{
	return go_on(j, '}') && mq_json_string(j, key) &&
	       take(j, ':', "want a colon");
}

/* Four hex digits, or -1. */
static int32_t
take_hex(struct mq_json *j)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	const char *at;
	int32_t n = 0;
	int i;

	for (i = 0; i < 4; i++) {
		if (j->p == j->end || !*j->p || !(at = strchr(digits, *j->p)))
			return -1;
		n = n * 16 + (int32_t)((at - digits) % 16);
		j->p++;
	}
	return n;
}

/* After the backslash: gives the bytes written, 0 where it is no escape. */
static size_t
take_escape(struct mq_json *j, char *out)
{
	static const char names[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
	char name = j->p < j->end ? *j->p++ : '\0';
	const char *at = name ? strchr(names, name) : NULL;
	int32_t cp, low;

	if (at) {
		*out = bytes[at - names];
		return 1;
	}
	cp = name == 'u' ? take_hex(j) : -1;
	if (cp >= 0xD800 && cp < 0xDC00 && take_word(j, "\\u")) {
		low = take_hex(j);
		cp = low < 0xDC00 || low > 0xDFFF
			 ? -1
			 : 0x10000 + (cp - 0xD800) * 0x400 + low - 0xDC00;
	}
	return cp < 0 ? 0 : mq_utf8_put(cp, out);
}

/* The text up to the quote, which comes; escapes never make it longer. */
static bool
take_text(struct mq_json *j, const char *quote, struct mq_str *out)
{
	char *text = mq_arena_alloc(j->arena, (size_t)(quote - j->p) + 4);
	size_t n = 0, some;

	while (j->p < quote) {
		if (*j->p != '\\') {
			text[n++] = *j->p++;
			continue;
		}
		j->p++;
		some = take_escape(j, text + n);
		if (!some)
			return fail(j, "no such escape in a string");
		n += some;
	}
	*out = (struct mq_str){ text, n };
	return true;
}

bool
mq_json_string(struct mq_json *j, struct mq_str *out)
{
	const char *quote;
	bool escapes = false;

	if (!take(j, '"', "want a string"))
		return false;
	for (quote = j->p; quote < j->end && *quote != '"'; quote++) {
		if ((unsigned char)*quote < ' ')
			return fail(j, "a string that does not end");
		if (*quote == '\\' && quote + 1 < j->end) {
			escapes = true;
			quote++;
		}
	}
	if (quote >= j->end)
		return fail(j, "a string that does not end");
	*out = (struct mq_str){ j->p, (size_t)(quote - j->p) };
	if (escapes && !take_text(j, quote, out))
		return false;
	j->p = quote + 1;
	return true;
}

bool
mq_json_bool(struct mq_json *j, bool *out)
{
	if (j->why)
		return false;
	peek(j);
	*out = take_word(j, "true");
	return *out || take_word(j, "false") || fail(j, "want true or false");
}

/* A number, true, false or null. */
static bool
skip_scalar(struct mq_json *j)
{
	const char *start = j->p;

	if (take_word(j, "true") || take_word(j, "false") ||
	    take_word(j, "null"))
		return true;
	while (j->p < j->end && *j->p && strchr("+-.0123456789eE", *j->p))
		j->p++;
	return j->p > start || fail(j, "want a value");
}

static bool
skip(struct mq_json *j, int depth)
{
	struct mq_str ignored;
	char c = peek(j);

	if (j->why || depth > DEEPEST)
		return fail(j, "nested too deep");
	if (c == '"')
		return mq_json_string(j, &ignored);
	if (c == '{' && mq_json_open(j, c))
		while (mq_json_key(j, &ignored) && skip(j, depth + 1))
			;
	else if (c == '[' && mq_json_open(j, c))
		while (mq_json_item(j) && skip(j, depth + 1))
			;
	else
		return skip_scalar(j);
	return !j->why;
}

bool
mq_json_skip(struct mq_json *j)
{
	return skip(j, 0);
}

bool
mq_json_end(struct mq_json *j)
{
	return !j->why && (peek(j) == '\0' && j->p == j->end);
}
