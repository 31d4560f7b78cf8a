#ifndef ROW_H
#define ROW_H

#include "minqing/rules.h"

/*
 * One row of a table of rules, read.
 *
 *	struct row row = { .rules = rules, .table = t, .flags = 0 };
 *
 *	if (row_bind(&row))
 *		complain(t->error);
 *	for (row.row = 0; row.row < t->nrows; row.row++)
 *		if (row_read(&row, &rule) == 0)
 *			keep(&rule);
 */
enum row_column {
	ID,
	CATEGORY,
	PATTERN,
	WORDS,
	FIELD,
	FLAGS,
	WEIGHT,
	UNLESS,
	ALL,
	NONE,
	SERVICE,
	KIND,
	URGENCY,
	MODE,
	TAGS,
	PRIORITY,
	STOP,
	ENABLED,
	HINT,
	OK_EXAMPLE,
	BAD_EXAMPLE,
	NOTE,
	ROW_COLUMNS
};

struct row {
	struct mq_rules *rules;
	struct mq_table *table;
	size_t row;
	long at[ROW_COLUMNS];
	unsigned flags; /* of all patterns: 0 or MQ_PATTERN_LAZY */
	bool bad;
};

/* Find the columns: -1, with the table's `error` set, where one is missing. */
int row_bind(struct row *row);

/*
 * Read a rule, which is then to be freed with row_free(), whatever is
 * returned: -1 where it has mistakes, which are in rules->fault.
 */
int row_read(struct row *row, struct mq_rule *r);

void row_free(struct mq_rule *r);

/* The number of a text in the order of their coming. */
size_t row_number(struct mq_map *map, struct mq_str text);

#endif
