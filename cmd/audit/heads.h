#ifndef AUDIT_HEADS_H
#define AUDIT_HEADS_H

#include "chain.h"
#include "minqing/table.h"
#include "report.h"

/*
 * The heads that somebody else has kept: what `mq-audit head` printed, once or
 * day after day.  A head counts the events of its time and has the hash of the
 * last of them.
 */
enum audit_standing {
	AUDIT_AHEAD, /* the log has no such event */
	AUDIT_HOLDS,
	AUDIT_FAILS, /* the event is sound, and its hash another */
	AUDIT_OPEN   /* the event is damaged itself: no more to say */
};

struct audit_head {
	int64_t count;
	struct mq_str hash;
	struct mq_str time; /* as it stands in the file */
	enum audit_standing standing;
};

struct audit_heads {
	struct audit_head *head; /* by count */
	size_t n, cap;
	size_t at; /* of audit_heads_meet() */
	struct mq_table *table;
	const char *error; /* with its place, or NULL */
	struct mq_arena arena;
};

/* Read a file of heads; headers between its rows are passed over.  0 or -1. */
int audit_heads_load(struct audit_heads *h, const char *path);

/* Take one in; the texts stay the caller's.  audit_heads_sort() comes last. */
void audit_heads_add(struct audit_heads *h, const struct audit_head *head);
void audit_heads_sort(struct audit_heads *h);

/*
 * Event `seq` has this hash: settle the heads that count up to it.  Events are
 * met in ascending order; audit_heads_reset() begins again.
 */
void audit_heads_meet(struct audit_heads *h, int64_t seq, struct mq_str hash);
void audit_heads_reset(struct audit_heads *h);

/* What a head with this hash counts, or -1. */
int64_t audit_heads_count(const struct audit_heads *h, struct mq_str hash);

/* What the last head counts; -1 without heads. */
int64_t audit_heads_last(const struct audit_heads *h);

/* Tell the first head that fails and the last the log is too short for. */
void audit_heads_report(const struct audit_heads *h, struct audit_report *r,
    const struct audit_end *end);

void audit_heads_free(struct audit_heads *h);

#endif
