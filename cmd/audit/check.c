#include "check.h"

#include <inttypes.h>

static void
set_hash(struct audit_end *end, struct mq_str hash)
{
	memcpy(end->hash, hash.s, MQ_SHA256_HEX);
	end->hash[MQ_SHA256_HEX] = '\0';
}

/* Read it all once: do the hashes and the numbers hold? */
static bool
is_sound(struct mq_str bytes, struct audit_heads *heads, struct audit_end *end)
{
	struct audit_line line;
	struct mq_str raw;
	bool sound = true;

	*end = (struct audit_end){ 0 };
	if (!audit_next(&bytes, &raw))
		return true;
	audit_link(MQ_STR(""), raw, end->hash);
	audit_heads_meet(heads, 0, mq_str(end->hash));
	sound = audit_is_header(raw);
	while (audit_next(&bytes, &raw)) {
		audit_line_read(raw, &line);
		end->events++;
		sound = sound && line.seq == end->events &&
			audit_follows(&line, mq_str(end->hash));
		if (!sound)
			continue; /* the lines are counted all the same */
		audit_heads_meet(heads, line.seq, line.hash);
		set_hash(end, line.hash);
	}
	return sound;
}

/*
 * A line of which only the line end is missing, and which a head vouches for,
 * was not cut off.
 */
static void
meet_torn(
    struct mq_str torn, struct audit_heads *heads, const struct audit_end *end)
{
	struct audit_line line;

	audit_line_read(torn, &line);
	if (line.seq == end->events + 1 &&
	    audit_follows(&line, mq_str(end->hash)) &&
	    audit_heads_count(heads, line.hash) == line.seq)
		audit_heads_meet(heads, line.seq, line.hash);
}

struct mq_str
audit_torn(struct mq_str bytes)
{
	size_t n = bytes.n;

	while (n && bytes.s[n - 1] != '\n')
		n--;
	return (struct mq_str){ bytes.s + n, bytes.n - n };
}

/* A file that never was a log, rather than one that was tampered with. */
static const char *
no_log(struct mq_str bytes, const struct audit_heads *heads)
{
	struct audit_line line;
	struct mq_str raw;

	if (!bytes.n)
		return heads->n ? NULL : "empty: not even a header line";
	if (!audit_next(&bytes, &raw) || audit_is_header(raw))
		return NULL;
	if (audit_next(&bytes, &raw)) {
		audit_line_read(raw, &line);
		if (line.hash.n)
			return NULL;
	}
	return "no audited log: its last columns are not seq and hash";
}

const char *
audit_check(struct mq_str bytes, struct audit_heads *heads,
    struct audit_report *r, struct audit_end *end)
{
	const char *wrong = no_log(bytes, heads);
	struct mq_str torn = audit_torn(bytes);

	if (wrong)
		return wrong;
	audit_heads_reset(heads);
	if (!is_sound(bytes, heads, end)) {
		audit_heads_reset(heads);
		audit_diagnose(bytes, heads, r);
	} else if (torn.n)
		meet_torn(torn, heads, end);
	audit_heads_report(heads, r, end);
	if (torn.n && !r->count[AUDIT_CUT])
		audit_find(r, AUDIT_TORN, (uint64_t)end->events + 2, 0,
		    "%zu bytes without a line end: what a crash leaves",
		    torn.n);
	return NULL;
}

/* The line that ends where `bytes` does, taken off it. */
static struct mq_str
last_line(struct mq_str *bytes)
{
	size_t end = bytes->n - 1, n = end;

	while (n && bytes->s[n - 1] != '\n')
		n--;
	bytes->n = n;
	return (struct mq_str){ bytes->s + n, end - n };
}

const char *
audit_check_end(struct mq_str bytes, struct audit_end *end)
{
	struct audit_line last, before;
	char header[MQ_SHA256_HEX + 1];

	if (audit_torn(bytes).n)
		return "ends in a torn line; mq-audit recover mends it";
	*end = (struct audit_end){ 0 };
	audit_line_read(last_line(&bytes), &last);
	if (!bytes.n) {
		audit_link(MQ_STR(""), last.raw, end->hash);
		return NULL;
	}
	audit_line_read(last_line(&bytes), &before);
	if (!bytes.n) {
		audit_link(MQ_STR(""), before.raw, header);
		before.hash = mq_str(header);
		before.seq = 0;
	}
	if (last.seq != before.seq + 1 || !audit_follows(&last, before.hash))
		return "the last line is not as it was appended; see mq-audit "
		       "verify";
	end->events = last.seq;
	set_hash(end, last.hash);
	return NULL;
}
