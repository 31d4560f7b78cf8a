#include "minqing/rules.h"

#include <stdlib.h>

#include "minqing/preset.h"

#include "row.h"

struct mq_rules *
mq_rules_new(void)
{
	return mq_xcalloc(1, sizeof(struct mq_rules));
}

void
mq_rules_complain(struct mq_rules *rules, const struct mq_rules_fault *fault)
{
	struct mq_rules_fault *f;

	rules->fault = mq_grow(rules->fault, rules->nfaults, &rules->faultcap,
	    sizeof(*rules->fault));
	f = &rules->fault[rules->nfaults];
	*f = *fault;
	f->serial = rules->nfaults;
	for (f->table_no = 0; f->table_no < rules->ntables; f->table_no++)
		if (rules->table[f->table_no] == f->table)
			break;
	rules->nfaults++;
}

/* Number the ids of the rules that were put in without it. */
static void
number_ids(struct mq_rules *rules)
{
	while (rules->ids.n < rules->n)
		row_number(&rules->ids, rules->rule[rules->ids.n].id);
}

static void
append(struct mq_rules *rules, const struct mq_rule *r)
{
	rules->rule =
	    mq_grow(rules->rule, rules->n, &rules->cap, sizeof(*rules->rule));
	rules->rule[rules->n++] = *r;
}

/* Put a rule in its place: at the end, or where an older one had its id. */
static void
place(struct mq_rules *rules, const struct mq_rule *r)
{
	size_t i = row_number(&rules->ids, r->id);

	if (i < rules->n) {
		row_free(&rules->rule[i]);
		rules->rule[i] = *r;
		return;
	}
	append(rules, r);
}

int
mq_rules_add(struct mq_rules *rules, struct mq_table *t, unsigned flags)
{
	struct row row = { .rules = rules, .table = t, .flags = flags };
	void (*put)(struct mq_rules * into, const struct mq_rule *one);
	struct mq_rule r;

	if (row_bind(&row))
		return -1;
	rules->table = mq_grow(rules->table, rules->ntables, &rules->tablecap,
	    sizeof(*rules->table));
	rules->table[rules->ntables++] = t;
	if (rules->cap < rules->n + t->nrows) {
		rules->cap = rules->n + t->nrows;
		rules->rule =
		    mq_xrealloc(rules->rule, rules->cap, sizeof(*rules->rule));
	}
	/* No id of a good table comes twice: those of the first can wait. */
	put = (flags & MQ_PATTERN_LAZY) && rules->n == 0 ? append : place;
	if (put == place)
		number_ids(rules);
	for (row.row = 0; row.row < t->nrows; row.row++)
		if (row_read(&row, &r) == 0)
			put(rules, &r);
		else
			row_free(&r);
	return 0;
}

struct mq_rules *
mq_rules_load(const char *preset, const struct mq_list *given, bool all)
{
	struct mq_rules *rules = mq_rules_new();
	struct mq_table *t;
	const char *name;
	bool builtin;
	size_t i;

	rules->own = mq_xcalloc(given->n + 1, sizeof(*rules->own));
	rules->nown = mq_preset_tables(preset, "rules", given, rules->own);
	for (i = 0; i < rules->nown && !rules->error; i++) {
		t = rules->own[i];
		name = given->n > 0 ? given->item[i] : preset;
		builtin = strcmp(name, MQ_PRESET_BUILTIN) == 0;
		if (builtin)
			rules->builtin = t;
		if (!t->error)
			mq_rules_add(
			    rules, t, builtin && !all ? MQ_PATTERN_LAZY : 0);
		rules->error = t->error;
	}
	return rules;
}

const char *
mq_rules_fault(struct mq_rules *rules)
{
	const struct mq_rules_fault *f = rules->fault;
	const char *more = "";

	if (rules->error || rules->nfaults == 0)
		return rules->error;
	if (rules->nfaults > 1)
		more = mq_arena_printf(&rules->arena,
		    "; mq-classify --lint shows this and %zu more",
		    rules->nfaults - 1);
	return mq_arena_printf(&rules->arena, "%s:%lu: column '%s': %s%s",
	    f->table->name, f->line, f->column, f->message, more);
}

unsigned long
mq_rule_line(const struct mq_rule *r)
{
	return mq_table_line(r->table, r->row);
}

struct mq_str
mq_rule_example(const struct mq_rule *r, bool fires)
{
	const char *column = mq_rules_columns[fires ? OK_EXAMPLE : BAD_EXAMPLE];

	return mq_table_text(r->table, r->row, mq_table_find(r->table, column));
}

bool
mq_rules_want_default(const struct mq_rules *rules)
{
	size_t i;

	for (i = 0; i < rules->n; i++)
		if (rules->rule[i].enabled && rules->rule[i].field.n == 0)
			return true;
	return false;
}

const struct mq_rule *
mq_rules_find(struct mq_rules *rules, struct mq_str id)
{
	const size_t *i;

	number_ids(rules);
	i = mq_map_get(&rules->ids, id);
	return i && rules->rule[*i].enabled ? &rules->rule[*i] : NULL;
}

uint64_t
mq_rule_digest(const struct mq_rule *r)
{
	const struct mq_rule_test *test;
	uint64_t h = mq_hash(r->id.s, r->id.n, r->flags);

	h = mq_hash(r->field.s, r->field.n, h);
	h = mq_hash(r->text.s, r->text.n, h);
	for (test = r->test; test < r->test + r->ntests; test++)
		h = mq_hash(test->text.s, test->text.n, h + test->want);
	return h;
}

void
mq_rules_free(struct mq_rules *rules)
{
	size_t i;

	if (!rules)
		return;
	for (i = 0; i < rules->n; i++)
		row_free(&rules->rule[i]);
	for (i = 0; i < rules->nown; i++)
		mq_table_free(rules->own[i]);
	free(rules->own);
	free(rules->rule);
	free(rules->fault);
	free(rules->table);
	mq_map_free(&rules->ids);
	mq_map_free(&rules->labels);
	mq_map_free(&rules->tags);
	mq_arena_free(&rules->arena);
	free(rules);
}
