/*
 * Maps and hashes.  The XXH3-128 values are those of the xxHash project's own
 * command: printf %s TEXT | xxhsum -H2, or -H3 for 64 bits.
 */

#include <stdio.h>

#include "../tap.h"
#include "minqing/hash.h"

static void
test_hex(void)
{
	char hex[33];

	mq_hash_hex("", 0, hex);
	is_str(hex, "99aa06d3014798d86001c324468d497f");
	mq_hash_hex("minqing", 7, hex);
	is_str(hex, "146aa7d527bdbb0a53c23bd6b237732e");
}

/* Piece by piece it is what it is of all at once: printf TEXT | xxhsum -H3. */
static void
test_digest(void)
{
	unsigned char text[5000];
	struct mq_digest *d;
	size_t i, step, n;
	int good = 1;

	for (i = 0; i < sizeof(text); i++)
		text[i] = (unsigned char)(i * 7 % 251);
	d = mq_digest_new();
	ok(mq_digest_value(d) == 0x2d06800538d394c2);
	mq_digest_add(d, "min", 3);
	mq_digest_add(d, "qing", 4);
	ok(mq_digest_value(d) == 0x9b5eed1dc65b7143);
	mq_digest_free(d);
	mq_digest_free(NULL);
	for (step = 1; step <= sizeof(text); step += 1 + step / 9) {
		d = mq_digest_new();
		for (i = 0; i < sizeof(text); i += n) {
			n = step < sizeof(text) - i ? step : sizeof(text) - i;
			mq_digest_add(d, text + i, n);
		}
		good &= mq_digest_value(d) == 0xce29a19460ee1bfc;
		mq_digest_free(d);
	}
	ok(good && "pieces of any size");
}

static void
test_map(void)
{
	struct mq_map m = { 0 };
	char key[16];
	int *v, i, n, good = 1;

	ok(mq_map_get(&m, MQ_STR("none")) == NULL);
	for (i = 0; i < 20000; i++) {
		n = snprintf(key, sizeof(key), "%d", i % 7000);
		v = mq_map_put(
		    &m, (struct mq_str){ key, (size_t)n }, sizeof(*v));
		++*v;
	}
	is_int(m.n, 7000);
	for (i = 0; i < 7000; i++) {
		n = snprintf(key, sizeof(key), "%d", i);
		v = mq_map_get(&m, (struct mq_str){ key, (size_t)n });
		good &= v && *v == (i < 6000 ? 3 : 2) && m.entry[i]->value == v;
	}
	ok(good && "every key is found, in the order of its coming");
	ok(mq_map_get(&m, MQ_STR("7000")) == NULL);
	v = mq_map_put(&m, MQ_STR(""), sizeof(*v));
	ok(v && *v == 0 && mq_map_get(&m, MQ_STR("")) == v);
	mq_map_free(&m);
}

int
main(void)
{
	test_hex();
	test_digest();
	test_map();
	return done();
}
