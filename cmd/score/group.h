#ifndef GROUP_H
#define GROUP_H

#include "minqing/date.h"
#include "minqing/hash.h"
#include "minqing/record.h"
#include "minqing/scheme.h"
#include "minqing/writer.h"

/*
 * Answers summed by group.
 *
 *	struct score_groups g = { .zone = zone };
 *
 *	if ((why = score_groups_parse(&g, "area,requested_datetime:month")))
 *		complain(why);
 *	missing = score_groups_bind(&g, header);
 *	...
 *	why = score_groups_add(&g, &rec, &answers, &column);
 *	...
 *	score_groups_write(&g, scheme, writer);
 *	score_groups_free(&g);
 *
 * A group is a value, or a period, of each of the columns that were named.
 */
struct score_key {
	struct mq_str name; /* as it was asked for: "requested_datetime:month",
			     * "month" */
	const char *source; /* the column that it is made of, once bound */
	long column;
	bool is_period;
	enum mq_period period;
	const char *no_date; /* what to say of one that cannot be read */
};

struct score_groups {
	struct mq_zone *zone; /* that periods are counted in */
	struct mq_arena arena;
	struct score_key *key;
	size_t nkeys, cap;
	struct mq_map sums; /* of struct mq_answers */
	char *buf;          /* the key that is being put together */
	size_t len, size;
};

/*
 * Read a list of columns, separated by commas: NULL, or what is wrong with it
 * (an empty name, one that comes twice or that the result has itself).
 */
const char *score_groups_parse(struct score_groups *g, const char *list);

/*
 * Find the columns in a header: NULL, or the name of one that is not there.
 * COLUMN:PERIOD is a period of that column, and a period's name alone one of
 * requested_datetime, unless the header has a column of that very name.
 */
const char *score_groups_bind(
    struct score_groups *g, const struct mq_record *header);

/*
 * Add a record's answers to its group: NULL, or what is wrong with a date, in
 * *column, that a period is asked of.  An empty one makes an empty period.
 */
const char *score_groups_add(struct score_groups *g, const struct mq_record *r,
    const struct mq_answers *a, const char **column);

/* The header, and a row for each group, in the order of their keys' bytes. */
void score_groups_write(const struct score_groups *g,
    const struct mq_scheme *sc, struct mq_writer *w);

/* Give the memory back; only the zone is kept. */
void score_groups_free(struct score_groups *g);

#endif
