#ifndef MQ_PARTS_H
#define MQ_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "minqing/date.h"

/*
 * What the modules of this folder share: a date as it is written, and small
 * arithmetic.
 */

enum { DAY = 86400 };

/* The first and the last second of the years 1 to 9999. */
#define MQ_TIME_MIN INT64_C(-62135596800)
#define MQ_TIME_MAX INT64_C(253402300799)

struct mq_parts {
	int year, month, day;
	int hour, minute, second;
	bool timed;     /* has a time */
	bool fraction;  /* has a fraction of a second that is not zero */
	bool next;      /* the time is in the night after the day */
	bool zoned;     /* has an offset */
	int32_t offset; /* seconds east of Greenwich */
};

/* The date that parts stand for: NULL, or what is wrong with them. */
const char *mq_parts_date(
    const struct mq_parts *p, struct mq_zone *z, struct mq_date *out);

/* Write "2014-08-01" for a day of the years 1 to 9999; gives what follows. */
char *mq_put_day(char *p, int64_t days);

/* t / unit, rounded down. */
static inline int64_t
mq_floor(int64_t t, int64_t unit)
{
	return (t - (t < 0 ? unit - 1 : 0)) / unit;
}

/* The number that two digits make, or -1. */
static inline int
mq_two(const char *s)
{
	unsigned tens = (unsigned char)s[0] - '0';
	unsigned ones = (unsigned char)s[1] - '0';

	return tens < 10 && ones < 10 ? (int)(tens * 10 + ones) : -1;
}

#endif
