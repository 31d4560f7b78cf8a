#include "scan.h"

#include <stdbool.h>
#include <string.h>

/*
 * Sixty-four bytes make one word of bits, one bit for each byte that is looked
 * for; then the positions of the bits are written out.  The words are made with
 * AVX2 where the processor has it (asked at run time), with SSE2 on any other
 * x86-64, and eight bytes at a time anywhere else.
 */

#define INLINE static inline __attribute__((always_inline))

/* The bytes looked for. */
struct wanted {
	char a, b, c;
};

/* Write the positions of the set bits: the end of what was written. */
INLINE uint32_t *
flatten(uint64_t mask, size_t base, uint32_t *out)
{
	while (mask) {
		*out++ = (uint32_t)(base + (size_t)__builtin_ctzll(mask));
		mask &= mask - 1;
	}
	return out;
}

#if defined(__SSE2__) && !defined(MQ_NO_SIMD)
#include <immintrin.h>

INLINE uint64_t
word_sse2(const char *p, struct wanted w)
{
	const __m128i a = _mm_set1_epi8(w.a), b = _mm_set1_epi8(w.b);
	const __m128i c = _mm_set1_epi8(w.c);
	uint64_t word = 0;
	__m128i v, hit;
	int i;

	for (i = 0; i < 4; i++) {
		v = _mm_loadu_si128((const __m128i *)(const void *)p + i);
		hit = _mm_or_si128(_mm_cmpeq_epi8(v, a), _mm_cmpeq_epi8(v, b));
		hit = _mm_or_si128(hit, _mm_cmpeq_epi8(v, c));
		word |= (uint64_t)(unsigned)_mm_movemask_epi8(hit) << (16 * i);
	}
	return word;
}

#define AVX2 __attribute__((target("avx2,bmi")))

static inline AVX2 uint64_t
half_avx2(const char *p, struct wanted w)
{
	const __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)p);
	__m256i hit =
	    _mm256_or_si256(_mm256_cmpeq_epi8(v, _mm256_set1_epi8(w.a)),
		_mm256_cmpeq_epi8(v, _mm256_set1_epi8(w.b)));

	hit = _mm256_or_si256(hit, _mm256_cmpeq_epi8(v, _mm256_set1_epi8(w.c)));
	return (unsigned)_mm256_movemask_epi8(hit);
}

static AVX2 size_t
scan_avx2(const char *p, size_t n, struct wanted w, size_t base, uint32_t *out)
{
	uint32_t *start = out;
	size_t i;

	for (i = 0; i < n; i += 64)
		out = flatten(
		    half_avx2(p + i, w) | half_avx2(p + i + 32, w) << 32,
		    base + i, out);
	return (size_t)(out - start);
}

static size_t
scan_any(const char *p, size_t n, struct wanted w, size_t base, uint32_t *out)
{
	uint32_t *start = out;
	size_t i;

	for (i = 0; i < n; i += 64)
		out = flatten(word_sse2(p + i, w), base + i, out);
	return (size_t)(out - start);
}

/* n is a multiple of 64. */
static size_t
scan_words(const char *p, size_t n, struct wanted w, size_t base, uint32_t *out)
{
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"))
		return scan_avx2(p, n, w, base, out);
	return scan_any(p, n, w, base, out);
}

#else

/* The high bit of every byte of v that is zero; no carry crosses bytes. */
INLINE uint64_t
zero_bytes(uint64_t v)
{
	const uint64_t low7 = 0x7f7f7f7f7f7f7f7fULL;

	return ~(((v & low7) + low7) | v | low7);
}

/* The high bits of eight bytes, that of the lowest address first. */
INLINE uint64_t
gather(uint64_t high)
{
	return ((high >> 7) * 0x0102040810204080ULL) >> 56;
}

INLINE uint64_t
load8(const char *p)
{
	uint64_t v = 0;
	int i;

	for (i = 0; i < 8; i++)
		v |= (uint64_t)(unsigned char)p[i] << (8 * i);
	return v;
}

INLINE uint64_t
splat(char c)
{
	return 0x0101010101010101ULL * (unsigned char)c;
}

INLINE uint64_t
word_plain(const char *p, struct wanted w)
{
	uint64_t word = 0, v, hit;
	int i;

	for (i = 0; i < 8; i++) {
		v = load8(p + 8 * i);
		hit = zero_bytes(v ^ splat(w.a)) | zero_bytes(v ^ splat(w.b)) |
		      zero_bytes(v ^ splat(w.c));
		word |= gather(hit) << (8 * i);
	}
	return word;
}

static size_t
scan_words(const char *p, size_t n, struct wanted w, size_t base, uint32_t *out)
{
	uint32_t *start = out;
	size_t i;

	for (i = 0; i < n; i += 64)
		out = flatten(word_plain(p + i, w), base + i, out);
	return (size_t)(out - start);
}
#endif

size_t
scan_bytes(const char *p, size_t n, char a, char b, char c, uint32_t base,
    uint32_t *out)
{
	const struct wanted w = { a, b, c };
	size_t whole = n / 64 * 64, found;
	uint32_t *end;
	char last[64];

	found = scan_words(p, whole, w, base, out);
	if (whole == n)
		return found;
	/* The rest is copied: nothing behind the caller's bytes is read. */
	memset(last, a == '\0' || b == '\0' || c == '\0', sizeof(last));
	memcpy(last, p + whole, n - whole);
	end = out + found;
	return found + scan_words(last, sizeof(last), w, base + whole, end);
}
