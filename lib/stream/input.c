#include "minqing/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "minqing/arena.h"
#include "minqing/hash.h"

enum { GZIP_CHUNK = 64 * 1024, MAGIC = 2 };

struct mq_input {
	const char *name;
	int fd; /* -1 where the input is memory */
	bool regular;
	uint64_t size;
	uint64_t taken;
	const unsigned char *mem; /* memory still to be read */
	size_t left, chunk;
	const struct mq_input_ops *ops; /* of a reader that is not ours */
	void *ctx;
	unsigned char first[MQ_INPUT_PEEK]; /* peeked at, not given yet */
	size_t first_n, first_pos;
	unsigned char head[MAGIC]; /* read to look for the magic bytes */
	size_t head_n, head_pos;
	bool looked; /* at the magic bytes */
	bool gzip;
	z_stream z;
	unsigned char *zbuf;      /* GZIP_CHUNK compressed bytes */
	bool member_done;         /* the next byte, if any, begins a member */
	bool members;             /* at least one member has ended */
	bool end;                 /* the compressed bytes are used up */
	struct mq_digest *digest; /* of what was given, or NULL */
	const char *error;
};

static struct mq_input *
new_input(const char *name)
{
	struct mq_input *in = mq_xcalloc(1, sizeof(*in));

	in->name = name;
	in->fd = -1;
	return in;
}

struct mq_input *
mq_input_open(const char *path)
{
	bool std = !strcmp(path, "-");
	int fd = std ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
	struct mq_input *in;
	struct stat st;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		close(fd);
		errno = EISDIR;
		return NULL;
	}
	in = new_input(std ? "<stdin>" : path);
	in->fd = fd;
	in->regular = !std && S_ISREG(st.st_mode);
	in->size = S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
	return in;
}

struct mq_input *
mq_input_mem(const char *name, const void *buf, size_t len, size_t chunk)
{
	struct mq_input *in = new_input(name);

	in->mem = buf;
	in->left = len;
	in->chunk = chunk;
	in->size = len;
	return in;
}

struct mq_input *
mq_input_from(const char *name, const struct mq_input_ops *ops, void *ctx)
{
	struct mq_input *in = new_input(name);

	in->ops = ops;
	in->ctx = ctx;
	in->looked = true;
	return in;
}

const char *
mq_input_name(const struct mq_input *in)
{
	return in->name;
}

bool
mq_input_again(const struct mq_input *in)
{
	return in->regular;
}

uint64_t
mq_input_size(const struct mq_input *in)
{
	return in->size;
}

uint64_t
mq_input_taken(const struct mq_input *in)
{
	return in->taken;
}

static ssize_t
fail(struct mq_input *in, const char *what)
{
	in->error = what;
	return -1;
}

static ssize_t
read_mem(struct mq_input *in, void *buf, size_t n)
{
	if (n > in->chunk)
		n = in->chunk;
	if (n > in->left)
		n = in->left;
	if (n)
		memcpy(buf, in->mem, n);
	in->mem += n;
	in->left -= n;
	return (ssize_t)n;
}

static ssize_t
read_file(struct mq_input *in, void *buf, size_t n)
{
	ssize_t got;

	do
		got = read(in->fd, buf, n);
	while (got < 0 && errno == EINTR);
	return got < 0 ? fail(in, strerror(errno)) : got;
}

static ssize_t
read_ops(struct mq_input *in, void *buf, size_t n)
{
	ssize_t got = in->ops->read(in->ctx, buf, n);

	return got < 0 ? fail(in, in->ops->error(in->ctx)) : got;
}

/* Bytes as they lie in the file or in memory. */
static ssize_t
read_source(struct mq_input *in, void *buf, size_t n)
{
	ssize_t got = in->ops      ? read_ops(in, buf, n)
		      : in->fd < 0 ? read_mem(in, buf, n)
				   : read_file(in, buf, n);

	if (got > 0)
		in->taken += (uint64_t)got;
	return got;
}

/* The bytes read ahead come first. */
static ssize_t
read_plain(struct mq_input *in, void *buf, size_t n)
{
	size_t ahead = in->head_n - in->head_pos;

	if (!ahead)
		return read_source(in, buf, n);
	if (n > ahead)
		n = ahead;
	memcpy(buf, in->head + in->head_pos, n);
	in->head_pos += n;
	return (ssize_t)n;
}

static int
look_at_magic(struct mq_input *in)
{
	ssize_t got = 1;

	in->looked = true;
	while (in->head_n < MAGIC && got > 0) {
		got =
		    read_source(in, in->head + in->head_n, MAGIC - in->head_n);
		if (got < 0)
			return -1;
		in->head_n += (size_t)got;
	}
	in->gzip =
	    in->head_n == MAGIC && in->head[0] == 0x1f && in->head[1] == 0x8b;
	if (in->head_n == 1 && in->head[0] == 0x1f)
		return (int)fail(in, "truncated gzip data");
	if (!in->gzip)
		return 0;
	in->zbuf = mq_xrealloc(NULL, GZIP_CHUNK, 1);
	if (inflateInit2(&in->z, 15 + 16) != Z_OK) /* 16: gzip and no other */
		return (int)fail(in, "out of memory for gzip");
	return 0;
}

/* Compressed bytes for zlib: 1, 0 at their end, -1. */
static int
fill(struct mq_input *in)
{
	ssize_t got;

	if (in->z.avail_in || in->end)
		return in->z.avail_in > 0;
	got = read_plain(in, in->zbuf, GZIP_CHUNK);
	if (got < 0)
		return -1;
	in->end = got == 0;
	in->z.next_in = in->zbuf;
	in->z.avail_in = (unsigned)got;
	return got > 0;
}

/* Where a member has ended: 1 if another begins, 0 at the end, -1. */
static int
next_member(struct mq_input *in)
{
	int more = fill(in);

	if (more <= 0)
		return more;
	if (*in->z.next_in != 0x1f)
		return (int)fail(in, "garbage after the gzip data");
	if (inflateReset(&in->z) != Z_OK)
		return (int)fail(in, "corrupt gzip data");
	in->member_done = false;
	return 1;
}

static ssize_t
inflate_error(struct mq_input *in, int status)
{
	if (status == Z_MEM_ERROR)
		return fail(in, "out of memory for gzip");
	if (in->members && in->z.total_out == 0)
		return fail(in, "garbage after the gzip data");
	return fail(in, "corrupt gzip data");
}

static ssize_t
read_gzip(struct mq_input *in, void *buf, size_t n)
{
	unsigned room = n > 1U << 30 ? 1U << 30 : (unsigned)n;
	int more, status;

	in->z.next_out = buf;
	in->z.avail_out = room;
	while (in->z.avail_out == room) {
		if (in->member_done && (more = next_member(in)) <= 0)
			return more;
		more = fill(in);
		if (more < 0)
			return -1;
		if (!more)
			return fail(in, "truncated gzip data");
		status = inflate(&in->z, Z_NO_FLUSH);
		if (status != Z_OK && status != Z_STREAM_END)
			return inflate_error(in, status);
		if (status == Z_STREAM_END)
			in->member_done = in->members = true;
	}
	return (ssize_t)(room - in->z.avail_out);
}

static ssize_t
read_on(struct mq_input *in, void *buf, size_t n)
{
	if (in->error)
		return -1;
	if (!in->looked && look_at_magic(in))
		return -1;
	return in->gzip ? read_gzip(in, buf, n) : read_plain(in, buf, n);
}

ssize_t
mq_input_peek(struct mq_input *in, void *buf, size_t n)
{
	ssize_t got = 1;

	if (n > MQ_INPUT_PEEK)
		n = MQ_INPUT_PEEK;
	while (in->first_n < n && got > 0) {
		got = read_on(in, in->first + in->first_n, n - in->first_n);
		if (got < 0)
			return -1;
		in->first_n += (size_t)got;
	}
	if (n > in->first_n)
		n = in->first_n;
	memcpy(buf, in->first, n);
	return (ssize_t)n;
}

/* What was peeked at comes first. */
static ssize_t
read_first(struct mq_input *in, void *buf, size_t n)
{
	size_t peeked = in->first_n - in->first_pos;

	if (!peeked)
		return read_on(in, buf, n);
	if (n > peeked)
		n = peeked;
	memcpy(buf, in->first + in->first_pos, n);
	in->first_pos += n;
	return (ssize_t)n;
}

ssize_t
mq_input_read(struct mq_input *in, void *buf, size_t n)
{
	ssize_t got = read_first(in, buf, n);

	if (in->digest && got > 0)
		mq_digest_add(in->digest, buf, (size_t)got);
	return got;
}

void
mq_input_digest(struct mq_input *in)
{
	in->digest = mq_digest_new();
}

uint64_t
mq_input_digested(const struct mq_input *in)
{
	return mq_digest_value(in->digest);
}

const char *
mq_input_error(const struct mq_input *in)
{
	return in->error;
}

void
mq_input_close(struct mq_input *in)
{
	if (!in)
		return;
	if (in->gzip)
		inflateEnd(&in->z);
	free(in->zbuf);
	mq_digest_free(in->digest);
	if (in->ops)
		in->ops->close(in->ctx);
	if (in->fd >= 0)
		close(in->fd);
	free(in);
}
