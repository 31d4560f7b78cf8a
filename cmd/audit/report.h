#ifndef AUDIT_REPORT_H
#define AUDIT_REPORT_H

#include "minqing/record.h"

/* What a check can come to; audit_word[] has the words. */
enum audit_verdict {
	AUDIT_EDITED,    /* a line, or its hash, or the line before it */
	AUDIT_UNPROVED,  /* the damage before took the proof of this line */
	AUDIT_INSERTED,  /* a line that was not appended there */
	AUDIT_DELETED,   /* lines missing in the middle */
	AUDIT_MOVED,     /* a line in another place */
	AUDIT_CUT,       /* lines missing at the end that a head counts */
	AUDIT_REWRITTEN, /* hashes made anew: a head does not hold */
	AUDIT_TORN,      /* a last line that was never finished */
	AUDIT_FALSIFIED, /* a private text does not fit its commitment */
	AUDIT_MISSING,   /* a private text is gone, and was not erased */
	AUDIT_KEPT,      /* a private text is there although erased */
	AUDIT_ORPHAN,    /* a private text that no event has */
	AUDIT_ERASED,    /* a private text was erased: no fault */
	AUDIT_VERDICTS
};

extern const char *const audit_word[AUDIT_VERDICTS];

struct audit_finding {
	enum audit_verdict verdict;
	uint64_t line; /* of the log, from 1; 0: of none */
	int64_t seq;   /* of the event; 0: not known, or of none */
	const char *detail;
};

/* {0} is an empty report. */
struct audit_report {
	struct audit_finding *finding;
	size_t n, cap;
	size_t count[AUDIT_VERDICTS];
	struct mq_arena arena;
};

void audit_find(struct audit_report *r, enum audit_verdict verdict,
    uint64_t line, int64_t seq, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/* How many findings are faults. */
size_t audit_faults(const struct audit_report *r);

void audit_report_free(struct audit_report *r);

#endif
