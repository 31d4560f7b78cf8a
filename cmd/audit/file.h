#ifndef AUDIT_FILE_H
#define AUDIT_FILE_H

#include "minqing/record.h"

/* Files that only grow.  Each gives 0, or -1; see errno. */

/* All of it, however many write(2) that takes. */
int audit_file_write(int fd, struct mq_str s);

/*
 * Append to a file, for its owner only, that is made where it is not there,
 * and sync it.  Where that fails the file is as long as before.
 */
int audit_file_append(const char *path, struct mq_str s);

/* Sync the folder that holds the path. */
int audit_file_sync_folder(const char *path);

#endif
