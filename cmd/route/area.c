#include "area.h"

#include <stdio.h>
#include <stdlib.h>

#include "cell.h"

struct columns {
	long area, household, address, person[ROUTE_AGENCY];
	struct route_spot_columns spot;
};

static int
find_columns(struct mq_table *t, struct columns *c)
{
	c->area = mq_table_column(t, "area");
	c->person[ROUTE_WORKER] = mq_table_column(t, "worker");
	c->person[ROUTE_MEMBER] = mq_table_find(t, "member");
	c->person[ROUTE_VOLUNTEER] = mq_table_find(t, "volunteer");
	c->household = mq_table_find(t, "household");
	c->address = mq_table_find(t, "address");
	if (route_spot_columns(t, &c->spot))
		return -1;
	if (c->household < 0 && c->address < 0 && c->spot.pattern < 0 &&
	    c->spot.radius < 0)
		mq_table_column(t, "address");
	return t->error ? -1 : 0;
}

/* A key as it is compared, kept as long as the areas. */
static void
add_key(struct route_areas *areas, struct route_prefixes *p, struct mq_str cell)
{
	struct mq_str key = mq_address_fold(&areas->keys, cell);

	if (key.n)
		route_prefixes_add(p, key, areas->n);
}

static int
add_row(struct route_areas *areas, struct mq_table *t, size_t row,
    const struct columns *c)
{
	struct route_area *a;
	size_t *first, i;

	areas->row =
	    mq_grow(areas->row, areas->n, &areas->cap, sizeof(*areas->row));
	a = &areas->row[areas->n];
	a->name = mq_table_cell(t, row, c->area);
	for (i = 0; i < ROUTE_AGENCY; i++)
		a->person[i] = mq_table_cell(t, row, c->person[i]);
	a->place = mq_table_place(t, row);
	add_key(areas, &areas->households, mq_table_cell(t, row, c->household));
	add_key(areas, &areas->addresses, mq_table_cell(t, row, c->address));
	first = mq_map_put(&areas->names, a->name, sizeof(*first));
	areas->n++;
	if (!*first)
		*first = areas->n;
	return route_spots_add(&areas->spots, t, row, &c->spot, areas->n - 1);
}

void
route_areas_add(struct route_areas *areas, struct mq_table *t)
{
	struct columns c;
	size_t row;

	if (t->error || find_columns(t, &c))
		return;
	for (row = 0; row < t->nrows; row++) {
		if (!mq_table_cell(t, row, c.area).n) {
			mq_table_fail(t, row, c.area, "no area is named");
			return;
		}
		if (add_row(areas, t, row, &c))
			return;
	}
}

/* The people of the other rows of an area, first come first. */
static void
share_people(struct route_areas *areas)
{
	struct route_area *first, *a;
	size_t i, who;
	int pass;

	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < areas->n; i++) {
			a = &areas->row[i];
			first = &areas->row[*(size_t *)mq_map_get(
						&areas->names, a->name) -
					    1];
			for (who = 0; who < ROUTE_AGENCY; who++)
				if (!first->person[who].n)
					first->person[who] = a->person[who];
				else if (!a->person[who].n)
					a->person[who] = first->person[who];
		}
}

/* Which bit stands for texts that begin with these three bytes. */
static unsigned
beginning(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;

	return (u[0] * 4096u ^ u[1] * 64u ^ u[2]) & 0xffff;
}

/*
 * Most places of an address begin no key: one bit tells so without a search.
 * A key of fewer than three bytes may begin anywhere.
 */
static bool
is_beginning(const struct route_areas *areas, struct mq_str text)
{
	unsigned bit;

	if (text.n < 3)
		return true;
	bit = beginning(text.s);
	return areas->may_begin[bit / 8] & 1u << bit % 8;
}

void
route_areas_ready(struct route_areas *areas)
{
	struct mq_str key;
	unsigned bit;
	size_t i;

	share_people(areas);
	route_prefixes_sort(&areas->households);
	route_prefixes_sort(&areas->addresses);
	for (i = 0; i < areas->addresses.n; i++) {
		key = areas->addresses.item[i].key;
		if (key.n < 3) {
			memset(
			    areas->may_begin, 0xff, sizeof(areas->may_begin));
			return;
		}
		bit = beginning(key.s);
		areas->may_begin[bit / 8] |= (unsigned char)(1u << bit % 8);
	}
}

/* What is looked up, folded; lives until the next one. */
static struct mq_str
look_up(struct route_areas *areas, struct mq_str text)
{
	mq_arena_reset(&areas->text);
	return mq_address_fold(&areas->text, text);
}

const struct route_area *
route_area_of_household(struct route_areas *areas, struct mq_str household)
{
	const struct route_prefix *hit;

	hit =
	    route_prefix_longest(&areas->households, look_up(areas, household));
	return hit ? &areas->row[hit->row] : NULL;
}

/* The longest key that stands at the start of `text` as a whole. */
static const struct route_prefix *
find_at(const struct route_prefixes *p, struct mq_str text)
{
	const struct route_prefix *hit = route_prefix_longest(p, text);

	while (
	    hit && hit->key.n < text.n &&
	    mq_address_joined(hit->key.s[hit->key.n - 1], text.s[hit->key.n]))
		hit = route_prefix_shorter(p, hit);
	return hit;
}

static size_t
characters(struct mq_str s)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		n += ((unsigned char)s.s[i] & 0xc0) != 0x80;
	return n;
}

static bool
is_better(const struct route_prefix *a, const struct route_prefix *b)
{
	size_t x, y;

	if (!a || !b)
		return a != NULL;
	x = characters(a->key);
	y = characters(b->key);
	return x != y ? x > y : a->row < b->row;
}

const struct route_area *
route_area_of_address(struct route_areas *areas, struct mq_str address)
{
	const struct route_prefix *hit, *best = NULL;
	struct mq_str text = look_up(areas, address), rest;
	size_t i;

	for (i = 0; i < text.n; i++) {
		rest = (struct mq_str){ text.s + i, text.n - i };
		if ((i && mq_address_joined(rest.s[-1], *rest.s)) ||
		    !is_beginning(areas, rest))
			continue;
		hit = find_at(&areas->addresses, rest);
		if (is_better(hit, best))
			best = hit;
	}
	return best ? &areas->row[best->row] : NULL;
}

int
route_area_of_pattern(struct route_areas *areas, struct mq_str address,
    const struct route_area **area, const char **code, const char **why)
{
	size_t row = areas->n;
	int got;

	if (!areas->spots.nmatchers)
		return 0;
	got = route_spot_like(
	    &areas->spots, look_up(areas, address), &row, code, why);
	if (got > 0)
		*area = &areas->row[row];
	if (got < 0 && row < areas->n) {
		snprintf(areas->fault, sizeof(areas->fault), "%s: %s",
		    areas->row[row].place.s, *why);
		*why = areas->fault;
	}
	return got;
}

const struct route_area *
route_area_of_position(
    const struct route_areas *areas, struct mq_str lat, struct mq_str lon)
{
	size_t row;

	return route_spot_at(&areas->spots, lat, lon, &row) ? &areas->row[row]
							    : NULL;
}

const struct route_area *
route_area_of_name(const struct route_areas *areas, struct mq_str name)
{
	const size_t *first = mq_map_get(&areas->names, name);

	return first ? &areas->row[*first - 1] : NULL;
}

void
route_areas_free(struct route_areas *areas)
{
	free(areas->row);
	route_prefixes_free(&areas->households);
	route_prefixes_free(&areas->addresses);
	route_spots_free(&areas->spots);
	mq_map_free(&areas->names);
	mq_arena_free(&areas->keys);
	mq_arena_free(&areas->text);
	*areas = (struct route_areas){ 0 };
}
