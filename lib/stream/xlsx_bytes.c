#include "xlsx_bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WINDOW = 64 * 1024 };

/* Read at `pos`, as much as there is. */
static size_t
read_at(struct xlsx_bytes *b, char *buf, size_t n, uint64_t pos)
{
	size_t have = 0;
	ssize_t got = 1;

	while (have < n && got != 0) {
		got = pread(b->fd, buf + have, n - have, (off_t)(pos + have));
		if (got > 0) {
			have += (size_t)got;
		} else if (got < 0 && errno != EINTR) {
			b->error = errno;
			break;
		}
	}
	return have;
}

/*
 * Open the file itself, if it is one and begins as the input does (it does not
 * where the input is gzipped).
 */
static bool
open_file(struct xlsx_bytes *b, struct mq_input *in)
{
	char first[MQ_INPUT_PEEK], again[MQ_INPUT_PEEK];
	ssize_t n = mq_input_peek(in, first, sizeof(first));
	struct stat st;

	if (n <= 0 || !mq_input_again(in))
		return false;
	b->fd = open(mq_input_name(in), O_RDONLY | O_CLOEXEC);
	if (b->fd < 0)
		return false;
	if (fstat(b->fd, &st) || !S_ISREG(st.st_mode) ||
	    read_at(b, again, (size_t)n, 0) != (size_t)n ||
	    memcmp(first, again, (size_t)n)) {
		close(b->fd);
		b->fd = -1;
		return false;
	}
	b->size = (uint64_t)st.st_size;
	b->mem = mq_xrealloc(NULL, WINDOW, 1);
	return true;
}

static int
hold(struct xlsx_bytes *b, struct mq_input *in, struct xlsx_fault *f)
{
	size_t cap = 0;
	ssize_t got;

	do {
		if (b->n > XLSX_HOLD_MAX)
			return xlsx_fail(f, "a workbook of more than 1 GiB "
					    "from a pipe; name the file");
		if (b->n == cap) {
			cap = cap ? 2 * cap : WINDOW;
			b->mem = mq_xrealloc(b->mem, cap, 1);
		}
		got = mq_input_read(in, b->mem + b->n, cap - b->n);
		if (got < 0)
			return xlsx_fail(f, "%s", mq_input_error(in));
		b->n += (size_t)got;
	} while (got > 0);
	b->size = b->n;
	return 0;
}

int
xlsx_bytes_open(struct xlsx_bytes *b, struct mq_input *in, struct xlsx_fault *f)
{
	int status = 0;

	*b = (struct xlsx_bytes){ .fd = -1 };
	if (!open_file(b, in))
		status = hold(b, in, f);
	mq_input_close(in);
	return status;
}

/* Move the window over b->pos. */
static void
look(struct xlsx_bytes *b)
{
	if (b->fd < 0)
		return;
	b->start = b->pos / WINDOW * WINDOW;
	b->n = read_at(b, b->mem, WINDOW, b->start);
}

size_t
xlsx_bytes_read(struct xlsx_bytes *b, void *buf, size_t n)
{
	char *out = buf;
	size_t have = 0, part;

	while (have < n) {
		if (b->pos < b->start || b->pos - b->start >= b->n)
			look(b);
		if (b->pos < b->start || b->pos - b->start >= b->n)
			break;
		part = b->n - (size_t)(b->pos - b->start);
		if (part > n - have)
			part = n - have;
		memcpy(out + have, b->mem + (b->pos - b->start), part);
		b->pos += part;
		have += part;
	}
	b->past = b->past || have < n;
	return have;
}

bool
xlsx_bytes_find(struct xlsx_bytes *b, struct mq_str what)
{
	char *buf = mq_xrealloc(NULL, WINDOW, 1);
	size_t n = 0, i, got;
	bool found = false;

	b->pos = 0;
	while (!found && (got = xlsx_bytes_read(b, buf + n, WINDOW - n)) > 0) {
		n += got;
		for (i = 0; !found && i + what.n <= n; i++)
			found = buf[i] == *what.s &&
				!memcmp(buf + i, what.s, what.n);
		memmove(buf, buf + i, n - i);
		n -= i;
	}
	free(buf);
	return found;
}

void
xlsx_bytes_close(struct xlsx_bytes *b)
{
	if (b->fd >= 0)
		close(b->fd);
	free(b->mem);
}
