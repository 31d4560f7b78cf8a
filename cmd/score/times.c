#include "times.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "minqing/outcome.h"
#include "minqing/survive.h"

#define ENDED "score/ended"
#define OPEN "score/open"

enum { DAY_MINUTES = 24 * 60 };

const char *
score_times_bind(struct score_times *t, const struct mq_record *header)
{
	t->requested = mq_column(header, t->clock->column);
	t->resolved = mq_column(header, "resolved_datetime");
	t->closed = mq_column(header, "closed_datetime");
	t->status = mq_column(header, "status");
	if (t->requested < 0)
		return t->clock->column;
	return t->resolved < 0 && t->closed < 0 ? "resolved_datetime" : NULL;
}

/* 1 where a column has a date, 0 where it has none, -1 where it is no date. */
static int
read_date(const struct score_times *t, const struct mq_record *r, long col,
    struct mq_date *d)
{
	struct mq_str s = mq_field(r, (size_t)col);

	if (!s.n)
		return 0;
	return mq_date_parse(s, t->clock->zone, d) ? -1 : 1;
}

/* Where one of the two is a day alone, whole days are counted. */
static int64_t
minutes_between(const struct score_times *t, const struct mq_date *from,
    const struct mq_date *to)
{
	if (from->day || to->day)
		return (mq_date_day(to, t->clock->zone) -
			   mq_date_day(from, t->clock->zone)) *
		       DAY_MINUTES;
	return to->t < from->t ? -1 : (to->t - from->t) / 60;
}

/* Until when a case is seen, and is it resolved then?  0: it counts not. */
static int
find_end(const struct score_times *t, const struct mq_record *r,
    struct mq_date *end, bool *resolved, const char **wrong)
{
	enum mq_state state;
	int got = read_date(t, r, t->resolved, end);

	*wrong = got < 0 ? "resolved_datetime" : NULL;
	if (!got && (got = read_date(t, r, t->closed, end)) < 0)
		*wrong = "closed_datetime";
	state = mq_state_of(mq_field(r, (size_t)t->status), got > 0);
	*resolved = state == MQ_STATE_DONE;
	if (state != MQ_STATE_OPEN)
		return got > 0;
	*end = mq_date_at(t->now, t->clock->zone);
	return 1;
}

static void
count(struct score_times *t, struct mq_str key, int64_t minutes,
    const struct mq_duration *n)
{
	char *buf = mq_xcalloc(key.n + sizeof(minutes), 1);
	struct mq_duration *d;

	if (key.n)
		memcpy(buf, key.s, key.n);
	memcpy(buf + key.n, &minutes, sizeof(minutes));
	d = mq_map_put(&t->map, (struct mq_str){ buf, key.n + sizeof(minutes) },
	    sizeof(*d));
	d->minutes = minutes;
	d->ended += n->ended;
	d->open += n->open;
	free(buf);
}

const char *
score_times_add(struct score_times *t, struct mq_str key, size_t shown,
    const struct mq_record *r, const char **column)
{
	struct mq_date from, end;
	struct mq_duration one = { 0 };
	int64_t minutes;
	bool resolved;
	int got = read_date(t, r, t->requested, &from);

	*column = got < 0 ? t->clock->column : NULL;
	if (got > 0)
		got = find_end(t, r, &end, &resolved, column);
	if (*column)
		return "not a date, and --times asks for it";
	if (got <= 0 || (minutes = minutes_between(t, &from, &end)) < 0)
		return NULL;
	one.ended = resolved;
	one.open = !resolved;
	count(t, score_key_head(&key, shown), minutes, &one);
	return NULL;
}

/* A duration of a row, to be put in order. */
struct timed {
	bool total;
	struct mq_str key;
	struct mq_duration d;
};

static int
by_row(const void *a, const void *b)
{
	const struct timed *x = a, *y = b;
	int order = x->total - y->total;

	if (!order)
		order = mq_key_cmp(x->key, y->key);
	if (order)
		return order;
	return (x->d.minutes > y->d.minutes) - (x->d.minutes < y->d.minutes);
}

/* Every duration once for its group and once for its total, in order. */
static struct timed *
sort(const struct score_times *t, struct score_keys *k, struct mq_arena *a)
{
	struct timed *all = mq_xcalloc(2 * t->map.n + 1, sizeof(*all));
	const struct mq_entry *e;
	struct mq_str key;
	size_t i;

	for (i = 0; i < t->map.n; i++) {
		e = t->map.entry[i];
		key = (struct mq_str){ e->key.s, e->key.n - sizeof(int64_t) };
		all[2 * i].key = key;
		all[2 * i].d = *(const struct mq_duration *)e->value;
		all[2 * i + 1].total = true;
		all[2 * i + 1].key =
		    mq_str_dup(a, score_key_total(k, key, k->shown));
		all[2 * i + 1].d = all[2 * i].d;
	}
	qsort(all, 2 * t->map.n, sizeof(*all), by_row);
	return all;
}

/* The durations [from, to) are a row's; equal minutes become one. */
static void
set_row(struct score_row *row, const struct timed *from, size_t n)
{
	struct mq_duration *d = mq_xcalloc(n + 1, sizeof(*d));
	size_t i, k = 0;

	for (i = 0; i < n; i++) {
		if (!k || d[k - 1].minutes != from[i].d.minutes)
			d[k++].minutes = from[i].d.minutes;
		d[k - 1].ended += from[i].d.ended;
		d[k - 1].open += from[i].d.open;
		row->timed += from[i].d.ended + from[i].d.open;
		row->open += from[i].d.open;
	}
	row->median = mq_time_quantile(d, k, .5);
	row->p90 = mq_time_quantile(d, k, .9);
	free(d);
}

void
score_times_set(
    const struct score_times *t, struct score_figures *f, struct score_keys *k)
{
	struct mq_arena a = { 0 };
	struct timed *all = sort(t, k, &a);
	const struct score_group *g;
	size_t at = 0, end, i;

	for (i = 0; i < f->n; i++) {
		g = f->row[i].group;
		while (at < 2 * t->map.n &&
		       (all[at].total < g->total ||
			   (all[at].total == g->total &&
			       mq_key_cmp(all[at].key, g->key) < 0)))
			at++;
		for (end = at;
		     end < 2 * t->map.n && all[end].total == g->total &&
		     mq_str_eq(all[end].key, g->key);
		     end++)
			;
		set_row(&f->row[i], all + at, end - at);
		at = end;
	}
	free(all);
	mq_arena_free(&a);
}

const char *
score_times_give(const struct score_times *t, struct mq_tally *y, size_t shown)
{
	struct mq_str *part = mq_xcalloc(shown + 1, sizeof(*part));
	const struct mq_duration *d;
	struct mq_arena a = { 0 };
	const char *wrong = NULL, *item;
	struct mq_str key, whole;
	size_t i, j;

	for (i = 0; i < t->map.n && !wrong; i++) {
		d = t->map.entry[i]->value;
		key = t->map.entry[i]->key;
		for (j = 0; j < shown; j++)
			part[j] = mq_key_pull(&key);
		whole = mq_tally_key(&a, part, shown);
		item = mq_arena_printf(&a, "%" PRId64, d->minutes);
		wrong = mq_tally_add(
		    y, MQ_STR(ENDED), whole, mq_str(item), d->ended);
		if (!wrong)
			wrong = mq_tally_add(
			    y, MQ_STR(OPEN), whole, mq_str(item), d->open);
		mq_arena_reset(&a);
	}
	mq_arena_free(&a);
	free(part);
	return wrong;
}

static const char *
take_cell(struct score_times *t, struct score_keys *k,
    const struct mq_tally_cell *c, bool ended)
{
	struct mq_duration n = { 0, ended ? c->n : 0, ended ? 0 : c->n };
	struct mq_arena a = { 0 };
	struct mq_str rest = c->key, part;
	const char *wrong = NULL;
	int64_t minutes = 0;
	size_t i;

	if (mq_str_int(c->item, &minutes))
		wrong = "a tally with a time that is no number of minutes";
	mq_key_start(&k->made);
	for (i = 0; i < k->shown && !wrong; i++) {
		if (mq_tally_next(&a, &rest, &part))
			mq_key_push(&k->made, part);
		else
			wrong = "a tally whose keys have too few parts";
	}
	if (!wrong)
		count(t, mq_key_made(&k->made), minutes, &n);
	mq_arena_free(&a);
	return wrong;
}

const char *
score_times_take(
    struct score_times *t, struct mq_tally *y, struct score_keys *k)
{
	static const char *const sections[] = { OPEN, ENDED };
	const struct mq_tally_cell *c;
	const char *wrong = NULL;
	size_t n;
	int i;

	for (i = 0; i < 2; i++)
		for (c = mq_tally_section(y, sections[i], &n); n && !wrong;
		     c++, n--)
			wrong = take_cell(t, k, c, i == 1);
	return wrong;
}

void
score_times_free(struct score_times *t)
{
	mq_map_free(&t->map);
}
