#ifndef DEDUP_H
#define DEDUP_H

#include "apart.h"
#include "match.h"
#include "minqing/date.h"

/*
 * Which record repeats which, free of files and options.
 *
 *	struct dedup *d = dedup_new(&options);
 *	struct dedup_result res;
 *
 *	missing = dedup_bind(d, header);
 *	...
 *	if (dedup_record(d, &rec, &res) == DEDUP_REPEAT)
 *		...
 *	dedup_free(d);
 *
 * A record that repeats an earlier one is linked to it, and is itself not
 * compared with those to come: only roots are, so there are no chains, and
 * every repeat is like its root.  Of several roots the earliest in the input
 * wins.  A root is forgotten when the time has come more than the window
 * beyond its own.
 */
struct dedup_options {
	int64_t window;   /* seconds */
	double radius;    /* metres, at most DEDUP_RADIUS_MAX */
	double threshold; /* of similarity, more than 0 and at most 1 */
	struct mq_zone *zone;
	const struct dedup_apart *apart; /* or NULL */
};

enum dedup_fate {
	DEDUP_FIRST,    /* repeats nothing */
	DEDUP_REPEAT,   /* repeats res->root */
	DEDUP_NO_DATE,  /* was not compared, and nothing will be with it */
	DEDUP_NOTHING,  /* the same, for it has nothing to compare */
	DEDUP_BAD_DATE, /* is to be refused */
	DEDUP_DISORDER  /* its time is further back than the window */
};

struct dedup_result {
	const struct dedup_root *root; /* lives until the next call */
	enum dedup_why why;
	int64_t seconds; /* from the root's time to its own */
};

struct dedup *dedup_new(const struct dedup_options *options);

/* Find the columns in a header: NULL, or the name of one that is needed. */
const char *dedup_bind(struct dedup *d, const struct mq_record *header);

/* Decide one record, in the order of the input. */
enum dedup_fate dedup_record(
    struct dedup *d, const struct mq_record *rec, struct dedup_result *res);

/* How like the root the record of the last call is, which repeats it. */
void dedup_figures(const struct dedup *d, const struct dedup_result *res,
    struct dedup_figures *out);

void dedup_free(struct dedup *d);

#endif
