#include "mime.h"

#include <string.h>

#include "minqing/escape.h"
#include "minqing/utf8.h"

enum { LINE = 57, WORD = 39 }; /* bytes of a line, and of an encoded word */

static size_t
encode(const unsigned char *s, size_t n, char *to)
{
	static const char sign[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned three = (unsigned)s[0] << 16;

	if (n > 1)
		three |= (unsigned)s[1] << 8;
	if (n > 2)
		three |= s[2];
	to[0] = sign[three >> 18];
	to[1] = sign[three >> 12 & 63];
	to[2] = n > 1 ? sign[three >> 6 & 63] : '=';
	to[3] = n > 2 ? sign[three & 63] : '=';
	return n < 3 ? n : 3;
}

/* The bytes without a line end. */
static void
put_base64(struct mq_output *out, struct mq_str s)
{
	size_t took;
	char four[4];

	while (s.n) {
		took = encode((const unsigned char *)s.s, s.n, four);
		mq_output_write(out, four, 4);
		s = (struct mq_str){ s.s + took, s.n - took };
	}
}

void
report_mime_base64(struct mq_output *out, struct mq_str bytes)
{
	struct mq_str line;

	while (bytes.n) {
		line = bytes;
		line.n = line.n < LINE ? line.n : LINE;
		put_base64(out, line);
		mq_output_text(out, "\n");
		bytes.s += line.n;
		bytes.n -= line.n;
	}
}

/* Printable ASCII alone, and no encoded word by chance? */
static bool
is_plain(struct mq_str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.s[i] < ' ' || s.s[i] > '~' ||
		    (s.s[i] == '=' && i + 1 < s.n && s.s[i + 1] == '?'))
			return false;
	return true;
}

/* As many whole characters as an encoded word holds. */
static struct mq_str
first_word(struct mq_str s)
{
	struct mq_str rest = s, word = { s.s, 0 };

	while (rest.n) {
		(void)mq_utf8_next(&rest);
		if ((size_t)(rest.s - s.s) > WORD)
			break;
		word.n = (size_t)(rest.s - s.s);
	}
	return word;
}

/* Encoded words, `between` them. */
static void
put_words(struct mq_output *out, struct mq_str s, const char *between)
{
	struct mq_str word;

	while (s.n) {
		word = first_word(s);
		mq_output_text(out, "=?UTF-8?B?");
		put_base64(out, word);
		mq_output_text(out, "?=");
		s = (struct mq_str){ s.s + word.n, s.n - word.n };
		if (s.n)
			mq_output_text(out, between);
	}
}

void
report_mime_text(struct mq_output *out, const char *name, struct mq_str text)
{
	enum { SHORT = 60 };
	struct mq_arena a = { 0 };

	text = mq_str_trim(mq_escape_tty(&a, text));
	mq_output_printf(out, "%s: ", name);
	if (is_plain(text) && text.n <= SHORT)
		mq_output_str(out, text);
	else
		put_words(out, text, "\n ");
	mq_output_text(out, "\n");
	mq_arena_free(&a);
}

/* dot-atom or dot-atom@domain, of ASCII. */
static bool
is_address(struct mq_str s)
{
	size_t i, ats = 0;

	for (i = 0; i < s.n; i++) {
		ats += s.s[i] == '@';
		if (s.s[i] <= ' ' || s.s[i] > '~' ||
		    strchr("()<>[]:;,\\\"", s.s[i]))
			return false;
	}
	return s.n && ats <= 1 && *s.s != '@' && s.s[s.n - 1] != '@' &&
	       *s.s != '-';
}

/* A name in front of an address: quoted, or in encoded words. */
static const char *
phrase(struct mq_arena *a, struct mq_str name)
{
	struct mq_output *out = mq_output_memory();
	const char *said;
	size_t i;

	if (is_plain(name)) {
		mq_output_text(out, "\"");
		for (i = 0; i < name.n; i++) {
			if (strchr("\"\\", name.s[i]))
				mq_output_text(out, "\\");
			mq_output_write(out, name.s + i, 1);
		}
		mq_output_text(out, "\"");
	} else
		put_words(out, name, "\n ");
	said =
	    mq_arena_strndup(a, mq_output_bytes(out).s, mq_output_bytes(out).n);
	mq_output_discard(out);
	return said;
}

const char *
report_mime_address(struct mq_arena *a, const char *address, const char **why)
{
	struct mq_str s = mq_str_trim(mq_str(address)), name = MQ_STR("");
	const char *open = strrchr(address, '<');

	if (open && s.n && s.s[s.n - 1] == '>') {
		name =
		    mq_str_trim((struct mq_str){ s.s, (size_t)(open - s.s) });
		s.n = (size_t)(s.s + s.n - 1 - (open + 1));
		s.s = open + 1;
	}
	*why = "want an address such as duty@example.org or "
	       "'Duty room <duty@example.org>'";
	if (!is_address(s) || mq_escape_tty(a, name).s != name.s)
		return NULL;
	if (!name.n)
		return mq_arena_strndup(a, s.s, s.n);
	return mq_arena_printf(
	    a, "%s\n <%.*s>", phrase(a, name), (int)s.n, s.s);
}

void
report_mime_date(struct mq_output *out, const struct mq_date *d)
{
	static const char month[][4] = { "Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	static const char week[][4] = { "Thu", "Fri", "Sat", "Sun", "Mon",
		"Tue", "Wed" };
	int64_t local = d->t + d->offset;
	int64_t second = (local % 86400 + 86400) % 86400;
	int64_t days = (local - second) / 86400;
	int minutes = (d->offset < 0 ? -d->offset : d->offset) / 60;
	int y, m, day;

	mq_civil(days, &y, &m, &day);
	mq_output_printf(out,
	    "Date: %s, %d %s %04d %02d:%02d:%02d %c%02d%02d\n",
	    week[(days % 7 + 7) % 7], day, month[m - 1], y,
	    (int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60),
	    d->offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}
