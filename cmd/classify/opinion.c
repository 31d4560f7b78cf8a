#include "opinion.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct opinion {
	struct mq_model *model;
	struct mq_grams *grams;
	size_t *text;
	size_t ntexts;
	struct mq_verdict verdict; /* the last */
	char confidence[16];
	struct mq_arena arena;
};

struct opinion *
opinion_new(
    struct mq_model *m, const struct mq_record *header, const char **missing)
{
	struct mq_str rest = mq_model_word(m, "text"), name;
	struct opinion *o = mq_xcalloc(1, sizeof(*o));
	long column;

	o->model = m;
	o->grams = mq_grams_new();
	while (mq_str_next(&rest, '\t', &name)) {
		*missing = mq_str_dup(&o->arena, name).s;
		column = mq_column(header, *missing);
		if (column < 0)
			return NULL;
		o->text = mq_xrealloc(o->text, o->ntexts + 1, sizeof(*o->text));
		o->text[o->ntexts++] = (size_t)column;
	}
	return o;
}

struct mq_str
opinion_lacks(const struct mq_model *m, struct mq_rules *rules)
{
	size_t i;

	for (i = 0; i < mq_model_rules(m); i++)
		if (!mq_rules_find(rules, mq_model_rule(m, i)))
			return mq_model_rule(m, i);
	return MQ_STR("");
}

bool
opinion_is_stale(const struct mq_model *m, struct mq_rules *rules)
{
	uint64_t sum = 0;
	char hex[17];
	size_t i;

	for (i = 0; i < mq_model_rules(m); i++)
		sum +=
		    mq_rule_digest(mq_rules_find(rules, mq_model_rule(m, i)));
	snprintf(hex, sizeof(hex), "%016" PRIx64, sum);
	return !mq_str_eq(mq_model_word(m, "rules_digest"), mq_str(hex));
}

void
opinion_ask(struct opinion *o, const struct mq_record *rec, struct mq_str rules,
    struct opinion_result *res)
{
	size_t i;
	int n;

	mq_grams_clear(o->grams);
	for (i = 0; i < o->ntexts; i++)
		mq_grams_text(o->grams, mq_field(rec, o->text[i]));
	if (mq_model_rules(o->model) > 0)
		mq_grams_rules(o->grams, rules);
	mq_model_score(o->model, o->grams, &o->verdict);
	res->verdict = o->verdict;
	res->label = res->confidence = MQ_STR("");
	if (o->verdict.label == MQ_MODEL_NONE)
		return;
	res->label = mq_model_label(o->model, o->verdict.label);
	n = snprintf(o->confidence, sizeof(o->confidence), "%.4f",
	    o->verdict.confidence);
	res->confidence = (struct mq_str){ o->confidence, (size_t)n };
}

size_t
opinion_reasons(
    const struct opinion *o, struct mq_reason reason[OPINION_REASONS])
{
	return mq_model_explain(o->model, o->grams, o->verdict.label,
	    o->verdict.second, reason, OPINION_REASONS);
}

void
opinion_free(struct opinion *o)
{
	if (!o)
		return;
	mq_grams_free(o->grams);
	free(o->text);
	mq_arena_free(&o->arena);
	free(o);
}
