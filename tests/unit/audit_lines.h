#ifndef AUDIT_LINES_H
#define AUDIT_LINES_H

/* Logs to be damaged, made of lines, and what a check should find in them. */

#include <stdio.h>
#include <stdlib.h>

#include "../../cmd/audit/check.h"
#include "../tap.h"

enum { LINES = 48, ROOM = 512 };

#define M(v) (1u << AUDIT_##v)

/* A log as lines, [0] the header; text is what stands before the hash. */
struct lines {
	char line[LINES + 8][ROOM];
	int n; /* events */
};

struct expect {
	unsigned any;     /* one of these must be found, */
	unsigned allowed; /* and none but these; 0: nothing at all */
	int line;         /* where, or in the next line; 0: not looked at */
};

static uint64_t state = 88172645463325252u;

/* xorshift64: the same on every machine. */
static inline int
below(int n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (int)(state % (uint64_t)n);
}

/* From a up to b, both included. */
static inline int
between(int a, int b)
{
	return a + below(b - a + 1);
}

static inline void
put_hash(const char *previous, char *line)
{
	const struct mq_str part[] = { mq_str(previous), MQ_STR("\n"),
		mq_str(line) };
	char hex[MQ_SHA256_HEX + 1];

	mq_sha256_hex(part, 3, hex);
	strcat(line, "\t");
	strcat(line, hex);
}

static inline void
hash_of(const struct lines *l, int i, char hex[MQ_SHA256_HEX + 1])
{
	const struct mq_str part[] = { MQ_STR("\n"), mq_str(l->line[0]) };

	if (i)
		strcpy(hex, l->line[i] + strlen(l->line[i]) - MQ_SHA256_HEX);
	else
		mq_sha256_hex(part, 2, hex);
}

/* The cells of an event, seq included. */
static inline void
write_event(char *line, int seq)
{
	snprintf(line, ROOM,
	    "R-%d\t2026-09-%02dT08:%02d:00+08:00\taccept\t王芳\t\tnote %d\t%d",
	    between(1, 9), between(1, 30), between(0, 59), below(100000), seq);
}

/* Number and hash all lines from i on anew, as a forger with time would. */
static inline void
chain_from(struct lines *l, int i)
{
	char hex[MQ_SHA256_HEX + 1], rest[ROOM];
	char *tab;

	for (; i <= l->n; i++) {
		strcpy(rest, l->line[i]);
		if ((tab = strrchr(rest, '\t')) &&
		    strlen(tab + 1) == MQ_SHA256_HEX)
			*tab = '\0';
		if ((tab = strrchr(rest, '\t')))
			*tab = '\0';
		snprintf(l->line[i], ROOM, "%.400s\t%d", rest, i);
		hash_of(l, i - 1, hex);
		put_hash(hex, l->line[i]);
	}
}

static inline void
make_log(struct lines *l)
{
	int i;

	l->n = between(4, LINES);
	strcpy(l->line[0], "service_request_id\tevent_datetime\tevent\tactor\t"
			   "to\tnote\tseq\thash");
	for (i = 1; i <= l->n; i++)
		write_event(l->line[i], i);
	chain_from(l, 1);
}

static inline size_t
print_log(const struct lines *l, char *to)
{
	size_t n = 0, length;
	int i;

	for (i = 0; i <= l->n; i++) {
		length = strlen(l->line[i]);
		memcpy(to + n, l->line[i], length);
		n += length;
		to[n++] = '\n';
	}
	return n;
}

static inline void
keep_head(struct audit_heads *h, const struct lines *l, int count)
{
	static char hex[2][MQ_SHA256_HEX + 1];
	char *mine = hex[h->n];

	hash_of(l, count, mine);
	audit_heads_add(h, &(struct audit_head){ count, mq_str(mine),
			       MQ_STR("then"), AUDIT_AHEAD });
	audit_heads_sort(h);
}

static inline bool
as_expected(const struct audit_report *r, const struct expect *e)
{
	unsigned found = 0;
	size_t i;
	int v;

	for (v = 0; v < AUDIT_VERDICTS; v++)
		if (r->count[v])
			found |= 1u << v;
	if (found & ~e->allowed || (e->any && !(found & e->any)))
		return false;
	for (i = 0; e->line && i < r->n; i++)
		if ((1u << r->finding[i].verdict) & e->any)
			return r->finding[i].line == (uint64_t)e->line ||
			       r->finding[i].line == (uint64_t)e->line + 1;
	return true;
}

/* Check the bytes; 0 where something else than expected is found. */
static inline int
holds(const char *what, const char *bytes, size_t n, struct audit_heads *heads,
    const struct expect *e)
{
	struct audit_report r = { 0 };
	struct audit_end end;
	const char *wrong =
	    audit_check((struct mq_str){ bytes, n }, heads, &r, &end);
	int good = !wrong && as_expected(&r, e);
	size_t i;

	if (!good) {
		note("%s: %s", what, wrong ? wrong : "found:");
		for (i = 0; i < r.n; i++)
			note("%s line %d seq %d: %s",
			    audit_word[r.finding[i].verdict],
			    (int)r.finding[i].line, (int)r.finding[i].seq,
			    r.finding[i].detail);
		note("line %d; log:\n%.*s", e->line, (int)n, bytes);
	}
	audit_report_free(&r);
	return good;
}

static char bytes[(LINES + 8) * ROOM];

#endif
