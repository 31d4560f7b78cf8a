#include "items.h"

#include <math.h>
#include <stdlib.h>

#include "minqing/alpha.h"

/* What one sheet says of each item, in thousandths of a point; -1: nothing. */
struct sheet {
	int64_t *points;
	size_t n, cap;
};

const char *
score_items_bind(struct score_items *t, const struct mq_record *header)
{
	t->sheet = mq_column(header, "rating_id");
	t->item = mq_column(header, "item");
	return t->sheet < 0 ? "rating_id" : t->item < 0 ? "item" : NULL;
}

static size_t
number_of(struct score_items *t, struct mq_str name)
{
	size_t before = t->items.n;
	int64_t *number = mq_map_put(&t->items, name, sizeof(*number));

	if (t->items.n > before)
		*number = (int64_t)before;
	return (size_t)*number;
}

/* The sheet of a group, by the group's key and the sheet's id behind it. */
static struct sheet *
sheet_of(struct score_items *t, struct mq_str head, struct mq_str id)
{
	char *buf = mq_xcalloc(head.n + sizeof(head.n) + id.n + 1, 1);
	struct mq_str key = { buf, sizeof(head.n) + head.n + id.n };
	struct sheet *s;

	memcpy(buf, &head.n, sizeof(head.n));
	memcpy(buf + sizeof(head.n), head.n ? head.s : "", head.n);
	memcpy(buf + sizeof(head.n) + head.n, id.n ? id.s : "", id.n);
	s = mq_map_put(&t->sheets, key, sizeof(*s));
	free(buf);
	return s;
}

const char *
score_items_add(struct score_items *t, struct mq_str key, size_t shown,
    const struct mq_record *r, const char **column)
{
	double points = mq_scheme_points(t->scheme, r);
	size_t number = number_of(t, mq_field(r, (size_t)t->item));
	struct sheet *s = sheet_of(
	    t, score_key_head(&key, shown), mq_field(r, (size_t)t->sheet));

	*column = "item";
	while (s->n <= number) {
		s->points =
		    mq_grow(s->points, s->n, &s->cap, sizeof(*s->points));
		s->points[s->n++] = -1;
	}
	if (points < 0)
		return NULL;
	if (s->points[number] >= 0)
		return "answered twice on this sheet";
	s->points[number] = llround(points * 1000);
	return NULL;
}

/* A sheet of a row, to be put in order. */
struct placed {
	bool total;
	struct mq_str key;
	const struct sheet *sheet;
};

static int
by_row(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	return x->total != y->total ? x->total - y->total
				    : mq_key_cmp(x->key, y->key);
}

/* Every sheet once for its group and once for its total, in order. */
static struct placed *
sort(const struct score_items *t, struct score_keys *k, struct mq_arena *a)
{
	struct placed *all = mq_xcalloc(2 * t->sheets.n + 1, sizeof(*all));
	const struct mq_entry *e;
	struct placed *p = all;
	size_t i;

	for (i = 0; i < t->sheets.n; i++, p += 2) {
		e = t->sheets.entry[i];
		p[0].sheet = p[1].sheet = e->value;
		memcpy(&p[0].key.n, e->key.s, sizeof(p[0].key.n));
		p[0].key.s = e->key.s + sizeof(p[0].key.n);
		p[1].total = true;
		p[1].key =
		    mq_str_dup(a, score_key_total(k, p[0].key, k->shown));
	}
	qsort(all, 2 * t->sheets.n, sizeof(*all), by_row);
	return all;
}

static bool
said(const struct sheet *s, size_t item)
{
	return item < s->n && s->points[item] >= 0;
}

/* Which items did anyone answer?  Their number. */
static size_t
find_items(const struct placed *p, size_t n, size_t most, size_t *item)
{
	size_t i, j, k = 0;

	for (i = 0; i < most; i++) {
		for (j = 0; j < n && !said(p[j].sheet, i); j++)
			;
		if (j < n)
			item[k++] = i;
	}
	return k;
}

static void
set_row(const struct score_items *t, struct score_row *row,
    const struct placed *p, size_t n)
{
	size_t *item = mq_xcalloc(t->items.n + 1, sizeof(*item));
	size_t k = find_items(p, n, t->items.n, item), i, j;
	int64_t *sum = mq_xcalloc(k + 1, sizeof(*sum));
	int64_t *square = mq_xcalloc(k + 1, sizeof(*square));
	int64_t total = 0, all, points;

	for (i = 0; i < n; i++) {
		for (j = 0; j < k && said(p[i].sheet, item[j]); j++)
			;
		if (j < k || k == 0)
			continue;
		for (j = 0, all = 0; j < k; j++) {
			points = p[i].sheet->points[item[j]];
			sum[j] += points;
			square[j] += points * points;
			all += points;
		}
		total += all * all;
		row->alpha_n++;
	}
	row->items = (int64_t)k;
	row->alpha = mq_alpha(k, row->alpha_n, sum, square, total);
	free(item);
	free(sum);
	free(square);
}

void
score_items_set(
    const struct score_items *t, struct score_figures *f, struct score_keys *k)
{
	struct mq_arena a = { 0 };
	struct placed *all = sort(t, k, &a);
	struct placed *at = all, *last = all + 2 * t->sheets.n, *end;
	struct placed row = { 0 };
	size_t i;

	for (i = 0; i < f->n; i++) {
		row.total = f->row[i].group->total;
		row.key = f->row[i].group->key;
		while (at < last && by_row(at, &row) < 0)
			at++;
		for (end = at; end < last && by_row(end, &row) == 0; end++)
			;
		set_row(t, &f->row[i], at, (size_t)(end - at));
		at = end;
	}
	free(all);
	mq_arena_free(&a);
}

void
score_items_free(struct score_items *t)
{
	struct sheet *s;
	size_t i;

	for (i = 0; i < t->sheets.n; i++) {
		s = t->sheets.entry[i]->value;
		free(s->points);
	}
	mq_map_free(&t->sheets);
	mq_map_free(&t->items);
}
