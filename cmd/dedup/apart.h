#ifndef DEDUP_APART_H
#define DEDUP_APART_H

#include "minqing/hash.h"
#include "minqing/table.h"

/*
 * Pairs of records that a person has ruled apart: neither repeats the other,
 * nor does one join a group that the other is in.  A group is the root and all
 * that repeat it, told by the root's place in the input, from 1.
 *
 *	struct dedup_apart apart = { 0 };
 *
 *	dedup_apart_add(&apart, table);
 *	...
 *	me = dedup_apart_of(&apart, id);
 *	if (dedup_apart_may(me, group))
 *		dedup_apart_join(me, group);
 */
struct dedup_apart {
	struct mq_map ids;
};

struct dedup_member; /* a record that is in such a pair */

/*
 * Take in the pairs of a table: its columns service_request_id and parent_id.
 * Where it lacks one, or a row lacks an id, its error is set.
 */
void dedup_apart_add(struct dedup_apart *a, struct mq_table *t);

/* NULL where the id is in no pair. */
struct dedup_member *dedup_apart_of(
    const struct dedup_apart *a, struct mq_str id);

/* May it join the group?  NULL may join all. */
bool dedup_apart_may(const struct dedup_member *m, uint64_t group);

/* The group that it is in now; NULL is allowed. */
void dedup_apart_join(struct dedup_member *m, uint64_t group);

void dedup_apart_free(struct dedup_apart *a);

#endif
