#include "escaped.h"

const char escaped_code[256] = {
	['\\'] = '\\', ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r'
};

/* Byte by byte. */
static char *
copy_bytes(char *to, const char *s, size_t n)
{
	const char *end = s + n;
	char c;

	for (; s < end; s++) {
		c = escaped_code[(unsigned char)*s];
		if (c)
			*to++ = '\\';
		*to++ = c ? c : *s;
	}
	return to;
}

#if defined(__x86_64__) && !defined(MQ_NO_SIMD)
#include <emmintrin.h>

/* A bit for each byte of v that is to be escaped. */
static inline unsigned
special(__m128i v)
{
	__m128i hit =
	    _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\\')),
			     _mm_cmpeq_epi8(v, _mm_set1_epi8('\t'))),
		_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')),
		    _mm_cmpeq_epi8(v, _mm_set1_epi8('\r'))));

	return (unsigned)_mm_movemask_epi8(hit);
}

/* The first and the last half of 8 to 16 bytes. */
static inline __m128i
load_ends(const char *s, size_t n)
{
	return _mm_unpacklo_epi64(
	    _mm_loadl_epi64((const __m128i *)(const void *)s),
	    _mm_loadl_epi64((const __m128i *)(const void *)(s + n - 8)));
}

/* Eight bytes or more, and fewer than 16. */
static inline char *
copy_short(char *to, const char *s, size_t n)
{
	__m128i v = load_ends(s, n);

	if (special(v))
		return copy_bytes(to, s, n);
	_mm_storel_epi64((__m128i *)(void *)to, v);
	_mm_storel_epi64(
	    (__m128i *)(void *)(to + n - 8), _mm_unpackhi_epi64(v, v));
	return to + n;
}

/*
 * Sixteen bytes are copied and looked at; where one is special, what was copied
 * from it on is written over.  So it may be once more with the last sixteen.
 */
char *
escaped_copy_long(char *to, const char *s, size_t n)
{
	const char *end = s + n;
	unsigned hit;
	__m128i v;
	int plain;

	if (n < 16)
		return copy_short(to, s, n);
	while (end - s >= 16) {
		v = _mm_loadu_si128((const __m128i *)(const void *)s);
		_mm_storeu_si128((__m128i *)(void *)to, v);
		hit = special(v);
		plain = hit ? __builtin_ctz(hit) : 16;
		s += plain;
		to += plain;
		if (hit) {
			*to++ = '\\';
			*to++ = escaped_code[(unsigned char)*s++];
		}
	}
	v = _mm_loadu_si128((const __m128i *)(const void *)(end - 16));
	if (special(v))
		return copy_bytes(to, s, (size_t)(end - s));
	to += end - s;
	_mm_storeu_si128((__m128i *)(void *)(to - 16), v);
	return to;
}
#else

char *
escaped_copy_long(char *to, const char *s, size_t n)
{
	return copy_bytes(to, s, n);
}
#endif
