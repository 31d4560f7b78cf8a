#ifndef MINQING_ZONE_H
#define MINQING_ZONE_H

#include <stdint.h>

/*
 * Time zones by their names in the zone database ("Asia/Shanghai"), through
 * the C library, with the offset cached by day.  Instants are seconds since
 * 1970-01-01T00:00:00Z; days are numbered from 1970-01-01; offsets are seconds
 * east of Greenwich.
 */
struct mq_zone;

/*
 * The zone of this name ("UTC" and fixed ones, "+08:00", too, which need no
 * database); NULL where there is none (the C library would silently take UTC;
 * nor does it get paths or rules such as "CST-8").  Asked for twice, the same
 * zone is returned; zones live until the program ends.  Several may be in use
 * at once.  TZ in the environment means nothing here, and is changed.
 */
struct mq_zone *mq_zone_open(const char *name);

const char *mq_zone_name(const struct mq_zone *z);

/*
 * The offset in force at an instant, to the nearest minute, as RFC 3339 section
 * 5.8 does it: the mean solar times of long ago had seconds.
 */
int32_t mq_zone_offset(struct mq_zone *z, int64_t t);

/*
 * The instant of a local time, given as if it were UTC (days * 86400 + second
 * of the day).  In a gap (clocks put forward) the offset before it holds, so
 * 02:30 becomes 03:30; in an overlap the earlier instant is taken.
 */
int64_t mq_zone_instant(struct mq_zone *z, int64_t local);

#endif
