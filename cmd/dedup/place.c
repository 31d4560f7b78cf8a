#include "place.h"

#include <math.h>

#include "minhash.h"
#include "minqing/address.h"
#include "minqing/hash.h"

#define DEGREE 10000000 /* points are whole numbers of its fractions */
#define POLE (85 * DEGREE)

#define EARTH 6371008.8          /* mean radius, metres: Moritz, GRS 80, 2000 */
#define RADIAN 57.29577951308232 /* degrees */
#define METRES (EARTH / RADIAN)  /* a degree of latitude */

/*
 * Decimal degrees, digits after the seventh left out: 0, or -1.  Not by
 * strtod(), which would take most of the time that a record has.
 */
static int
read_degrees(struct mq_str s, int32_t most, int32_t *out)
{
	bool minus = s.n > 0 && *s.s == '-', point = false;
	int64_t v = 0;
	size_t i, digits = 0, after = 0;

	for (i = minus; i < s.n && v <= INT64_C(1000) * DEGREE; i++) {
		if (s.s[i] == '.' && !point) {
			point = true;
			continue;
		}
		if (s.s[i] < '0' || s.s[i] > '9')
			return -1;
		digits++;
		if (after < 7)
			v = v * 10 + (s.s[i] - '0');
		after += point;
	}
	for (; after < 7; after++)
		v *= 10;
	if (digits == 0 || i < s.n || v > most)
		return -1;
	*out = (int32_t)(minus ? -v : v);
	return 0;
}

static void
know(struct dedup_place *p, enum dedup_kind kind, struct mq_str text)
{
	if (text.n == 0)
		return;
	p->known |= 1U << kind;
	p->key[kind] = mq_hash(text.s, text.n, kind);
}

void
dedup_place_read(struct dedup_place *p, struct mq_arena *a,
    const struct dedup_place_cells *cells)
{
	*p = (struct dedup_place){ 0 };
	if (read_degrees(cells->lat, POLE, &p->lat) == 0 &&
	    read_degrees(cells->lon, 180 * DEGREE, &p->lon) == 0 &&
	    (p->lat || p->lon))
		p->known = 1U << DEDUP_POINT;
	if (!mq_str_eq(cells->area, MQ_STR("unassigned")))
		know(p, DEDUP_AREA, cells->area);
	if (cells->address.n > 0)
		know(p, DEDUP_ADDRESS, mq_address_building(a, cells->address));
	if (cells->household.n > 0)
		know(p, DEDUP_HOUSEHOLD, mq_address_fold(a, cells->household));
}

enum dedup_kind
dedup_place_kind(unsigned a, unsigned b)
{
	enum dedup_kind kind;

	for (kind = 0; kind < DEDUP_KINDS; kind++)
		if (a & b & 1U << kind)
			return kind;
	return DEDUP_NOWHERE;
}

static double
radians(int32_t degrees)
{
	return degrees / (RADIAN * DEGREE);
}

/* The haversine formula: R. W. Sinnott, Virtues of the haversine, 1984. */
double
dedup_place_distance(const struct dedup_place *a, const struct dedup_place *b)
{
	double lat = sin((radians(b->lat) - radians(a->lat)) / 2);
	double lon = sin((radians(b->lon) - radians(a->lon)) / 2);
	double h =
	    lat * lat + cos(radians(a->lat)) * cos(radians(b->lat)) * lon * lon;

	return 2 * EARTH * asin(sqrt(h < 1 ? h : 1));
}

enum dedup_nearness
dedup_place_compare(
    const struct dedup_place *a, const struct dedup_place *b, double radius)
{
	enum dedup_kind kind = dedup_place_kind(a->known, b->known);

	if (kind == DEDUP_NOWHERE)
		return DEDUP_UNKNOWN;
	if (kind == DEDUP_POINT)
		return dedup_place_distance(a, b) <= radius ? DEDUP_SAME
							    : DEDUP_APART;
	if (a->key[kind] != b->key[kind])
		return DEDUP_APART;
	if (kind == DEDUP_AREA && a->known & b->known & 1U << DEDUP_ADDRESS &&
	    a->key[DEDUP_ADDRESS] != b->key[DEDUP_ADDRESS])
		return DEDUP_NEAR;
	return DEDUP_SAME;
}

/*
 * The cell of a point, in degrees.  Rows are of equal height; each row has
 * columns of a width of its own, about as many metres.
 */
static uint64_t
cell_of(double lat, double lon, double size)
{
	double row = floor(lat * METRES / size);
	double width = size / (METRES * cos(row * size / EARTH));

	if (lon < -180)
		lon += 360;
	else if (lon >= 180)
		lon -= 360;
	return dedup_mix((uint64_t)(int64_t)row << 32 ^
			 (uint32_t)(int64_t)floor(lon / width));
}

static double
cell_size(double radius)
{
	return radius > 25 ? 8 * radius : 200;
}

uint64_t
dedup_place_key(
    const struct dedup_place *p, enum dedup_kind kind, double radius)
{
	if (kind == DEDUP_NOWHERE)
		return 0;
	if (kind != DEDUP_POINT)
		return p->key[kind];
	return cell_of((double)p->lat / DEGREE, (double)p->lon / DEGREE,
	    cell_size(radius));
}

static size_t
put_new(uint64_t *key, size_t n, uint64_t k)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (key[i] == k)
			return n;
	key[n] = k;
	return n + 1;
}

/*
 * A square around the point, a little wider than the radius, lies in the cells
 * of its corners, for it is smaller than a cell.
 */
size_t
dedup_place_keys(const struct dedup_place *p, enum dedup_kind kind,
    double radius, uint64_t key[DEDUP_CELLS_MAX])
{
	double lat = (double)p->lat / DEGREE, lon = (double)p->lon / DEGREE;
	double size = cell_size(radius), up, across;
	size_t n = 0;

	if (kind != DEDUP_POINT) {
		key[0] = dedup_place_key(p, kind, radius);
		return 1;
	}
	up = 1.001 * (radius + 0.1) / METRES;
	across = up / cos((fabs(lat) + up) / RADIAN);
	n = put_new(key, n, cell_of(lat - up, lon - across, size));
	n = put_new(key, n, cell_of(lat - up, lon + across, size));
	n = put_new(key, n, cell_of(lat + up, lon - across, size));
	return put_new(key, n, cell_of(lat + up, lon + across, size));
}
