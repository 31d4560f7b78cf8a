#include "scan.h"

#include <stdbool.h>
#include <string.h>

/*
 * Sixty-four bytes make one word of bits, one bit for each byte that is looked
 * for; then the positions of the bits are written out.  The words are made with
 * AVX-512 or AVX2 where the processor has it (asked at run time), with SSE2 on
 * any other x86-64, and eight bytes at a time anywhere else.  Each way is the
 * same walk (walk_csv(), walk_tsv()) around other words.
 */

#define INLINE static inline __attribute__((always_inline))

/* The bytes looked for. */
struct wanted {
	char delim, eol, third; /* a quote, or a backslash */
};

/* One bit for each of 64 bytes. */
struct words {
	uint64_t delim, eol, third;
};

typedef struct words look_fn(const char *p, struct wanted w);
typedef uint32_t *flatten_fn(uint64_t word, uint32_t base, uint32_t *out);

/* Write the positions of the set bits: the end of what was written. */
INLINE uint32_t *
flatten_plain(uint64_t word, uint32_t base, uint32_t *out)
{
	while (word) {
		*out++ = base + (uint32_t)__builtin_ctzll(word);
		word &= word - 1;
	}
	return out;
}

INLINE void
walk_csv(const char *p, size_t n, struct wanted w, uint32_t base,
    struct marks *m, look_fn *look, flatten_fn *flatten)
{
	uint32_t *at = m->at + m->n;
	struct words got;
	size_t i;

	for (i = 0; i < n; i += 64) {
		got = look(p + i, w);
		at = flatten(
		    got.delim | got.eol | got.third, base + (uint32_t)i, at);
	}
	m->n = (size_t)(at - m->at);
}

/* The numbers of the line ends among the marks, the first of which is n. */
INLINE uint32_t *
number_lines(uint64_t marks, uint64_t eols, size_t n, uint32_t *out)
{
	uint64_t before;

	for (; eols; eols &= eols - 1) {
		before = marks & ((eols & -eols) - 1);
		*out++ = (uint32_t)n + (uint32_t)__builtin_popcountll(before);
	}
	return out;
}

INLINE void
walk_tsv(const char *p, size_t n, struct wanted w, uint32_t base,
    struct marks *m, look_fn *look, flatten_fn *flatten)
{
	uint32_t *at = m->at + m->n, *line = m->line + m->nlines;
	uint32_t *escape = m->escape + m->nescapes;
	struct words got;
	uint64_t both;
	size_t i;

	for (i = 0; i < n; i += 64) {
		got = look(p + i, w);
		both = got.delim | got.eol;
		line = number_lines(both, got.eol, (size_t)(at - m->at), line);
		at = flatten(both, base + (uint32_t)i, at);
		escape = flatten_plain(got.third, base + (uint32_t)i, escape);
	}
	m->n = (size_t)(at - m->at);
	m->nlines = (size_t)(line - m->line);
	m->nescapes = (size_t)(escape - m->escape);
}

#if defined(__x86_64__) && !defined(MQ_NO_SIMD)
#include <immintrin.h>

INLINE uint64_t
bits_sse2(const __m128i v[4], char c)
{
	const __m128i want = _mm_set1_epi8(c);
	uint64_t word = 0;
	int i;

	for (i = 0; i < 4; i++)
		word |= (uint64_t)(unsigned)_mm_movemask_epi8(
			    _mm_cmpeq_epi8(v[i], want))
			<< (16 * i);
	return word;
}

INLINE struct words
look_sse2(const char *p, struct wanted w)
{
	const __m128i *at = (const __m128i *)(const void *)p;
	const __m128i v[4] = { _mm_loadu_si128(at), _mm_loadu_si128(at + 1),
		_mm_loadu_si128(at + 2), _mm_loadu_si128(at + 3) };

	return (struct words){ bits_sse2(v, w.delim), bits_sse2(v, w.eol),
		bits_sse2(v, w.third) };
}

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

static inline AVX2 uint64_t
bits_avx2(__m256i low, __m256i high, char c)
{
	const __m256i want = _mm256_set1_epi8(c);

	return (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, want)) |
	       (uint64_t)(unsigned)_mm256_movemask_epi8(
		   _mm256_cmpeq_epi8(high, want))
		   << 32;
}

static inline AVX2 struct words
look_avx2(const char *p, struct wanted w)
{
	const __m256i *at = (const __m256i *)(const void *)p;
	const __m256i low = _mm256_loadu_si256(at);
	const __m256i high = _mm256_loadu_si256(at + 1);

	return (struct words){ bits_avx2(low, high, w.delim),
		bits_avx2(low, high, w.eol), bits_avx2(low, high, w.third) };
}

/* The positions of the two lowest bits; what is left of the word. */
static inline AVX2 uint64_t
put_two(uint64_t word, uint32_t base, uint32_t *out)
{
	out[0] = base + (uint32_t)_tzcnt_u64(word);
	word = _blsr_u64(word);
	out[1] = base + (uint32_t)_tzcnt_u64(word);
	return _blsr_u64(word);
}

/*
 * How many bits a word has is hard to foresee, so eight positions are written
 * in any case, and those too many are written over (the method is simdjson's:
 * G. Langdale and D. Lemire, "Parsing gigabytes of JSON per second", VLDB
 * Journal 28, 2019).
 */
static inline AVX2 uint32_t *
flatten_avx2(uint64_t word, uint32_t base, uint32_t *out)
{
	uint32_t *end = out + _mm_popcnt_u64(word);

	do {
		word = put_two(word, base, out);
		word = put_two(word, base, out + 2);
		word = put_two(word, base, out + 4);
		word = put_two(word, base, out + 6);
		out += 8;
	} while (out < end);
	return end;
}

static AVX2 void
csv_avx2(
    const char *p, size_t n, struct wanted w, uint32_t base, struct marks *m)
{
	walk_csv(p, n, w, base, m, look_avx2, flatten_avx2);
}

static AVX2 void
tsv_avx2(
    const char *p, size_t n, struct wanted w, uint32_t base, struct marks *m)
{
	walk_tsv(p, n, w, base, m, look_avx2, flatten_avx2);
}

#define AVX512                                                                 \
	__attribute__((target("avx512f,avx512bw,avx512vbmi2,bmi,popcnt")))

static inline AVX512 struct words
look_avx512(const char *p, struct wanted w)
{
	const __m512i v = _mm512_loadu_si512(p);

	return (
	    struct words){ _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(w.delim)),
		_mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(w.eol)),
		_mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(w.third)) };
}

/* Sixteen positions at a time; those too many are written over. */
static inline AVX512 uint32_t *
flatten_avx512(uint64_t word, uint32_t base, uint32_t *out)
{
	static const unsigned char number[64] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
		10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
		26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41,
		42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57,
		58, 59, 60, 61, 62, 63 };
	const __m512i first = _mm512_set1_epi32((int)base);
	__m512i at =
	    _mm512_maskz_compress_epi8(word, _mm512_loadu_si512(number));
	uint32_t *end = out + _mm_popcnt_u64(word);

	for (;; out += 16) {
		_mm512_storeu_si512(
		    out, _mm512_add_epi32(first,
			     _mm512_cvtepu8_epi32(_mm512_castsi512_si128(at))));
		if (out + 16 >= end)
			return end;
		at = _mm512_alignr_epi32(_mm512_setzero_si512(), at, 4);
	}
}

static AVX512 void
csv_avx512(
    const char *p, size_t n, struct wanted w, uint32_t base, struct marks *m)
{
	walk_csv(p, n, w, base, m, look_avx512, flatten_avx512);
}

static AVX512 void
tsv_avx512(
    const char *p, size_t n, struct wanted w, uint32_t base, struct marks *m)
{
	walk_tsv(p, n, w, base, m, look_avx512, flatten_avx512);
}

#ifndef MQ_SIMD_MAX
#define MQ_SIMD_MAX 512
#endif

/* The bits that a register of this processor has for it. */
static int
simd(void)
{
	bool small =
	    __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");

	if (MQ_SIMD_MAX >= 512 && small && __builtin_cpu_supports("avx512bw") &&
	    __builtin_cpu_supports("avx512vbmi2"))
		return 512;
	if (MQ_SIMD_MAX >= 256 && small && __builtin_cpu_supports("avx2"))
		return 256;
	return 128;
}

#define look_any look_sse2
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
bits_plain(const char *p, char c)
{
	const uint64_t want = 0x0101010101010101ULL * (unsigned char)c;
	uint64_t word = 0;
	int i;

	for (i = 0; i < 8; i++)
		word |= gather(zero_bytes(load8(p + 8 * i) ^ want)) << (8 * i);
	return word;
}

INLINE struct words
look_plain(const char *p, struct wanted w)
{
	return (struct words){ bits_plain(p, w.delim), bits_plain(p, w.eol),
		bits_plain(p, w.third) };
}

#define look_any look_plain
#define simd() 0
#define csv_avx2 csv_any
#define tsv_avx2 tsv_any
#define csv_avx512 csv_any
#define tsv_avx512 tsv_any
#endif

typedef void walk_fn(
    const char *p, size_t n, struct wanted w, uint32_t base, struct marks *m);

static void
csv_any(
    const char *p, size_t n, struct wanted w, uint32_t base, struct marks *m)
{
	walk_csv(p, n, w, base, m, look_any, flatten_plain);
}

static void
tsv_any(
    const char *p, size_t n, struct wanted w, uint32_t base, struct marks *m)
{
	walk_tsv(p, n, w, base, m, look_any, flatten_plain);
}

/*
 * Walk whole words.  What is behind the last is copied, so that nothing behind
 * the caller's bytes is read, and filled up with a byte not looked for.
 */
static void
walk_all(const char *p, size_t n, struct wanted w, uint32_t base,
    struct marks *m, walk_fn *walk)
{
	size_t whole = n / 64 * 64;
	char rest[64], fill = 0;

	walk(p, whole, w, base, m);
	if (whole == n)
		return;
	while (fill == w.delim || fill == w.eol || fill == w.third)
		fill++;
	memset(rest, fill, sizeof(rest));
	memcpy(rest, p + whole, n - whole);
	walk(rest, sizeof(rest), w, base + (uint32_t)whole, m);
}

void
scan_csv(const char *p, size_t n, char delim, char eol, uint32_t base,
    struct marks *m)
{
	const struct wanted w = { delim, eol, '"' };

	walk_all(p, n, w, base, m,
	    simd() == 512   ? csv_avx512
	    : simd() == 256 ? csv_avx2
			    : csv_any);
}

void
scan_tsv(const char *p, size_t n, char eol, uint32_t base, struct marks *m)
{
	const struct wanted w = { '\t', eol, '\\' };

	walk_all(p, n, w, base, m,
	    simd() == 512   ? tsv_avx512
	    : simd() == 256 ? tsv_avx2
			    : tsv_any);
}
