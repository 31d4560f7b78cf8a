#include "coverage.h"

#include <stdlib.h>

struct coverage_count {
	uint64_t hits;
	uint64_t wins; /* of the hits, those whose label was given */
};

struct coverage
coverage_new(const struct rules *rules)
{
	struct coverage cov = { .rules = rules };

	cov.rule = mq_xcalloc(rules->n + 1, sizeof(*cov.rule));
	return cov;
}

void
coverage_add(struct coverage *cov, const struct fire_hits *hits,
    const struct classify_result *res)
{
	const struct rule *r;
	size_t i;

	cov->unclassified += res->label == RULE_NO_LABEL;
	for (i = 0; i < hits->n; i++) {
		r = hits->hit[i].rule;
		cov->rule[r - cov->rules->rule].hits++;
		if (r->label != RULE_NO_LABEL && r->label == res->label)
			cov->rule[r - cov->rules->rule].wins++;
	}
}

static void
write_row(struct mq_writer *w, struct mq_str rule, struct mq_str category,
    const struct coverage_count *count, const char *state)
{
	mq_write_cell(w, rule);
	mq_write_cell(w, category);
	mq_write_int(w, (int64_t)count->hits);
	mq_write_int(w, (int64_t)count->wins);
	mq_write_cell(w, mq_str(state));
	mq_write_end(w);
}

/* A rule without a category is there for its kind, urgency or tags. */
static const char *
state(const struct rule *r, const struct coverage_count *count)
{
	if (count->hits == 0)
		return "never";
	if (count->wins == 0 && r->label != RULE_NO_LABEL)
		return "shadowed";
	return "";
}

static void
write_header(struct mq_writer *w)
{
	static const char *const header[] = { "rule", "category", "hits",
		"wins", "state" };
	size_t i;

	for (i = 0; i < sizeof(header) / sizeof(*header); i++)
		mq_write_cell(w, mq_str(header[i]));
	mq_write_end(w);
}

void
coverage_write(const struct coverage *cov, struct mq_writer *w)
{
	const struct coverage_count none = { cov->unclassified, 0 };
	const struct rule *r;
	size_t i;

	write_header(w);
	for (i = 0; i < cov->rules->n; i++) {
		r = &cov->rules->rule[i];
		if (r->enabled)
			write_row(w, r->id, r->category, &cov->rule[i],
			    state(r, &cov->rule[i]));
	}
	write_row(w, MQ_STR(""), CLASSIFY_NONE, &none, "none");
}

void
coverage_free(struct coverage *cov)
{
	free(cov->rule);
}
