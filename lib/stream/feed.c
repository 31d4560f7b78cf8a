#include "feed.h"

#include <stdlib.h>
#include <string.h>

#include "minqing/arena.h"

/* For less room than this it is not worth to ask the system. */
enum { FEED_LEAST = 4096 };

/* Drop what was used from the front of the buffer. */
static void
shift(struct feed *f)
{
	if (!f->pos)
		return;
	memmove(f->buf, f->buf + f->pos, f->len - f->pos);
	f->len -= f->pos;
	f->pos = 0;
}

int
feed_more(struct feed *f, size_t want)
{
	size_t cap, room;
	ssize_t got;

	if (f->end)
		return 0;
	shift(f);
	room = f->cap - f->len;
	if (room < FEED_LEAST && room < want) {
		cap = f->len + want;
		f->cap = cap < 2 * f->cap ? 2 * f->cap : cap;
		f->buf = mq_xrealloc(f->buf, f->cap, 1);
		room = f->cap - f->len;
	}
	got = mq_input_read(f->in, f->buf + f->len, room < want ? room : want);
	if (got < 0)
		return -1;
	f->end = got == 0;
	f->len += (size_t)got;
	return got > 0;
}

void
feed_free(struct feed *f)
{
	free(f->buf);
	f->buf = NULL;
}
