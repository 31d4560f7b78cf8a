#include "guess.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "looks.h"
#include "minqing/decode.h"
#include "minqing/utf8.h"

enum {
	FIRST = 256,         /* bytes that show UTF-16 */
	SAMPLE = 256 * 1024, /* bytes that show GB18030 */
	ENOUGH = 16 /* what is_utf8_text wants; no other text gets so far */
};

/* How far strict UTF-8 goes. */
struct survey {
	bool utf8;
	uint64_t good;   /* bytes */
	unsigned weight; /* of the characters that are not ASCII, at least */
};

static int
fail(struct guess *g, unsigned long line, const char *what)
{
	g->line = line;
	snprintf(g->error, sizeof(g->error), "%s", what);
	return -1;
}

bool
guess_cut_short(const char *p, size_t n)
{
	unsigned char c = (unsigned char)*p;
	size_t want = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc2 ? 2 : 1, i;

	if (c < 0xc2 || c > 0xf4 || n >= want)
		return false;
	for (i = 1; i < n; i++)
		if (((unsigned char)p[i] & 0xc0) != 0x80)
			return false;
	return true;
}

/* The zero bytes among the first n, by their place in four. */
static void
count_zeros(const char *p, size_t n, size_t zero[4])
{
	size_t i;

	for (i = 0; i < n; i++)
		zero[i % 4] += p[i] == '\0';
}

/* A character of text may have a zero byte on its other side, but seldom. */
static const char *
wide_name(const size_t z[4], size_t quarter)
{
	size_t even = z[0] + z[2], odd = z[1] + z[3];

	if (z[3] == quarter && 2 * z[2] > quarter)
		return "UTF-32LE";
	if (z[0] == quarter && 2 * z[1] > quarter)
		return "UTF-32BE";
	if (8 * even <= odd && 8 * odd >= quarter)
		return "UTF-16LE";
	if (8 * odd <= even && 8 * even >= quarter)
		return "UTF-16BE";
	return NULL;
}

int
guess_wide(const struct feed *f, struct guess *g)
{
	size_t n = f->len - f->pos, zero[4] = { 0 };
	const char *name;

	if (n > FIRST)
		n = FIRST;
	n -= n % 4;
	count_zeros(f->buf + f->pos, n, zero);
	if (zero[0] + zero[1] + zero[2] + zero[3] < 2)
		return 0;
	name = wide_name(zero, n / 4);
	if (!name)
		return 0;
	fail(g, 0, "");
	snprintf(g->error, sizeof(g->error),
	    "looks like %s without a byte-order mark; say -e %s", name, name);
	return -1;
}

/* Two bytes weigh 1, for pairs of GB18030 may look like them. */
static void
weigh(struct survey *v, const char *p, size_t n)
{
	size_t i;

	for (i = 0; i < n && v->weight < ENOUGH; i++)
		if ((unsigned char)p[i] >= 0xe0)
			v->weight += 4;
		else if ((unsigned char)p[i] >= 0xc0)
			v->weight += 1;
}

/* Look at what comes next: how much of it is decided. */
static size_t
look(struct survey *v, const char *p, size_t n)
{
	size_t good = mq_utf8_valid(p, n);

	weigh(v, p, good);
	v->good += good;
	v->utf8 = good == n || guess_cut_short(p + good, n - good);
	return good;
}

static int
survey_file(const char *name, struct survey *v, struct guess *g)
{
	struct feed f = { .in = mq_input_open(name) };
	int got = 0;

	if (!f.in)
		return fail(g, 0, strerror(errno));
	while (v->utf8 && (got = feed_more(&f, FEED_CHUNK)) > 0)
		f.pos += look(v, f.buf + f.pos, f.len - f.pos);
	if (got < 0)
		fail(g, 0, mq_input_error(f.in));
	else if (f.pos != f.len)
		v->utf8 = false; /* ends within a character */
	feed_free(&f);
	mq_input_close(f.in);
	return got < 0 ? -1 : 0;
}

/* The same of a pipe: what was read is held, at most MQ_DECODE_HOLD of it. */
static int
survey_pipe(struct feed *f, struct survey *v, struct guess *g)
{
	size_t at = 0;
	int got;

	do {
		at += look(v, f->buf + f->pos + at, f->len - f->pos - at);
		if (!v->utf8)
			return 0;
		if (f->len - f->pos > MQ_DECODE_HOLD)
			return fail(g, 0,
			    "encoding not decided within 8 MiB of "
			    "a pipe; name it (-e UTF-8)");
	} while ((got = feed_more(f, FEED_CHUNK)) > 0);
	if (got < 0)
		return fail(g, 0, mq_input_error(f->in));
	v->utf8 = at == f->len - f->pos;
	return 0;
}

static unsigned long
lines_in(const char *p, size_t n)
{
	const char *end = p + n;
	unsigned long lines = 0;

	while (p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		lines++;
		p++;
	}
	return lines;
}

/* The line of byte `at` of a file. */
static unsigned long
line_in_file(const char *name, uint64_t at)
{
	struct feed f = { .in = mq_input_open(name) };
	unsigned long line = 1;
	size_t n;

	while (f.in && at && feed_more(&f, FEED_CHUNK) > 0) {
		n = f.len > at ? (size_t)at : f.len;
		line += lines_in(f.buf, n);
		at -= n;
		f.pos = f.len;
	}
	feed_free(&f);
	mq_input_close(f.in);
	return line;
}

/* How much ASCII stands before the first other byte. */
static size_t
ascii_prefix(const struct feed *f)
{
	size_t i = f->pos;

	while (i < f->len && (unsigned char)f->buf[i] < 0x80)
		i++;
	return i - f->pos;
}

/* No UTF-8: is it GB18030?  The sample begins where ASCII ends. */
static int
judge(struct feed *f, unsigned long line, struct guess *g)
{
	size_t start = ascii_prefix(f), n;
	struct looks l = { 0 };
	int got = 1;

	while (got > 0 && f->len - f->pos < start + SAMPLE)
		got = feed_more(f, FEED_CHUNK);
	if (got < 0)
		return fail(g, 0, mq_input_error(f->in));
	n = f->len - f->pos - start;
	l.s = f->buf + f->pos + start;
	l.n = n < SAMPLE ? n : SAMPLE;
	l.whole = f->end && n <= SAMPLE;
	if (looks_like_gb18030(&l)) {
		g->encoding = "GB18030";
		return 0;
	}
	g->line = line;
	looks_advise(&l, g->error, sizeof(g->error));
	return -1;
}

int
guess_encoding(struct feed *f, unsigned long line, struct guess *g)
{
	const char *name = mq_input_name(f->in);
	bool file = mq_input_again(f->in);
	struct survey v = { .utf8 = true };

	if (file ? survey_file(name, &v, g) : survey_pipe(f, &v, g))
		return -1;
	if (v.utf8) {
		g->encoding = "UTF-8";
		return 0;
	}
	line = file ? line_in_file(name, v.good)
		    : line + lines_in(f->buf + f->pos, (size_t)v.good);
	if (v.weight < ENOUGH)
		return judge(f, line, g);
	return fail(g, line,
	    "not UTF-8, though all before it is; mend the line, or name the "
	    "encoding with -e");
}
