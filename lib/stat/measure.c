#include "minqing/measure.h"

#include <stdio.h>
#include <stdlib.h>

struct mq_measure_label {
	struct mq_str text;
	size_t number;
	uint64_t gold;    /* records that have it in the column */
	uint64_t decided; /* records that we gave it */
	uint64_t correct;
};

enum { WORST = 10, EXAMPLES = 5 };

/* A cell of the confusion table. */
struct mq_measure_pair {
	const struct mq_measure_label *gold, *decided;
	uint64_t n;
	struct mq_str id[EXAMPLES];
	size_t nids;
};

static struct mq_measure_label *
label(struct mq_measure *m, struct mq_str text)
{
	size_t n = m->labels.n;
	struct mq_measure_label *l = mq_map_put(&m->labels, text, sizeof(*l));

	if (m->labels.n > n) {
		l->text = m->labels.entry[n]->key;
		l->number = n;
	}
	return l;
}

static void
count_pair(struct mq_measure *m, const struct mq_measure_label *gold,
    const struct mq_measure_label *decided, struct mq_str id)
{
	size_t key[2];
	struct mq_measure_pair *pair;

	key[0] = gold->number;
	key[1] = decided->number;
	pair = mq_map_put(&m->pairs,
	    (struct mq_str){ (const char *)key, sizeof(key) }, sizeof(*pair));
	pair->gold = gold;
	pair->decided = decided;
	pair->n++;
	if (gold != decided && id.n > 0 && pair->nids < EXAMPLES)
		pair->id[pair->nids++] = mq_str_dup(&m->arena, id);
}

void
mq_measure_add(struct mq_measure *m, struct mq_str gold, struct mq_str decided,
    struct mq_str id)
{
	struct mq_measure_label *g, *d;

	gold = mq_str_trim(gold);
	if (gold.n == 0) {
		m->unlabelled++;
		return;
	}
	g = label(m, gold);
	d = label(m, decided);
	g->gold++;
	d->decided++;
	g->correct += g == d;
	m->records++;
	m->correct += g == d;
	m->classified += !mq_str_eq(decided, MQ_UNCLASSIFIED);
	count_pair(m, g, d, id);
}

static void
write_row(struct mq_writer *w, const char *measure, struct mq_str gold,
    struct mq_str decided, struct mq_str value)
{
	mq_write_cell(w, mq_str(measure));
	mq_write_cell(w, gold);
	mq_write_cell(w, decided);
	mq_write_cell(w, value);
	mq_write_end(w);
}

static void
write_count(
    struct mq_writer *w, const char *measure, struct mq_str gold, uint64_t n)
{
	char text[24];

	snprintf(text, sizeof(text), "%llu", (unsigned long long)n);
	write_row(w, measure, gold, MQ_STR(""), mq_str(text));
}

/* A fraction with 6 decimals; NA where there is nothing to divide by. */
static void
write_ratio(struct mq_writer *w, const char *measure, struct mq_str gold,
    double part, double whole)
{
	char text[32] = "NA";

	if (whole > 0)
		snprintf(text, sizeof(text), "%.6f", part / whole);
	write_row(w, measure, gold, MQ_STR(""), mq_str(text));
}

static double
ratio(uint64_t part, uint64_t whole)
{
	return whole > 0 ? (double)part / (double)whole : 0;
}

/* 2 tp + fp + fn is what the column has and what we gave. */
static double
f1(const struct mq_measure_label *l)
{
	return ratio(2 * l->correct, l->gold + l->decided);
}

static void
write_macro(struct mq_writer *w, struct mq_measure_label *const *l, size_t n)
{
	double precision = 0, recall = 0, f = 0, labels = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		if (l[i]->gold == 0)
			continue;
		labels++;
		precision += ratio(l[i]->correct, l[i]->decided);
		recall += ratio(l[i]->correct, l[i]->gold);
		f += f1(l[i]);
	}
	write_ratio(w, "macro_precision", MQ_STR(""), precision, labels);
	write_ratio(w, "macro_recall", MQ_STR(""), recall, labels);
	write_ratio(w, "macro_f1", MQ_STR(""), f, labels);
}

double
mq_measure_accuracy(const struct mq_measure *m)
{
	return ratio(m->correct, m->records);
}

double
mq_measure_macro_f1(const struct mq_measure *m)
{
	const struct mq_measure_label *l;
	double f = 0, labels = 0;
	size_t i;

	for (i = 0; i < m->labels.n; i++) {
		l = m->labels.entry[i]->value;
		if (l->gold == 0)
			continue;
		labels++;
		f += f1(l);
	}
	return labels > 0 ? f / labels : 0;
}

static void
write_micro(const struct mq_measure *m, struct mq_writer *w)
{
	const struct mq_str all = MQ_STR("");

	write_ratio(w, "micro_precision", all, (double)m->correct,
	    (double)m->classified);
	write_ratio(
	    w, "micro_recall", all, (double)m->correct, (double)m->records);
	write_ratio(w, "micro_f1", all, 2 * (double)m->correct,
	    (double)(m->records + m->classified));
}

static void
write_label(struct mq_writer *w, const struct mq_measure_label *l)
{
	write_count(w, "support", l->text, l->gold);
	write_count(w, "decided", l->text, l->decided);
	write_ratio(
	    w, "precision", l->text, (double)l->correct, (double)l->decided);
	write_ratio(w, "recall", l->text, (double)l->correct, (double)l->gold);
	write_ratio(w, "f1", l->text, f1(l), 1);
}

static int
by_text(const void *va, const void *vb)
{
	const struct mq_measure_label *const *a = va, *const *b = vb;

	return mq_str_cmp((*a)->text, (*b)->text);
}

static int
by_texts(const void *va, const void *vb)
{
	const struct mq_measure_pair *const *a = va, *const *b = vb;
	int order = mq_str_cmp((*a)->gold->text, (*b)->gold->text);

	if (order)
		return order;
	return mq_str_cmp((*a)->decided->text, (*b)->decided->text);
}

/* Those that were confused before the others, the most frequent first. */
static int
by_harm(const void *va, const void *vb)
{
	const struct mq_measure_pair *a = *(void *const *)va;
	const struct mq_measure_pair *b = *(void *const *)vb;
	bool confused = a->gold != a->decided;

	if (confused != (b->gold != b->decided))
		return confused ? -1 : 1;
	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return by_texts(va, vb);
}

/* The values of a map, sorted; the caller frees. */
static void *
sorted(const struct mq_map *map, int (*compare)(const void *, const void *))
{
	void **value = mq_xcalloc(map->n + 1, sizeof(*value));
	size_t i;

	for (i = 0; i < map->n; i++)
		value[i] = map->entry[i]->value;
	qsort(value, map->n, sizeof(*value), compare);
	return value;
}

static void
write_confusion(const struct mq_measure *m, struct mq_writer *w)
{
	struct mq_measure_pair **pair = sorted(&m->pairs, by_texts);
	size_t i;
	char text[24];

	for (i = 0; i < m->pairs.n; i++) {
		snprintf(
		    text, sizeof(text), "%llu", (unsigned long long)pair[i]->n);
		write_row(w, "confusion", pair[i]->gold->text,
		    pair[i]->decided->text, mq_str(text));
	}
	free(pair);
}

static void
write_worst(const struct mq_measure *m, struct mq_writer *w)
{
	struct mq_measure_pair **pair = sorted(&m->pairs, by_harm);
	struct mq_arena a = { 0 };
	const char *ids;
	size_t i, k;

	for (i = 0; i < m->pairs.n && i < WORST; i++) {
		if (pair[i]->gold == pair[i]->decided || pair[i]->nids == 0)
			continue;
		ids = pair[i]->id[0].s;
		for (k = 1; k < pair[i]->nids; k++)
			ids =
			    mq_arena_printf(&a, "%s;%s", ids, pair[i]->id[k].s);
		write_row(w, "worst", pair[i]->gold->text,
		    pair[i]->decided->text, mq_str(ids));
	}
	mq_arena_free(&a);
	free(pair);
}

void
mq_measure_write(const struct mq_measure *m, struct mq_writer *w)
{
	struct mq_measure_label **l = sorted(&m->labels, by_text);
	const struct mq_str all = MQ_STR("");
	size_t i;

	write_row(
	    w, "measure", MQ_STR("label"), MQ_STR("decided"), MQ_STR("value"));
	write_count(w, "records", all, m->records);
	write_count(w, "unlabelled", all, m->unlabelled);
	write_count(w, "classified", all, m->classified);
	write_count(w, "correct", all, m->correct);
	write_ratio(w, "accuracy", all, (double)m->correct, (double)m->records);
	write_macro(w, l, m->labels.n);
	write_micro(m, w);
	for (i = 0; i < m->labels.n; i++)
		if (!mq_str_eq(l[i]->text, MQ_UNCLASSIFIED) || l[i]->gold > 0)
			write_label(w, l[i]);
	write_confusion(m, w);
	write_worst(m, w);
	free(l);
}

void
mq_measure_free(struct mq_measure *m)
{
	mq_map_free(&m->labels);
	mq_map_free(&m->pairs);
	mq_arena_free(&m->arena);
}
