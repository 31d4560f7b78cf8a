#ifndef AUDIT_SPOOL_H
#define AUDIT_SPOOL_H

#include "minqing/opt.h"
#include "text.h"

/*
 * What is to be appended, kept until all of it has been read: lines of the
 * log, without seq and hash, and the private texts that they commit to.  The
 * columns of the input are put under those of the log by name; what the input
 * has not is empty.
 */
struct audit_spool {
	struct audit_text header; /* of the log, seq and hash included */
	struct audit_text lines;
	struct audit_text secrets;
	long *from; /* of each column of the log: in the input, or -1 */
	bool *private;
	size_t n;
	struct mq_arena arena;
};

/*
 * Begin.  `log` is the header line of the log, or empty where it begins with
 * this input; `private` names the columns of which only commitments go into
 * the log.  NULL, or what is wrong.
 */
const char *audit_spool_begin(struct audit_spool *sp, struct mq_str log,
    const struct mq_record *input, const struct mq_list *private);

/* Take in a record: NULL, or why not, with the column's name in *column. */
const char *audit_spool_add(
    struct audit_spool *sp, const struct mq_record *rec, const char **column);

void audit_spool_free(struct audit_spool *sp);

#endif
