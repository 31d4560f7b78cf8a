#ifndef AUDIT_ERASE_H
#define AUDIT_ERASE_H

#include "log.h"

/* Erasing private texts.  Functions give NULL, or what is wrong. */

/* The cells of the event that says so. */
struct audit_order {
	char *const *id; /* ends with NULL */
	struct mq_str time;
	const char *actor, *reason;
};

/*
 * Append an event `erase` for each id that has private texts, then take them
 * out of LOG.private.  Where the machine stops in between, a check tells what
 * is still there, and erasing again goes on.
 */
const char *audit_erase(struct audit_log *log, const struct audit_order *order,
    struct audit_end *end);

/*
 * Take out of LOG.private what an erasure has condemned, what no event has,
 * and a torn end.
 */
const char *audit_purge(struct audit_log *log);

#endif
