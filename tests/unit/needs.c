/* Needs as bytes, and those of the built-in rules worked out by make */

#include "../../lib/match/derive.h"
#include "../../lib/match/pack.h"

#include <limits.h>

#include "minqing/preset.h"
#include "minqing/rules.h"

#include "../random_pattern.h"
#include "../tap.h"

/* Do both give the same bytes?  They hold all that there is of a need. */
static int
same(const struct need *x, const struct need *y)
{
	struct pack p = { 0 }, q = { 0 };
	int equal;

	need_pack(&p, x);
	need_pack(&q, y);
	equal = p.n == q.n && memcmp(p.byte, q.byte, p.n) == 0;
	free(p.byte);
	free(q.byte);
	return equal;
}

static int
comes_back(struct mq_arena *a, const struct need *need)
{
	struct pack p = { 0 };
	struct need back;
	int equal;

	need_pack(&p, need);
	back = need_unpack(a, p.byte);
	equal = back.n == need->n && same(&back, need);
	free(p.byte);
	return equal;
}

static void
test_numbers(void)
{
	static struct gap gap[] = { { 0, 0, false }, { 127, 128, true },
		{ 16384, 65535, false }, { 3, ULONG_MAX, true } };
	struct mq_arena a = { 0 };
	struct shape shape = { .n = 4, .tail = { 1, ULONG_MAX, true } };
	struct term term = { .shape = &shape, .sure = true };
	struct need need = { &term, 1 }, back;
	struct pack p = { 0 };
	const struct step *step;
	size_t i;

	for (i = 0; i < 4; i++)
		shape.step[i].gap = gap[i];
	shape.step[2].word_end = shape.sure = true;
	need_pack(&p, &need);
	back = need_unpack(&a, p.byte);
	step = back.term[0].shape->step;
	for (i = 0; i < 4; i++)
		ok(step[i].gap.min == gap[i].min &&
		    step[i].gap.max == gap[i].max &&
		    step[i].gap.line == gap[i].line);
	ok(back.term[0].sure && !back.term[0].run);
	ok(back.term[0].shape->sure && !back.term[0].shape->anchored);
	ok(step[2].word_end && !step[2].word_start && !step[1].word_end);
	ok(back.term[0].shape->tail.max == ULONG_MAX);
	free(p.byte);
	mq_arena_free(&a);
}

static void
test_random(void)
{
	struct mq_arena a = { 0 };
	struct random_pattern r;
	struct mq_pattern *p;
	struct choices c;
	unsigned char seed[2];
	const char *why;
	struct need need;
	int bad = 0, known = 0, i;

	for (i = 0; i < 4000; i++) {
		seed[0] = (unsigned char)(i / 256);
		seed[1] = (unsigned char)(i % 256);
		c = choices_of(seed, sizeof(seed));
		random_pattern(&r, &c, false);
		p = mq_pattern_new((struct mq_str){ r.pattern, r.n }, 0, &why);
		if (!p)
			continue;
		need = derive_afresh(&a, p);
		known += need.n > 0;
		bad += !comes_back(&a, &need);
		mq_pattern_free(p);
		mq_arena_reset(&a);
	}
	is_int(bad, 0);
	ok(known > 400);
}

/* What is known of a pattern is what there is to be known. */
static int
is_known(struct mq_arena *a, const struct mq_pattern *p)
{
	struct need afresh = derive_afresh(a, p);
	size_t i;

	for (i = 0; i < derived_count; i++)
		if (derived_needs[i].number == derive_number(p)) {
			struct need known = need_unpack(
			    a, derived_bytes + derived_needs[i].start);

			return same(&known, &afresh);
		}
	return 0;
}

static void
test_preset(void)
{
	struct mq_table *t = mq_preset_table("365", "rules", NULL);
	struct mq_rules *rules = mq_rules_new();
	struct mq_arena a = { 0 };
	const struct mq_rule *r;
	size_t i, patterns = 0;
	int bad = 0;

	is_int(mq_rules_add(rules, t, 0), 0);
	for (r = rules->rule; r < rules->rule + rules->n; r++) {
		if (!r->pattern)
			continue;
		bad += !is_known(&a, r->pattern);
		patterns += 1 + r->ntests;
		for (i = 0; i < r->ntests; i++)
			bad += !is_known(&a, r->test[i].pattern);
		mq_arena_reset(&a);
	}
	is_int(bad, 0);
	ok(patterns > 500);
	for (i = 1; i < derived_count; i++)
		if (derived_needs[i - 1].number > derived_needs[i].number)
			bad++;
	is_int(bad, 0);
	mq_rules_free(rules);
	mq_table_free(t);
	mq_arena_free(&a);
}

int
main(void)
{
	test_numbers();
	test_random();
	test_preset();
	return done();
}
