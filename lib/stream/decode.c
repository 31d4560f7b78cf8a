#include "minqing/decode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "convert.h"
#include "guess.h"
#include "minqing/arena.h"
#include "minqing/utf8.h"

enum { FIRST = 256 }; /* bytes looked at before anything is given */

struct mq_decoder {
	struct feed feed;
	const char *encoding; /* named, told or guessed */
	enum mq_guess guess;
	bool begun;
	bool guessed;
	bool check;     /* strict UTF-8 is checked on the way */
	size_t checked; /* bytes from feed.pos on that are UTF-8 */
	struct convert *convert;
	bool first;    /* nothing was converted yet */
	char spare[8]; /* converted for a caller with little room */
	size_t spare_pos, spare_len;
	unsigned long line, error_line;
	char error[256];
};

struct mq_decoder *
mq_decoder_new(struct mq_input *in, const char *encoding, enum mq_guess guess)
{
	struct mq_decoder *d = mq_xcalloc(1, sizeof(*d));

	d->feed.in = in;
	d->encoding = encoding;
	d->guess = guess;
	d->first = true;
	d->line = 1;
	return d;
}

static int
fail(struct mq_decoder *d, unsigned long line, const char *what)
{
	d->error_line = line;
	snprintf(d->error, sizeof(d->error), "%s", what);
	return -1;
}

/* As feed_more(). */
static int
more(struct mq_decoder *d)
{
	int got = feed_more(&d->feed, FEED_CHUNK);

	return got < 0 ? fail(d, 0, mq_input_error(d->feed.in)) : got;
}

static const char *
unread(const struct mq_decoder *d)
{
	return d->feed.buf + d->feed.pos;
}

static size_t
left(const struct mq_decoder *d)
{
	return d->feed.len - d->feed.pos;
}

/* Nothing outside ASCII yet: the question can wait. */
static bool
is_ascii(const char *p, size_t n)
{
	size_t i;
	unsigned char any = 0;

	for (i = 0; i < n; i++)
		any |= (unsigned char)p[i];
	return any < 0x80;
}

static int
decide(struct mq_decoder *d)
{
	struct guess g = { 0 };
	bool file = mq_input_again(d->feed.in);

	if (guess_encoding(&d->feed, d->line, &g))
		return fail(d, g.line, g.error);
	d->guess = MQ_GUESS_NONE;
	d->encoding = g.encoding;
	d->guessed = strcmp(g.encoding, "UTF-8") != 0;
	d->check = !file; /* a file was looked at whole */
	d->checked = 0;
	return 0;
}

/*
 * A mark tells the encoding where none was named.  That of UTF-32LE begins as
 * that of UTF-16LE does.
 */
static void
take_mark(struct mq_decoder *d)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *encoding;
	} marks[] = {
		{ "\xef\xbb\xbf", 3, "UTF-8" },
		{ "\xff\xfe\0\0", 4, "UTF-32LE" },
		{ "\0\0\xfe\xff", 4, "UTF-32BE" },
		{ "\xff\xfe", 2, "UTF-16LE" },
		{ "\xfe\xff", 2, "UTF-16BE" },
		{ "\x84\x31\x95\x33", 4, "GB18030" },
	};
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		if (left(d) < marks[i].n ||
		    memcmp(unread(d), marks[i].bytes, marks[i].n))
			continue;
		if (d->encoding && strcasecmp(d->encoding, marks[i].encoding) &&
		    strcasecmp(d->encoding, "UTF-16") &&
		    strcasecmp(d->encoding, "UTF-32"))
			continue;
		d->feed.pos += marks[i].n;
		d->encoding = marks[i].encoding;
		d->check = d->guess != MQ_GUESS_NONE;
		return;
	}
}

static bool
is_utf8_name(const char *name)
{
	return !strcasecmp(name, "UTF-8") || !strcasecmp(name, "UTF8");
}

static int
open_converter(struct mq_decoder *d)
{
	if (!d->encoding || is_utf8_name(d->encoding) || d->convert)
		return 0;
	d->check = false;
	d->convert = convert_open(d->encoding);
	if (d->convert)
		return 0;
	snprintf(d->error, sizeof(d->error),
	    "encoding '%s' is not known; iconv -l lists those that are",
	    d->encoding);
	return -1;
}

static int
begin(struct mq_decoder *d)
{
	struct guess g = { 0 };
	int got = 1;

	d->begun = true;
	while (left(d) < FIRST && (got = more(d)) > 0)
		;
	if (got < 0)
		return -1;
	if (d->encoding && is_utf8_name(d->encoding)) {
		d->encoding = "UTF-8";
		d->check = d->guess != MQ_GUESS_NONE;
	}
	take_mark(d);
	if (!d->encoding && d->guess == MQ_GUESS_ALL && left(d) &&
	    guess_wide(&d->feed, &g))
		return fail(d, 0, g.error);
	if (d->encoding)
		d->guess = MQ_GUESS_NONE;
	return open_converter(d);
}

static void
count_lines(struct mq_decoder *d, const char *p, size_t n)
{
	const char *end = p + n;

	while ((p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		d->line++;
		p++;
	}
}

/* How much of what is held is known to be UTF-8: 0 where the next is not. */
static size_t
known_good(struct mq_decoder *d)
{
	d->checked +=
	    mq_utf8_valid(unread(d) + d->checked, left(d) - d->checked);
	return d->checked;
}

/* Give what is held; of what must be UTF-8, as far as that is known. */
static ssize_t
give_plain(struct mq_decoder *d, char *buf, size_t n)
{
	size_t have = d->check ? known_good(d) : left(d);

	if (!have && (d->feed.end || !guess_cut_short(unread(d), left(d))))
		return fail(d, d->line, "not UTF-8; name the encoding with -e");
	if (n > have)
		n = have;
	memcpy(buf, unread(d), n);
	d->feed.pos += n;
	d->checked -= d->check ? n : 0;
	if (d->check || d->guess != MQ_GUESS_NONE)
		count_lines(d, buf, n);
	return (ssize_t)n;
}

/* A mark that was not looked for is not text. */
static size_t
drop_mark(struct mq_decoder *d, char *buf, size_t n)
{
	bool marked = d->first && n >= 3 && !memcmp(buf, "\xef\xbb\xbf", 3);

	d->first = false;
	if (!marked)
		return n;
	memmove(buf, buf + 3, n - 3);
	return n - 3;
}

static ssize_t
convert(struct mq_decoder *d, char *buf, size_t n)
{
	struct convert_in in = { unread(d), left(d) };
	struct convert_out out = { buf, n };
	enum converted got = convert_some(d->convert, &in, &out);

	n = (size_t)(out.s - buf);
	if (got == CONVERT_BAD && !n) {
		d->error_line = d->line;
		snprintf(d->error, sizeof(d->error),
		    "not %s; name the encoding with -e", d->encoding);
		return -1;
	}
	if (got == CONVERT_SHORT && !n && d->feed.end)
		return fail(d, d->line, "ends within a character");
	d->feed.pos = d->feed.len - in.n;
	if (!n)
		return 0;
	n = drop_mark(d, buf, n);
	count_lines(d, buf, n);
	return (ssize_t)n;
}

static ssize_t
give_spare(struct mq_decoder *d, char *buf, size_t n)
{
	size_t have = d->spare_len - d->spare_pos;

	if (n > have)
		n = have;
	memcpy(buf, d->spare + d->spare_pos, n);
	d->spare_pos += n;
	return (ssize_t)n;
}

/* The longest character has to find room. */
static ssize_t
give_converted(struct mq_decoder *d, char *buf, size_t n)
{
	ssize_t got;

	if (n >= sizeof(d->spare))
		return convert(d, buf, n);
	got = convert(d, d->spare, sizeof(d->spare));
	if (got <= 0)
		return got;
	d->spare_pos = 0;
	d->spare_len = (size_t)got;
	return give_spare(d, buf, n);
}

/* Where a guess is still open: ASCII passes, anything else decides it. */
static int
maybe_decide(struct mq_decoder *d)
{
	if (d->guess != MQ_GUESS_ALL || is_ascii(unread(d), left(d)))
		return 0;
	if (decide(d))
		return -1;
	return open_converter(d);
}

ssize_t
mq_decoder_read(struct mq_decoder *d, void *buf, size_t n)
{
	ssize_t got = 0;

	if (*d->error || (!d->begun && begin(d)))
		return -1;
	if (d->spare_pos < d->spare_len)
		return give_spare(d, buf, n);
	/* Plain UTF-8 needs no buffer in between. */
	if (!left(d) && !d->convert && !d->check && d->guess == MQ_GUESS_NONE) {
		got = mq_input_read(d->feed.in, buf, n);
		return got < 0 ? fail(d, 0, mq_input_error(d->feed.in)) : got;
	}
	while (got == 0) {
		if (!left(d) && more(d) < 0)
			return -1;
		if (!left(d))
			return 0;
		if (maybe_decide(d))
			return -1;
		got = d->convert ? give_converted(d, buf, n)
				 : give_plain(d, buf, n);
		if (got == 0 && more(d) < 0)
			return -1;
	}
	return got;
}

const char *
mq_decoder_error(const struct mq_decoder *d)
{
	return d->error;
}

unsigned long
mq_decoder_line(const struct mq_decoder *d)
{
	return d->error_line;
}

const char *
mq_decoder_encoding(const struct mq_decoder *d)
{
	return d->encoding ? d->encoding : "UTF-8";
}

bool
mq_decoder_guessed(const struct mq_decoder *d)
{
	return d->guessed;
}

const struct mq_input *
mq_decoder_input(const struct mq_decoder *d)
{
	return d->feed.in;
}

void
mq_decoder_close(struct mq_decoder *d)
{
	if (!d)
		return;
	convert_close(d->convert);
	mq_input_close(d->feed.in);
	feed_free(&d->feed);
	free(d);
}
