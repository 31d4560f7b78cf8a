/*
 * Fitting, folds and temperature, against scikit-learn 1.2.1 and SciPy on the
 * same twelve texts: TfidfVectorizer(analyzer='char', ngram_range=(1, 3),
 * sublinear_tf=True), LinearSVC(multi_class='crammer_singer',
 * tol=1e-8).decision_function(),
 * StratifiedKFold(3), and minimize_scalar() of the cost.
 */

#include <stdlib.h>

#include "../../cmd/learn/cross.h"
#include "../../cmd/learn/fit.h"
#include "../learn_texts.h"
#include "../tap.h"

/* Both solve the same problem, ours to a tolerance of 0.1. */
#define NEAR 0.03

/* A record that was not learned from, with grams that the corpus has. */
static void
score_of(const struct corpus *c, const struct fit *f, const char *text,
    double *score)
{
	struct mq_grams *g = mq_grams_new();
	struct corpus_cell cell[64];
	struct corpus_doc doc = { cell, 0, 0 };
	size_t i, k;

	mq_grams_text(g, mq_str(text));
	for (i = 0; i < g->n; i++)
		for (k = 0; k < c->nkeys; k++)
			if (c->key[k] == g->gram[i].key)
				cell[doc.ncells++] =
				    (struct corpus_cell){ (uint32_t)k,
					    mq_gram_frequency(g->gram[i].n) };
	ok(fit_score(f, c, &doc, 0, score));
	mq_grams_free(g);
}

static void
test_fit(void)
{
	static const struct {
		const char *text;
		double score[3];
	} want[] = {
		{ "电梯停水停水", { 0.15172, -0.38970, 0.23797 } },
		{ "半夜噪音", { -0.29022, 0.55935, -0.26913 } },
		{ "高楼，水压", { -0.16597, -0.16479, 0.33075 } },
	};
	struct corpus *c = learn_corpus(false);
	struct fit_part all = { NULL, 0 };
	struct fit_room room = { NULL };
	struct fit *f = fit_new(c, &all, &room);
	struct fit *again = fit_new(c, &all, &room);
	double score[3];
	size_t i, k;

	is_int(c->nkeys, 186);
	is_int(c->nlabels, 3);
	for (i = 0; i < sizeof(want) / sizeof(*want); i++) {
		score_of(c, f, want[i].text, score);
		for (k = 0; k < 3; k++)
			is_near(score[k], want[i].score[k], NEAR);
	}
	ok(memcmp(f->weight, again->weight, 186 * 3 * sizeof(float)) == 0);
	ok(memcmp(f->bias, again->bias, 3 * sizeof(double)) == 0);
	fit_free(f);
	fit_free(again);
	free(room.node);
	corpus_free(c);
}

/* Label b is not among what is learned from: it must never win. */
static void
test_absent_label(void)
{
	static const char *const text[] = { "aa", "bb", "cc", "aa", "xy" };
	static const char *const label[] = { "a", "b", "c", "a", "c" };
	static const unsigned fold[] = { 0, 1, 0, 0, 0 };
	struct fit_part part = { fold, 1 };
	struct corpus *c = corpus_new();
	struct mq_grams *g = mq_grams_new();
	struct fit_room room = { NULL };
	struct fit *f;
	double score[3];
	size_t i;

	for (i = 0; i < 5; i++) {
		mq_grams_clear(g);
		mq_grams_text(g, mq_str(text[i]));
		corpus_add(c, mq_str(label[i]), g);
	}
	corpus_end(c);
	f = fit_new(c, &part, &room);
	for (i = 0; i < 5; i++)
		if (fit_score(f, c, &c->doc[i], 0, score))
			ok(fit_best(score, 3) != 1);
	is_near(f->bias[1], -1, 0);
	fit_free(f);
	free(room.node);
	mq_grams_free(g);
	corpus_free(c);
}

/*
 * 1,000 records: 299 are "ae", 401 "ab", 300 "eb", so that a stands in 700 and
 * b in 701; c in 3, d in 2; one rule fires on 4, the other on 996.
 */
static void
test_left_out(void)
{
	struct fit_part all = { NULL, 0 };
	struct corpus *c = corpus_new();
	struct mq_grams *g = mq_grams_new();
	struct fit_room room = { NULL };
	const char *text;
	struct fit *f;
	size_t i, k, kept = 0;

	for (i = 0; i < 1000; i++) {
		text = i < 299 ? "ae" : i < 700 ? "ab" : "eb";
		mq_grams_clear(g);
		mq_grams_text(g, mq_str(text));
		mq_grams_text(g, mq_str(i < 3 ? "c" : ""));
		mq_grams_text(g, mq_str(i >= 998 ? "d" : ""));
		mq_grams_rules(g, mq_str(i < 4 ? "rare" : "usual"));
		corpus_add(c, mq_str(i % 2 ? "odd" : "even"), g);
	}
	corpus_end(c);
	is_int(c->nkeys, 9);
	is_int(c->nruns, 7); /* a b e ae ab eb c */
	f = fit_new(c, &all, &room);
	for (k = 0; k < c->nkeys; k++)
		kept += f->df[k] > 0;
	is_int(kept, 7); /* neither b nor usual */
	fit_free(f);
	free(room.node);
	mq_grams_free(g);
	corpus_free(c);
}

static void
test_folds(void)
{
	static const char labels[] = "bbabcabbacbab";
	static const unsigned want[] = { 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
		2 };
	struct corpus *c = corpus_new();
	struct mq_grams *g = mq_grams_new();
	unsigned fold[13], i;

	for (i = 0; i < 13; i++)
		corpus_add(c, (struct mq_str){ labels + i, 1 }, g);
	corpus_end(c);
	cross_folds(c, 3, fold);
	for (i = 0; i < 13; i++)
		is_int(fold[i], want[i]);
	mq_grams_free(g);
	corpus_free(c);
}

static void
test_temperature(void)
{
	static const double score[] = { 1.0, -0.5, -1.0, 0.2, 0.1, -0.9, -0.3,
		0.4, -0.2, 0.1, -0.2, 0.3, -1.0, -0.8, 0.5, 0.3, 0.5, -0.7 };
	static const size_t label[] = { 0, 0, 1, 2, 2, 0 };

	is_near(cross_temperature(score, label, 6, 3), 2.0684436, 1e-6);
	is_near(cross_temperature(score, label, 0, 3), 0, 0);
	is_near(cross_temperature(score, label, 6, 1), 0, 0);
}

/* A label that some fold has all of, and records of which nothing is known. */
static void
test_few(void)
{
	struct corpus *c = corpus_new();
	struct mq_grams *g = mq_grams_new();
	struct cross *x;

	mq_grams_text(g, MQ_STR("ab"));
	corpus_add(c, MQ_STR("one"), g);
	mq_grams_clear(g);
	mq_grams_text(g, MQ_STR("xy"));
	corpus_add(c, MQ_STR("two"), g);
	corpus_end(c);
	x = cross_new(c, 5);
	is_int(x->measure.records, 2);
	is_int(x->measure.classified, 0);
	cross_free(x);
	mq_grams_free(g);
	corpus_free(c);
}

int
main(void)
{
	test_fit();
	test_absent_label();
	test_left_out();
	test_folds();
	test_temperature();
	test_few();
	return done();
}
