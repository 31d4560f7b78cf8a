#ifndef MINQING_KEY_H
#define MINQING_KEY_H

#include "minqing/record.h"

/*
 * Several texts as one key for a map: the length of each stands before it, so
 * that no byte in one can make two keys the same.
 *
 *	struct mq_key k = { 0 };
 *
 *	mq_key_start(&k);
 *	mq_key_push(&k, area);
 *	mq_key_push(&k, month);
 *	unit = mq_map_put(&map, mq_key_made(&k), sizeof(*unit));
 *	...
 *	for (key = entry->key; key.n;)
 *		print(mq_key_pull(&key));
 *	mq_key_free(&k);
 */
struct mq_key {
	char *buf;
	size_t n, size;
};

void mq_key_start(struct mq_key *k);
void mq_key_push(struct mq_key *k, struct mq_str part);

/* The whole; lives until the next mq_key_start(). */
struct mq_str mq_key_made(const struct mq_key *k);

/* Take the first part off the front of a key, which must have one. */
struct mq_str mq_key_pull(struct mq_str *key);

/* The order of two keys: by the first part that differs, as bytes. */
int mq_key_cmp(struct mq_str a, struct mq_str b);

void mq_key_free(struct mq_key *k);

#endif
