#define _GNU_SOURCE /* for F_SETPIPE_SZ, where there is one */
#include "minqing/output.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "minqing/arena.h"

enum { BUFFER = 256 * 1024 };

struct mq_output {
	struct mq_output_free free; /* first: the header's functions know it */
	int fd;                     /* -1: memory */
	char *path; /* where it appears; NULL for standard output, devices */
	char *temp; /* where it is written until then */
	char *name;
	char *buf; /* up to free.end */
	int error; /* errno of the first failure */
};

static char *
copy(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(mq_xrealloc(NULL, n, 1), s, n);
}

/* Make the buffer, or a larger one, of n bytes. */
static void
resize(struct mq_output *o, size_t n)
{
	size_t used = (size_t)(o->free.at - o->buf);

	o->buf = mq_xrealloc(o->buf, n, 1);
	o->free = (struct mq_output_free){ o->buf + used, o->buf + n };
}

/*
 * Let a pipe, where it is one, take a whole buffer at once: Linux gives it 64
 * KiB, and the two ends would wait for each other four times as often.
 */
static void
widen_pipe(int fd)
{
#ifdef F_SETPIPE_SZ
	(void)fcntl(fd, F_SETPIPE_SZ, BUFFER);
#else
	(void)fd;
#endif
}

static struct mq_output *
new_output(int fd, const char *name)
{
	struct mq_output *o = mq_xcalloc(1, sizeof(*o));

	o->fd = fd;
	o->name = copy(name);
	widen_pipe(fd);
	resize(o, BUFFER);
	return o;
}

/* mkstemp(3) makes files for their owner only; these get the usual mode. */
static void
usual_mode(int fd)
{
	mode_t mask = umask(0);

	umask(mask);
	(void)fchmod(fd, 0666 & ~mask);
}

/* A link is followed, so that the file it names is replaced, not the link. */
static char *
real_path(const char *path)
{
	char *real = realpath(path, NULL);

	return real ? real : copy(path);
}

static struct mq_output *
open_file(const char *path, bool private)
{
	static const char tail[] = ".XXXXXX";
	char *real = real_path(path), *temp;
	size_t n = strlen(real);
	struct mq_output *o;
	int fd;

	temp = mq_xrealloc(NULL, n + sizeof(tail), 1);
	memcpy(temp, real, n);
	memcpy(temp + n, tail, sizeof(tail));
	fd = mkstemp(temp);
	if (fd < 0) {
		free(real);
		free(temp);
		return NULL;
	}
	(void)fcntl(fd, F_SETFD, FD_CLOEXEC);
	if (!private)
		usual_mode(fd);
	o = new_output(fd, path);
	o->path = real;
	o->temp = temp;
	return o;
}

static struct mq_output *
open_path(const char *path, bool private)
{
	struct stat st;
	int fd;

	if (!path || !strcmp(path, "-")) {
		fd = dup(STDOUT_FILENO);
		return fd < 0 ? NULL : new_output(fd, "standard output");
	}
	if (stat(path, &st) || S_ISREG(st.st_mode))
		return open_file(path, private);
	fd = open(path, O_WRONLY | O_CLOEXEC); /* a FIFO or a device */
	return fd < 0 ? NULL : new_output(fd, path);
}

struct mq_output *
mq_output_open(const char *path)
{
	return open_path(path, false);
}

struct mq_output *
mq_output_open_private(const char *path)
{
	return open_path(path, true);
}

struct mq_output *
mq_output_memory(void)
{
	return new_output(-1, "memory");
}

struct mq_str
mq_output_bytes(struct mq_output *o)
{
	*mq_output_room(o, 1) = '\0';
	return (struct mq_str){ o->buf, (size_t)(o->free.at - o->buf) };
}

static void
write_all(struct mq_output *o, const char *p, size_t n)
{
	ssize_t put;

	while (n && !o->error) {
		put = write(o->fd, p, n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0) {
			o->error = errno;
			return;
		}
		p += put;
		n -= (size_t)put;
	}
}

void
mq_output_flush(struct mq_output *o)
{
	if (o->fd < 0)
		return;
	write_all(o, o->buf, (size_t)(o->free.at - o->buf));
	o->free.at = o->buf;
}

char *
mq_output_make_room(struct mq_output *o, size_t n)
{
	size_t cap = (size_t)(o->free.end - o->buf);

	mq_output_flush(o);
	while (cap - (size_t)(o->free.at - o->buf) < n)
		cap *= 2;
	if (cap > (size_t)(o->free.end - o->buf))
		resize(o, cap);
	return o->free.at;
}

/* What is longer than the buffer is not copied. */
void
mq_output_write(struct mq_output *o, const void *p, size_t n)
{
	char *room;

	if (!n)
		return;
	if (n >= (size_t)(o->free.end - o->buf) && o->fd >= 0) {
		mq_output_flush(o);
		write_all(o, p, n);
		return;
	}
	room = mq_output_room(o, n);
	memcpy(room, p, n);
	mq_output_filled(o, room + n);
}

void
mq_output_str(struct mq_output *o, struct mq_str s)
{
	mq_output_write(o, s.s, s.n);
}

void
mq_output_text(struct mq_output *o, const char *s)
{
	mq_output_write(o, s, strlen(s));
}

/* Most texts are short, and measuring takes longer than writing. */
void
mq_output_printf(struct mq_output *o, const char *fmt, ...)
{
	size_t size = 256;
	va_list ap;
	char *room;
	int n;

	for (;;) {
		room = mq_output_room(o, size);
		va_start(ap, fmt);
		n = vsnprintf(room, size, fmt, ap);
		va_end(ap);
		if (n < 0) {
			o->error = o->error ? o->error : EINVAL;
			return;
		}
		if ((size_t)n < size)
			break;
		size = (size_t)n + 1;
	}
	mq_output_filled(o, room + n);
}

const char *
mq_output_name(const struct mq_output *o)
{
	return o->name;
}

const char *
mq_output_error(const struct mq_output *o)
{
	return o->error ? strerror(o->error) : NULL;
}

bool
mq_output_tty(const struct mq_output *o)
{
	return isatty(o->fd);
}

/* The rename itself lasts through a crash once its folder is synced. */
static int
sync_folder(const char *path)
{
	char *name = copy(path);
	int fd = open(dirname(name), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int bad = fd < 0 || (fsync(fd) && errno != EINVAL);

	if (fd >= 0)
		close(fd);
	free(name);
	return bad ? -1 : 0;
}

static void
free_output(struct mq_output *o)
{
	free(o->path);
	free(o->temp);
	free(o->name);
	free(o->buf);
	free(o);
}

/* Whether the bytes are where they belong; sets o->error. */
static void
settle(struct mq_output *o)
{
	if (!o->error && o->temp && fsync(o->fd))
		o->error = errno;
	if (close(o->fd) && !o->error)
		o->error = errno;
	if (!o->error && o->temp &&
	    (rename(o->temp, o->path) || sync_folder(o->path)))
		o->error = errno;
}

const char *
mq_output_publish(struct mq_output *o)
{
	static char message[512];
	int error;

	mq_output_flush(o);
	settle(o);
	error = o->error;
	if (error && o->temp)
		(void)unlink(o->temp);
	snprintf(message, sizeof(message), "%s: %s", o->name, strerror(error));
	free_output(o);
	return error ? message : NULL;
}

void
mq_output_discard(struct mq_output *o)
{
	if (!o)
		return;
	if (o->fd >= 0)
		close(o->fd);
	if (o->temp)
		(void)unlink(o->temp);
	free_output(o);
}
