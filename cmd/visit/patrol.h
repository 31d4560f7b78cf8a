#ifndef VISIT_PATROL_H
#define VISIT_PATROL_H

#include "minqing/table.h"
#include "minqing/writer.h"

#include "book.h"

/*
 * Two patrols a day of each area (一日两巡), one before noon and one after.
 *
 *	struct visit_patrols p = { .zone = zone, .first = day, .last = day };
 *
 *	visit_patrols_load(&p, areas);
 *	visit_patrols_mark(&p, area, &date);
 *	visit_patrols_write(&p, w);
 *
 * Memory goes with the areas and the days.
 */
struct visit_patrols {
	struct mq_zone *zone;
	int64_t first, last;  /* days, both included */
	struct mq_map areas;  /* area -> size_t, 1 + its place */
	uint32_t (*count)[2]; /* by area and day: before noon, and after */
};

enum { VISIT_PATROL_DAYS = 3660 };

/*
 * Take in the areas, once, when first and last are set; where the table is
 * wrong, its `error` says so.
 */
void visit_patrols_load(struct visit_patrols *p, struct mq_table *t);

/*
 * An area was patrolled: 1; 0 where that is not within the days; -1 where there
 * is no such area; -2 where the date is a day without a time.
 */
int visit_patrols_mark(
    struct visit_patrols *p, struct mq_str area, const struct mq_date *date);

/* A row for each area and day, and which of the two were missed. */
void visit_patrols_write(const struct visit_patrols *p, struct mq_writer *w);

void visit_patrols_free(struct visit_patrols *p);

#endif
