/*
 * Write what the matchers of the built-in rules look for as C:  plans >plans.c
 *
 * Run by make when the library is built, so that no command has to put their
 * literals in order at its start; lib/match/plan.h describes the array.
 */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "../lib/match/derive.h"
#include "../lib/match/plan.h"
#include "minqing/diag.h"
#include "minqing/fire.h"
#include "minqing/preset.h"

/* Nothing is known yet. */
const struct derived derived_needs[1];
const size_t derived_count = 0;
const unsigned char derived_bytes[1];
const struct plan built_plans[1];
const size_t built_plan_count = 0;

static void
begin(const char *type, const char *name, size_t plan)
{
	printf("\nstatic const %s %s_%zu[] = {", type, name, plan);
}

/* C has no arrays without an element. */
static void
end(void)
{
	puts("\n\t{ 0 },\n};");
}

static void
put_words(const char *name, size_t plan, const uint64_t *v, size_t n)
{
	size_t i;

	begin("uint64_t", name, plan);
	for (i = 0; i < n; i++)
		printf("%s0x%" PRIx64 ",", i % 4 ? " " : "\n\t", v[i]);
	puts("\n\t0\n};");
}

static void
put_bytes(
    const char *type, const char *name, size_t plan, const void *v, size_t n)
{
	const unsigned char *byte = v;
	size_t i;

	begin(type, name, plan);
	for (i = 0; i < n; i++)
		printf("%s%u,", i % 16 ? " " : "\n\t", byte[i]);
	puts("\n\t0\n};");
}

static void
put_asks(size_t plan, const uint16_t *v, size_t n)
{
	size_t i;

	begin("uint16_t", "asks", plan);
	for (i = 0; i < n; i++)
		printf("%s%u,", i % 8 ? " " : "\n\t", v[i]);
	puts("\n\t0\n};");
}

static void
put_wanted(size_t plan, const struct index_list *list)
{
	const struct wanted *w;

	begin("struct wanted", "wanted", plan);
	for (w = list->wanted; w < list->wanted + list->n; w++)
		printf("\n\t{ 0x%" PRIx64 ", %u, %u, %u, %u, %d, %d },",
		    w->head, w->start, w->n, w->owner, w->at, w->strict,
		    w->last);
	end();
}

static void
put_slots(size_t plan, const struct index_list *list)
{
	const struct slot *s;

	begin("struct slot", "slot", plan);
	for (s = list->slot; s < list->slot + list->nslots; s++)
		printf("\n\t{ 0x%x, %u },", s->print, s->first);
	end();
}

static void
put_entries(size_t plan, const struct plan *p)
{
	const struct entry *e;

	begin("struct entry", "entry", plan);
	for (e = p->entry; e < p->entry + p->nentries; e++)
		printf("\n\t{ %u, %u, %u, %u, %u, %d, %d },", e->id, e->pattern,
		    e->asks, e->term, e->step, e->shaped, e->sure);
	end();
}

static void
put_runners(size_t plan, const struct plan *p)
{
	const struct runner *r;

	begin("struct runner", "runner", plan);
	for (r = p->runner; r < p->runner + p->nrunners; r++)
		printf("\n\t{ %u, %u },", r->run, r->id);
	end();
}

static void
put_runs(size_t plan, const struct runs *r)
{
	const struct run_end *e;

	if (r->n == 0)
		return;
	begin("struct run_end", "run_end", plan);
	for (e = r->end; e < r->end + r->n; e++)
		printf("\n\t{ 0x%" PRIx64 ", %zu },", e->bit, e->word);
	end();
	put_words("step", plan, r->step, RUN_SYMBOLS * r->words);
	put_bytes("unsigned char", "live", plan, r->live, RUN_SYMBOLS);
	if (r->kind)
		put_bytes("unsigned char", "kind", plan, r->kind, CENSUS_END);
}

static void
put_lengthy(size_t plan, const struct plan *p)
{
	const struct lengthy *l;

	begin("struct lengthy", "lengthy", plan);
	for (l = p->lengthy; l < p->lengthy + p->nlengthy; l++)
		printf("\n\t{ %zu, %zu },", l->minimum, l->id);
	end();
}

static void
put_arrays(size_t plan, const struct plan *p)
{
	const struct index_list *list = &p->list;

	put_wanted(plan, list);
	put_bytes("unsigned char", "bytes", plan, list->bytes, list->nbytes);
	put_slots(plan, list);
	put_words("wide", plan, list->wide, WIDE_WORDS);
	if (list->pair)
		put_words("pair", plan, list->pair, PAIR_WORDS);
	put_bytes("uint8_t", "stamp", plan, list->stamp, 1 << STAMP_BITS);
	put_runs(plan, &list->runs);
	put_entries(plan, p);
	put_runners(plan, p);
	put_lengthy(plan, p);
	put_asks(plan, p->asks, p->nasks);
	put_words("always", plan, p->always, p->nwords);
	put_words("folded", plan, p->folded, p->nwords);
}

/* The name of an array, or NULL where there is none. */
static void
put_name(const char *name, size_t plan, bool there)
{
	if (there)
		printf(" .%s = %s_%zu,", name, name, plan);
}

static void
put_places(const char *name, const uint64_t v[RUN_WORDS])
{
	size_t i;

	printf("\n\t\t.%s = {", name);
	for (i = 0; i < RUN_WORDS; i++)
		printf(" 0x%" PRIx64 ",", v[i]);
	printf(" },");
}

static void
put_list(size_t plan, const struct index_list *list)
{
	const struct runs *r = &list->runs;

	printf("\t.list = { .n = %zu, .nbytes = %zu, .nslots = %zu,\n\t",
	    list->n, list->nbytes, list->nslots);
	put_name("wanted", plan, true);
	printf(" .bytes = (const char *)bytes_%zu,", plan);
	put_name("slot", plan, true);
	put_name("wide", plan, true);
	put_name("pair", plan, list->pair != NULL);
	put_name("stamp", plan, true);
	printf("\n\t.runs = { .n = %zu, .words = %zu, .plain = %d,", r->n,
	    r->words, r->plain);
	if (r->n > 0)
		printf(" .end = run_end_%zu,", plan);
	put_name("step", plan, r->n > 0);
	put_name("live", plan, r->n > 0);
	put_name("kind", plan, r->kind != NULL);
	put_places("first", r->first);
	put_places("same", r->same);
	puts(" } },");
}

static void
put_plan(size_t plan, const struct plan *p)
{
	printf("\t{ .digest = 0x%" PRIx64 ",\n", p->digest);
	put_list(plan, &p->list);
	printf("\t.nentries = %zu, .nrunners = %zu, .nlengthy = %zu,\n"
	       "\t.nasks = %zu, .nwords = %zu, .any_folded = %d,\n\t",
	    p->nentries, p->nrunners, p->nlengthy, p->nasks, p->nwords,
	    p->any_folded);
	put_name("entry", plan, true);
	put_name("runner", plan, true);
	put_name("lengthy", plan, true);
	put_name("asks", plan, true);
	put_name("always", plan, true);
	put_name("folded", plan, true);
	puts(" },");
}

/* A header that has all columns that rules look at. */
static struct mq_record
whole_header(struct mq_arena *a, const struct mq_rules *rules)
{
	struct mq_str *cell = mq_arena_alloc(a, (rules->n + 1) * sizeof(*cell));
	size_t i;

	cell[0] = MQ_STR("description");
	for (i = 0; i < rules->n; i++)
		cell[i + 1] = rules->rule[i].field;
	return (struct mq_record){ .cell = cell, .ncells = rules->n + 1 };
}

static void
put_all(const struct mq_fire *fire)
{
	struct mq_matcher *m;
	size_t i;

	puts("#include \"plan.h\"");
	for (i = 0; (m = mq_fire_matcher(fire, i)); i++)
		put_arrays(i, matcher_plan(m));
	puts("\nconst struct plan built_plans[] = {");
	for (i = 0; (m = mq_fire_matcher(fire, i)); i++)
		put_plan(i, matcher_plan(m));
	printf("};\n\nconst size_t built_plan_count = %zu;\n", i);
}

int
main(void)
{
	const struct mq_list none = { 0 };
	struct mq_rules *rules = mq_rules_load(MQ_PRESET_BUILTIN, &none, true);
	struct mq_arena arena = { 0 };
	struct mq_record header;
	struct mq_fire *fire;
	size_t description = 0;

	if (mq_rules_fault(rules))
		mq_die("%s", mq_rules_fault(rules));
	header = whole_header(&arena, rules);
	fire = mq_fire_new(rules, &header, &description, 1, 0);
	put_all(fire);
	mq_fire_free(fire);
	mq_rules_free(rules);
	mq_arena_free(&arena);
	return fflush(stdout) || ferror(stdout) ? MQ_TROUBLE : 0;
}
