#include "address.h"

#include "minqing/utf8.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
route_address_joined(char before, char behind)
{
	return (is_digit(before) && is_digit(behind)) ||
	       (is_letter(before) && is_letter(behind));
}

static bool
is_blank(int32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xa0 ||
	       cp == 0x3000 || (cp >= 0x2000 && cp <= 0x200b) || cp == 0xfeff;
}

static int32_t
fold(int32_t cp)
{
	if (cp >= 0xff01 && cp <= 0xff5e) /* full-width forms of ASCII */
		cp -= 0xff01 - '!';
	if (cp >= 'A' && cp <= 'Z')
		return cp - 'A' + 'a';
	if ((cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212) /* dashes, minus */
		return '-';
	if (cp == 0x680b || cp == 0x68df) /* 栋 棟 */
		return 0x5e62;            /* 幢 */
	if (cp == 0x865f)                 /* 號 */
		return 0x53f7;
	return cp;
}

/* Room for every byte to come and one blank for each: out may be longer. */
static void
reserve(struct route_text *out, size_t n)
{
	if (out->cap < 2 * n + 4) {
		out->cap = 2 * n + 64;
		out->s = mq_xrealloc(out->s, out->cap, 1);
	}
	out->n = 0;
}

/* 楼, behind a number and 号: out gets 幢 in place of the 号. */
static bool
fold_house(struct route_text *out, int32_t cp)
{
	size_t n = sizeof("号") - 1;

	if (cp != 0x697c || out->n <= n ||
	    memcmp(out->s + out->n - n, "号", n) != 0 ||
	    !is_digit(out->s[out->n - n - 1]))
		return false;
	memcpy(out->s + out->n - n, "幢", n);
	return true;
}

void
route_address_fold(struct route_text *out, struct mq_str in)
{
	bool gap = false;
	const char *at;
	int32_t cp;

	reserve(out, in.n);
	while (in.n) {
		at = in.s;
		cp = mq_utf8_next(&in);
		if (is_blank(cp)) {
			gap = out->n > 0;
			continue;
		}
		cp = cp < 0 ? cp : fold(cp);
		if (gap && cp > 0 && cp < 0x80 &&
		    route_address_joined(out->s[out->n - 1], (char)cp))
			out->s[out->n++] = ' ';
		gap = false;
		if (fold_house(out, cp))
			continue;
		if (cp < 0) /* a byte that is not UTF-8 stays as it is */
			out->s[out->n++] = *at;
		else
			out->n += mq_utf8_put(cp, out->s + out->n);
	}
}

size_t
route_address_length(struct mq_str s)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		n += ((unsigned char)s.s[i] & 0xc0) != 0x80;
	return n;
}
