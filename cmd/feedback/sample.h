#ifndef FEEDBACK_SAMPLE_H
#define FEEDBACK_SAMPLE_H

#include "minqing/opt.h"
#include "minqing/table.h"

#include "people.h"

/*
 * A sample of households to call back, which anybody who has the records and
 * the seed can draw again.
 *
 *	struct feedback_sample s = { .seed = 365, .want = 30 };
 *
 *	feedback_sample_start(&s);
 *	feedback_sample_exclude(&s, table, zone, after);
 *	...
 *	why = feedback_sample_bind(&s, &reader, &by, header, &missing);
 *	feedback_sample_add(&s, &rec);
 *	...
 *	feedback_sample_draw(&s);
 *	for (g = s.group; g < s.group + s.ngroups; g++)
 *		for (i = 0; i < g->drawn; i++)
 *			write(s.order[g->first + i]->rec);
 *	feedback_sample_free(&s);
 *
 * Lots are XXH3-64 with the seed: of each household the record whose id has the
 * lowest one stands for it and decides its group; of each group the households
 * are drawn whose least key (people.h) has the lowest ones.  So the order of
 * the records makes no difference, and a larger sample holds the smaller one.
 */
struct feedback_group {
	struct mq_str name; /* its cells, a NUL between them */
	size_t first;       /* its first household in `order` */
	size_t households;  /* that could be drawn */
	size_t drawn;       /* of these, from the first on */
	uint64_t left_over; /* while seats are shared out */
};

struct feedback_sample {
	uint64_t seed;
	size_t want;
	bool proportional; /* `want` in all, and not of each group */

	const struct feedback_reader *rd;
	struct mq_arena arena; /* holds the records */
	struct feedback_people people;
	size_t *by; /* columns */
	size_t nby;
	size_t nobody; /* records that name none */

	struct feedback_household **order;
	struct feedback_group *group;
	size_t ngroups, cap, drawn, excluded;
	bool is_short; /* some groups have fewer than was wanted */
};

void feedback_sample_start(struct feedback_sample *s);

/*
 * Leave out the households of an earlier sample, where its column
 * sampled_datetime is not before `after` (INT64_MIN: all, and no such column is
 * needed).  What is wrong with the table is in its `error`.
 */
void feedback_sample_exclude(struct feedback_sample *s, struct mq_table *t,
    struct mq_zone *zone, int64_t after);

/*
 * Find the columns: NULL, or the name of one that is not there.  The reader is
 * bound to the same header and outlives the sample.
 */
const char *feedback_sample_bind(struct feedback_sample *s,
    const struct feedback_reader *rd, struct mq_str by,
    const struct mq_record *header);

/* Does anything in the header tell one household from another? */
bool feedback_sample_can(const struct feedback_reader *rd);

/* Let a record take part. */
void feedback_sample_add(
    struct feedback_sample *s, const struct mq_record *rec);

/* Draw: `order`, `group`, `drawn`, `excluded` and `is_short` are set. */
void feedback_sample_draw(struct feedback_sample *s);

void feedback_sample_free(struct feedback_sample *s);

#endif
