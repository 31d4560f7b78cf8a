/* Keys of several parts: no bytes make two the same, and all come back. */

#include "minqing/key.h"

#include "../tap.h"

static void
make(struct mq_key *k, const char *a, size_t n, const char *b)
{
	mq_key_start(k);
	mq_key_push(k, (struct mq_str){ a, n });
	mq_key_push(k, mq_str(b));
}

static void
test_parts(void)
{
	struct mq_key k = { 0 };
	struct mq_str key = mq_key_made(&k), part;

	is_int(key.n, 0);
	ok(key.s != NULL);
	make(&k, "a\0b", 3, "");
	key = mq_key_made(&k);
	part = mq_key_pull(&key);
	ok(part.n == 3 && !memcmp(part.s, "a\0b", 3));
	part = mq_key_pull(&key);
	is_int(part.n, 0);
	is_int(key.n, 0);
	mq_key_free(&k);
	is_int(k.size, 0);
}

static void
test_order(void)
{
	static const char *const parts[][2] = { { "", "b" }, { "a", "" },
		{ "a", "b" }, { "a", "bc" }, { "ab", "" }, { "ab", "c" },
		{ "b", "a" } };
	enum { N = sizeof(parts) / sizeof(*parts) };
	struct mq_key x = { 0 }, y = { 0 };
	size_t i, j;
	int order;

	for (i = 0; i < N; i++)
		for (j = 0; j < N; j++) {
			make(&x, parts[i][0], strlen(parts[i][0]), parts[i][1]);
			make(&y, parts[j][0], strlen(parts[j][0]), parts[j][1]);
			order = mq_key_cmp(mq_key_made(&x), mq_key_made(&y));
			ok((order > 0) - (order < 0) == (i > j) - (i < j));
			ok(mq_str_eq(mq_key_made(&x), mq_key_made(&y)) ==
			    (i == j));
		}
	mq_key_free(&x);
	mq_key_free(&y);
}

int
main(void)
{
	test_parts();
	test_order();
	return done();
}
