#ifndef RULES_H
#define RULES_H

#include "minqing/hash.h"
#include "minqing/pattern.h"
#include "minqing/table.h"

/*
 * The rules of one or more tables, joined and checked:
 *
 *	struct rules *rules = rules_new();
 *
 *	rules_add(rules, table, 0);
 *	if (rules->nfaults)
 *		complain(&rules->fault[0]);
 *	...
 *	rules_free(rules);
 */

/* What a label's heaviest rule decides. */
enum rule_word { RULE_SERVICE, RULE_KIND, RULE_MODE, RULE_WORDS };

#define RULE_NO_LABEL ((size_t)-1)

/* A further condition: the pattern must match, or must not. */
struct rule_test {
	struct mq_pattern *pattern;
	struct mq_str text; /* of the pattern */
	bool want;
};

struct rule {
	struct mq_str id;
	struct mq_str category;
	size_t label;               /* index of category in rules->labels, or
				     * RULE_NO_LABEL where it is empty */
	struct mq_str field;        /* empty: the default fields */
	struct mq_pattern *pattern; /* NULL only where not enabled */
	struct mq_str text;         /* of the pattern, or made of the words */
	unsigned flags;             /* that it was made with */
	bool plain; /* its texts are looked at in their plain forms */
	struct rule_test *test;
	size_t ntests;
	int64_t weight; /* in RULE_ONE-ths */
	int64_t priority;
	struct mq_str word[RULE_WORDS];
	char urgency; /* '0' to '3', or 0 */
	size_t *tag;  /* indices in rules->tags */
	size_t ntags;
	bool stop;
	bool enabled;
	struct mq_str hint; /* a text that must be there too; in `test` */
	struct mq_str ok_example, bad_example;
	const struct mq_table *table; /* where it stands */
	unsigned long line;
};

/* Weights are decimals of up to six places, kept and added as integers. */
#define RULE_ONE ((int64_t)1000000)
#define RULE_WEIGHT_MAX 1000000

/* A mistake in a table. */
struct rules_fault {
	const struct mq_table *table;
	unsigned long line; /* 1: of the header */
	const char *column;
	struct mq_str id;    /* of the rule; empty where it has none */
	const char *code;    /* one word */
	const char *message; /* lives as long as the rules */
	/* Filled in by rules_complain(): */
	size_t table_no;
	size_t serial;
};

struct rules {
	const struct mq_table **table;
	size_t ntables, tablecap;
	struct rule *rule;
	size_t n, cap;
	struct mq_map ids;    /* id to size_t: index into rule */
	struct mq_map labels; /* the categories, in the order of their coming */
	struct mq_map tags;
	struct rules_fault *fault;
	size_t nfaults, faultcap;
	struct mq_arena arena;
};

struct rules *rules_new(void);

/*
 * Add a table's rules; an id that an earlier table had takes that rule's
 * place.  `flags` is 0, or MQ_PATTERN_LAZY for a table that is known to be
 * good.  The table must outlive the rules.
 *
 * Rows with mistakes are left out and told in rules->fault.  -1, with the
 * table's `error` set, where the table has no column id or category, or neither
 * pattern nor words.
 */
int rules_add(struct rules *rules, struct mq_table *t, unsigned flags);

/* Note a mistake. */
void rules_complain(struct rules *rules, const struct rules_fault *fault);

/* The columns that a table of rules may have; ends with NULL. */
extern const char *const rules_columns[];

/* Is there an enabled rule that looks at the default fields? */
bool rules_want_default(const struct rules *rules);

/* NULL is allowed. */
void rules_free(struct rules *rules);

#endif
