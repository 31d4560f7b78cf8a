#include "log.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"

static const char *
failed(struct audit_log *log, const char *what)
{
	return mq_arena_printf(&log->arena, "%s: %s", log->path, what);
}

static int
lock(int fd, int how)
{
	int bad;

	do
		bad = flock(fd, how);
	while (bad && errno == EINTR);
	return bad;
}

/* A link is followed, so that every name of a log has the same side file. */
static const char *
side_path(struct audit_log *log)
{
	struct stat st;
	bool link = !lstat(log->path, &st) && S_ISLNK(st.st_mode);
	char *real = link ? realpath(log->path, NULL) : NULL;
	const char *path =
	    mq_arena_printf(&log->arena, "%s.private", real ? real : log->path);

	free(real);
	return path;
}

/* The lock is on the file that was there; is that still the one? */
static const char *
check_file(struct audit_log *log, struct stat *st)
{
	struct stat now;

	if (fstat(log->fd, st) || stat(log->path, &now))
		return failed(log, strerror(errno));
	if (now.st_ino != st->st_ino || now.st_dev != st->st_dev)
		return failed(log, "was replaced meanwhile; try again");
	if (!S_ISREG(st->st_mode))
		return failed(log, "not a regular file");
	return NULL;
}

static const char *
map_file(struct audit_log *log, const struct stat *st)
{
	void *p;

	if (!st->st_size)
		return NULL;
	/* Append-only files (chattr +a) are not mapped shared. */
	p = mmap(NULL, (size_t)st->st_size, PROT_READ, MAP_PRIVATE, log->fd, 0);
	if (p == MAP_FAILED)
		return failed(log, strerror(errno));
	log->map = p;
	log->bytes = (struct mq_str){ p, (size_t)st->st_size };
	return NULL;
}

const char *
audit_log_remap(struct audit_log *log)
{
	struct stat st;

	if (log->map)
		(void)munmap(log->map, log->bytes.n);
	log->map = NULL;
	log->bytes = MQ_STR("");
	return fstat(log->fd, &st) ? failed(log, strerror(errno))
				   : map_file(log, &st);
}

const char *
audit_log_open(struct audit_log *log, const char *path, enum audit_mode mode)
{
	bool write = mode == AUDIT_WRITE || mode == AUDIT_CREATE;
	int flags = write ? O_RDWR | O_APPEND : O_RDONLY;
	struct stat st;
	const char *wrong;

	*log = (struct audit_log){ .path = path, .bytes = { "", 0 } };
	log->fd = open(path,
	    flags | O_CLOEXEC | (mode == AUDIT_CREATE ? O_CREAT : 0), 0666);
	if (log->fd < 0 && errno == ENOENT && mode == AUDIT_LOOK)
		return NULL;
	if (log->fd < 0)
		return failed(log, strerror(errno));
	if (lock(log->fd, write ? LOCK_EX : LOCK_SH))
		return failed(log, strerror(errno));
	wrong = check_file(log, &st);
	if (!wrong)
		wrong = map_file(log, &st);
	log->secrets = side_path(log);
	return wrong;
}

struct mq_str
audit_log_header(const struct audit_log *log)
{
	struct mq_str rest = log->bytes, raw = { "", 0 };

	(void)audit_next(&rest, &raw);
	return raw;
}

static const char *
add_header(struct audit_log *log, struct mq_str header, struct audit_end *end)
{
	struct audit_text t = { 0 };
	int bad;

	audit_text_add(&t, header);
	audit_text_add(&t, MQ_STR("\n"));
	bad = audit_file_write(log->fd, audit_text_str(&t)) ||
	      fdatasync(log->fd) || audit_file_sync_folder(log->path);
	audit_text_free(&t);
	audit_link(MQ_STR(""), header, end->hash);
	end->events = 0;
	return bad ? strerror(errno) : NULL;
}

/* Close a line with its number and hash, in t. */
static void
chain_line(struct audit_text *t, struct mq_str line, struct audit_end *end)
{
	char seq[32];

	snprintf(seq, sizeof(seq), "\t%" PRId64, ++end->events);
	t->n = 0;
	audit_text_add(t, line);
	audit_text_add(t, mq_str(seq));
	audit_link(mq_str(end->hash), audit_text_str(t), end->hash);
	audit_text_add(t, MQ_STR("\t"));
	audit_text_add(t, mq_str(end->hash));
	audit_text_add(t, MQ_STR("\n"));
}

static const char *
add_lines(struct audit_log *log, struct mq_str lines, bool at_once,
    struct audit_end *end)
{
	struct audit_text t = { 0 };
	struct mq_str line;
	int bad = 0;

	while (!bad && audit_next(&lines, &line)) {
		chain_line(&t, line, end);
		bad = audit_file_write(log->fd, audit_text_str(&t)) ||
		      (!at_once && fdatasync(log->fd));
	}
	audit_text_free(&t);
	if (!bad && at_once)
		bad = fdatasync(log->fd);
	return bad ? strerror(errno) : NULL;
}

const char *
audit_log_append(struct audit_log *log, struct mq_str header,
    struct mq_str lines, bool at_once, struct audit_end *end)
{
	const char *wrong = NULL;

	if (!log->bytes.n)
		wrong = add_header(log, header, end);
	if (!wrong)
		wrong = add_lines(log, lines, at_once, end);
	if (!wrong)
		return NULL;
	if (ftruncate(log->fd, (off_t)log->bytes.n))
		return mq_arena_printf(&log->arena,
		    "%s: %s; what was appended cannot be taken back: the end "
		    "is at event %" PRId64 ", and may be torn",
		    log->path, wrong, end->events - 1);
	(void)fdatasync(log->fd);
	return mq_arena_printf(
	    &log->arena, "%s: %s; nothing was appended", log->path, wrong);
}

/* Is only the line end missing?  Then *end is the end before it. */
static bool
is_whole(struct mq_str bytes, struct mq_str torn)
{
	struct mq_str before = { bytes.s, bytes.n - torn.n };
	struct audit_line line;
	struct audit_end end;

	audit_line_read(torn, &line);
	return before.n && !audit_check_end(before, &end) &&
	       line.seq == end.events + 1 &&
	       audit_follows(&line, mq_str(end.hash));
}

static const char *
set_aside(struct audit_log *log, struct mq_str torn, const char **done)
{
	const char *path = mq_arena_printf(&log->arena, "%s.torn", log->path);
	struct audit_text t = { 0 };
	int bad;

	audit_text_add(&t, torn);
	audit_text_add(&t, MQ_STR("\n"));
	bad = audit_file_append(path, audit_text_str(&t));
	audit_text_free(&t);
	if (bad)
		return mq_arena_printf(
		    &log->arena, "%s: %s", path, strerror(errno));
	if (ftruncate(log->fd, (off_t)(log->bytes.n - torn.n)) ||
	    fdatasync(log->fd))
		return failed(log, strerror(errno));
	*done = mq_arena_printf(&log->arena,
	    "%s: %zu bytes of a torn line moved to %s", log->path, torn.n,
	    path);
	return NULL;
}

const char *
audit_log_mend(struct audit_log *log, const char **done)
{
	struct mq_str torn = audit_torn(log->bytes);

	*done = NULL;
	if (!torn.n)
		return NULL;
	if (!is_whole(log->bytes, torn))
		return set_aside(log, torn, done);
	if (audit_file_write(log->fd, MQ_STR("\n")) || fdatasync(log->fd))
		return failed(log, strerror(errno));
	*done = failed(log, "the last line was whole, and has its line end");
	return NULL;
}

void
audit_log_close(struct audit_log *log)
{
	if (log->map)
		(void)munmap(log->map, log->bytes.n);
	if (log->fd >= 0)
		(void)close(log->fd);
	mq_arena_free(&log->arena);
	*log = (struct audit_log){ .fd = -1 };
}
