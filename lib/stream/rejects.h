#ifndef REJECTS_H
#define REJECTS_H

#include "minqing/run.h"

/*
 * The rejects file of minqing(5): TSV with the columns source, line,
 * byte, column, code, message, raw; the first row of a source, with code
 * "header", keeps its header line.
 */
struct rejects;

/*
 * To the file `path`, made at once; or, where that is NULL, to a file of the
 * program's name in the folder, made at the first refusal; or nowhere where
 * both are NULL.
 */
struct rejects *rejects_new(const char *path, const char *folder);

/* Will what is refused be kept? */
bool rejects_kept(const struct rejects *rj);

/*
 * Sources whose records may be refused; how they are read ("csv ;", or "" where
 * it need not be told), which is the header row's message, and the raw header
 * are copied.
 */
void rejects_source(
    struct rejects *rj, const char *source, const char *how, struct mq_str raw);

/* NULL, or why the file cannot be made. */
const char *rejects_add(struct rejects *rj, const struct mq_place *at,
    const char *code, const char *message, struct mq_str raw);

/* Let the file appear and free the object: NULL, or what went wrong. */
const char *rejects_close(struct rejects *rj);

#endif
