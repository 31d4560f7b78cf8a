#include "load.h"

#include <stdlib.h>

/* A slot of an open hash table whose size is a power of two. */
struct route_count {
	int64_t day;
	uint32_t who; /* 1 + a person's id, or 0 where the slot is free */
	uint32_t n;
};

struct route_person *
route_load_person(struct route_load *load, struct mq_str name)
{
	size_t before = load->people.n;
	struct route_person *p =
	    mq_map_put(&load->people, name, sizeof(struct route_person));

	if (load->people.n > before)
		p->id = before;
	return p;
}

struct route_person *
route_load_find(const struct route_load *load, struct mq_str name)
{
	return mq_map_get(&load->people, name);
}

/* The slot of a person's day, or the free one where it belongs. */
static size_t
find_slot(const struct route_load *load, uint32_t who, int64_t day)
{
	struct {
		int64_t day;
		uint64_t who;
	} key = { day, who };
	size_t i = mq_hash(&key, sizeof(key), load->people.seed);

	for (;; i++) {
		i &= load->cap - 1;
		if (!load->count[i].who ||
		    (load->count[i].who == who && load->count[i].day == day))
			return i;
	}
}

static void
grow(struct route_load *load)
{
	struct route_load old = *load;
	size_t i, at;

	load->cap = old.cap ? 2 * old.cap : 256;
	load->count = mq_xcalloc(load->cap, sizeof(*load->count));
	for (i = 0; i < old.cap; i++) {
		if (!old.count[i].who)
			continue;
		at = find_slot(load, old.count[i].who, old.count[i].day);
		load->count[at] = old.count[i];
	}
	free(old.count);
}

uint32_t
route_load_on(
    const struct route_load *load, const struct route_person *p, int64_t day)
{
	if (!load->n || day == ROUTE_NO_DAY)
		return 0;
	return load->count[find_slot(load, (uint32_t)p->id + 1, day)].n;
}

static void
add_on(struct route_load *load, struct route_person *p, int64_t day)
{
	struct route_count *c;

	if (load->n >= load->cap / 2)
		grow(load);
	c = &load->count[find_slot(load, (uint32_t)p->id + 1, day)];
	if (!c->who) {
		*c = (struct route_count){ day, (uint32_t)p->id + 1, 0 };
		load->n++;
		p->ndays++;
	}
	c->n++;
	p->over += p->capacity && c->n == p->capacity + 1;
	if (c->n > p->busiest || (c->n == p->busiest && day < p->busy_day)) {
		p->busiest = c->n;
		p->busy_day = day;
	}
}

void
route_load_add(struct route_load *load, struct route_person *p, int64_t day)
{
	p->total++;
	if (day != ROUTE_NO_DAY)
		add_on(load, p, day);
}

void
route_load_free(struct route_load *load)
{
	mq_map_free(&load->people);
	free(load->count);
	*load = (struct route_load){ 0 };
}
