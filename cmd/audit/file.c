#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int
audit_file_write(int fd, struct mq_str s)
{
	ssize_t put;

	while (s.n) {
		put = write(fd, s.s, s.n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return -1;
		s.s += put;
		s.n -= (size_t)put;
	}
	return 0;
}

static int
append_to(int fd, struct mq_str s)
{
	struct stat st;
	int error;

	if (fstat(fd, &st))
		return -1;
	if (!audit_file_write(fd, s) && !fsync(fd))
		return 0;
	error = errno;
	if (ftruncate(fd, st.st_size))
		errno = 0; /* what failed first is what is told */
	errno = error;
	return -1;
}

int
audit_file_append(const char *path, struct mq_str s)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	int bad;

	if (fd < 0)
		return -1;
	bad = append_to(fd, s);
	if (close(fd) || bad)
		return -1;
	return audit_file_sync_folder(path);
}

int
audit_file_sync_folder(const char *path)
{
	struct mq_arena a = { 0 };
	char *name = mq_arena_strndup(&a, path, strlen(path));
	int fd = open(dirname(name), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int bad = fd < 0 || (fsync(fd) && errno != EINVAL);

	if (fd >= 0)
		close(fd);
	mq_arena_free(&a);
	return bad ? -1 : 0;
}
