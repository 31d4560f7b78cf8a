#include "minqing/key.h"

#include <stdlib.h>

void
mq_key_start(struct mq_key *k)
{
	k->n = 0;
}

void
mq_key_push(struct mq_key *k, struct mq_str part)
{
	size_t need = k->n + sizeof(part.n) + part.n;

	while (k->size < need)
		k->buf = mq_grow(k->buf, k->size, &k->size, 1);
	memcpy(k->buf + k->n, &part.n, sizeof(part.n));
	if (part.n)
		memcpy(k->buf + k->n + sizeof(part.n), part.s, part.n);
	k->n = need;
}

struct mq_str
mq_key_made(const struct mq_key *k)
{
	return (struct mq_str){ k->buf ? k->buf : "", k->n };
}

struct mq_str
mq_key_pull(struct mq_str *key)
{
	struct mq_str part = { key->s + sizeof(part.n), 0 };

	memcpy(&part.n, key->s, sizeof(part.n));
	key->s = part.s + part.n;
	key->n -= sizeof(part.n) + part.n;
	return part;
}

int
mq_key_cmp(struct mq_str a, struct mq_str b)
{
	int order = 0;

	while (!order && a.n && b.n)
		order = mq_str_cmp(mq_key_pull(&a), mq_key_pull(&b));
	return order;
}

void
mq_key_free(struct mq_key *k)
{
	free(k->buf);
	*k = (struct mq_key){ 0 };
}
