#ifndef LABELS_H
#define LABELS_H

#include "minqing/table.h"

/*
 * What the labels of others are in categories (--map): a table of pairs.  A
 * label may have several categories, and a category, which stands for all that
 * are below it in its path, too, has one label.
 *
 *	struct labels *l = labels_new(table);
 *
 *	if (!l)
 *		complain(table->error);
 *	label = labels_of(l, MQ_STR("property/lift"));
 */
struct labels;

/*
 * NULL, with the table's `error` set, where it lacks a column or a cell, or
 * gives a category two labels.  The table must outlive it.
 */
struct labels *labels_new(struct mq_table *t);

/*
 * The label of a category, by the longest path that the table has; the
 * category itself where it has none.
 */
struct mq_str labels_of(const struct labels *l, struct mq_str category);

/* The first category of a label, or the label itself. */
struct mq_str labels_category(const struct labels *l, struct mq_str label);

/* NULL is allowed. */
void labels_free(struct labels *l);

#endif
