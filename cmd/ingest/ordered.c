#include "ordered.h"

#include <stdlib.h>
#include <string.h>

/* How many bytes at their beginning both share. */
static size_t
shared(const struct ingest_ordered *o, struct mq_str text)
{
	size_t n = text.n < o->last_n ? text.n : o->last_n, i = 0;

	while (i < n && text.s[i] == o->last[i])
		i++;
	return i;
}

/* Does it come after the last (1) or before it (-1)?  0: they are equal. */
static int
compare(const struct ingest_ordered *o, struct mq_str text, size_t same)
{
	if (text.n != o->last_n)
		return text.n > o->last_n ? 1 : -1;
	if (same == text.n)
		return 0;
	return (unsigned char)text.s[same] > (unsigned char)o->last[same] ? 1
									  : -1;
}

static void
put_down(struct ingest_ordered *o, struct mq_str text, size_t same)
{
	size_t rest = text.n - same;

	if (o->cap - o->used < rest + 2) {
		o->cap = 2 * o->cap + 4096;
		o->buf = mq_xrealloc(o->buf, o->cap, 1);
	}
	o->buf[o->used++] = (unsigned char)same;
	o->buf[o->used++] = (unsigned char)rest;
	if (rest)
		memcpy(o->buf + o->used, text.s + same, rest);
	o->used += rest;
}

bool
ingest_ordered_add(struct ingest_ordered *o, struct mq_str text, size_t keep)
{
	size_t same;
	int way;

	if (text.n > INGEST_ORDERED_MAX || o->used > INGEST_ORDERED_ROOM)
		return false;
	same = shared(o, text);
	way = compare(o, text, same);
	if (o->n && (!way || (o->way && o->way != way)))
		return false;
	o->way = o->n ? way : 0;
	if (o->n < keep)
		put_down(o, text, same);
	o->n++;
	if (text.n > same)
		memcpy(o->last + same, text.s + same, text.n - same);
	o->last_n = text.n;
	return true;
}

bool
ingest_ordered_next(struct ingest_ordered *o, size_t *at)
{
	size_t same, rest;

	if (*at == o->used)
		return false;
	same = o->buf[(*at)++];
	rest = o->buf[(*at)++];
	memcpy(o->last + same, o->buf + *at, rest);
	o->last_n = same + rest;
	*at += rest;
	return true;
}

void
ingest_ordered_free(struct ingest_ordered *o)
{
	free(o->buf);
	*o = (struct ingest_ordered){ 0 };
}
