#ifndef ROUTE_TALLY_H
#define ROUTE_TALLY_H

#include "minqing/writer.h"

#include "load.h"

/*
 * The load of everybody as records: assignee, records, days, busiest_day,
 * busiest, capacity, days_over; who has most comes first, then by name.
 */
void route_tally_write(const struct route_load *load, struct mq_writer *w);

#endif
