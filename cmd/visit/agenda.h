#ifndef VISIT_AGENDA_H
#define VISIT_AGENDA_H

#include "minqing/table.h"
#include "minqing/writer.h"

/*
 * Dates that come again: the 8th of each month, Saturdays at 19:00, Tuesdays.
 * One row of the table of dates.
 */
struct visit_event {
	struct mq_str name, time, place;
	int day;     /* of the month, or 0 */
	int weekday; /* where day is 0: 0 is Monday */
};

struct visit_agenda {
	struct visit_event *row;
	size_t n, cap;
};

/*
 * Take in a table with the columns name and day (1 to 31, or mon to sun), and
 * perhaps time (HH:MM) and place; where it is wrong, its `error` says so.  The
 * table must outlive the agenda.
 */
void visit_agenda_load(struct visit_agenda *agenda, struct mq_table *t);

/*
 * What there is from one day to another, both included, in order.  A month
 * that is too short for a day does not have it; holidays make no difference.
 */
void visit_agenda_write(const struct visit_agenda *agenda, int64_t first,
    int64_t last, struct mq_writer *w);

void visit_agenda_free(struct visit_agenda *agenda);

#endif
