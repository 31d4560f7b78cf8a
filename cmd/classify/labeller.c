#include "labeller.h"

#include <stdlib.h>

static void
bind_model(struct labeller *l)
{
	const char *missing;

	l->opinion = opinion_new(l->model, l->header, &missing);
	if (!l->opinion)
		mq_run_column(l->run, missing);
}

void
labeller_begin(struct labeller *l, const struct mq_list *columns, unsigned how)
{
	size_t i, n = columns->n;

	l->header = mq_run_header(l->run);
	l->column = mq_xcalloc(n + 1, sizeof(*l->column));
	for (i = 0; i < n; i++)
		l->column[i] = mq_run_column(l->run, columns->item[i]);
	if (n == 0 && mq_rules_want_default(l->rules))
		l->column[n++] = mq_run_column(l->run, "description");
	l->ncolumns = n;
	l->fire = mq_fire_new(l->rules, l->header, l->column, n, how);
	l->classify = classify_new(l->rules, l->header);
	l->id_column = mq_column(l->header, "service_request_id");
	if (l->model)
		bind_model(l);
}

/* Where the rules are silent, or not sure, the model's label stands. */
static void
ask_model(struct labeller *l)
{
	struct mq_str rules = l->res.value[CLASSIFY_RULES];

	l->modelled = false;
	l->op.confidence = MQ_STR("");
	if (!l->opinion ||
	    (l->res.label != MQ_RULE_NO_LABEL && l->res.lead >= l->margin))
		return;
	opinion_ask(l->opinion, &l->rec, rules, &l->op);
	if (l->op.label.n == 0)
		return;
	l->modelled = true;
	classify_overrule(l->classify, &l->hits, l->op.label, &l->res);
}

bool
labeller_next(struct labeller *l)
{
	while (mq_run_next(l->run, &l->rec)) {
		if (mq_fire_record(l->fire, &l->rec, &l->hits)) {
			mq_run_refuse(l->run, &l->rec, l->hits.column,
			    l->hits.code, l->hits.why);
			continue;
		}
		classify_decide(l->classify, &l->rec, &l->hits, &l->res);
		ask_model(l);
		l->id = MQ_STR("");
		if (l->id_column >= 0)
			l->id = mq_field(&l->rec, (size_t)l->id_column);
		return true;
	}
	return false;
}

struct mq_str
labeller_text(struct labeller *l)
{
	size_t i, n = 0, size = l->ncolumns;
	struct mq_str part;
	char *out;

	for (i = 0; i < l->ncolumns; i++)
		size += mq_field(&l->rec, l->column[i]).n;
	mq_arena_reset(&l->arena);
	out = mq_arena_alloc(&l->arena, size + 1);
	for (i = 0; i < l->ncolumns; i++) {
		part = mq_field(&l->rec, l->column[i]);
		memcpy(out + n, part.s, part.n);
		n += part.n;
		out[n++] = '\n';
	}
	return (struct mq_str){ out, n };
}

void
labeller_end(struct labeller *l)
{
	free(l->column);
	mq_arena_free(&l->arena);
	opinion_free(l->opinion);
	mq_fire_free(l->fire);
	classify_free(l->classify);
}
