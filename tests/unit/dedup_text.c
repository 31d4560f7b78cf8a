#include <stdlib.h>

#include "../../cmd/dedup/minhash.h"
#include "../../cmd/dedup/shingle.h"
#include "../tap.h"

/* Counted by hand; `shared` is with the row before. */
static const struct {
	const char *text;
	size_t n, shared;
} texts[] = {
	{ "", 0, 0 }, { "路", 0, 0 }, { "路灯不亮", 3, 0 },
	{ " 路灯，\n不亮！", 3, 3 },
	{ "路灯不亮路灯不亮", 4, 3 },             /* and 亮路 */
	{ "电灯不亮", 3, 2 }, { "street", 3, 0 }, /* stre tree reet */
	{ "Ｓtreet LIGHT", 8, 3 },
	{ "the", 2, 0 }, /* too short for four: th he */
	{ "3号楼", 2, 0 }, { "A3区", 2, 0 },
	{ "13800000001号", 6, 0 }, /* 1380 3800 8000 0000 0001, 1号 */
	{ "\xff\xfe", 1, 0 },
	{ "\xf0\xa0\xae\xb7\xf0\xa0\xae\xb7野家", 3, 0 }, /* 𠮷𠮷 𠮷野 野家 */
};

static void
texts_are_cut_to_shingles(void)
{
	struct dedup_shingles *s = dedup_shingles_new();
	uint32_t before[DEDUP_LETTERS_MAX];
	size_t i, n = 0;

	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		dedup_shingles_take(s, mq_str(texts[i].text));
		if (!is_int(s->n, texts[i].n) ||
		    !is_int(
			dedup_shingles_shared(s, before, n), texts[i].shared))
			note("\"%s\"", texts[i].text);
		n = s->n;
		memcpy(before, s->item, n * sizeof(*before));
	}
	dedup_shingles_free(s);
}

/* What is behind the limit is not looked at, and a full table is searched. */
static void
long_texts_are_cut_off(void)
{
	struct dedup_shingles *s = dedup_shingles_new();
	char *text = mq_xcalloc(6000, 3);
	size_t i, n = 0;

	for (i = 0; i < 6000; i++) {
		text[n++] = (char)(0xE4 + i / 4096);
		text[n++] = (char)(0x80 + i / 64 % 64);
		text[n++] = (char)(0x80 + i % 64);
	}
	dedup_shingles_take(s, (struct mq_str){ text, n });
	is_int(s->n, DEDUP_LETTERS_MAX - 1);
	is_int(dedup_shingles_shared(s, s->item, s->n), s->n);
	memset(text, ' ', DEDUP_BYTES_MAX);
	dedup_shingles_take(s, (struct mq_str){ text, n });
	is_int(s->n, 0);
	/* A character on the limit is left out, not cut. */
	memset(text, ' ', n);
	memcpy(text + DEDUP_BYTES_MAX - 5, "路灯不", 9);
	dedup_shingles_take(s, (struct mq_str){ text, n });
	is_int(s->n, 0);
	free(text);
	dedup_shingles_free(s);
}

static uint32_t
random_item(void)
{
	return (uint32_t)rand() << 16 ^ (uint32_t)rand();
}

/* How often do the bands of sets of n agree, that share `shared`? */
static double
agreement(const struct dedup_minhash *m, size_t n, size_t shared)
{
	enum { ROUNDS = 400 };
	uint64_t x[DEDUP_BANDS], y[DEDUP_BANDS];
	uint32_t a[1000], b[1000];
	unsigned round, band, agree = 0;
	size_t i;

	for (round = 0; round < ROUNDS; round++) {
		for (i = 0; i < n; i++) {
			a[i] = random_item();
			b[n - 1 - i] = i < shared ? a[i] : random_item();
		}
		dedup_minhash_bands(m, a, n, x);
		dedup_minhash_bands(m, b, n, y);
		for (band = 0; band < DEDUP_BANDS; band++)
			agree += x[band] == y[band];
	}
	return (double)agree / ROUNDS / DEDUP_BANDS;
}

/* J is shared / (2 n - shared); bands of three agree with its cube. */
static void
bands_agree_as_often_as_they_should(void)
{
	struct dedup_minhash m;
	uint64_t x[DEDUP_BANDS], y[DEDUP_BANDS];
	uint32_t item[] = { 1, 2, 3, 5, 8 }, other[] = { 8, 5, 3, 2, 1 };

	srand(1);
	dedup_minhash_init(&m);
	is_near(agreement(&m, 600, 400), 0.125, 0.02);
	is_near(agreement(&m, 600, 300), 1 / 27.0, 0.01);
	is_near(agreement(&m, 300, 240), 8 / 27.0, 0.03);
	is_near(agreement(&m, 800, 0), 0, 0.0001);
	is_near(agreement(&m, 1, 1), 1, 0);
	/* With fewer elements than bins these borrow from each other. */
	is_near(agreement(&m, 30, 20), 0.125, 0.03);
	dedup_minhash_bands(&m, item, 5, x);
	dedup_minhash_bands(&m, other, 5, y);
	ok(memcmp(x, y, sizeof(x)) == 0);
}

int
main(void)
{
	texts_are_cut_to_shingles();
	long_texts_are_cut_off();
	bands_agree_as_often_as_they_should();
	return done();
}
