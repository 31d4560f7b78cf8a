#ifndef AUDIT_DIAGNOSE_H
#define AUDIT_DIAGNOSE_H

#include "check.h"

/*
 * What is known of each line of a broken log.  Evidence is a hash that follows
 * from another line's, wherever that line stands now; the number a line shows
 * is believed only where there is none.
 */
struct audit_mark {
	struct mq_str raw;
	int64_t seq;  /* the number that the line had when it was appended, as
		       * far as can be told; 0: unknown */
	bool follows; /* from the line right above it */
	bool linked;  /* that, or from the event of the number before its own */
	bool guessed; /* seq is what the line shows, without evidence */
	bool home;    /* the one line that is believed to be event seq */
};

/* The lines by number, one for each number: event to line. */
struct audit_home {
	int64_t seq;
	size_t line;
};

struct audit_marks {
	struct audit_mark *mark; /* [0] is the header, [1] to [n] are lines */
	size_t n, cap;
	struct audit_home *home;
	size_t nhomes;
	char genesis[MQ_SHA256_HEX + 1];
	const struct audit_heads *heads;
};

/* Weigh the evidence: what audit_diagnose() begins with. */
void audit_marks_make(struct audit_marks *m, struct mq_str bytes,
    const struct audit_heads *heads);

/* The line that is event seq, or 0. */
size_t audit_marks_home(const struct audit_marks *m, int64_t seq);

/* The first number after seq that a line has; there must be one. */
int64_t audit_marks_after(const struct audit_marks *m, int64_t seq);

/*
 * The hashes that line i may have: the one that it shows, where it shows one,
 * and the one that follows from the line above it.  Gives how many.
 */
size_t audit_marks_hashes(
    const struct audit_marks *m, size_t i, char hex[2][MQ_SHA256_HEX + 1]);

void audit_marks_free(struct audit_marks *m);

#endif
