#include "coverage.h"

#include <stdlib.h>

struct coverage_count {
	uint64_t hits;
	uint64_t wins;  /* of the hits, those whose label was given */
	uint64_t alone; /* those where no other rule with a label fired */
};

struct coverage
coverage_new(const struct mq_rules *rules)
{
	struct coverage cov = { .rules = rules };

	cov.rule = mq_xcalloc(rules->n + 1, sizeof(*cov.rule));
	return cov;
}

static size_t
index_of(const struct coverage *cov, const struct mq_fire_hit *hit)
{
	return (size_t)(hit->rule - cov->rules->rule);
}

static void
add_pair(struct coverage *cov, size_t a, size_t b)
{
	const size_t key[2] = { a, b };
	uint64_t *n = mq_map_put(&cov->pairs,
	    (struct mq_str){ (const char *)key, sizeof(key) }, sizeof(*n));

	++*n;
}

/* Rules with a label, which are told from those that are there for a tag. */
static bool
is_labelled(const struct mq_fire_hit *hit)
{
	return hit->rule->label != MQ_RULE_NO_LABEL;
}

static void
add_pairs(struct coverage *cov, const struct mq_fire_hits *hits)
{
	const struct mq_fire_hit *a, *b, *end = hits->hit + hits->n;
	size_t labelled = 0;

	for (a = hits->hit; a < end; a++)
		labelled += is_labelled(a);
	for (a = hits->hit; a < end; a++) {
		if (!is_labelled(a))
			continue;
		cov->rule[index_of(cov, a)].alone += labelled == 1;
		for (b = hits->hit; b < end; b++)
			if (a != b && is_labelled(b))
				add_pair(
				    cov, index_of(cov, a), index_of(cov, b));
	}
}

void
coverage_add(struct coverage *cov, const struct mq_fire_hits *hits,
    const struct classify_result *res)
{
	const struct mq_fire_hit *hit;
	size_t i;

	cov->unclassified += res->label == MQ_RULE_NO_LABEL;
	for (i = 0; i < hits->n; i++) {
		hit = &hits->hit[i];
		cov->rule[index_of(cov, hit)].hits++;
		if (is_labelled(hit) && hit->rule->label == res->label)
			cov->rule[index_of(cov, hit)].wins++;
	}
	add_pairs(cov, hits);
}

/* A rule without a category is there for its kind, urgency or tags. */
static const char *
state(const struct mq_rule *r, const struct coverage_count *count)
{
	if (count->hits == 0)
		return "never";
	if (count->wins == 0 && r->label != MQ_RULE_NO_LABEL)
		return "shadowed";
	return "";
}

/* The rule that each one fired with most often; of equals the first. */
struct overlap {
	size_t other;
	uint64_t records;
};

static struct overlap *
overlaps(const struct coverage *cov)
{
	struct overlap *most = mq_xcalloc(cov->rules->n + 1, sizeof(*most)),
		       *best;
	size_t i, key[2];
	uint64_t n;

	for (i = 0; i < cov->pairs.n; i++) {
		memcpy(key, cov->pairs.entry[i]->key.s, sizeof(key));
		n = *(const uint64_t *)cov->pairs.entry[i]->value;
		best = &most[key[0]];
		if (n > best->records ||
		    (n == best->records && key[1] < best->other))
			*best = (struct overlap){ key[1], n };
	}
	return most;
}

static void
write_rule(const struct coverage *cov, struct mq_writer *w, size_t i,
    const struct overlap *most)
{
	const struct mq_rule *r = &cov->rules->rule[i];
	const struct coverage_count *count = &cov->rule[i];
	struct mq_str with = MQ_STR("");

	if (most->records > 0)
		with = cov->rules->rule[most->other].id;
	mq_write_cell(w, r->id);
	mq_write_cell(w, r->category);
	mq_write_int(w, (int64_t)count->hits);
	mq_write_int(w, (int64_t)count->wins);
	mq_write_cell(w, mq_str(state(r, count)));
	mq_write_int(w, (int64_t)count->alone);
	mq_write_cell(w, with);
	mq_write_int(w, (int64_t)most->records);
	mq_write_cell(w, mq_str(mq_fire_is_scanned(r) ? "" : "Y"));
	mq_write_end(w);
}

static void
write_header(struct mq_writer *w)
{
	static const char *const header[] = { "rule", "category", "hits",
		"wins", "state", "alone", "with", "together", "always" };
	size_t i;

	for (i = 0; i < sizeof(header) / sizeof(*header); i++)
		mq_write_cell(w, mq_str(header[i]));
	mq_write_end(w);
}

static void
write_none(const struct coverage *cov, struct mq_writer *w)
{
	int i;

	mq_write_cell(w, MQ_STR(""));
	mq_write_cell(w, CLASSIFY_NONE);
	mq_write_int(w, (int64_t)cov->unclassified);
	mq_write_int(w, 0);
	mq_write_cell(w, MQ_STR("none"));
	for (i = 0; i < 4; i++) /* alone, with, together, always */
		mq_write_cell(w, MQ_STR(""));
	mq_write_end(w);
}

void
coverage_write(const struct coverage *cov, struct mq_writer *w)
{
	struct overlap *most = overlaps(cov);
	size_t i;

	write_header(w);
	for (i = 0; i < cov->rules->n; i++)
		if (cov->rules->rule[i].enabled)
			write_rule(cov, w, i, &most[i]);
	write_none(cov, w);
	free(most);
}

void
coverage_free(struct coverage *cov)
{
	free(cov->rule);
	mq_map_free(&cov->pairs);
}
