#include "lists.h"

#include <stdlib.h>

static void
write_header(struct mq_writer *w, const char *const *name)
{
	for (; *name; name++)
		mq_write_cell(w, mq_str(*name));
	mq_write_end(w);
}

static void
write_day(struct mq_writer *w, bool known, int64_t day)
{
	struct mq_date d = { day * 86400, 0, true };
	char text[MQ_DATE_MAX];
	size_t n = known ? mq_date_format(&d, text) : 0;

	mq_write_cell(w, (struct mq_str){ text, n });
}

static int
compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* Whom to visit first, of two that were both visited this year or both not. */
static int
by_need(const struct visit_house *x, const struct visit_house *y)
{
	int d = compare(x->rank, y->rank);

	if (!d)
		d = compare(x->visited, y->visited);
	if (!d && x->visited)
		d = compare(x->last, y->last);
	return d ? d : mq_str_cmp(x->id, y->id);
}

static int
by_turn(const void *a, const void *b)
{
	const struct visit_house *const *x = a, *const *y = b;
	int d =
	    compare((int64_t)(*x)->worker->order, (int64_t)(*y)->worker->order);

	if (!d)
		d = compare((*x)->months != 0, (*y)->months != 0);
	return d ? d : by_need(*x, *y);
}

static int
by_danger(const void *a, const void *b)
{
	const struct visit_house *const *x = a, *const *y = b;
	int d = compare((*x)->rank, (*y)->rank);

	if (!d)
		d = compare((*y)->groups, (*x)->groups);
	return d ? d : mq_str_cmp((*x)->id, (*y)->id);
}

/* All households, by worker and then in turn; to be freed. */
static const struct visit_house **
in_turn(const struct visit_book *book)
{
	const struct visit_house **out = mq_xcalloc(book->n + 1, sizeof(*out));
	size_t i;

	for (i = 0; i < book->n; i++)
		out[i] = &book->house[i];
	qsort(out, book->n, sizeof(*out), by_turn);
	return out;
}

/*
 * How many different households the worker is to visit this month in all:
 * what was not visited before it, spread over the months left.
 */
static size_t
target_of(const struct visit_book *book, const struct visit_house **house,
    size_t n, size_t floor)
{
	unsigned before = visit_months_until(book->month - 1);
	size_t left = (size_t)(13 - book->month), open = 0, i;

	for (i = 0; i < n; i++)
		open += !(house[i]->months & before);
	open = (open + left - 1) / left;
	if (open < floor)
		open = floor;
	return open < n ? open : n;
}

static const char *
reason_of(const struct visit_house *h)
{
	if (h->months)
		return "again";
	return h->rank < VISIT_NO_RANK ? "key group" : "not yet this year";
}

static void
write_planned(struct mq_writer *w, const struct visit_house *h)
{
	mq_write_cell(w, h->worker->name);
	mq_write_cell(w, h->area);
	mq_write_cell(w, h->id);
	mq_write_cell(w, h->address);
	mq_write_cell(w, h->contact);
	mq_write_cell(w, h->tags);
	write_day(w, h->visited, h->last);
	mq_write_cell(w, mq_str(reason_of(h)));
	mq_write_end(w);
}

/* Who was visited this month stands behind those who were not this year. */
static void
plan_worker(const struct visit_book *book, const struct visit_house **house,
    size_t n, size_t floor, struct mq_writer *w)
{
	unsigned now = 1u << (book->month - 1);
	size_t want = target_of(book, house, n, floor), i;

	for (i = 0; i < n && want > 0; i++)
		want -= (house[i]->months & now) != 0;
	for (i = 0; i < n && want > 0; i++) {
		if (house[i]->months & now)
			continue;
		write_planned(w, house[i]);
		want--;
	}
}

void
visit_plan_write(
    const struct visit_book *book, size_t floor, struct mq_writer *w)
{
	static const char *const header[] = { "worker", "area", "household",
		"address", "contact", "tags", "last_visit", "reason", NULL };
	const struct visit_house **house = in_turn(book);
	size_t i, n;

	write_header(w, header);
	for (i = 0; i < book->n; i += n) {
		n = house[i]->worker->households;
		plan_worker(book, house + i, n, floor, w);
	}
	free(house);
}

static void
cover_month(const struct visit_book *book, const struct visit_house **house,
    int month, size_t floor, struct mq_writer *w)
{
	const struct visit_worker *worker = (*house)->worker;
	unsigned until = visit_months_until(month), in = 1u << (month - 1);
	size_t visited = 0, so_far = 0, i;
	char text[MQ_DATE_MAX];
	struct mq_date d = { mq_days(book->year, month, 1) * 86400, 0, true };

	for (i = 0; i < worker->households; i++) {
		visited += (house[i]->months & in) != 0;
		so_far += (house[i]->months & until) != 0;
	}
	if (floor > worker->households)
		floor = worker->households;
	mq_write_cell(w, worker->name);
	mq_write_cell(w, (struct mq_str){ text, mq_period_format(MQ_MONTH, &d,
						    book->zone, text) });
	mq_write_int(w, (int64_t)worker->households);
	mq_write_int(w, (int64_t)visited);
	mq_write_cell(w, visited >= floor ? MQ_STR("Y") : MQ_STR("N"));
	mq_write_int(w, (int64_t)so_far);
	mq_write_int(w, (int64_t)(worker->households - so_far));
	mq_write_end(w);
}

void
visit_coverage_write(
    const struct visit_book *book, size_t floor, struct mq_writer *w)
{
	static const char *const header[] = { "worker", "month", "households",
		"visited", "floor_met", "visited_this_year", "not_visited",
		NULL };
	const struct visit_house **house = in_turn(book);
	size_t i;
	int month;

	write_header(w, header);
	for (i = 0; i < book->n; i += house[i]->worker->households)
		for (month = 1; month <= book->month; month++)
			cover_month(book, house + i, month, floor, w);
	free(house);
}

void
visit_never_write(const struct visit_book *book, struct mq_writer *w)
{
	static const char *const header[] = { "worker", "area", "household",
		"address", "contact", "tags", "last_visit", "reason", NULL };
	const struct visit_house **house = in_turn(book);
	size_t i;

	write_header(w, header);
	for (i = 0; i < book->n; i++)
		if (!house[i]->months)
			write_planned(w, house[i]);
	free(house);
}

/* Take the households of an area behind those that were taken. */
static size_t
take_area(const struct visit_book *book, struct mq_str area,
    const struct visit_house **out, size_t n)
{
	size_t i;

	for (i = 0; i < book->n; i++)
		if (mq_str_eq(book->house[i].area, area))
			out[n++] = &book->house[i];
	return n;
}

static void
write_sweep(const struct visit_house **house, size_t n, struct mq_writer *w)
{
	static const char *const header[] = { "order", "area", "household",
		"address", "contact", "tags", "needs", "worker", NULL };
	size_t i;

	write_header(w, header);
	qsort(house, n, sizeof(*house), by_danger);
	for (i = 0; i < n; i++) {
		mq_write_int(w, (int64_t)i + 1);
		mq_write_cell(w, house[i]->area);
		mq_write_cell(w, house[i]->id);
		mq_write_cell(w, house[i]->address);
		mq_write_cell(w, house[i]->contact);
		mq_write_cell(w, house[i]->tags);
		mq_write_cell(w, house[i]->needs);
		mq_write_cell(w, house[i]->worker->name);
		mq_write_end(w);
	}
}

const char *
visit_sweep_write(const struct visit_book *book, struct mq_str areas,
    struct mq_arena *a, struct mq_writer *w)
{
	struct mq_map taken = { 0 };
	const struct visit_house **house =
	    mq_xcalloc(book->n + 1, sizeof(*house));
	const char *wrong = NULL;
	struct mq_str area;
	size_t n = 0, before;
	bool *had;

	while (!wrong && areas.n && mq_str_next(&areas, ',', &area)) {
		area = mq_str_trim(area);
		had = mq_map_put(&taken, area, sizeof(*had));
		if (*had)
			continue;
		*had = true;
		before = n;
		n = take_area(book, area, house, n);
		if (n == before)
			wrong = mq_str_dup(a, area).s;
	}
	if (!wrong)
		write_sweep(house, n, w);
	mq_map_free(&taken);
	free(house);
	return wrong;
}
