#include "spot.h"

#include <math.h>
#include <stdlib.h>

#include "cell.h"
#include "minqing/utf8.h"

#define EARTH 6371008.8          /* mean radius, metres: Moritz, GRS 80, 2000 */
#define RADIAN 57.29577951308232 /* degrees */
#define RADIUS_MAX 1000000.0

int
route_spot_columns(struct mq_table *t, struct route_spot_columns *c)
{
	c->pattern = mq_table_find(t, "pattern");
	c->radius = mq_table_find(t, "radius");
	c->lat = c->lon = -1;
	if (c->radius >= 0) {
		c->lat = mq_table_column(t, "lat");
		c->lon = mq_table_column(t, "long");
	}
	return t->error ? -1 : 0;
}

/* Degrees as radians: 0, or -1. */
static int
read_degrees(struct mq_str s, double most, double *out)
{
	if (mq_str_number(s, out) || *out < -most || *out > most)
		return -1;
	*out /= RADIAN;
	return 0;
}

/* The square of the sine of half the angle. */
static double
haversine(double angle)
{
	double s = sin(angle / 2);

	return s * s;
}

static int
add_circle(struct route_spots *spots, struct mq_table *t, size_t row,
    const struct route_spot_columns *c, size_t as)
{
	struct route_circle o = { .row = as };
	double radius;

	if (mq_str_number(mq_table_cell(t, row, c->radius), &radius) ||
	    radius <= 0 || radius > RADIUS_MAX)
		return mq_table_fail(t, row, c->radius,
		    "want metres, more than 0 and at most 1000000");
	if (read_degrees(mq_table_cell(t, row, c->lat), 90, &o.lat))
		return mq_table_fail(
		    t, row, c->lat, "want degrees from -90 to 90");
	if (read_degrees(mq_table_cell(t, row, c->lon), 180, &o.lon))
		return mq_table_fail(
		    t, row, c->lon, "want degrees from -180 to 180");
	o.most = haversine(radius / EARTH);
	spots->circle = mq_grow(spots->circle, spots->ncircles,
	    &spots->circles_cap, sizeof(*spots->circle));
	spots->circle[spots->ncircles++] = o;
	return 0;
}

static int
add_pattern(struct route_spots *spots, struct mq_table *t, size_t row, long col,
    size_t as)
{
	const char *why;
	struct mq_pattern *p =
	    mq_pattern_new(mq_table_cell(t, row, col), 0, &why);

	if (!p)
		return mq_table_fail(t, row, col, "%s", why);
	spots->matcher = mq_grow(spots->matcher, spots->nmatchers,
	    &spots->matchers_cap, sizeof(*spots->matcher));
	spots->matcher[spots->nmatchers++] = (struct route_matcher){ p, as };
	return 0;
}

int
route_spots_add(struct route_spots *spots, struct mq_table *t, size_t row,
    const struct route_spot_columns *c, size_t as)
{
	if (mq_table_cell(t, row, c->pattern).n &&
	    add_pattern(spots, t, row, c->pattern, as))
		return -1;
	if (mq_table_cell(t, row, c->radius).n)
		return add_circle(spots, t, row, c, as);
	return 0;
}

int
route_spot_at(const struct route_spots *spots, struct mq_str lat,
    struct mq_str lon, size_t *row)
{
	const struct route_circle *o, *best = NULL;
	double y, x, h, nearest = 2;

	if (!spots->ncircles || read_degrees(lat, 90, &y) ||
	    read_degrees(lon, 180, &x))
		return 0;
	for (o = spots->circle; o < spots->circle + spots->ncircles; o++) {
		h = haversine(y - o->lat);
		if (h > o->most)
			continue;
		h += cos(y) * cos(o->lat) * haversine(x - o->lon);
		if (h <= o->most && h < nearest) {
			nearest = h;
			best = o;
		}
	}
	if (best)
		*row = best->row;
	return best != NULL;
}

int
route_spot_like(const struct route_spots *spots, struct mq_str address,
    size_t *row, const char **code, const char **why)
{
	enum mq_match got;
	size_t i;

	if (spots->nmatchers &&
	    mq_utf8_valid(address.s, address.n) < address.n) {
		*code = "utf8";
		*why = "not UTF-8, and the areas have patterns";
		return -1;
	}
	for (i = 0; i < spots->nmatchers; i++) {
		got =
		    mq_pattern_match(spots->matcher[i].pattern, address, NULL);
		if (got == MQ_MATCH_NO)
			continue;
		*row = spots->matcher[i].row;
		if (got == MQ_MATCH_YES)
			return 1;
		*code = "limit";
		*why = mq_pattern_error(spots->matcher[i].pattern);
		return -1;
	}
	return 0;
}

void
route_spots_free(struct route_spots *spots)
{
	size_t i;

	for (i = 0; i < spots->nmatchers; i++)
		mq_pattern_free(spots->matcher[i].pattern);
	free(spots->matcher);
	free(spots->circle);
	*spots = (struct route_spots){ 0 };
}
