/*
 * Maps and hashes.  The XXH3-128 values are those of the xxHash project's own
 * command: printf %s TEXT | xxhsum -H2.
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
	test_map();
	return done();
}
