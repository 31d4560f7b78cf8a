#include "series.h"

#include <stdlib.h>

#include "pace.h"

struct report_day *
report_series_put(struct report_series *s, int64_t day)
{
	struct mq_str key = { (const char *)&day, sizeof(day) };

	if (s->last && s->last->day == day)
		return s->last;
	s->last = mq_map_put(&s->map, key, sizeof(*s->last));
	s->last->day = day;
	return s->last;
}

int64_t *
report_series_took(struct report_series *s, struct report_day *day)
{
	if (!day->took)
		day->took = mq_arena_zalloc(
		    &s->map.arena, REPORT_PACES, sizeof(*day->took));
	return day->took;
}

static int
by_day(const void *a, const void *b)
{
	struct report_day *const *x = a, *const *y = b;

	return ((*x)->day > (*y)->day) - ((*x)->day < (*y)->day);
}

void
report_series_sort(struct report_series *s)
{
	size_t i;

	s->n = s->map.n;
	s->item = mq_xcalloc(s->n ? s->n : 1, sizeof(struct report_day *));
	for (i = 0; i < s->n; i++)
		s->item[i] = s->map.entry[i]->value;
	qsort(s->item, s->n, sizeof(struct report_day *), by_day);
}

void
report_series_free(struct report_series *s)
{
	free(s->item);
	mq_map_free(&s->map);
	*s = (struct report_series){ 0 };
}
