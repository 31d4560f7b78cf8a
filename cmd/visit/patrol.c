#include "patrol.h"

#include <stdlib.h>

enum { DAY = 86400 };

static size_t
days_of(const struct visit_patrols *p)
{
	return (size_t)(p->last - p->first + 1);
}

void
visit_patrols_load(struct visit_patrols *p, struct mq_table *t)
{
	long area = t->error ? -1 : mq_table_column(t, "area");
	struct mq_str name;
	size_t row, *at;

	for (row = 0; !t->error && row < t->nrows; row++) {
		name = mq_table_cell(t, row, area);
		if (!name.n)
			continue;
		at = mq_map_put(&p->areas, name, sizeof(*at));
		if (!*at)
			*at = p->areas.n;
	}
	p->count = mq_xcalloc(p->areas.n * days_of(p) + 1, sizeof(*p->count));
}

int
visit_patrols_mark(
    struct visit_patrols *p, struct mq_str area, const struct mq_date *date)
{
	const size_t *at = mq_map_get(&p->areas, area);
	int64_t day, second;

	if (!at)
		return -1;
	if (date->day)
		return -2;
	day = visit_day(p->zone, date->t);
	if (day < p->first || day > p->last)
		return 0;
	second = date->t + mq_zone_offset(p->zone, date->t) - day * DAY;
	p->count[(*at - 1) * days_of(p) + (size_t)(day - p->first)]
		[second >= DAY / 2]++;
	return 1;
}

static void
write_day(const struct visit_patrols *p, size_t area, int64_t day,
    struct mq_writer *w)
{
	static const char *const missed[2][2] = {
		{ "morning;evening", "morning" }, { "evening", "" }
	};
	const uint32_t *n =
	    p->count[area * days_of(p) + (size_t)(day - p->first)];
	struct mq_date d = { day * DAY, 0, true };
	char text[MQ_DATE_MAX];

	mq_write_cell(w, p->areas.entry[area]->key);
	mq_write_cell(w, (struct mq_str){ text, mq_date_format(&d, text) });
	mq_write_int(w, n[0]);
	mq_write_int(w, n[1]);
	mq_write_cell(w, mq_str(missed[n[0] > 0][n[1] > 0]));
	mq_write_end(w);
}

void
visit_patrols_write(const struct visit_patrols *p, struct mq_writer *w)
{
	static const char *const header[] = { "area", "date", "morning",
		"evening", "missed" };
	int64_t day;
	size_t i;

	for (i = 0; i < sizeof(header) / sizeof(*header); i++)
		mq_write_cell(w, mq_str(header[i]));
	mq_write_end(w);
	for (i = 0; i < p->areas.n; i++)
		for (day = p->first; day <= p->last; day++)
			write_day(p, i, day, w);
}

void
visit_patrols_free(struct visit_patrols *p)
{
	mq_map_free(&p->areas);
	free(p->count);
	*p = (struct visit_patrols){ 0 };
}
