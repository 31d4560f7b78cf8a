#include "valid.h"

/*
 * The method is that of J. Keiser and D. Lemire, "Validating UTF-8 in less than
 * one instruction per byte", Software: Practice and Experience 51, 2021: every
 * fault shows in two neighbouring bytes; three tables, looked up by the first
 * one's halves and the second one's upper half, have a bit for each fault, and
 * a fault that all three admit is there.  Only the bytes three and four of long
 * characters need a look further back.
 */

#if defined(__x86_64__) && !defined(MQ_NO_SIMD)
#include <immintrin.h>
#include <stdbool.h>

#define AVX2 static inline __attribute__((target("avx2")))

enum {
	SHORT = 1,       /* a lead byte without what must follow */
	LONG = 2,        /* a byte that continues nothing */
	OVERLONG3 = 4,   /* e0 80-9f */
	LARGE = 8,       /* f4 90 and above */
	SURROGATE = 16,  /* ed a0-bf */
	OVERLONG2 = 32,  /* c0, c1 */
	LARGE1000 = 64,  /* f5 and above, with 80-8f */
	OVERLONG4 = 64,  /* f0 80-8f */
	TWO_CONTS = 128, /* right as byte three or four only */
	CARRY = SHORT | LONG | TWO_CONTS,
	BIG = CARRY | LARGE | LARGE1000,
	CONT = LONG | OVERLONG2 | TWO_CONTS
};

#define TABLE(...) _mm256_setr_epi8(__VA_ARGS__, __VA_ARGS__)

AVX2 __m256i
first_high(__m256i half)
{
	return _mm256_shuffle_epi8(
	    TABLE(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG,
		(char)TWO_CONTS, (char)TWO_CONTS, (char)TWO_CONTS,
		(char)TWO_CONTS, SHORT | OVERLONG2, SHORT,
		SHORT | OVERLONG3 | SURROGATE,
		SHORT | LARGE | LARGE1000 | OVERLONG4),
	    half);
}

AVX2 __m256i
first_low(__m256i half)
{
	return _mm256_shuffle_epi8(
	    TABLE((char)(CARRY | OVERLONG3 | OVERLONG2 | OVERLONG4),
		(char)(CARRY | OVERLONG2), (char)CARRY, (char)CARRY,
		(char)(CARRY | LARGE), (char)BIG, (char)BIG, (char)BIG,
		(char)BIG, (char)BIG, (char)BIG, (char)BIG, (char)BIG,
		(char)(BIG | SURROGATE), (char)BIG, (char)BIG),
	    half);
}

AVX2 __m256i
second_high(__m256i half)
{
	return _mm256_shuffle_epi8(
	    TABLE(SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT,
		(char)(CONT | OVERLONG3 | LARGE1000 | OVERLONG4),
		(char)(CONT | OVERLONG3 | LARGE),
		(char)(CONT | SURROGATE | LARGE),
		(char)(CONT | SURROGATE | LARGE), SHORT, SHORT, SHORT, SHORT),
	    half);
}

AVX2 __m256i
high_half(__m256i v)
{
	return _mm256_and_si256(
	    _mm256_srli_epi16(v, 4), _mm256_set1_epi8(0x0f));
}

/* The faults in 32 bytes, of which `before` are those in front. */
AVX2 __m256i
faults(__m256i v, __m256i before)
{
	__m256i join = _mm256_permute2x128_si256(before, v, 0x21);
	__m256i one = _mm256_alignr_epi8(v, join, 15);
	__m256i two = _mm256_alignr_epi8(v, join, 14);
	__m256i three = _mm256_alignr_epi8(v, join, 13);
	__m256i low = _mm256_and_si256(one, _mm256_set1_epi8(0x0f));
	__m256i pair = _mm256_and_si256(
	    _mm256_and_si256(first_high(high_half(one)), first_low(low)),
	    second_high(high_half(v)));
	__m256i must = _mm256_or_si256(
	    _mm256_subs_epu8(two, _mm256_set1_epi8(0xe0 - 0x80)),
	    _mm256_subs_epu8(three, _mm256_set1_epi8(0xf0 - 0x80)));

	must = _mm256_and_si256(must, _mm256_set1_epi8((char)0x80));
	return _mm256_xor_si256(must, pair);
}

/* Bytes [0, n) are right but for a character that may be cut at n. */
static size_t
whole(const char *s, size_t n)
{
	size_t i = n;

	while (i > 0 && n - i < 3 && ((unsigned char)s[i - 1] & 0xc0) == 0x80)
		i--;
	return i > 0 && (unsigned char)s[i - 1] >= 0xc0 ? i - 1 : n;
}

__attribute__((target("avx2"))) static size_t
skip_avx2(const char *s, size_t n)
{
	__m256i before = _mm256_setzero_si256(), v, wrong;
	size_t i;

	for (i = 0; i + 32 <= n; i += 32) {
		v = _mm256_loadu_si256((const __m256i *)(const void *)(s + i));
		if (_mm256_movemask_epi8(_mm256_or_si256(v, before))) {
			wrong = faults(v, before);
			if (!_mm256_testz_si256(wrong, wrong))
				break;
		}
		before = v;
	}
	return whole(s, i);
}

size_t
valid_skip(const char *s, size_t n)
{
	return __builtin_cpu_supports("avx2") ? skip_avx2(s, n) : 0;
}

#else

size_t
valid_skip(const char *s, size_t n)
{
	(void)s;
	(void)n;
	return 0;
}
#endif
