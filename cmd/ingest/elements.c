#include "elements.h"

#include <stdlib.h>

enum { CHUNK = 64 * 1024 };

void
ingest_elements_open(
    struct ingest_elements *e, struct mq_decoder *decoder, bool lines)
{
	*e = (struct ingest_elements){ 0 };
	e->decoder = decoder;
	e->lines = lines;
	e->line = 1;
	e->cap = CHUNK;
	e->buf = mq_xrealloc(NULL, e->cap, 1);
}

static int
fail(struct ingest_elements *e, const char *why)
{
	e->why = why;
	return -1;
}

/* Use up n bytes. */
static void
use(struct ingest_elements *e, size_t n)
{
	const char *p = e->buf + e->pos, *end = p + n;

	e->pos += n;
	while (p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		e->line++;
		p++;
	}
}

/* Read on behind what is not used: 1, 0 at the end, -1. */
static int
more(struct ingest_elements *e)
{
	ssize_t got;

	if (e->end)
		return 0;
	if (e->pos) {
		memmove(e->buf, e->buf + e->pos, e->len - e->pos);
		e->base += e->pos;
		e->len -= e->pos;
		e->pos = 0;
	}
	if (e->len > MQ_LINE_MAX)
		return fail(e, "a value of more than 16 MiB");
	if (e->cap - e->len < CHUNK) {
		e->cap = 2 * e->cap + CHUNK;
		e->buf = mq_xrealloc(e->buf, e->cap, 1);
	}
	got = mq_decoder_read(e->decoder, e->buf + e->len, e->cap - e->len);
	if (got < 0)
		return fail(e, mq_decoder_error(e->decoder));
	e->end = got == 0;
	e->len += (size_t)got;
	return got > 0;
}

/* The next byte that is not blank, not used up: 1, 0 at the end, -1. */
static int
look(struct ingest_elements *e, char *c)
{
	size_t i;
	int got = 1;

	do {
		for (i = e->pos; i < e->len; i++)
			if (!memchr(" \t\r\n", e->buf[i], 4))
				break;
		use(e, i - e->pos);
		if (e->pos < e->len) {
			*c = e->buf[e->pos];
			return 1;
		}
	} while ((got = more(e)) > 0);
	return got;
}

/* How far a value of an array goes. */
struct extent {
	size_t n; /* looked at so far */
	unsigned long depth;
	bool quoted, escaped, ended;
};

static void
go_on(struct extent *x, char c)
{
	if (x->escaped) {
		x->escaped = false;
	} else if (x->quoted) {
		x->escaped = c == '\\';
		x->quoted = c != '"';
	} else if (c == '"') {
		x->quoted = true;
	} else if (c == '{' || c == '[') {
		x->depth++;
	} else if (x->depth == 0 && memchr(",]} \t\r\n", c, 7)) {
		x->ended = true;
	} else if (c == '}' || c == ']') {
		x->depth--;
	}
}

/* The value that begins at pos: its length, 0 where it has no end, -1. */
static ssize_t
value_length(struct ingest_elements *e)
{
	struct extent x = { 0 };
	int got;

	for (;;) {
		for (; x.n < e->len - e->pos && !x.ended; x.n++)
			go_on(&x, e->buf[e->pos + x.n]);
		if (x.ended)
			return (ssize_t)x.n - 1;
		got = more(e);
		if (got <= 0)
			return got;
	}
}

/* The line at pos, its end left off: its length, or -1. */
static ssize_t
line_length(struct ingest_elements *e)
{
	size_t n = 0;
	const char *hit = NULL;
	int got = 1;

	while (!hit && got > 0) {
		hit = memchr(e->buf + e->pos + n, '\n', e->len - e->pos - n);
		n = hit ? (size_t)(hit - e->buf) - e->pos : e->len - e->pos;
		if (!hit && (got = more(e)) < 0)
			return -1;
	}
	return (ssize_t)n;
}

static enum mq_got
give(struct ingest_elements *e, ssize_t n, struct mq_record *rec)
{
	e->given = (size_t)n;
	*rec = (struct mq_record){ .line = e->line, .byte = e->base + e->pos };
	rec->raw = mq_str_trim((struct mq_str){ e->buf + e->pos, e->given });
	return MQ_GOT_RECORD;
}

static enum mq_got
trouble(const struct ingest_elements *e, struct mq_record *rec)
{
	unsigned long line = mq_decoder_line(e->decoder);

	*rec = (struct mq_record){ .line = line ? line : e->line };
	return MQ_GOT_ERROR;
}

/* Behind the array nothing may stand. */
static int
close_array(struct ingest_elements *e)
{
	char c;
	int got;

	use(e, 1);
	e->closed = true;
	got = look(e, &c);
	return got > 0 ? fail(e, "something stands behind the array") : got;
}

/* Go to the next element: 1, 0 at the end of the array, -1. */
static int
seek_element(struct ingest_elements *e)
{
	char c = 0;
	int got = look(e, &c);

	if (got > 0 && c == ']')
		return close_array(e);
	if (got > 0 && e->any) {
		if (c != ',')
			return fail(
			    e, "not JSON: no ',' or ']' behind a value");
		use(e, 1);
		got = look(e, &c);
		if (got > 0 && c == ']')
			return fail(e, "not JSON: ']' behind a ','");
	}
	if (got > 0 && memchr(",}:", c, 3))
		return fail(e, "not JSON: no value");
	return got ? got : fail(e, "ends within the array; it was cut off");
}

static enum mq_got
next_in_array(struct ingest_elements *e, struct mq_record *rec)
{
	int got = seek_element(e);
	ssize_t n;

	if (got <= 0)
		return got ? trouble(e, rec) : MQ_GOT_END;
	e->any = true;
	n = value_length(e);
	if (n == 0)
		fail(e, "ends within a value; it was cut off");
	return n > 0 ? give(e, n, rec) : trouble(e, rec);
}

static int
begin(struct ingest_elements *e)
{
	char c;
	int got = look(e, &c);

	e->begun = true;
	if (got <= 0)
		return got;
	e->array = c == '[' && !e->lines;
	if (e->array)
		use(e, 1);
	return 1;
}

enum mq_got
ingest_elements_next(struct ingest_elements *e, struct mq_record *rec)
{
	ssize_t n;
	int got;
	char c;

	use(e, e->given);
	e->given = 0;
	if (!e->begun && begin(e) < 0)
		return trouble(e, rec);
	if (e->closed)
		return MQ_GOT_END;
	if (e->array)
		return next_in_array(e, rec);
	got = look(e, &c); /* blank lines are none */
	if (got <= 0)
		return got ? trouble(e, rec) : MQ_GOT_END;
	n = line_length(e);
	return n < 0 ? trouble(e, rec) : give(e, n, rec);
}

void
ingest_elements_close(struct ingest_elements *e)
{
	mq_decoder_close(e->decoder);
	free(e->buf);
	*e = (struct ingest_elements){ 0 };
}
