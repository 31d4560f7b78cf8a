#ifndef LINT_H
#define LINT_H

#include "minqing/writer.h"

#include "minqing/rules.h"

/*
 * What can be said of rules without a record: columns that nobody reads,
 * examples that fail, rules that cannot fire, rules that are there twice,
 * values that no other table knows.  Adds to rules->fault, and sorts it by
 * table and line.
 */
void lint_check(struct mq_rules *rules);

/* Write rules->fault: table, line, column, rule, code, message. */
void lint_write(const struct mq_rules *rules, struct mq_writer *w);

#endif
