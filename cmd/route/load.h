#ifndef ROUTE_LOAD_H
#define ROUTE_LOAD_H

#include "minqing/hash.h"

/*
 * How many records each person was given, in all and on each day: the only
 * thing that is remembered from record to record.  Memory goes with the people
 * and their days, not with the records.
 */
struct route_person {
	size_t id; /* from 0, in the order of their coming */
	uint64_t total;
	uint32_t ndays;    /* with a record */
	uint32_t busiest;  /* the most of one day */
	int64_t busy_day;  /* the first such day; days as in mq_days() */
	uint32_t capacity; /* a day; 0: no limit is known */
	uint32_t over;     /* days with more than that */
};

struct route_load {
	struct mq_map people; /* name -> struct route_person */
	struct route_count *count;
	size_t n, cap;
};

/* The day of records without a date: they count in all, and on no day. */
#define ROUTE_NO_DAY INT64_MIN

/* The person of this name, a new one where there was none. */
struct route_person *route_load_person(
    struct route_load *load, struct mq_str name);

/* The person of this name, or NULL. */
struct route_person *route_load_find(
    const struct route_load *load, struct mq_str name);

/* How many records the person has on a day. */
uint32_t route_load_on(
    const struct route_load *load, const struct route_person *p, int64_t day);

/* One record more. */
void route_load_add(
    struct route_load *load, struct route_person *p, int64_t day);

void route_load_free(struct route_load *load);

#endif
