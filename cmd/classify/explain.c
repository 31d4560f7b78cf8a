#include "explain.h"

#include <stdio.h>

void
explain_header(struct mq_writer *w)
{
	static const char *const header[] = { "service_request_id", "rule",
		"category", "field", "offset", "length", "text", "weight",
		"sum", "standing", "conflict" };
	size_t i;

	for (i = 0; i < sizeof(header) / sizeof(*header); i++)
		mq_write_cell(w, mq_str(header[i]));
	mq_write_end(w);
}

static void
write_empty(struct mq_writer *w, int n)
{
	while (n-- > 0)
		mq_write_cell(w, MQ_STR(""));
}

static void
write_weight(struct mq_writer *w, int64_t weight)
{
	char text[CLASSIFY_WEIGHT_SIZE];

	mq_write_cell(
	    w, (struct mq_str){ text, classify_weight(weight, text) });
}

/* How the rule's label fared; a rule without one has none. */
static void
write_standing(const struct labeller *l, struct mq_writer *w, size_t label)
{
	const char *standing = "lost";

	if (label == MQ_RULE_NO_LABEL) {
		write_empty(w, 3);
		return;
	}
	if (label == l->res.label)
		standing = "won";
	else if (label == l->res.next)
		standing = "next";
	write_weight(w, classify_sum(l->classify, label));
	mq_write_cell(w, mq_str(standing));
	mq_write_cell(w, mq_str(label == l->res.label || label == l->res.next
				    ? l->res.conflict
				    : ""));
}

static void
write_hit(const struct labeller *l, struct mq_writer *w,
    const struct mq_fire_hit *hit)
{
	size_t length = hit->span[1] - hit->span[0];

	mq_write_cell(w, l->id);
	mq_write_cell(w, hit->rule->id);
	mq_write_cell(w, hit->rule->category);
	mq_write_cell(w, hit->column);
	mq_write_int(w, (int64_t)hit->span[0]);
	mq_write_int(w, (int64_t)length);
	mq_write_cell(w, (struct mq_str){ hit->cell.s + hit->span[0], length });
	write_weight(w, hit->rule->weight);
	write_standing(l, w, hit->rule->label);
	mq_write_end(w);
}

static void
write_reason(
    const struct labeller *l, struct mq_writer *w, const struct mq_reason *r)
{
	char weight[32];

	snprintf(weight, sizeof(weight), "%.4f", r->weight);
	mq_write_cell(w, l->id);
	mq_write_cell(w, mq_str(r->rule ? "model:rule" : "model"));
	mq_write_cell(w, l->res.value[CLASSIFY_CATEGORY]);
	write_empty(w, 3); /* field, offset, length */
	mq_write_cell(w, r->text);
	mq_write_cell(w, mq_str(weight));
	mq_write_cell(w, MQ_STR("")); /* sum */
	mq_write_cell(w, MQ_STR("won"));
	mq_write_cell(w, mq_str(l->res.conflict));
	mq_write_end(w);
}

static void
write_nothing(const struct labeller *l, struct mq_writer *w)
{
	mq_write_cell(w, l->id);
	mq_write_cell(w, MQ_STR(""));
	mq_write_cell(w, l->res.value[CLASSIFY_CATEGORY]);
	write_empty(w, 8);
	mq_write_end(w);
}

void
explain_write(const struct labeller *l, struct mq_writer *w)
{
	struct mq_reason reason[OPINION_REASONS];
	size_t i, n = 0;

	if (l->modelled)
		n = opinion_reasons(l->opinion, reason);
	for (i = 0; i < l->hits.n; i++)
		write_hit(l, w, &l->hits.hit[i]);
	for (i = 0; i < n; i++)
		write_reason(l, w, &reason[i]);
	if (l->hits.n + n == 0)
		write_nothing(l, w);
}
