#include "book.h"

#include <stdlib.h>

enum { DAY = 86400 };

int64_t
visit_day(struct mq_zone *zone, int64_t t)
{
	int64_t local = t + mq_zone_offset(zone, t);

	return (local - (local < 0 ? DAY - 1 : 0)) / DAY;
}

void
visit_book_now(struct visit_book *book, int64_t now)
{
	int day;

	book->now = now;
	mq_civil(visit_day(book->zone, now), &book->year, &book->month, &day);
}

void
visit_book_areas(struct visit_book *book, struct mq_table *t)
{
	long area, worker;
	struct mq_str *who;
	size_t row;

	if (t->error)
		return;
	area = mq_table_column(t, "area");
	worker = area < 0 ? -1 : mq_table_column(t, "worker");
	for (row = 0; row < t->nrows && !t->error; row++) {
		if (!mq_table_cell(t, row, area).n)
			continue;
		who = mq_map_put(
		    &book->areas, mq_table_cell(t, row, area), sizeof(*who));
		if (!who->n)
			*who = mq_table_cell(t, row, worker);
	}
}

void
visit_book_groups(struct visit_book *book, struct mq_table *t)
{
	struct mq_str text;
	long tag, rank;
	int64_t n;
	size_t row;
	int *at;

	if (t->error)
		return;
	tag = mq_table_column(t, "tag");
	rank = mq_table_find(t, "rank");
	for (row = 0; row < t->nrows && !t->error; row++) {
		text = mq_table_cell(t, row, rank);
		n = VISIT_NO_RANK - 1;
		if (text.n &&
		    (mq_str_int(text, &n) || n < 1 || n >= VISIT_NO_RANK)) {
			mq_table_fail(
			    t, row, rank, "want a whole number from 1");
			return;
		}
		at = mq_map_put(
		    &book->ranks, mq_table_cell(t, row, tag), sizeof(*at));
		if (!*at)
			*at = (int)n;
	}
}

/* Tags that are no key group's mean nothing here. */
static void
rank_house(const struct visit_book *book, struct visit_house *h)
{
	struct mq_str rest = h->tags, tag;
	const int *rank;

	h->rank = VISIT_NO_RANK;
	while (rest.n && mq_str_next(&rest, ';', &tag)) {
		rank = mq_map_get(&book->ranks, mq_str_trim(tag));
		if (!rank)
			continue;
		h->groups++;
		if (*rank < h->rank)
			h->rank = *rank;
	}
}

static struct visit_worker *
find_worker(struct visit_book *book, struct mq_str name, struct mq_str area)
{
	const struct mq_str *of_area = mq_map_get(&book->areas, area);
	size_t before = book->workers.n;
	struct visit_worker *w;

	if (!name.n && of_area)
		name = *of_area;
	if (!name.n)
		name = MQ_STR("unassigned");
	w = mq_map_put(&book->workers, name, sizeof(*w));
	w->name = name;
	if (book->workers.n > before)
		w->order = before;
	w->households++;
	return w;
}

struct columns {
	long id, area, worker, address, contact, tags, needs;
};

static int
add_house(struct visit_book *book, struct mq_table *t, size_t row,
    const struct columns *c)
{
	struct visit_house h = {
		.id = mq_table_cell(t, row, c->id),
		.area = mq_table_cell(t, row, c->area),
		.address = mq_table_cell(t, row, c->address),
		.contact = mq_table_cell(t, row, c->contact),
		.tags = mq_table_cell(t, row, c->tags),
		.needs = mq_table_cell(t, row, c->needs),
	};
	size_t *at;

	if (!h.id.n)
		return mq_table_fail(t, row, c->id, "no household is named");
	at = mq_map_put(&book->ids, h.id, sizeof(*at));
	if (*at)
		return mq_table_fail(
		    t, row, c->id, "the household stands in the book twice");
	rank_house(book, &h);
	h.worker = find_worker(book, mq_table_cell(t, row, c->worker), h.area);
	book->house =
	    mq_grow(book->house, book->n, &book->cap, sizeof(*book->house));
	book->house[book->n++] = h;
	*at = book->n;
	return 0;
}

void
visit_book_load(struct visit_book *book, struct mq_table *t)
{
	struct columns c;
	size_t row;

	if (t->error)
		return;
	c.id = mq_table_column(t, "household");
	c.area = c.id < 0 ? -1 : mq_table_column(t, "area");
	c.worker = mq_table_find(t, "worker");
	c.address = mq_table_find(t, "address");
	c.contact = mq_table_find(t, "contact");
	c.tags = mq_table_find(t, "tags");
	c.needs = mq_table_find(t, "needs");
	for (row = 0; row < t->nrows && !t->error; row++)
		add_house(book, t, row, &c);
}

int
visit_book_mark(struct visit_book *book, struct mq_str household,
    const struct mq_date *date)
{
	const size_t *at = mq_map_get(&book->ids, household);
	struct visit_house *h;
	int year, month, day;
	int64_t when;

	if (!at)
		return -1;
	if (date->t > book->now)
		return 0;
	h = &book->house[*at - 1];
	when = visit_day(book->zone, date->t);
	if (!h->visited || when > h->last)
		h->last = when;
	h->visited = true;
	mq_civil(when, &year, &month, &day);
	if (year == book->year)
		h->months |= 1u << (month - 1);
	return 1;
}

unsigned
visit_months_until(int month)
{
	return (1u << month) - 1;
}

void
visit_book_free(struct visit_book *book)
{
	free(book->house);
	mq_map_free(&book->ids);
	mq_map_free(&book->workers);
	mq_map_free(&book->areas);
	mq_map_free(&book->ranks);
	*book = (struct visit_book){ 0 };
}
