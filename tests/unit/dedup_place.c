#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "../../cmd/dedup/place.h"
#include "../../cmd/dedup/who.h"
#include "../tap.h"

static struct dedup_place
point(const char *lat, const char *lon)
{
	struct dedup_place_cells cells = { .lat = mq_str(lat),
		.lon = mq_str(lon) };
	struct mq_arena a = { 0 };
	struct dedup_place p;

	dedup_place_read(&p, &a, &cells);
	mq_arena_free(&a);
	return p;
}

static const struct {
	const char *lat, *lon;
	bool known;
	long want_lat, want_lon;
} points[] = {
	{ "29.87", "121.55", true, 298700000, 1215500000 },
	{ "-33.86", "151.2000000999", true, -338600000, 1512000000 },
	{ "42", "-71.", true, 420000000, -710000000 },
	{ "0", "0.0000001", true, 0, 1 },
	{ "0.0", "-0.0", false, 0, 0 },
	{ "29.87", "", false, 0, 0 },
	{ "", "121.55", false, 0, 0 },
	{ "89", "10", false, 0, 0 },
	{ "29.87", "180.1", false, 0, 0 },
	{ "99999999999999999999", "1", false, 0, 0 },
	{ "2987e-2", "121.55", false, 0, 0 },
	{ "29.8.7", "121.55", false, 0, 0 },
	{ "-", "121.55", false, 0, 0 },
	{ ".", "121.55", false, 0, 0 },
};

static void
points_are_read(void)
{
	struct dedup_place p;
	size_t i;

	for (i = 0; i < sizeof(points) / sizeof(*points); i++) {
		p = point(points[i].lat, points[i].lon);
		if (!is_int(p.known, points[i].known ? 1 : 0))
			note("%s %s", points[i].lat, points[i].lon);
		if (!points[i].known)
			continue;
		is_int(p.lat, points[i].want_lat);
		is_int(p.lon, points[i].want_lon);
	}
}

/* From the chord between unit vectors, in Python. */
static void
distances_are_right(void)
{
	static const struct {
		const char *a[2], *b[2];
		double metres;
	} d[] = {
		{ { "29.87", "121.55" }, { "29.8704", "121.55" }, 44.4780 },
		{ { "29.87", "121.55" }, { "29.87", "121.5505" }, 48.2118 },
		{ { "42.36", "-71.06" }, { "42.3605", "-71.06" }, 55.5975 },
		{ { "0.5", "179.9999" }, { "0.5", "-179.9999" }, 22.2382 },
		{ { "-33.86", "151.2" }, { "-33.8604", "151.2002" }, 48.1595 },
	};
	struct dedup_place a, b;
	size_t i;

	for (i = 0; i < sizeof(d) / sizeof(*d); i++) {
		a = point(d[i].a[0], d[i].a[1]);
		b = point(d[i].b[0], d[i].b[1]);
		is_near(dedup_place_distance(&a, &b), d[i].metres, 0.001);
		is_int(dedup_place_compare(&a, &b, d[i].metres + 0.001),
		    DEDUP_SAME);
		is_int(dedup_place_compare(&a, &b, d[i].metres - 0.001),
		    DEDUP_APART);
	}
}

/* Whatever lies within the radius must be found by one of the keys. */
static void
neighbours_share_a_key(unsigned seed, double radius)
{
	uint64_t key[DEDUP_CELLS_MAX], other;
	struct dedup_place a = { .known = 1 }, b = { .known = 1 };
	size_t i, k, n, near = 0, lost = 0;
	double reach = radius / 111195 * 1e7;

	srand(seed);
	for (i = 0; i < 20000; i++) {
		a.lat = rand() % 1600000000 - 800000000;
		a.lon = (int32_t)((rand() % 3600000) * 1000LL - 1799999999);
		b.lat = a.lat + (int32_t)((rand() % 2001 - 1000) * reach / 900);
		b.lon = a.lon + (int32_t)((rand() % 2001 - 1000) * reach / 900 /
					  cos(a.lat / 572957795.0));
		if (dedup_place_distance(&a, &b) > radius)
			continue;
		near++;
		n = dedup_place_keys(&a, DEDUP_POINT, radius, key);
		other = dedup_place_key(&b, DEDUP_POINT, radius);
		for (k = 0; k < n && key[k] != other;)
			k++;
		lost += k == n;
	}
	ok(near > 5000);
	is_int(lost, 0);
}

static struct dedup_place
place(const char *area, const char *address, const char *household)
{
	struct dedup_place_cells cells = { .area = mq_str(area),
		.address = mq_str(address),
		.household = mq_str(household) };
	struct mq_arena a = { 0 };
	struct dedup_place p;

	dedup_place_read(&p, &a, &cells);
	mq_arena_free(&a);
	return p;
}

static const struct {
	const char *a[3], *b[3];
	enum dedup_nearness want;
} pairs[] = {
	{ { "C1", "", "" }, { "C1", "", "" }, DEDUP_SAME },
	{ { "C1", "", "" }, { "C2", "", "" }, DEDUP_APART },
	{ { "C1", "x3幢", "" }, { "C1", "x3栋501", "" }, DEDUP_SAME },
	{ { "C1", "x3幢", "" }, { "C1", "x5幢", "" }, DEDUP_NEAR },
	{ { "C1", "x3幢", "" }, { "C1", "", "" }, DEDUP_SAME },
	{ { "C1", "x3幢", "" }, { "C2", "x3幢", "" }, DEDUP_APART },
	{ { "", "x3幢", "" }, { "C2", "x3幢", "" }, DEDUP_SAME },
	{ { "unassigned", "x3幢", "" }, { "C2", "x5幢", "" }, DEDUP_APART },
	{ { "unassigned", "", "" }, { "unassigned", "", "" }, DEDUP_UNKNOWN },
	{ { "C1", "", "" }, { "", "x3幢", "" }, DEDUP_UNKNOWN },
	{ { "", "", "h-1" }, { "", "", "Ｈ-1" }, DEDUP_SAME },
	{ { "", "", "h-1" }, { "", "", "h-2" }, DEDUP_APART },
	{ { "", "", "h-1-12" }, { "", "", "h-11-2" }, DEDUP_APART },
	{ { "", "", "" }, { "", "", "" }, DEDUP_UNKNOWN },
};

static void
places_are_compared(void)
{
	struct dedup_place a, b;
	size_t i;

	for (i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		a = place(pairs[i].a[0], pairs[i].a[1], pairs[i].a[2]);
		b = place(pairs[i].b[0], pairs[i].b[1], pairs[i].b[2]);
		if (!is_int(dedup_place_compare(&a, &b, 50), pairs[i].want) ||
		    !is_int(dedup_place_compare(&b, &a, 50), pairs[i].want))
			note("pair %zu", i);
	}
}

/* category, reporter, contact; twice */
static const struct {
	const char *a[3], *b[3];
	bool same;
} reporters[] = {
	{ { "lift", "赵女士", "" }, { "lift", "赵女士", "" }, true },
	{ { "lift", "赵女士", "" }, { "noise", "赵女士", "" }, false },
	{ { "", "赵女士", "" }, { "", "赵女士", "" }, false },
	{ { "unclassified", "赵女士", "" }, { "unclassified", "赵女士", "" },
	    false },
	{ { "lift", "赵女士", "13800000001" }, { "lift", "赵女士", "" }, true },
	{ { "lift", "赵女士", "13800000001" },
	    { "lift", "赵女士", "13800000002" }, false },
	{ { "lift", "赵女士", "138-0000-0001" },
	    { "lift", "钱先生", "13800000001" }, true },
	{ { "lift", "", "" }, { "lift", "", "" }, false },
	{ { "lift", "匿名", "" }, { "lift", "匿名", "" }, false },
	{ { "lift", "Anonymous", "" }, { "lift", "ANONYMOUS", "" }, false },
	{ { "lift", "赵*", "" }, { "lift", "赵*", "" }, false },
	{ { "lift", "", "138****0001" }, { "lift", "", "138****0001" }, false },
	{ { "lift", "", "00000000" }, { "lift", "", "00000000" }, false },
	{ { "lift", "", "1234" }, { "lift", "", "1234" }, false },
	{ { "lift", "A. Miller", "" }, { "lift", "a miller", "" }, true },
};

static void
reporters_are_compared(void)
{
	struct mq_arena arena = { 0 };
	struct dedup_who a, b;
	uint64_t x[DEDUP_WAYS], y[DEDUP_WAYS];
	bool meet;
	size_t i;

	for (i = 0; i < sizeof(reporters) / sizeof(*reporters); i++) {
		dedup_who_read(&a, &arena, mq_str(reporters[i].a[0]),
		    mq_str(reporters[i].a[1]), mq_str(reporters[i].a[2]));
		dedup_who_read(&b, &arena, mq_str(reporters[i].b[0]),
		    mq_str(reporters[i].b[1]), mq_str(reporters[i].b[2]));
		if (!is_int(dedup_who_same(&a, &b), reporters[i].same))
			note("pair %zu", i);
		dedup_who_keys(&a, 7, x);
		dedup_who_keys(&b, 7, y);
		meet = (x[0] && x[0] == y[0]) || (x[1] && x[1] == y[1]);
		ok(meet || !reporters[i].same);
		dedup_who_keys(&b, 8, y);
		ok((!x[0] || x[0] != y[0]) && (!x[1] || x[1] != y[1]));
	}
	mq_arena_free(&arena);
}

int
main(void)
{
	points_are_read();
	distances_are_right();
	neighbours_share_a_key(1, 50);
	neighbours_share_a_key(2, 0.5);
	neighbours_share_a_key(3, 10000);
	places_are_compared();
	reporters_are_compared();
	return done();
}
