#ifndef AUDIT_CHAIN_H
#define AUDIT_CHAIN_H

#include "minqing/sha256.h"

/*
 * The chain, as it stands in a log: TSV whose last two columns are seq and
 * hash.  Events are numbered from 1, and
 *
 *	hash = SHA256(previous hash, LF, line up to the tab before its hash)
 *
 * where the header counts as the event before the first: its hash, which is
 * not written down, is that of an empty text, LF and the header line.
 */
struct audit_line {
	struct mq_str raw;  /* without its line end */
	struct mq_str text; /* what its hash is made of, with the one before */
	struct mq_str hash; /* 64 hex digits, or empty where there are none */
	int64_t seq;        /* 0 where there is none to be read */
};

/* What the header of a log ends in. */
#define AUDIT_TAIL "\tseq\thash"

/* Take the next whole line, which ends in LF, off *rest; false: none left. */
bool audit_next(struct mq_str *rest, struct mq_str *raw);

/* Take a line that is no header apart. */
void audit_line_read(struct mq_str raw, struct audit_line *line);

/* The hash of a text behind `previous`, which is "" for the header. */
void audit_link(
    struct mq_str previous, struct mq_str text, char hex[MQ_SHA256_HEX + 1]);

/* Is this the header of a log? */
bool audit_is_header(struct mq_str raw);

/* Does the line's hash follow from `previous`? */
bool audit_follows(const struct audit_line *line, struct mq_str previous);

/* Where a log stands: how many events, and the hash of the last. */
struct audit_end {
	int64_t events;
	char hash[MQ_SHA256_HEX + 1];
};

#endif
