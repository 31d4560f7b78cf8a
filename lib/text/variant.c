#include "minqing/variant.h"

#include <utf8proc.h>

#include "minqing/utf8.h"

#include "simplified.h"

enum { BMP = 0x10000 };

/* The plain form of each character that has another one, or 0. */
static struct {
	bool ready;
	uint16_t plain[BMP];
} table;

/* The one character that this is a form of, or 0. */
static int32_t
width_form(int32_t c)
{
	utf8proc_int32_t out[2];

	switch (utf8proc_get_property(c)->decomp_type) {
	case UTF8PROC_DECOMP_TYPE_WIDE:
	case UTF8PROC_DECOMP_TYPE_NARROW:
	case UTF8PROC_DECOMP_TYPE_NOBREAK:
		break;
	default:
		return 0;
	}
	if (utf8proc_decompose_char(
		c, out, 2, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, NULL) != 1)
		return 0;
	return out[0];
}

static void
fill(void)
{
	const char *const *line;
	struct mq_str rest;
	int32_t c;

	table.ready = true;
	for (c = 0x80; c < BMP; c++)
		table.plain[c] = (uint16_t)width_form(c);
	for (line = simplified; *line; line++)
		for (rest = mq_str(*line); rest.n > 0;) {
			c = mq_utf8_next(&rest);
			table.plain[c] = (uint16_t)mq_utf8_next(&rest);
		}
}

int32_t
mq_variant(int32_t c)
{
	if (c < 0x80 || c >= BMP)
		return c;
	if (!table.ready)
		fill();
	return table.plain[c] ? table.plain[c] : c;
}

/* The beginning that is plain. */
static size_t
plain_prefix(struct mq_str s)
{
	struct mq_str rest = s, next = s;
	int32_t c;

	while (next.n > 0) {
		c = mq_utf8_next(&next);
		if (mq_variant(c) != c)
			break;
		rest = next;
	}
	return s.n - rest.n;
}

struct mq_str
mq_variant_text(struct mq_arena *a, struct mq_str s)
{
	size_t n = plain_prefix(s);
	struct mq_str rest = { s.s + n, s.n - n };
	const char *from;
	int32_t c;
	char *out;

	if (rest.n == 0)
		return s;
	out = mq_arena_alloc(a, s.n);
	memcpy(out, s.s, n);
	while (rest.n > 0) {
		from = rest.s;
		c = mq_utf8_next(&rest);
		if (c < 0)
			out[n++] = *from;
		else
			n += mq_utf8_put(mq_variant(c), out + n);
	}
	return (struct mq_str){ out, n };
}

size_t
mq_variant_offset(struct mq_str s, size_t offset)
{
	struct mq_str rest = s;
	size_t n = 0;
	char bytes[4];
	int32_t c;

	while (rest.n > 0 && n < offset) {
		c = mq_utf8_next(&rest);
		n += c < 0 ? 1 : mq_utf8_put(mq_variant(c), bytes);
	}
	return s.n - rest.n;
}
