#include "sums.h"

#include <stdlib.h>

#define SECTION "score"

void
score_sums_add(
    struct score_sums *s, struct mq_str key, const struct mq_answers *a)
{
	mq_answers_add(mq_map_put(&s->map, key, sizeof(*a)), a);
}

void
score_sums_total(struct score_sums *s)
{
	struct mq_str key;
	size_t i;

	for (i = 0; i < s->map.n; i++) {
		key =
		    score_key_total(s->keys, s->map.entry[i]->key, s->keys->n);
		mq_answers_add(
		    mq_map_put(&s->totals, key, sizeof(struct mq_answers)),
		    s->map.entry[i]->value);
	}
}

static int
by_key(const void *a, const void *b)
{
	return mq_key_cmp((*(struct mq_entry *const *)a)->key,
	    (*(struct mq_entry *const *)b)->key);
}

static struct mq_entry **
sorted(const struct mq_map *m)
{
	struct mq_entry **order = mq_xcalloc(m->n + 1, sizeof(*order));
	size_t i;

	for (i = 0; i < m->n; i++)
		order[i] = m->entry[i];
	qsort(order, m->n, sizeof(*order), by_key);
	return order;
}

/* Cells with the same shown key, which lie side by side, make a group. */
static void
collect(
    struct score_sums *s, const struct mq_map *m, bool total, size_t *ncells)
{
	struct mq_entry **order = sorted(m);
	struct score_group *g = NULL;
	struct mq_str key, rest;
	size_t i;

	for (i = 0; i < m->n; i++) {
		rest = order[i]->key;
		key = score_key_head(&rest, s->keys->shown);
		if (!g || !mq_str_eq(g->key, key)) {
			g = &s->group[s->n++];
			g->key = key;
			g->total = total;
			g->cell = s->cell + *ncells;
		}
		s->cell[*ncells].hidden = rest;
		s->cell[*ncells].answers = order[i]->value;
		++*ncells;
		g->ncells++;
		mq_answers_add(&g->sum, order[i]->value);
	}
	free(order);
}

void
score_sums_sort(struct score_sums *s)
{
	size_t all = s->map.n + s->totals.n, ncells = 0;

	s->group = mq_xcalloc(all + 1, sizeof(*s->group));
	s->cell = mq_xcalloc(all + 1, sizeof(*s->cell));
	s->n = 0;
	collect(s, &s->map, false, &ncells);
	collect(s, &s->totals, true, &ncells);
}

const struct score_group *
score_sums_find(const struct score_sums *s, struct mq_str key, bool total)
{
	size_t low = 0, high = s->n, mid;
	int order;

	while (low < high) {
		mid = low + (high - low) / 2;
		order = total - s->group[mid].total;
		if (!order)
			order = mq_key_cmp(key, s->group[mid].key);
		if (!order)
			return &s->group[mid];
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

static const char *
give_one(struct mq_tally *t, struct mq_str key, const struct mq_answers *a)
{
	const struct mq_answers_item *item = mq_answers_items;
	const char *wrong = NULL;
	int64_t n;

	for (; !wrong && item < mq_answers_items + mq_answers_nitems; item++) {
		memcpy(&n, (const char *)a + item->offset, sizeof(n));
		wrong = mq_tally_add(
		    t, MQ_STR(SECTION), key, mq_str(item->name), n);
	}
	return wrong;
}

const char *
score_sums_give(const struct score_sums *s, struct mq_tally *t)
{
	size_t nparts = s->keys->n, i, j;
	struct mq_str *part = mq_xcalloc(nparts + 1, sizeof(*part));
	struct mq_arena a = { 0 };
	const char *wrong = NULL;
	struct mq_str key;

	for (i = 0; !wrong && i < s->map.n; i++) {
		key = s->map.entry[i]->key;
		for (j = 0; j < nparts; j++)
			part[j] = mq_key_pull(&key);
		wrong = give_one(
		    t, mq_tally_key(&a, part, nparts), s->map.entry[i]->value);
		mq_arena_reset(&a);
	}
	mq_arena_free(&a);
	free(part);
	return wrong;
}

/* Add to the sum of this name. */
static const char *
take_item(struct mq_answers *a, struct mq_str name, int64_t n)
{
	const struct mq_answers_item *item = mq_answers_items;
	int64_t sum;
	char *at;

	for (; item < mq_answers_items + mq_answers_nitems; item++) {
		if (!mq_str_eq(name, mq_str(item->name)))
			continue;
		at = (char *)a + item->offset;
		memcpy(&sum, at, sizeof(sum));
		sum += n;
		memcpy(at, &sum, sizeof(sum));
		return NULL;
	}
	return "a tally with a number of an unknown name";
}

const char *
score_sums_take(struct score_sums *s, struct mq_tally *t)
{
	struct mq_arena a = { 0 };
	const struct mq_tally_cell *c;
	struct mq_str rest, part;
	const char *wrong = NULL;
	size_t n, i;

	for (c = mq_tally_section(t, SECTION, &n); !wrong && n--; c++) {
		rest = c->key;
		mq_key_start(&s->keys->made);
		for (i = 0; i < s->keys->n; i++) {
			if (!mq_tally_next(&a, &rest, &part))
				wrong = "a tally whose keys have too few parts";
			else
				mq_key_push(&s->keys->made, part);
		}
		if (!wrong)
			wrong = take_item(
			    mq_map_put(&s->map, mq_key_made(&s->keys->made),
				sizeof(struct mq_answers)),
			    c->item, c->n);
		mq_arena_reset(&a);
	}
	mq_arena_free(&a);
	return wrong;
}

void
score_sums_free(struct score_sums *s)
{
	mq_map_free(&s->map);
	mq_map_free(&s->totals);
	free(s->group);
	free(s->cell);
	*s = (struct score_sums){ .keys = s->keys };
}
