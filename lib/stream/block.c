#include "block.h"

#include <stdlib.h>
#include <string.h>

#include "minqing/arena.h"

enum { BLOCK = 256 * 1024, SMALLEST = 4096 };

/* A block that holds a small source whole, and is no larger. */
static size_t
first_size(const struct mq_decoder *dec)
{
	uint64_t size = mq_input_size(mq_decoder_input(dec));

	if (size == 0 || size >= BLOCK)
		return BLOCK;
	return size < SMALLEST ? SMALLEST : (size_t)size + 1;
}

int
block_fill(struct block *b, struct mq_decoder *dec)
{
	ssize_t got;

	if (b->pos) {
		memmove(b->buf, b->buf + b->pos, b->len - b->pos);
		b->base += b->pos;
		b->len -= b->pos;
		b->pos = 0;
	}
	if (b->len == b->cap) {
		b->cap = b->cap ? 2 * b->cap : first_size(dec);
		b->buf = mq_xrealloc(b->buf, b->cap + 1, 1);
	}
	got = mq_decoder_read(dec, b->buf + b->len, b->cap - b->len);
	if (got < 0)
		return -1;
	b->end = got == 0;
	b->len += (size_t)got;
	return got > 0;
}

/* Room for a mark at every byte, the line end behind, and one in front. */
static void
make_room(struct block *b, bool tsv)
{
	size_t want = b->cap + 2 + SCAN_SLACK;
	struct marks *m = &b->marks;

	if (b->marks_cap < want) {
		b->marks_cap = want;
		m->at = mq_xrealloc(m->at, want, sizeof(*m->at));
		if (tsv) {
			m->line = mq_xrealloc(m->line, want, sizeof(*m->line));
			m->escape =
			    mq_xrealloc(m->escape, want, sizeof(*m->escape));
		}
	}
	m->at[0] = (uint32_t)b->pos - 1;
	m->n = 1;
	m->nlines = m->nescapes = 0;
	b->at = b->line_at = b->escape_at = 0;
}

/* Where the last line lacks its end, put it there. */
static void
end_block(struct block *b, char eol)
{
	struct marks *m = &b->marks;

	if (!b->end || b->pos == b->len || b->buf[b->len - 1] == eol)
		return;
	b->buf[b->len] = eol;
	if (m->line)
		m->line[m->nlines++] = (uint32_t)m->n;
	m->at[m->n++] = (uint32_t)b->len;
}

void
block_scan_csv(struct block *b, char delim, char eol)
{
	make_room(b, false);
	scan_csv(b->buf + b->pos, b->len - b->pos, delim, eol, (uint32_t)b->pos,
	    &b->marks);
	end_block(b, eol);
}

void
block_scan_tsv(struct block *b, char eol)
{
	make_room(b, true);
	scan_tsv(
	    b->buf + b->pos, b->len - b->pos, eol, (uint32_t)b->pos, &b->marks);
	end_block(b, eol);
}

void
block_free(struct block *b)
{
	free(b->buf);
	free(b->marks.at);
	free(b->marks.line);
	free(b->marks.escape);
}
