#ifndef LEARN_TEXTS_H
#define LEARN_TEXTS_H

#include "../cmd/learn/corpus.h"

/* Twelve made-up complaints of three labels. */
static const struct learn_text {
	const char *label, *text, *rules;
} learn_texts[] = {
	{ "lift", "小区3号楼电梯又坏了", "lift" },
	{ "lift", "电梯困人，老人上不去", "lift;stuck" },
	{ "lift", "电梯停运三天", "lift" },
	{ "lift", "2号楼电梯有异响", "lift" },
	{ "noise", "楼上噪音扰民", "noise" },
	{ "noise", "工地夜间施工噪音", "noise" },
	{ "noise", "广场舞音乐太吵，噪音大", "" },
	{ "noise", "酒吧噪音到凌晨", "noise" },
	{ "water", "停水两天了", "" },
	{ "water", "水管爆裂，家里没水", "burst" },
	{ "water", "自来水发黄", "" },
	{ "water", "水压低，停水", "" },
};

static inline struct corpus *
learn_corpus(bool rules)
{
	struct corpus *c = corpus_new();
	struct mq_grams *g = mq_grams_new();
	const struct learn_text *t;
	size_t i;

	for (i = 0; i < sizeof(learn_texts) / sizeof(*learn_texts); i++) {
		t = &learn_texts[i];
		mq_grams_clear(g);
		mq_grams_text(g, mq_str(t->text));
		if (rules) {
			mq_grams_rules(g, mq_str(t->rules));
			corpus_rules(c, mq_str(t->rules));
		}
		corpus_add(c, mq_str(t->label), g);
	}
	corpus_end(c);
	mq_grams_free(g);
	return c;
}

#endif
