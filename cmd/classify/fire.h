#ifndef FIRE_H
#define FIRE_H

#include "rules.h"

/*
 * Which rules fire on a record.
 *
 *	struct fire *f = fire_new(rules, header, column, ncolumns, 0);
 *	struct fire_hits hits;
 *
 *	if (fire_record(f, &rec, &hits))
 *		refuse(hits.column, hits.code, hits.why);
 */
struct fire;

/* A rule that fired, and where its pattern first matched. */
struct fire_hit {
	const struct rule *rule;
	/* Only with FIRE_SPANS: */
	struct mq_str column; /* its name */
	struct mq_str cell;   /* its text, decoded */
	size_t span[2];       /* of the match in it, in bytes */
};

/* Lives as long as the record, and until the next fire_record(). */
struct fire_hits {
	const struct fire_hit *hit; /* in the order of the rules */
	size_t n;
	const char *code; /* why nothing is known: "utf8", "limit" */
	const char *why;
	const char *column; /* the one at fault */
};

enum fire_how {
	FIRE_SPANS = 1, /* tell where the patterns match */
	FIRE_EACH = 2   /* run every pattern on every text */
};

/*
 * Rules without a field of their own look at the given columns of the header,
 * in this order.  Rules and header must outlive it.  `how` is a mask; whether
 * FIRE_EACH is in it changes nothing but the time that it takes.
 */
struct fire *fire_new(const struct rules *rules, const struct mq_record *header,
    const size_t *column, size_t ncolumns, unsigned how);

/*
 * The first rule that looks at the i-th of the fields that the header lacks:
 * it never fires.  NULL behind the last.
 */
const struct rule *fire_missing(const struct fire *f, size_t i);

/*
 * Look at the enabled rules in their order, up to the first that fires and
 * says stop.  -1, with `code` and `why`, where a cell is not UTF-8 or a
 * pattern hit a limit.
 */
int fire_record(
    struct fire *f, const struct mq_record *rec, struct fire_hits *hits);

/*
 * Does this rule alone, enabled or not, fire on a text, which must be valid
 * UTF-8?  Where it cannot be known, *culprit is the pattern that cannot tell.
 */
enum mq_match fire_try(const struct rule *r, struct mq_str text,
    const struct mq_pattern **culprit);

/*
 * Can a scan tell of some records that the rule does not fire, or is it run on
 * all of them?
 */
bool fire_is_scanned(const struct rule *r);

/* NULL is allowed. */
void fire_free(struct fire *f);

#endif
