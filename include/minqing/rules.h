#ifndef MINQING_RULES_H
#define MINQING_RULES_H

#include "minqing/hash.h"
#include "minqing/opt.h"
#include "minqing/pattern.h"
#include "minqing/table.h"

/*
 * The rules of one or more tables, joined and checked:
 *
 *	struct mq_rules *rules = mq_rules_load(preset, &given, false);
 *
 *	if (mq_rules_fault(rules))
 *		complain(mq_rules_fault(rules));
 *	...
 *	mq_rules_free(rules);
 */

/* What a label's heaviest rule decides. */
enum mq_rule_word {
	MQ_RULE_SERVICE,
	MQ_RULE_KIND,
	MQ_RULE_MODE,
	MQ_RULE_WORDS
};

#define MQ_RULE_NO_LABEL ((size_t)-1)

/* A further condition: the pattern must match, or must not. */
struct mq_rule_test {
	struct mq_pattern *pattern;
	struct mq_str text; /* of the pattern */
	bool want;
};

struct mq_rule {
	struct mq_str id;
	struct mq_str category;
	size_t label;               /* index of category in rules->labels, or
				     * MQ_RULE_NO_LABEL where it is empty */
	struct mq_str field;        /* empty: the default fields */
	struct mq_pattern *pattern; /* NULL only where not enabled */
	struct mq_str text;         /* of the pattern, or made of the words */
	unsigned flags;             /* that it was made with */
	bool plain;   /* its texts are looked at in their plain forms */
	char urgency; /* '0' to '3', or 0 */
	bool stop;
	bool enabled;
	struct mq_rule_test *test;
	size_t *tag; /* indices in rules->tags */
	uint32_t ntests, ntags;
	int64_t weight; /* in MQ_RULE_ONE-ths */
	int64_t priority;
	struct mq_str word[MQ_RULE_WORDS];
	struct mq_str hint; /* a text that must be there too; in `test` */
	const struct mq_table *table; /* where it stands */
	uint32_t row;
};

/* Weights are decimals of up to six places, kept and added as integers. */
#define MQ_RULE_ONE ((int64_t)1000000)
#define MQ_RULE_WEIGHT_MAX 1000000

/* A mistake in a table. */
struct mq_rules_fault {
	const struct mq_table *table;
	unsigned long line; /* 1: of the header */
	const char *column;
	struct mq_str id;    /* of the rule; empty where it has none */
	const char *code;    /* one word */
	const char *message; /* lives as long as the rules */
	/* Filled in by mq_rules_complain(): */
	size_t table_no;
	size_t serial;
};

struct mq_rules {
	const struct mq_table **table;
	size_t ntables, tablecap;
	const struct mq_table *builtin; /* one of them, or NULL */
	const char *error; /* why a table could not be read, or NULL */
	struct mq_rule *rule;
	size_t n, cap;
	struct mq_map ids;    /* id to size_t: index into rule; those of the
			       * last ones may lack */
	struct mq_map labels; /* the categories, in the order of their coming */
	struct mq_map tags;
	struct mq_rules_fault *fault;
	size_t nfaults, faultcap;
	struct mq_table **own; /* those of mq_rules_load() */
	size_t nown;
	struct mq_arena arena;
};

/*
 * Load and join the tables that -R asks for, or the preset's where `given` is
 * empty, as mq_preset_tables() does; they live as long as the rules.  Always
 * rules: see mq_rules_fault().  The patterns of the built-in table, which is
 * known to be good, are compiled at first need unless `all` are to be.
 */
struct mq_rules *mq_rules_load(
    const char *preset, const struct mq_list *given, bool all);

/*
 * "rules.tsv:14: column 'flags': what is wrong": `error`, or the first mistake
 * and how many more there are; NULL where all is well.
 */
const char *mq_rules_fault(struct mq_rules *rules);

struct mq_rules *mq_rules_new(void);

/*
 * Add a table's rules; an id that an earlier table had takes that rule's
 * place.  `flags` is 0, or MQ_PATTERN_LAZY for a table that is known to be
 * good.  The table must outlive the rules.
 *
 * Rows with mistakes are left out and told in rules->fault.  -1, with the
 * table's `error` set, where the table has no column id or category, or neither
 * pattern nor words.
 */
int mq_rules_add(struct mq_rules *rules, struct mq_table *t, unsigned flags);

/* Note a mistake. */
void mq_rules_complain(
    struct mq_rules *rules, const struct mq_rules_fault *fault);

/* The columns that a table of rules may have; ends with NULL. */
extern const char *const mq_rules_columns[];

/* Is there an enabled rule that looks at the default fields? */
bool mq_rules_want_default(const struct mq_rules *rules);

/* The enabled rule with this id, or NULL. */
const struct mq_rule *mq_rules_find(struct mq_rules *rules, struct mq_str id);

/* The line where it stands, and a text on which it fires, or does not. */
unsigned long mq_rule_line(const struct mq_rule *r);
struct mq_str mq_rule_example(const struct mq_rule *r, bool fires);

/* XXH3-64 of all that decides whether a rule fires, its id included. */
uint64_t mq_rule_digest(const struct mq_rule *r);

/* NULL is allowed. */
void mq_rules_free(struct mq_rules *rules);

#endif
