/*
 * Bytes in: gzip made by zlib here, cut at every byte, with garbage behind
 * it, of several members, and read at many chunk sizes.
 */

#include <stdlib.h>
#include <zlib.h>

#include "../tap.h"
#include "minqing/input.h"

enum { ROOM = 1 << 16 };

/* One gzip member that holds `text`. */
static size_t
gzip(const char *text, size_t n, unsigned char *out)
{
	z_stream z = { 0 };

	deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
	z.next_in = (unsigned char *)(uintptr_t)text;
	z.avail_in = (unsigned)n;
	z.next_out = out;
	z.avail_out = ROOM;
	deflate(&z, Z_FINISH);
	deflateEnd(&z);
	return z.total_out;
}

/* Read all of it: the length, or -1 with the message in *why. */
static long
slurp(const void *bytes, size_t n, size_t chunk, size_t step, char *out,
    const char **why)
{
	struct mq_input *in = mq_input_mem("<memory>", bytes, n, chunk);
	size_t len = 0;
	ssize_t got;

	while ((got = mq_input_read(in, out + len, step)) > 0)
		len += (size_t)got;
	*why = got < 0 ? mq_input_error(in) : NULL;
	mq_input_close(in);
	return got < 0 ? -1 : (long)len;
}

static void
test_plain(void)
{
	const char *why;
	char out[ROOM];

	is_int(slurp("abc", 3, 1, 2, out, &why), 3);
	is_mem(out, 3, "abc");
	is_int(slurp("", 0, 1, 2, out, &why), 0);
	is_int(slurp("\x1f", 1, 1, 8, out, &why), -1); /* cut short */
	is_int(slurp("\x1f\x8c", 2, 1, 8, out, &why), 2);
}

static void
test_members(const char *text, size_t n)
{
	unsigned char gz[ROOM];
	char out[ROOM];
	const char *why;
	size_t one = gzip(text, n, gz), two, chunk;
	int good = 1;

	two = one + gzip(text, n, gz + one);
	for (chunk = two; chunk; chunk--)
		good &= slurp(gz, two, chunk, 100, out, &why) == (long)(2 * n);
	ok(good && "two members are read to the end of the second");
	is_int(memcmp(out + n, text, n), 0);
}

/* A digest is of what is inflated, looked at before or not. */
static void
test_digest(const unsigned char *bytes, size_t n)
{
	struct mq_input *in = mq_input_mem("<memory>", bytes, n, 5);
	char out[ROOM];

	mq_input_digest(in);
	is_int(mq_input_peek(in, out, 4), 4);
	while (mq_input_read(in, out, 3) > 0)
		;
	ok(mq_input_digested(in) == 0x9b5eed1dc65b7143);
	mq_input_close(in);
}

static void
test_cut(const unsigned char *gz, size_t n)
{
	char out[ROOM];
	const char *why;
	size_t cut;
	int good = 1;

	for (cut = 2; cut < n; cut++)
		good &= slurp(gz, cut, 7, 50, out, &why) == -1 &&
			!strcmp(why, "truncated gzip data");
	ok(good && "gzip cut at every byte is truncated");
}

static void
test_garbage(unsigned char *gz, size_t n)
{
	static const char *const tails[] = { "x", "\0", "\0\0\0\0", "\x1f",
		"\x1f\x8b", "\x1fz", "\x1f\x8b\x08" };
	static const size_t len[] = { 1, 1, 4, 1, 2, 2, 3 };
	char out[ROOM];
	const char *why;
	size_t i;

	for (i = 0; i < sizeof(len) / sizeof(*len); i++) {
		memcpy(gz + n, tails[i], len[i]);
		if (!is_int(slurp(gz, n + len[i], 9, 50, out, &why), -1))
			note("tail %zu", i);
	}
}

static void
test_damage(unsigned char *gz, size_t n, const char *text, size_t len)
{
	char out[ROOM];
	const char *why;
	size_t i;
	long got;
	int good = 1;

	/* The header's time, flags and system (bytes 4 to 9) are not checked.
	 */
	for (i = 10; i < n; i++) {
		gz[i] ^= 0x10;
		got = slurp(gz, n, n, 50, out, &why);
		good &=
		    got == -1 || (got == (long)len && !memcmp(out, text, len));
		gz[i] ^= 0x10;
	}
	ok(good && "a changed byte never gives other text in silence");
}

int
main(void)
{
	static unsigned char gz[ROOM];
	static char text[4000];
	size_t i, n;

	for (i = 0; i < sizeof(text); i++)
		text[i] = (char)('a' + i * i % 23);
	n = gzip(text, sizeof(text), gz);
	test_plain();
	test_members(text, sizeof(text));
	test_cut(gz, n);
	test_garbage(gz, n);
	test_damage(gz, n, text, sizeof(text));
	test_digest((const unsigned char *)"minqing", 7);
	test_digest(gz, gzip("minqing", 7, gz));
	return done();
}
