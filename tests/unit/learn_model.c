/*
 * A model that is written and read again answers as the fit did; one that was
 * tampered with is told by its line.
 */

#include <stdlib.h>
#include <unistd.h>

#include "../../cmd/learn/save.h"
#include "../learn_texts.h"
#include "../tap.h"
#include "minqing/model.h"

static char *text; /* of the model */
static size_t length;

#define RULES                                                                  \
	"id\tcategory\tpattern\nlift\t\t电梯\nstuck\t\t困人\n"             \
	"noise\t\t噪音\nburst\t\t爆裂\nother\t\t噪音\n"

static void
write_model(const struct corpus *c, const struct fit *f)
{
	struct mq_table *t = mq_table_load(mq_input_mem(
	    "rules.tsv", RULES, sizeof(RULES) - 1, sizeof(RULES) - 1));
	struct mq_rules *rules = mq_rules_new();
	static const char *const columns[] = { "description" };
	static const char *tables[] = { "365", "our rules.tsv" };
	const struct mq_list names = { tables, 2, 2 };
	struct save_about about = { "truth", columns, 1, &names, rules };
	struct cross *x = cross_new(c, 4);
	char path[] = "/tmp/learn-model-XXXXXX";
	int fd = mkstemp(path);
	struct mq_output *o = mq_output_open(path);
	struct mq_input *in;
	ssize_t n;

	close(fd);
	is_int(mq_rules_add(rules, t, 0), 0);
	save_model(o, c, f, x, &about);
	ok(mq_output_publish(o) == NULL);
	text = mq_xcalloc(1 << 16, 1);
	in = mq_input_open(path);
	while ((n = mq_input_read(in, text + length, 4096)) > 0)
		length += (size_t)n;
	mq_input_close(in);
	unlink(path);
	cross_free(x);
	mq_rules_free(rules);
	mq_table_free(t);
}

static struct mq_model *
load(const char *s, size_t n)
{
	return mq_model_load(mq_input_mem("m.txt", s, n, 1000));
}

static bool
has_rule(const struct mq_model *m, struct mq_str id)
{
	size_t i;

	for (i = 0; i < mq_model_rules(m); i++)
		if (mq_str_eq(mq_model_rule(m, i), id))
			return true;
	return false;
}

static void
test_answers(const struct corpus *c, const struct fit *f)
{
	struct mq_model *m = load(text, length);
	struct mq_grams *g = mq_grams_new();
	struct mq_verdict v;
	double score[3], all = 0, t;
	size_t i, k, best;

	ok(mq_model_error(m) == NULL);
	is_int(mq_model_labels(m), 3);
	is_mem(mq_model_label(m, 1).s, mq_model_label(m, 1).n, "noise");
	is_int(mq_model_rules(m), 4);
	ok(has_rule(m, MQ_STR("lift")) && has_rule(m, MQ_STR("burst")));
	is_mem(mq_model_word(m, "rules").s, mq_model_word(m, "rules").n,
	    "365\tour rules.tsv");
	mq_str_number(mq_model_word(m, "temperature"), &t);
	for (i = 0; i < c->n; i++) {
		mq_grams_clear(g);
		mq_grams_text(g, mq_str(learn_texts[i].text));
		mq_grams_rules(g, mq_str(learn_texts[i].rules));
		mq_model_score(m, g, &v);
		fit_score(f, c, &c->doc[i], 0, score);
		best = fit_best(score, 3);
		is_int(v.label, (long long)best);
		for (all = 0, k = 0; k < 3; k++)
			all += exp(t * (score[k] - score[best]));
		is_near(v.confidence, 1 / all, 0.01);
		ok(v.second != v.label && v.runner_up <= v.confidence);
	}
	mq_grams_clear(g);
	mq_grams_text(g, MQ_STR("xyz"));
	mq_model_score(m, g, &v);
	ok(v.label == MQ_MODEL_NONE && v.second == MQ_MODEL_NONE);
	mq_grams_free(g);
	mq_model_free(m);
}

/* What is explained adds up to the lead of the one label over the other. */
static void
test_explain(const struct corpus *c, const struct fit *f)
{
	struct mq_model *m = load(text, length);
	struct mq_grams *g = mq_grams_new();
	struct mq_reason all[200], few[3];
	double score[3], sum = f->bias[0] - f->bias[2];
	size_t i, n, good = 0;

	mq_grams_text(g, mq_str(learn_texts[1].text));
	mq_grams_rules(g, mq_str(learn_texts[1].rules));
	n = mq_model_explain(m, g, 0, 2, all, 200);
	is_int(n, (long long)g->n);
	for (i = 0; i < n; i++) {
		sum += all[i].weight;
		good +=
		    i == 0 || fabs(all[i].weight) <= fabs(all[i - 1].weight);
	}
	is_int(good, (long long)n);
	fit_score(f, c, &c->doc[1], 0, score);
	is_near(sum, score[0] - score[2], 0.01);
	is_int(mq_model_explain(m, g, 0, 2, few, 3), 3);
	for (i = 0; i < 3; i++)
		is_near(few[i].weight, all[i].weight, 0);
	is_mem(few[0].text.s, few[0].text.n, "lift");
	ok(few[0].rule && !few[2].rule);
	is_int(mq_model_explain(m, g, 0, 2, few, 0), 0);
	mq_grams_free(g);
	mq_model_free(m);
}

/* No prefix of a model is a model, and none is read beyond its end. */
static void
test_cut_off(void)
{
	size_t n, bad = 0;
	struct mq_model *m;
	char *copy;

	for (n = 0; n + 1 < length; n++) {
		copy = mq_xcalloc(n + 1, 1);
		memcpy(copy, text, n);
		m = load(copy, n);
		bad += mq_model_error(m) != NULL;
		mq_model_free(m);
		free(copy);
	}
	is_int(bad, (long long)length - 1);
}

#define HEAD                                                                   \
	"minqing-model\t1\nrecords\t4\ntemperature\t1\nrule_share\t1\n"        \
	"decimals\t2\nlabel\ta\\tb\t2\t-1\nlabel\tc\t2\t1\n"
static const struct {
	const char *text, *error;
} bad[] = {
	{ "", "m.txt:1: the model is cut off; run mq-learn again" },
	{ "hello\n", "m.txt:1: this is no model that mq-learn of this "
		     "version made" },
	{ "minqing-model\t1\nrows\t0\t0\nend\n",
	    "m.txt:2: the head has no good 'records'" },
	{ HEAD "rows\t1\t0\nabcd\t1\t2\t3\nend\n",
	    "m.txt:9: want one to three characters" },
	{ HEAD "rows\t1\t0\nab\t5\t2\t3\nend\n",
	    "m.txt:9: want a number of records behind the text" },
	{ HEAD "rows\t1\t0\nab\t1\t2\nend       \n",
	    "m.txt:9: want 2 weights, whole numbers" },
	{ HEAD "rows\t1\t0\nab\t1\t2\t3\t4\nend\n",
	    "m.txt:9: too many weights" },
	{ HEAD "rows\t2\t0\nab\t1\t2\t3\nab\t1\t2\t3\nend\n",
	    "m.txt:10: this text was there before" },
	{ HEAD "rows\t9000000\t0\nab\t1\t2\t3\nend\n",
	    "m.txt:8: the model is cut off; run mq-learn again" },
	{ HEAD "label\tx\t1\n",
	    "m.txt:8: want a label, its records and its bias" },
	{ HEAD "note\t\xFF\n", "m.txt:1: a model is UTF-8, and this "
			       "is not" },
};

static void
test_wrong(void)
{
	struct mq_model *m;
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		m = load(bad[i].text, strlen(bad[i].text));
		is_str(mq_model_error(m), bad[i].error);
		mq_model_free(m);
	}
	m = load(HEAD "rows\t1\t0\nab\t1\t2\t3\nend\n",
	    sizeof(HEAD "rows\t1\t0\nab\t1\t2\t3\nend\n") - 1);
	ok(mq_model_error(m) == NULL);
	is_mem(mq_model_label(m, 0).s, mq_model_label(m, 0).n, "a\tb");
	mq_model_free(m);
}

int
main(void)
{
	struct corpus *c = learn_corpus(true);
	struct fit_part all = { NULL, 0 };
	struct fit_room room = { NULL };
	struct fit *f = fit_new(c, &all, &room);

	write_model(c, f);
	test_answers(c, f);
	test_explain(c, f);
	test_cut_off();
	test_wrong();
	free(text);
	fit_free(f);
	free(room.node);
	corpus_free(c);
	return done();
}
