#ifndef MINQING_FIRE_H
#define MINQING_FIRE_H

#include "minqing/matcher.h"
#include "minqing/rules.h"

/*
 * Which rules fire on a record.
 *
 *	struct mq_fire *f = mq_fire_new(rules, header, column, ncolumns, 0);
 *	struct mq_fire_hits hits;
 *
 *	if (mq_fire_record(f, &rec, &hits))
 *		refuse(hits.column, hits.code, hits.why);
 */
struct mq_fire;

/* A rule that fired, and where its pattern first matched. */
struct mq_fire_hit {
	const struct mq_rule *rule;
	/* Only with MQ_FIRE_SPANS: */
	struct mq_str column; /* its name */
	struct mq_str cell;   /* its text, decoded */
	size_t span[2];       /* of the match in it, in bytes */
};

/* Lives as long as the record, and until the next mq_fire_record(). */
struct mq_fire_hits {
	const struct mq_fire_hit *hit; /* in the order of the rules */
	size_t n;
	const char *code; /* why nothing is known: "utf8", "limit" */
	const char *why;
	const char *column; /* the one at fault */
};

enum mq_fire_how {
	MQ_FIRE_SPANS = 1, /* tell where the patterns match */
	MQ_FIRE_EACH = 2   /* run every pattern on every text */
};

/*
 * Rules without a field of their own look at the given columns of the header,
 * in this order.  Rules and header must outlive it.  `how` is a mask; whether
 * MQ_FIRE_EACH is in it changes nothing but the time that it takes.
 */
struct mq_fire *mq_fire_new(const struct mq_rules *rules,
    const struct mq_record *header, const size_t *column, size_t ncolumns,
    unsigned how);

/*
 * The i-th of the columns that rules look at and the header lacks, as a
 * warning, "NAME:LINE: no column 'adress' in the input ...", which lives until
 * the next; NULL behind the last.  The built-in rules, of which some look at
 * columns that few sources have, are passed over.
 */
const char *mq_fire_warning(struct mq_fire *f, size_t i);

/*
 * Look at the enabled rules in their order, up to the first that fires and
 * says stop.  -1, with `code` and `why`, where a cell is not UTF-8 or a
 * pattern hit a limit.
 */
int mq_fire_record(
    struct mq_fire *f, const struct mq_record *rec, struct mq_fire_hits *hits);

/*
 * Does this rule alone, enabled or not, fire on a text, which must be valid
 * UTF-8?  Where it cannot be known, *culprit is the pattern that cannot tell.
 */
enum mq_match mq_fire_try(const struct mq_rule *r, struct mq_str text,
    const struct mq_pattern **culprit);

/*
 * Can a scan tell of some records that the rule does not fire, or is it run on
 * all of them?
 */
bool mq_fire_is_scanned(const struct mq_rule *r);

/*
 * The i-th of the matchers that look for the rules, or NULL behind the last:
 * for make, which has their plans built in (scripts/needs.c).
 */
struct mq_matcher *mq_fire_matcher(const struct mq_fire *f, size_t i);

/* NULL is allowed. */
void mq_fire_free(struct mq_fire *f);

#endif
