#include "corpus.h"

#include <stdlib.h>

#define FACTOR UINT64_C(0x9E3779B97F4A7C15) /* Knuth, TAOCP 3, 6.4 */

struct corpus *
corpus_new(void)
{
	struct corpus *c = mq_xcalloc(1, sizeof(*c));

	memset(c->digest, '0', sizeof(c->digest) - 1);
	return c;
}

void
corpus_digest(struct corpus *c, struct mq_str text)
{
	size_t have = sizeof(c->digest) - 1;

	if (have + text.n > c->bufcap) {
		c->bufcap = 2 * (have + text.n);
		c->buf = mq_xrealloc(c->buf, c->bufcap, 1);
	}
	memcpy(c->buf, c->digest, have);
	memcpy(c->buf + have, text.s, text.n);
	mq_hash_hex(c->buf, have + text.n, c->digest);
}

void
corpus_rules(struct corpus *c, struct mq_str ids)
{
	struct mq_str id, *kept;
	uint64_t key;

	while (mq_str_next(&ids, ';', &id)) {
		id = mq_str_trim(id);
		key = mq_gram_rule(id);
		kept = mq_map_put(&c->rules,
		    (struct mq_str){ (const char *)&key, sizeof(key) },
		    sizeof(*kept));
		if (!kept->s)
			*kept = mq_str_dup(&c->arena, id);
	}
}

static size_t
slot_of(const struct corpus *c, uint64_t key)
{
	size_t i = (size_t)(key * FACTOR >> 32) & (c->nslots - 1);

	while (c->slot[i] && c->key[c->slot[i] - 1] != key)
		i = (i + 1) & (c->nslots - 1);
	return i;
}

static void
widen(struct corpus *c)
{
	size_t i;

	c->nslots = c->nslots ? 2 * c->nslots : 1 << 16;
	free(c->slot);
	c->slot = mq_xcalloc(c->nslots, sizeof(*c->slot));
	for (i = 0; i < c->nkeys; i++)
		c->slot[slot_of(c, c->key[i])] = (uint32_t)i + 1;
}

/* The number of a gram, a new one where it was not seen before. */
static uint32_t
number(struct corpus *c, uint64_t key)
{
	size_t i;

	if (2 * c->nkeys >= c->nslots)
		widen(c);
	i = slot_of(c, key);
	if (!c->slot[i]) {
		c->key = mq_grow(c->key, c->nkeys, &c->keycap, sizeof(*c->key));
		c->key[c->nkeys++] = key;
		c->slot[i] = (uint32_t)c->nkeys;
	}
	return c->slot[i] - 1;
}

static struct corpus_label *
label_of(struct corpus *c, struct mq_str text)
{
	size_t n = c->labels.n;
	struct corpus_label *l = mq_map_put(&c->labels, text, sizeof(*l));

	if (c->labels.n > n) {
		l->text = c->labels.entry[n]->key;
		l->number = n;
	}
	return l;
}

void
corpus_add(struct corpus *c, struct mq_str label, const struct mq_grams *g)
{
	struct corpus_label *l = label_of(c, label);
	struct corpus_cell *cell;
	size_t i;

	cell = mq_arena_alloc(&c->arena, (g->n + 1) * sizeof(*cell));
	for (i = 0; i < g->n; i++)
		cell[i] = (struct corpus_cell){ number(c, g->gram[i].key),
			mq_gram_frequency(g->gram[i].n) };
	c->doc = mq_grow(c->doc, c->n, &c->cap, sizeof(*c->doc));
	c->doc[c->n++] = (struct corpus_doc){ cell, g->n, l->number };
	l->n++;
}

static int
by_text(const void *va, const void *vb)
{
	const struct corpus_label *const *a = va, *const *b = vb;

	return mq_str_cmp((*a)->text, (*b)->text);
}

uint32_t
corpus_minimum(size_t records)
{
	if (records < 100)
		return 1;
	return records < 1000 ? 2 : 3;
}

static void
number_labels(struct corpus *c)
{
	size_t i;

	c->nlabels = c->labels.n;
	c->label = mq_xcalloc(c->nlabels + 1, sizeof(*c->label));
	for (i = 0; i < c->nlabels; i++)
		c->label[i] = c->labels.entry[i]->value;
	qsort(c->label, c->nlabels, sizeof(*c->label), by_text);
	for (i = 0; i < c->nlabels; i++)
		c->label[i]->number = i;
	for (i = 0; i < c->n; i++)
		c->doc[i].label =
		    ((struct corpus_label *)c->labels.entry[c->doc[i].label]
			    ->value)
			->number;
}

/*
 * The place of a gram, counted by the records that have it: runs before rules,
 * the frequent ones first; 0 for one that too few have.
 */
static size_t
rank_of(const struct corpus *c, const uint32_t *df, size_t gram)
{
	if (df[gram] < corpus_minimum(c->n))
		return 0;
	return (c->key[gram] & MQ_GRAM_RULE ? 0 : c->n + 1) + df[gram];
}

/*
 * Sort the grams by counting, of equals the first to come before: what is read
 * at random, for each cell of each record, then shares few cache lines.  Where
 * each is to go, or UINT32_MAX.
 */
static uint32_t *
sort_grams(struct corpus *c, const uint32_t *df)
{
	uint32_t *to = mq_xcalloc(c->nkeys + 1, sizeof(*to));
	size_t ranks = 2 * (c->n + 1), i, rank, sum = 0, *start;

	start = mq_xcalloc(ranks + 1, sizeof(*start));
	for (i = 0; i < c->nkeys; i++)
		start[rank_of(c, df, i)]++;
	for (i = ranks; i > 0; i--) {
		if (i == c->n)
			c->nruns = sum;
		sum += start[i];
		start[i] = sum - start[i];
	}
	for (i = 0; i < c->nkeys; i++) {
		rank = rank_of(c, df, i);
		to[i] = rank ? (uint32_t)start[rank]++ : UINT32_MAX;
	}
	free(start);
	return to;
}

static void
move_keys(struct corpus *c, const uint32_t *to)
{
	uint64_t *key = mq_xcalloc(c->nkeys + 1, sizeof(*key));
	size_t i, n = 0;

	for (i = 0; i < c->nkeys; i++) {
		if (to[i] == UINT32_MAX)
			continue;
		key[to[i]] = c->key[i];
		n++;
	}
	free(c->key);
	c->key = key;
	c->nkeys = n;
}

static void
move_cells(struct corpus_doc *doc, const uint32_t *to)
{
	size_t k, n = 0;

	for (k = 0; k < doc->ncells; k++) {
		if (to[doc->cell[k].gram] == UINT32_MAX)
			continue;
		doc->cell[n] = doc->cell[k];
		doc->cell[n++].gram = to[doc->cell[k].gram];
	}
	doc->ncells = n;
}

void
corpus_end(struct corpus *c)
{
	uint32_t *df = mq_xcalloc(c->nkeys + 1, sizeof(*df)), *to;
	size_t i, k;

	number_labels(c);
	for (i = 0; i < c->n; i++)
		for (k = 0; k < c->doc[i].ncells; k++)
			df[c->doc[i].cell[k].gram]++;
	to = sort_grams(c, df);
	move_keys(c, to);
	for (i = 0; i < c->n; i++)
		move_cells(&c->doc[i], to);
	free(c->slot);
	c->slot = NULL;
	free(to);
	free(df);
}

void
corpus_free(struct corpus *c)
{
	if (!c)
		return;
	free(c->doc);
	free(c->label);
	free(c->key);
	free(c->slot);
	free(c->buf);
	mq_map_free(&c->rules);
	mq_map_free(&c->labels);
	mq_arena_free(&c->arena);
	free(c);
}
