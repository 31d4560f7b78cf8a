#include "minqing/model.h"

#include <math.h>
#include <stdlib.h>

#include "model_parts.h"

/* Fibonacci hashing (Knuth, TAOCP 3, 6.4): the model is its owner's, so that
 * nobody has a use for keys that collide. */
#define FACTOR UINT64_C(0x9E3779B97F4A7C15)

static inline size_t
home_of(const struct mq_model *m, uint64_t key)
{
	return (size_t)(key * FACTOR >> m->shift);
}

void
mq_model_make_slots(struct mq_model *m, size_t n)
{
	m->shift = 62;
	while ((size_t)1 << (64 - m->shift) < 2 * n)
		m->shift--;
	m->slot = mq_xcalloc((size_t)1 << (64 - m->shift), sizeof(*m->slot));
}

static const struct mq_model_slot *
find_from(const struct mq_model *m, size_t i, uint64_t key)
{
	size_t mask = ((size_t)1 << (64 - m->shift)) - 1;

	while (m->slot[i].key && m->slot[i].key != key)
		i = (i + 1) & mask;
	return &m->slot[i];
}

bool
mq_model_put(struct mq_model *m, uint64_t key, uint32_t row)
{
	size_t i = (size_t)(find_from(m, home_of(m, key), key) - m->slot);

	if (m->slot[i].key)
		return false;
	m->slot[i] = (struct mq_model_slot){ key, row };
	return true;
}

const char *
mq_model_error(const struct mq_model *m)
{
	return m->error;
}

size_t
mq_model_labels(const struct mq_model *m)
{
	return m->nlabels;
}

struct mq_str
mq_model_label(const struct mq_model *m, size_t i)
{
	return m->label[i];
}

size_t
mq_model_rules(const struct mq_model *m)
{
	return m->nrules;
}

struct mq_str
mq_model_rule(const struct mq_model *m, size_t i)
{
	const struct mq_str *id = m->rules.entry[i]->value;

	return *id;
}

struct mq_str
mq_model_word(const struct mq_model *m, const char *key)
{
	const struct mq_str *word = mq_map_get(&m->words, mq_str(key));

	return word ? *word : MQ_STR("");
}

/*
 * Find the rows of all grams.  A large model lies in no cache: all slots are
 * asked for before the first is looked at, then all rows.
 */
static void
find_rows(struct mq_model *m, const struct mq_grams *g)
{
	const struct mq_model_slot *slot;
	size_t i;

	if (g->n > m->cap) {
		m->cap = g->n + m->cap / 2;
		m->home = mq_xrealloc(m->home, m->cap, sizeof(*m->home));
		m->known = mq_xrealloc(m->known, m->cap, sizeof(*m->known));
	}
	for (i = 0; i < g->n; i++) {
		m->home[i] = home_of(m, g->gram[i].key);
		__builtin_prefetch(&m->slot[m->home[i]]);
	}
	for (i = 0; i < g->n; i++) {
		slot = find_from(m, m->home[i], g->gram[i].key);
		m->known[i] = NULL;
		if (!slot->key)
			continue;
		m->known[i] = m->row + m->stride * slot->row;
		__builtin_prefetch(m->known[i]);
	}
}

/* Add up the rows of the runs (0) or the rules (1): the vector's length. */
static double
add_up(struct mq_model *m, const struct mq_grams *g, int rules)
{
	float *sum = m->sum[rules], tf;
	double square = 0;
	const float *row;
	size_t i, j;

	memset(sum, 0, m->stride * sizeof(*sum));
	for (i = 0; i < g->n; i++) {
		row = m->known[i];
		if (!row || (g->gram[i].key >> 63) != (uint64_t)rules)
			continue;
		tf = mq_gram_frequency(g->gram[i].n);
		square += (double)(tf * row[0]) * (double)(tf * row[0]);
		for (j = 0; j < m->stride; j += 4) {
			sum[j] += tf * row[j];
			sum[j + 1] += tf * row[j + 1];
			sum[j + 2] += tf * row[j + 2];
			sum[j + 3] += tf * row[j + 3];
		}
	}
	return sqrt(square);
}

/* By what the sums are to be multiplied: runs and rules. */
static void
weigh(struct mq_model *m, const struct mq_grams *g, double by[2])
{
	double length = add_up(m, g, 0);

	by[0] = length > 0 ? 1 / length : 0;
	by[1] = 0;
	if (g->nrules == 0 || m->nrules == 0)
		return;
	length = add_up(m, g, 1);
	by[1] = length > 0 ? m->rule_share / length : 0;
}

static double
score_of(const struct mq_model *m, const double by[2], size_t label)
{
	double score = m->bias[label];

	score += by[0] * (double)m->sum[0][label + 1];
	if (by[1] > 0)
		score += by[1] * (double)m->sum[1][label + 1];
	return score;
}

/* Softmax at the model's temperature; `score` has the best and the next. */
static void
be_confident(const struct mq_model *m, const double by[2],
    const double score[2], struct mq_verdict *v)
{
	double all = 0;
	size_t i;

	for (i = 0; i < m->nlabels; i++)
		all += exp(m->temperature * (score_of(m, by, i) - score[0]));
	v->confidence = 1 / all;
	v->runner_up = v->second == MQ_MODEL_NONE
			   ? 0
			   : exp(m->temperature * (score[1] - score[0])) / all;
}

void
mq_model_score(
    struct mq_model *m, const struct mq_grams *g, struct mq_verdict *v)
{
	double by[2], score[2] = { 0, 0 }, s;
	size_t i;

	*v = (struct mq_verdict){ MQ_MODEL_NONE, MQ_MODEL_NONE, 0, 0 };
	if (m->nlabels == 0)
		return;
	find_rows(m, g);
	weigh(m, g, by);
	if (!(by[0] > 0) && !(by[1] > 0))
		return;
	for (i = 0; i < m->nlabels; i++) {
		s = score_of(m, by, i);
		if (v->label == MQ_MODEL_NONE || s > score[0]) {
			v->second = v->label;
			score[1] = score[0];
			v->label = i;
			score[0] = s;
		} else if (v->second == MQ_MODEL_NONE || s > score[1]) {
			v->second = i;
			score[1] = s;
		}
	}
	be_confident(m, by, score, v);
}

/* The text of a gram: the id of a rule that the model has, or characters. */
static struct mq_str
text_of(struct mq_model *m, uint64_t key)
{
	char buf[MQ_GRAM_SIZE];
	const struct mq_str *id;
	size_t n;

	if (key & MQ_GRAM_RULE) {
		id = mq_map_get(&m->rules,
		    (struct mq_str){ (const char *)&key, sizeof(key) });
		return id ? *id : MQ_STR("");
	}
	n = mq_gram_put(key, buf);
	return mq_str_dup(&m->reasons, (struct mq_str){ buf, n });
}

/* Put a reason among the n heaviest so far; how many there are then. */
static size_t
insert(struct mq_reason *out, size_t n, size_t max, struct mq_reason r)
{
	size_t i = n;

	while (i > 0 && fabs(out[i - 1].weight) < fabs(r.weight)) {
		if (i < max)
			out[i] = out[i - 1];
		i--;
	}
	if (i < max)
		out[i] = r;
	return n < max ? n + 1 : n;
}

size_t
mq_model_explain(struct mq_model *m, const struct mq_grams *g, size_t label,
    size_t other, struct mq_reason *out, size_t max)
{
	size_t i, n = 0;
	double by[2], weight;
	struct mq_reason r;
	const float *row;

	mq_arena_reset(&m->reasons);
	if (m->nlabels == 0 || max == 0)
		return 0;
	find_rows(m, g);
	weigh(m, g, by);
	for (i = 0; i < g->n; i++) {
		row = m->known[i];
		if (!row)
			continue;
		weight = (double)row[label + 1];
		if (other != MQ_MODEL_NONE)
			weight -= (double)row[other + 1];
		r.rule = g->gram[i].key >> 63;
		r.weight = by[r.rule] *
			   (double)mq_gram_frequency(g->gram[i].n) * weight;
		r.text = MQ_STR("");
		if (n == max && fabs(r.weight) <= fabs(out[n - 1].weight))
			continue;
		r.text = text_of(m, g->gram[i].key);
		n = insert(out, n, max, r);
	}
	return n;
}

void
mq_model_free(struct mq_model *m)
{
	if (!m)
		return;
	free(m->label);
	free(m->bias);
	free(m->row);
	free(m->slot);
	free(m->sum[0]);
	free(m->sum[1]);
	free(m->home);
	free(m->known);
	mq_map_free(&m->words);
	mq_map_free(&m->rules);
	mq_arena_free(&m->arena);
	mq_arena_free(&m->reasons);
	free(m);
}
