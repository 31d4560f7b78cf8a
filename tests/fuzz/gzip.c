/*
 * Gzip: every member in turn, by zlib from a fresh start, against the input,
 * cut up in any way: the same bytes, and trouble wherever the file is not
 * whole or goes on behind its last member.
 */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "minqing/input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ROOM = 1 << 20 };

struct inflated {
	unsigned char bytes[ROOM];
	size_t n;
	bool good;
};

/* One member from data on: its length, or 0 where it is none. */
static size_t
member(const uint8_t *data, size_t size, struct inflated *out)
{
	z_stream z = { 0 };
	int status;

	z.next_in = (Bytef *)(uintptr_t)data;
	z.avail_in = (uInt)size;
	z.next_out = out->bytes + out->n;
	z.avail_out = (uInt)(ROOM - out->n);
	if (inflateInit2(&z, 15 + 16) != Z_OK)
		abort();
	status = inflate(&z, Z_FINISH);
	out->n = ROOM - z.avail_out;
	inflateEnd(&z);
	return status == Z_STREAM_END ? size - z.avail_in : 0;
}

static void
inflate_all(const uint8_t *data, size_t size, struct inflated *out)
{
	size_t used = 1;

	out->n = 0;
	for (; size && used; data += used, size -= used)
		used = member(data, size, out);
	out->good = used != 0;
}

static void
read_all(const uint8_t *data, size_t size, size_t chunk, size_t step,
    struct inflated *out)
{
	struct mq_input *in = mq_input_mem("<memory>", data, size, chunk);
	ssize_t got = 1;

	for (out->n = 0; got > 0 && out->n < ROOM; out->n += (size_t)got) {
		if (step > ROOM - out->n)
			step = ROOM - out->n;
		got = mq_input_read(in, out->bytes + out->n, step);
		if (got < 0)
			break;
	}
	out->good = got == 0;
	mq_input_close(in);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct inflated want, got;

	if (size < 4 || data[2] != 0x1f || data[3] != 0x8b)
		return 0;
	inflate_all(data + 2, size - 2, &want);
	read_all(data + 2, size - 2, data[0] + 1u, data[1] + 1u, &got);
	if (want.n == ROOM || got.n == ROOM)
		return 0;
	if (want.good != got.good)
		abort();
	if (want.good &&
	    (want.n != got.n || memcmp(want.bytes, got.bytes, want.n)))
		abort();
	return 0;
}
