#include "tally.h"

#include <stdlib.h>

#include "minqing/date.h"

static int
by_total(const void *a, const void *b)
{
	const struct mq_entry *const *x = a, *const *y = b;
	const struct route_person *p = (*x)->value, *q = (*y)->value;

	if (p->total != q->total)
		return p->total < q->total ? 1 : -1;
	return mq_str_cmp((*x)->key, (*y)->key);
}

static void
write_day(const struct route_person *p, struct mq_writer *w)
{
	struct mq_date d = { p->busy_day * 86400, 0, true };
	char text[MQ_DATE_MAX];
	size_t n = p->ndays ? mq_date_format(&d, text) : 0;

	mq_write_cell(w, (struct mq_str){ text, n });
}

static void
write_person(const struct mq_entry *e, struct mq_writer *w)
{
	const struct route_person *p = e->value;

	mq_write_cell(w, e->key);
	mq_write_int(w, (int64_t)p->total);
	mq_write_int(w, p->ndays);
	write_day(p, w);
	mq_write_int(w, p->busiest);
	if (p->capacity)
		mq_write_int(w, p->capacity);
	else
		mq_write_cell(w, MQ_STR(""));
	mq_write_int(w, p->over);
	mq_write_end(w);
}

void
route_tally_write(const struct route_load *load, struct mq_writer *w)
{
	static const char *const header[] = { "assignee", "records", "days",
		"busiest_day", "busiest", "capacity", "days_over" };
	size_t i, n = load->people.n;
	struct mq_entry **entry;

	for (i = 0; i < sizeof(header) / sizeof(*header); i++)
		mq_write_cell(w, mq_str(header[i]));
	mq_write_end(w);
	if (!n)
		return;
	entry = mq_xcalloc(n, sizeof(*entry));
	memcpy(entry, load->people.entry, n * sizeof(*entry));
	qsort(entry, n, sizeof(*entry), by_total);
	for (i = 0; i < n; i++)
		write_person(entry[i], w);
	free(entry);
}
