#ifndef COVERAGE_H
#define COVERAGE_H

#include "minqing/writer.h"

#include "classify.h"

/*
 * How often each rule fired, how often to the advantage of the label that was
 * given, and with which others (--coverage).
 */
struct coverage {
	const struct mq_rules *rules;
	struct coverage_count *rule; /* as in rules */
	struct mq_map pairs;   /* two indices of rules to uint64_t, records */
	uint64_t unclassified; /* records */
};

/* The rules must outlive it. */
struct coverage coverage_new(const struct mq_rules *rules);

void coverage_add(struct coverage *cov, const struct mq_fire_hits *hits,
    const struct classify_result *res);

/* Write a row for each enabled rule, and one for the unclassified records. */
void coverage_write(const struct coverage *cov, struct mq_writer *w);

void coverage_free(struct coverage *cov);

#endif
