#include <utf8proc.h>

#include "minqing/utf8.h"

/* The ASCII character that stands for c when folded, or 0 for none. */
static char
fold_ascii(int32_t c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	switch (c) {
	case '_':
	case '-':
	case '.':
	case '?':
	case ':':
		return 0;
	default:
		return c <= ' ' || c == 0x7F ? 0 : (char)c;
	}
}

/* The folded form of a character that is not ASCII, or 0 for none. */
static int32_t
fold_wide(int32_t c)
{
	if (c >= 0x3400 && c <= 0x9FFF) /* most of what comes: Han, no case */
		return c;
	if (c >= 0xFF01 && c <= 0xFF5E)
		return fold_ascii(c - 0xFF01 + '!');
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
		return 0;
	default:
		return utf8proc_tolower(c);
	}
}

struct mq_str
mq_fold(struct mq_arena *a, struct mq_str s)
{
	/* Lower case may take a byte more: U+023A has two, U+2C65 three. */
	char *out = mq_arena_alloc(a, s.n + s.n / 2 + 4);
	const char *from;
	size_t n = 0;
	int32_t c;

	while (s.n > 0) {
		from = s.s;
		if ((c = mq_utf8_next(&s)) < 0) {
			out[n++] = *from;
			continue;
		}
		c = c < 0x80 ? fold_ascii(c) : fold_wide(c);
		if (c)
			n += mq_utf8_put(c, out + n);
	}
	return (struct mq_str){ out, n };
}
