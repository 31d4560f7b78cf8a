/*
 * Write what the built-in rules' patterns need as C:  needs >needs.c
 *
 * Run by make when the library is built, so that no command has to take the
 * patterns apart at its start; lib/match/derive.h describes the array.
 */

#include <stdio.h>
#include <stdlib.h>

#include "../lib/match/derive.h"
#include "../lib/match/pack.h"
#include "../lib/match/plan.h"
#include "minqing/diag.h"
#include "minqing/preset.h"
#include "minqing/rules.h"

/* Nothing is known yet. */
const struct derived derived_needs[1];
const size_t derived_count = 0;
const unsigned char derived_bytes[1];
const struct plan built_plans[1];
const size_t built_plan_count = 0;

struct found {
	uint64_t number;
	size_t at; /* in the pack */
};

struct work {
	struct mq_arena arena;
	struct found *found;
	size_t n, cap;
	struct pack pack;
};

static void
add(struct work *work, const struct mq_pattern *p)
{
	struct need need = derive_afresh(&work->arena, p);

	work->found =
	    mq_grow(work->found, work->n, &work->cap, sizeof(*work->found));
	work->found[work->n++] =
	    (struct found){ derive_number(p), work->pack.n };
	need_pack(&work->pack, &need);
	mq_arena_reset(&work->arena);
}

static void
add_rules(struct work *work, const struct mq_rules *rules)
{
	const struct mq_rule *r;
	size_t i;

	for (r = rules->rule; r < rules->rule + rules->n; r++) {
		if (!r->pattern)
			continue;
		add(work, r->pattern);
		for (i = 0; i < r->ntests; i++)
			add(work, r->test[i].pattern);
	}
}

static int
by_number(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

static void
print(const struct work *work)
{
	size_t i;

	printf(
	    "#include \"derive.h\"\n\nconst unsigned char derived_bytes[] = {");
	for (i = 0; i < work->pack.n; i++)
		printf("%s%u,", i % 16 ? "" : "\n", work->pack.byte[i]);
	printf("\n};\n\nconst struct derived derived_needs[] = {\n");
	for (i = 0; i < work->n; i++)
		printf("\t{ 0x%llx, %zu },\n",
		    (unsigned long long)work->found[i].number,
		    work->found[i].at);
	printf("};\n\nconst size_t derived_count = %zu;\n", work->n);
}

int
main(void)
{
	const struct mq_list none = { 0 };
	struct mq_rules *rules = mq_rules_load(MQ_PRESET_BUILTIN, &none, true);
	struct work work = { 0 };

	if (mq_rules_fault(rules))
		mq_die("%s", mq_rules_fault(rules));
	add_rules(&work, rules);
	qsort(work.found, work.n, sizeof(*work.found), by_number);
	print(&work);
	free(work.found);
	free(work.pack.byte);
	mq_arena_free(&work.arena);
	mq_rules_free(rules);
	return fflush(stdout) || ferror(stdout) ? MQ_TROUBLE : 0;
}
