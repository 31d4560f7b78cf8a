#ifndef DEDUP_PLACE_H
#define DEDUP_PLACE_H

#include "minqing/record.h"

/*
 * Where a record is about, as far as it tells, and whether two are about the
 * same place.  The first kind of the list below that both tell decides:
 * points by their distance, the others by being equal.  An area says less than
 * an address, so where two addresses in one area differ the answer is
 * DEDUP_NEAR.
 */
enum dedup_kind {
	DEDUP_POINT,
	DEDUP_AREA,
	DEDUP_ADDRESS,
	DEDUP_HOUSEHOLD,
	DEDUP_KINDS,
	DEDUP_NOWHERE = DEDUP_KINDS /* no kind is told by both */
};

enum { DEDUP_CELLS_MAX = 4 };

struct dedup_place {
	unsigned known;            /* 1 << kind, for each that it tells */
	int32_t lat, lon;          /* 1e-7 degrees */
	uint64_t key[DEDUP_KINDS]; /* a hash; not of points */
};

/* The cells of a record, already trimmed; the arena is for a moment. */
struct dedup_place_cells {
	struct mq_str lat, lon, area, address, household;
};

/*
 * Read them.  Points are plain decimal degrees; 0,0 and what lies within 5
 * degrees of a pole is no point.  The area "unassigned" is none.
 */
void dedup_place_read(struct dedup_place *p, struct mq_arena *a,
    const struct dedup_place_cells *cells);

/* The kind that decides between places that tell these kinds. */
enum dedup_kind dedup_place_kind(unsigned a, unsigned b);

/* Metres between two points, on a sphere of the earth's mean radius. */
double dedup_place_distance(
    const struct dedup_place *a, const struct dedup_place *b);

enum dedup_nearness {
	DEDUP_APART,
	DEDUP_UNKNOWN, /* nothing is told by both */
	DEDUP_NEAR,
	DEDUP_SAME
};

/* Points within `radius` metres of each other are the same place. */
enum dedup_nearness dedup_place_compare(
    const struct dedup_place *a, const struct dedup_place *b, double radius);

/*
 * Keys by which places that are the same in a kind find each other: the key
 * under which p is kept, and the keys, at most DEDUP_CELLS_MAX, under which to
 * look for its like.  Points are kept in square cells much larger than the
 * radius, which is at most DEDUP_RADIUS_MAX.  DEDUP_NOWHERE has one key.
 */
#define DEDUP_RADIUS_MAX 10000.0
uint64_t dedup_place_key(
    const struct dedup_place *p, enum dedup_kind kind, double radius);
size_t dedup_place_keys(const struct dedup_place *p, enum dedup_kind kind,
    double radius, uint64_t key[DEDUP_CELLS_MAX]);

#endif
