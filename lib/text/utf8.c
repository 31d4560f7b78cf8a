#include "minqing/utf8.h"

#include "valid.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* The length of the ASCII prefix, not looking at more than n bytes. */
static size_t
skip_ascii(const char *s, size_t n)
{
	size_t i = 0;
#ifdef __SSE2__
	int high;

	for (; n - i >= 16; i += 16) {
		high = _mm_movemask_epi8(
		    _mm_loadu_si128((const __m128i *)(const void *)(s + i)));
		if (high)
			return i + (size_t)__builtin_ctz((unsigned)high);
	}
#else
	uint64_t word;

	for (; n - i >= sizeof(word); i += sizeof(word)) {
		memcpy(&word, s + i, sizeof(word));
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
#endif
	while (i < n && !((unsigned char)s[i] & 0x80))
		i++;
	return i;
}

static inline bool
continues(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/*
 * The length of the character at s that is not ASCII, or 0 where it is not
 * well-formed: Unicode 15, table 3-7 (no overlong forms, no surrogates,
 * nothing above U+10FFFF).
 */
static inline size_t
sequence(const char *s, size_t n)
{
	unsigned char first = (unsigned char)s[0], second;

	if (n < 2 || first < 0xC2 || !continues(s[1]))
		return 0;
	if (first < 0xE0)
		return 2;
	if (n < 3 || !continues(s[2]))
		return 0;
	second = (unsigned char)s[1];
	if (first < 0xF0)
		return (first == 0xE0 && second < 0xA0) ||
			       (first == 0xED && second > 0x9F)
			   ? 0
			   : 3;
	if (n < 4 || !continues(s[3]) || first > 0xF4 ||
	    (first == 0xF0 && second < 0x90) ||
	    (first == 0xF4 && second > 0x8F))
		return 0;
	return 4;
}

/*
 * The length of the prefix of three-byte characters, most of Chinese text; the
 * two first bytes that restrict the second are left to sequence().
 */
static size_t
skip_three(const char *s, size_t n)
{
	size_t i = 0;
	unsigned a, b, c;

	for (; n - i >= 3; i += 3) {
		a = (unsigned char)s[i];
		b = (unsigned char)s[i + 1];
		c = (unsigned char)s[i + 2];
		if (((a ^ 0xE0) & 0xF0) | ((b ^ 0x80) & 0xC0) |
		    ((c ^ 0x80) & 0xC0) | (a == 0xE0) | (a == 0xED))
			break;
	}
	return i;
}

size_t
mq_utf8_valid(const char *s, size_t n)
{
	size_t i = n >= 64 ? valid_skip(s, n) : 0, length;

	while (i < n) {
		if (!((unsigned char)s[i] & 0x80))
			length = skip_ascii(s + i, n - i);
		else
			length = skip_three(s + i, n - i);
		i += length;
		if (length)
			continue;
		if (!(length = sequence(s + i, n - i)))
			break;
		i += length;
	}
	return i;
}

int32_t
mq_utf8_next(struct mq_str *s)
{
	static const unsigned char lead[] = { 0, 0, 0x1F, 0x0F, 0x07 };
	unsigned char first = (unsigned char)s->s[0];
	size_t n = first < 0x80 ? 1 : sequence(s->s, s->n), i;
	int32_t cp = first;

	if (n > 1) {
		cp &= lead[n];
		for (i = 1; i < n; i++)
			cp = cp << 6 | ((unsigned char)s->s[i] & 0x3F);
	}
	s->s += n ? n : 1;
	s->n -= n ? n : 1;
	return n ? cp : -1;
}

size_t
mq_utf8_put(int32_t cp, char out[4])
{
	static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	size_t n, i;

	if (cp < 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = 0xFFFD;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	for (i = n - 1; i > 0; i--, cp >>= 6)
		out[i] = (char)(0x80 | (cp & 0x3F));
	out[0] = (char)(lead[n] | cp);
	return n;
}
