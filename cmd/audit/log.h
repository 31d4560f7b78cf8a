#ifndef AUDIT_LOG_H
#define AUDIT_LOG_H

#include "check.h"
#include "text.h"

/*
 * The file of a log: opened, locked with flock(2) as long as it is open, its
 * bytes in memory.  Functions give NULL, or what is wrong with the place in
 * front; that lives as long as the log.
 */
struct audit_log {
	const char *path;
	const char *secrets; /* the path of its private texts */
	int fd;              /* -1 where there is no such file */
	struct mq_str bytes; /* as they were when it was opened */
	void *map;
	struct mq_arena arena;
};

enum audit_mode {
	AUDIT_LOOK, /* other readers may look too; no file is an empty one */
	AUDIT_READ,
	AUDIT_WRITE, /* alone */
	AUDIT_CREATE /* alone, and made where it is not there */
};

const char *audit_log_open(
    struct audit_log *log, const char *path, enum audit_mode mode);

/* Look at the bytes anew, after they were changed here. */
const char *audit_log_remap(struct audit_log *log);

/* The header line, or "" where the log is empty. */
struct mq_str audit_log_header(const struct audit_log *log);

/*
 * Append lines that lack seq and hash behind *end, which moves on; to an empty
 * log, the header first.  One write(2) a line, and an fdatasync(2) behind each
 * or, at_once, behind the last.  Where that fails all that was written is
 * taken back, unless the file system refuses.
 */
const char *audit_log_append(struct audit_log *log, struct mq_str header,
    struct mq_str lines, bool at_once, struct audit_end *end);

/*
 * Mend a torn end: finish a line of which only the line end is missing, or
 * move it to PATH.torn; *done tells which in words, or is NULL.
 */
const char *audit_log_mend(struct audit_log *log, const char **done);

/* Let go of the lock. */
void audit_log_close(struct audit_log *log);

#endif
