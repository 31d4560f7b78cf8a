#ifndef CLASSIFY_H
#define CLASSIFY_H

#include "minqing/fire.h"
#include "minqing/measure.h"

/*
 * The decision: which label a record has by the rules that fired.
 *
 *	struct classify *c = classify_new(rules, header);
 *	struct classify_result res;
 *
 *	classify_decide(c, &rec, &hits, &res);
 *	pass(res.value);
 *
 * A label's score is the sum of the weights of its rules that fired.  The best
 * label has the highest priority among them, then the highest score, then the
 * rule that comes first.
 */
struct classify;

enum classify_own {
	CLASSIFY_CATEGORY,
	CLASSIFY_SERVICE,
	CLASSIFY_KIND,
	CLASSIFY_URGENCY,
	CLASSIFY_MODE,
	CLASSIFY_TAGS,
	CLASSIFY_RULES,
	CLASSIFY_MARGIN,
	CLASSIFY_OWN
};

/* The columns' names, in the order of enum classify_own. */
extern const char *const classify_own[CLASSIFY_OWN];

/* The category of a record that no label's rule fired for. */
#define CLASSIFY_NONE MQ_UNCLASSIFIED

/* Lives as long as the record, and until the next classify_decide(). */
struct classify_result {
	struct mq_str value[CLASSIFY_OWN];
	size_t label; /* the best, or MQ_RULE_NO_LABEL */
	size_t next;  /* the best of the others, or MQ_RULE_NO_LABEL */
	int64_t lead; /* the margin, in MQ_RULE_ONE-ths */
	/*
	 * Why the next label was not given although its sum is no smaller:
	 * "tie", its first rule comes later; "priority"; "model", which
	 * decided for another.  Empty where all is plain.
	 */
	const char *conflict;
};

/* The rules must outlive it. */
struct classify *classify_new(
    const struct mq_rules *rules, const struct mq_record *header);

void classify_decide(struct classify *c, const struct mq_record *rec,
    const struct mq_fire_hits *hits, struct classify_result *res);

/*
 * Put another label, which the rules need not know, in the place of the one
 * that was decided, with the service and the mode of its rules that fired.
 */
void classify_overrule(struct classify *c, const struct mq_fire_hits *hits,
    struct mq_str label, struct classify_result *res);

/* The sum of a label that some rule fired for at the last record. */
int64_t classify_sum(const struct classify *c, size_t label);

enum { CLASSIFY_WEIGHT_SIZE = 24 };

/* Write a weight or a sum of weights, such as "-1.25": its length. */
size_t classify_weight(int64_t weight, char text[CLASSIFY_WEIGHT_SIZE]);

/* NULL is allowed. */
void classify_free(struct classify *c);

#endif
