#include "rules.h"

#include <stdlib.h>

#include "row.h"

struct rules *
rules_new(void)
{
	return mq_xcalloc(1, sizeof(struct rules));
}

void
rules_complain(struct rules *rules, const struct rules_fault *fault)
{
	struct rules_fault *f;

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

/* Put a rule in its place: at the end, or where an older one had its id. */
static void
place(struct rules *rules, const struct rule *r)
{
	size_t i = row_number(&rules->ids, r->id);

	if (i < rules->n) {
		row_free(&rules->rule[i]);
		rules->rule[i] = *r;
		return;
	}
	rules->rule =
	    mq_grow(rules->rule, rules->n, &rules->cap, sizeof(*rules->rule));
	rules->rule[rules->n++] = *r;
}

int
rules_add(struct rules *rules, struct mq_table *t, unsigned flags)
{
	struct row row = { .rules = rules, .table = t, .flags = flags };
	struct rule r;

	if (row_bind(&row))
		return -1;
	rules->table = mq_grow(rules->table, rules->ntables, &rules->tablecap,
	    sizeof(*rules->table));
	rules->table[rules->ntables++] = t;
	for (row.row = 0; row.row < t->nrows; row.row++)
		if (row_read(&row, &r) == 0)
			place(rules, &r);
		else
			row_free(&r);
	return 0;
}

bool
rules_want_default(const struct rules *rules)
{
	size_t i;

	for (i = 0; i < rules->n; i++)
		if (rules->rule[i].enabled && rules->rule[i].field.n == 0)
			return true;
	return false;
}

void
rules_free(struct rules *rules)
{
	size_t i;

	if (!rules)
		return;
	for (i = 0; i < rules->n; i++)
		row_free(&rules->rule[i]);
	free(rules->rule);
	free(rules->fault);
	free(rules->table);
	mq_map_free(&rules->ids);
	mq_map_free(&rules->labels);
	mq_map_free(&rules->tags);
	mq_arena_free(&rules->arena);
	free(rules);
}
