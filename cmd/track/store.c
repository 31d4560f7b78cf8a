#include "store.h"

#include <stdlib.h>

#include "minqing/hash.h"

void
track_store_put(struct track_store *s, struct mq_str id, struct track_event *e)
{
	if (!s->n)
		s->seed = mq_hash_seed(s);
	s->entry = mq_grow(s->entry, s->n, &s->cap, sizeof(*s->entry));
	s->entry[s->n++] =
	    (struct track_entry){ mq_hash(id.s, id.n, s->seed), e };
}

/* Put entries in order of `bits` bits of their hash, keeping what is equal. */
static void
sort_by(const struct track_store *s, struct track_entry *to, unsigned shift,
    unsigned bits)
{
	size_t i, sum = 0, n, mask = ((size_t)1 << bits) - 1;
	size_t *start = mq_xcalloc(mask + 1, sizeof(*start));

	for (i = 0; i < s->n; i++)
		start[s->entry[i].hash >> shift & mask]++;
	for (i = 0; i <= mask; i++) {
		n = start[i];
		start[i] = sum;
		sum += n;
	}
	for (i = 0; i < s->n; i++)
		to[start[s->entry[i].hash >> shift & mask]++] = s->entry[i];
	free(start);
}

static void
find_buckets(struct track_store *s)
{
	size_t i, at = 0, n = (size_t)1 << s->bits;

	s->bucket = mq_xcalloc(n + 1, sizeof(*s->bucket));
	for (i = 0; i < s->n; i++)
		while (at <= s->entry[i].hash >> (64 - s->bits))
			s->bucket[at++] = (uint32_t)i;
	while (at <= n)
		s->bucket[at++] = (uint32_t)s->n;
}

void
track_store_ready(struct track_store *s)
{
	struct track_entry *other, *first = s->entry;
	unsigned half = 1;

	while (half < 15 && (size_t)16 << (2 * half) <= s->n)
		half++;
	s->bits = 2 * half;
	other = mq_xcalloc(s->n + 1, sizeof(*other));
	sort_by(s, other, 64 - 2 * half, half);
	s->entry = other;
	if (s->n)
		sort_by(s, first, 64 - half, half);
	s->entry = first;
	free(other);
	s->seen = mq_xcalloc(s->n + 1, sizeof(*s->seen));
	find_buckets(s);
}

/* The next one at i or behind it that is of this record. */
static size_t
find(const struct track_store *s, size_t i, uint64_t hash, struct mq_str id)
{
	size_t end = s->bucket[(hash >> (64 - s->bits)) + 1];

	for (; i < end; i++)
		if (s->entry[i].hash == hash &&
		    track_event_is_of(s->entry[i].event, id))
			return i;
	return s->n;
}

size_t
track_store_first(const struct track_store *s, struct mq_str id)
{
	uint64_t hash = mq_hash(id.s, id.n, s->seed);
	size_t start = s->bucket[hash >> (64 - s->bits)], i;
	size_t end = s->bucket[(hash >> (64 - s->bits)) + 1];

	/* They lie far apart; the processor fetches them side by side. */
	for (i = start; i < end; i++)
		if (s->entry[i].hash == hash) {
			__builtin_prefetch(s->entry[i].event);
			__builtin_prefetch(s->entry[i].event->text + 24);
		}
	return find(s, start, hash, id);
}

size_t
track_store_next(const struct track_store *s, size_t i, struct mq_str id)
{
	return find(s, i + 1, s->entry[i].hash, id);
}

void
track_store_free(struct track_store *s)
{
	free(s->entry);
	free(s->seen);
	free(s->bucket);
	*s = (struct track_store){ 0 };
}
