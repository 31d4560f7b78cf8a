#include "shift.h"

#include <stdlib.h>

/* Local times of the years 1 to 9999, and days around them, lie in these. */
#define FIRST (MQ_TIME_MIN - 4 * DAY)
#define LAST (MQ_TIME_MAX + 4 * DAY)

/* What is looked up at least, either way. */
#define STRETCH (400 * INT64_C(86400))

/*
 * Within these years a zone is looked at day by day, for some turned their
 * clocks back after a few weeks; outside them once in four weeks, for before
 * there were only the mean solar times, and after them rules go on unchanged.
 */
#define CLOSE_FROM INT64_C(-2208988800) /* 1900-01-01 */
#define CLOSE_TO INT64_C(4102444800)    /* 2100-01-01 */

void
mq_shifts_free(struct mq_shifts *s)
{
	free(s->shift);
}

/* Begin another offset, so that the count goes on where it was. */
static void
add(struct mq_shifts *s, const struct mq_workdays *w, int64_t start,
    int32_t offset)
{
	struct mq_shift now = { .start = start, .offset = offset };

	if (s->n)
		now.at = mq_shifts_at(s, w, start);
	now.base = now.at - mq_workdays_at(w, start + offset);
	s->shift = mq_grow(s->shift, s->n, &s->cap, sizeof(*s->shift));
	s->shift[s->n++] = now;
}

/* The first instant in (low, high] at which low's offset is not in force. */
static int64_t
change_between(struct mq_zone *z, int64_t low, int64_t high)
{
	int32_t before = mq_zone_offset(z, low);
	int64_t middle;

	while (high - low > 1) {
		middle = low + (high - low) / 2;
		if (mq_zone_offset(z, middle) == before)
			low = middle;
		else
			high = middle;
	}
	return high;
}

static void
scan(struct mq_shifts *s, const struct mq_workdays *w, struct mq_zone *z,
    int64_t from, int64_t to)
{
	int32_t offset = mq_zone_offset(z, from);
	int64_t t = from, next;

	s->n = 0;
	add(s, w, from, offset);
	while (t < to) {
		next = t + (t < CLOSE_FROM || t >= CLOSE_TO ? 28 : 1) * DAY;
		if (next > to)
			next = to;
		if (mq_zone_offset(z, next) != offset) {
			next = change_between(z, t, next);
			offset = mq_zone_offset(z, next);
			add(s, w, next, offset);
		}
		t = next;
	}
	s->end = to;
	s->at_end = mq_shifts_at(s, w, to);
}

void
mq_shifts_cover(struct mq_shifts *s, const struct mq_workdays *w,
    struct mq_zone *z, int64_t a, int64_t b)
{
	int64_t from = s->n ? s->shift[0].start : a;
	int64_t to = s->n ? s->end : a;
	int64_t more = to - from > STRETCH ? to - from : STRETCH;

	if (s->n && a >= from && b <= to)
		return;
	if (!s->n || a < from)
		from = (a < from ? a : from) - more;
	if (!s->n || b > to)
		to = (b > to ? b : to) + more;
	scan(s, w, z, from > FIRST ? from : FIRST, to < LAST ? to : LAST);
}

/* The last shift that starts at t or before; or the first. */
static const struct mq_shift *
shift_at(const struct mq_shifts *s, int64_t t)
{
	size_t low = 0, high = s->n, middle;

	while (high - low > 1) {
		middle = low + (high - low) / 2;
		if (s->shift[middle].start <= t)
			low = middle;
		else
			high = middle;
	}
	return &s->shift[low];
}

int32_t
mq_shifts_offset(const struct mq_shifts *s, int64_t t)
{
	return shift_at(s, t)->offset;
}

int64_t
mq_shifts_instant(const struct mq_shifts *s, int64_t local)
{
	const struct mq_shift *shift = shift_at(s, local - DAY);
	const struct mq_shift *last = &s->shift[s->n - 1];
	int64_t t;

	while (shift < last && local - shift->offset >= shift[1].start)
		shift++;
	t = local - shift->offset;
	return t > shift->start ? t : shift->start;
}

int64_t
mq_shifts_at(const struct mq_shifts *s, const struct mq_workdays *w, int64_t t)
{
	const struct mq_shift *shift = shift_at(s, t);

	return shift->base + mq_workdays_at(w, t + shift->offset);
}

/* The last shift that has less than x before it; or the first. */
static const struct mq_shift *
shift_below(const struct mq_shifts *s, int64_t x)
{
	size_t low = 0, high = s->n, middle;

	while (high - low > 1) {
		middle = low + (high - low) / 2;
		if (s->shift[middle].at < x)
			low = middle;
		else
			high = middle;
	}
	return &s->shift[low];
}

int
mq_shifts_reach(struct mq_shifts *s, const struct mq_workdays *w,
    struct mq_zone *z, int64_t t, int64_t n, int64_t *out)
{
	const struct mq_shift *shift;
	int64_t from = t, to = t, x, local;

	for (;;) {
		mq_shifts_cover(s, w, z, from, to);
		x = mq_shifts_at(s, w, t) + n;
		if (x <= s->shift[0].at && s->shift[0].start > FIRST)
			from = s->shift[0].start - 1;
		else if (x > s->at_end && s->end < LAST)
			to = s->end + 1;
		else
			break;
	}
	shift = shift_below(s, x);
	if (mq_workdays_reach(w, x - shift->base, &local))
		return -1;
	*out = local - shift->offset;
	return 0;
}
