#ifndef ROUTE_SPOT_H
#define ROUTE_SPOT_H

#include "minqing/pattern.h"
#include "minqing/table.h"

/*
 * Two more ways to tell an area: circles around points, and patterns that are
 * searched in the address as address.h folds it.
 */
struct route_circle {
	double lat, lon; /* radians */
	double most;     /* the haversine of the radius */
	size_t row;
};

struct route_matcher {
	struct mq_pattern *pattern;
	size_t row;
};

struct route_spots {
	struct route_circle *circle;
	size_t ncircles, circles_cap;
	struct route_matcher *matcher;
	size_t nmatchers, matchers_cap;
};

/* The columns of a table, or -1. */
struct route_spot_columns {
	long pattern, lat, lon, radius;
};

/* 0, or -1 with the table's error set: a radius goes with lat and long. */
int route_spot_columns(struct mq_table *t, struct route_spot_columns *c);

/*
 * Take in what stands in a row of the table, as `as`: 0, or -1 with an error
 * set.  The radius is in metres.
 */
int route_spots_add(struct route_spots *spots, struct mq_table *t, size_t row,
    const struct route_spot_columns *c, size_t as);

/*
 * The circle whose centre is nearest, of those that the point lies in or on;
 * of equally near ones the first.  1 with *row set, 0 where there is none or
 * the texts are no decimal degrees.  On a sphere of the earth's mean radius.
 */
int route_spot_at(const struct route_spots *spots, struct mq_str lat,
    struct mq_str lon, size_t *row);

/*
 * The first pattern that matches.  1 with *row set, 0 where none does, -1
 * where it cannot be told: *code is then "utf8" or "limit" and *why says more,
 * until the next call.
 */
int route_spot_like(const struct route_spots *spots, struct mq_str address,
    size_t *row, const char **code, const char **why);

void route_spots_free(struct route_spots *spots);

#endif
