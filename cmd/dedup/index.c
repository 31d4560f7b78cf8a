#include "index.h"

#include <stdlib.h>

#include "minqing/arena.h"

void
dedup_index_init(struct dedup_index *x, unsigned lists, uint32_t room)
{
	size_t n = (size_t)room * lists;

	x->head = mq_xcalloc(n, sizeof(*x->head));
	x->post = mq_xcalloc(n, sizeof(*x->post));
	x->lists = lists;
	x->room = room;
}

static inline uint32_t *
head_of(const struct dedup_index *x, unsigned list, uint32_t key)
{
	return &x->head[(size_t)list * x->room + (key & (x->room - 1))];
}

static inline struct dedup_post *
post_of(const struct dedup_index *x, unsigned list, uint32_t number)
{
	return &x->post[(size_t)(number & (x->room - 1)) * x->lists + list];
}

void
dedup_index_put(struct dedup_index *x, uint32_t number, const uint32_t *key)
{
	struct dedup_post *post;
	uint32_t *head;
	unsigned list;

	for (list = 0; list < x->lists; list++) {
		post = post_of(x, list, number);
		*post = (struct dedup_post){ 0, key[list] };
		if (key[list] == DEDUP_NO_KEY)
			continue;
		head = head_of(x, list, key[list]);
		post->next = *head;
		*head = number;
	}
}

void
dedup_index_prefetch(
    const struct dedup_index *x, unsigned list, unsigned n, const uint32_t *key)
{
	unsigned i;

	for (i = list; i < list + n; i++)
		__builtin_prefetch(head_of(x, i, key[i]));
	for (i = list; i < list + n; i++)
		__builtin_prefetch(post_of(x, i, *head_of(x, i, key[i])));
}

/* From this link on, which is cut where it leads to what is gone. */
static uint32_t
walk(struct dedup_index *x, unsigned list, uint32_t *link, uint32_t key,
    uint32_t first)
{
	uint32_t number = *link;
	struct dedup_post *post;

	for (; number >= first; number = *link) {
		post = post_of(x, list, number);
		if (post->key == key)
			return number;
		link = &post->next;
	}
	*link = 0;
	return 0;
}

uint32_t
dedup_index_first(
    struct dedup_index *x, unsigned list, uint32_t key, uint32_t first)
{
	if (key == DEDUP_NO_KEY)
		return 0;
	return walk(x, list, head_of(x, list, key), key, first);
}

uint32_t
dedup_index_next(
    struct dedup_index *x, unsigned list, uint32_t number, uint32_t first)
{
	struct dedup_post *post = post_of(x, list, number);

	return walk(x, list, &post->next, post->key, first);
}

void
dedup_index_renumber(
    struct dedup_index *x, uint32_t first, uint32_t next, uint32_t room)
{
	struct dedup_index fresh;
	uint32_t *key = mq_xcalloc(x->lists, sizeof(*key));
	uint32_t number;
	unsigned list;

	dedup_index_init(&fresh, x->lists, room);
	for (number = first; number < next; number++) {
		for (list = 0; list < x->lists; list++)
			key[list] = post_of(x, list, number)->key;
		dedup_index_put(&fresh, number - first + 1, key);
	}
	free(key);
	dedup_index_free(x);
	*x = fresh;
}

void
dedup_index_free(struct dedup_index *x)
{
	free(x->head);
	free(x->post);
	*x = (struct dedup_index){ 0 };
}
