#ifndef AUDIT_SECRET_H
#define AUDIT_SECRET_H

#include "log.h"
#include "minqing/hash.h"
#include "text.h"

/*
 * Private texts.  In the log stands a commitment in place of the text,
 *
 *	sha256:HEX	where HEX = SHA256(salt, LF, text)
 *
 * and beside the log, in LOG.private (TSV: commitment, salt, text; mode 0600),
 * what it commits to.  The text is taken as it stands there, escapes and all.
 * Without the salt, which is 32 random hex digits, nobody can try what the
 * text may have been.
 *
 * An event whose `event` is "erase" erases the private texts of all events
 * before it with the same service_request_id; the log keeps that it happened,
 * and the chain stays as it is.
 */

/* Make a salt and the commitment to a text; both are cells.  0 or -1. */
enum { AUDIT_SALT = 32, AUDIT_COMMITMENT = 7 + MQ_SHA256_HEX };
int audit_commit(struct mq_str text, char salt[AUDIT_SALT + 1],
    char commitment[AUDIT_COMMITMENT + 1]);

/* Has a cell the form of a commitment? */
bool audit_is_commitment(struct mq_str cell);

/* What LOG.private holds on a commitment. */
struct audit_secret {
	struct mq_str raw, salt, text;
	bool due; /* the log commits to it, and it is not erased */
	bool met; /* the log commits to it */
};

struct audit_secrets {
	struct mq_map map; /* by commitment, of struct audit_secret */
	struct mq_map ids; /* by service_request_id, of struct audit_erasure */
	struct audit_text bytes;
	const char *path;
	bool there;
	bool torn; /* its last line has no line end */
	struct mq_arena arena;
};

/* What is known of the erasure of an id. */
struct audit_erasure {
	size_t line;    /* of the last event `erase`, or 0 */
	bool asked;     /* set by who wants to erase it */
	bool found;     /* the log has it */
	size_t private; /* texts of it that are not erased */
};

/* Read LOG.private: NULL, or what is wrong.  No file is an empty one. */
const char *audit_secrets_load(struct audit_secrets *s, const char *path);

/*
 * Hold them against the log: report what does not fit, unless r is NULL, and
 * settle due, met, and the erasures of the ids that were put into the map.
 * Gives how many commitments are sound.
 */
size_t audit_secrets_check(
    struct audit_secrets *s, struct mq_str log, struct audit_report *r);

/*
 * Write LOG.private anew with those that are due, where it holds others:
 * whole or not at all.  NULL, or what is wrong.
 */
const char *audit_secrets_purge(struct audit_secrets *s);

/*
 * Append rows "commitment TAB salt TAB text LF" to the file, begun where it is
 * not there.
 */
const char *audit_secrets_append(struct audit_secrets *s, struct mq_str rows);

void audit_secrets_free(struct audit_secrets *s);

#endif
