#include <stdlib.h>

#include "../../cmd/dedup/index.h"
#include "../../cmd/dedup/pile.h"
#include "../../cmd/dedup/store.h"
#include "../tap.h"

enum { LISTS = 3, THINGS = 5000, KEYS = 40 };

/* All numbers under a key, newest first, by looking at each. */
static size_t
differences(struct dedup_index *x, uint32_t (*key)[LISTS], uint32_t first,
    uint32_t next)
{
	size_t bad = 0;
	unsigned list = (unsigned)rand() % LISTS;
	uint32_t want, got, k = 1 + (uint32_t)rand() % KEYS;

	got = dedup_index_first(x, list, k, first);
	for (want = next - 1; want >= first; want--) {
		if (key[want][list] != k)
			continue;
		bad += got != want;
		if (got)
			got = dedup_index_next(x, list, got, first);
	}
	return bad + (got != 0);
}

/*
 * Things come and go, in order; the index is made larger, and renumbered, as a
 * store does it.  Few keys and little room make long lists.
 */
static void
index_agrees_with_a_naive_one(unsigned seed)
{
	static uint32_t key[2 * THINGS][LISTS];
	struct dedup_index x = { 0 };
	uint32_t first = 1, next = 1, n;
	size_t i, bad = 0;

	srand(seed);
	dedup_index_init(&x, LISTS, 4);
	for (i = 0; i < THINGS; i++) {
		if (next - first == x.room || rand() % 500 == 0) {
			n = next - first;
			dedup_index_renumber(
			    &x, first, next, n == x.room ? 2 * x.room : x.room);
			memmove(key[1], key[first], n * sizeof(*key));
			first = 1;
			next = n + 1;
		}
		for (n = 0; n < LISTS; n++)
			key[next][n] = (uint32_t)rand() % (KEYS + 1);
		dedup_index_put(&x, next, key[next]);
		next++;
		while (first < next && rand() % 100 > 48)
			first++;
		bad += differences(&x, key, first, next);
	}
	is_int(bad, 0);
	is_int(dedup_index_first(&x, 0, DEDUP_NO_KEY, 1), 0);
	dedup_index_free(&x);
}

/* What lies in a pile stays as it is until it is given back. */
static void
pile_keeps_what_it_is_given(void)
{
	enum { N = 3000 };
	static unsigned char *at[N];
	static size_t size[N];
	struct dedup_pile p = { 0 };
	size_t i, k, oldest = 0, bad = 0;

	srand(4);
	for (i = 0; i < N; i++) {
		size[i] = (size_t)rand() % (i % 100 ? 300 : 100000);
		at[i] = dedup_pile_take(&p, size[i]);
		memset(at[i], (int)(i & 255), size[i]);
		while (oldest <= i && rand() % 100 > 45) {
			for (k = 0; k < size[oldest]; k++)
				bad += at[oldest][k] != (oldest & 255);
			dedup_pile_drop(&p);
			oldest++;
		}
	}
	is_int(bad, 0);
	dedup_pile_free(&p);
}

struct seen {
	uint64_t order[16];
	size_t n;
};

static bool
see(void *ctx, struct dedup_root *root)
{
	struct seen *seen = ctx;

	if (seen->n < 16)
		seen->order[seen->n++] = root->order;
	return false;
}

/*
 * Thousands of roots, each unlike all others; what is asked for is found as
 * long as it has not expired, also by an index that is made late.
 */
static void
store_finds_what_it_keeps(enum dedup_kind kind)
{
	struct dedup_minhash m;
	struct dedup_store s = { 0 };
	struct dedup_who nobody = { 0 };
	struct dedup_root root = { .id = MQ_STR("R"), .nitems = 3 };
	struct dedup_query q = { 0, &root.place, &nobody, NULL };
	struct seen seen;
	uint64_t band[DEDUP_BANDS];
	uint32_t item[3] = { 0 };
	size_t i, bad = 0;

	dedup_minhash_init(&m);
	dedup_store_init(&s, &m, 50);
	root.place.known = kind == DEDUP_NOWHERE ? 0 : 1U << kind;
	root.item = item;
	for (i = 1; i <= 3000; i++) {
		root.t = (int64_t)(root.order = i);
		item[0] = item[1] = item[2] = (uint32_t)i;
		dedup_minhash_bands(&m, item, 3, band);
		dedup_store_add(&s, &root, band);
	}
	dedup_store_expire(&s, 1001);
	for (i = 1; i <= 3000; i++) {
		item[0] = item[1] = item[2] = (uint32_t)i;
		dedup_minhash_bands(&m, item, 3, band);
		q.band = band;
		q.order = 4000 + i;
		seen.n = 0;
		dedup_store_search(&s, &q, kind, see, &seen);
		if (i <= 1000)
			bad += seen.n != 0;
		else
			bad += seen.n != 1 || seen.order[0] != i;
	}
	is_int(bad, 0);
	ok(!dedup_store_empty(&s));
	dedup_store_expire(&s, 3001);
	ok(dedup_store_empty(&s));
	dedup_store_free(&s);
}

int
main(void)
{
	unsigned seed;

	for (seed = 1; seed <= 3; seed++)
		index_agrees_with_a_naive_one(seed);
	pile_keeps_what_it_is_given();
	store_finds_what_it_keeps(DEDUP_NOWHERE);
	store_finds_what_it_keeps(DEDUP_AREA);
	store_finds_what_it_keeps(DEDUP_POINT);
	return done();
}
