#ifndef AUDIT_CHECK_H
#define AUDIT_CHECK_H

#include "heads.h"

/*
 * Check a log that lies in memory: every hash, the numbers, the kept heads and
 * the end.  A sound log is read once, in no memory; of one that is not, each
 * line is looked at again to tell what was done to it, in some 60 bytes a line.
 *
 * NULL, with the findings in the report and *end where the whole lines end, or
 * why this is no log at all.
 */
const char *audit_check(struct mq_str bytes, struct audit_heads *heads,
    struct audit_report *r, struct audit_end *end);

/*
 * Only look at the end, as append does: NULL and *end, or what is wrong.  The
 * last line must follow from the one before it.
 */
const char *audit_check_end(struct mq_str bytes, struct audit_end *end);

/* What is behind the last line end. */
struct mq_str audit_torn(struct mq_str bytes);

/* The findings where the chain is broken (diagnose.c). */
void audit_diagnose(
    struct mq_str bytes, struct audit_heads *heads, struct audit_report *r);

#endif
