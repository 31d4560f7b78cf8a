#ifndef REPORT_NAMES_H
#define REPORT_NAMES_H

#include "minqing/hash.h"
#include "minqing/table.h"
#include "model.h"
#include "words.h"

/*
 * What categories are called, as the table `categories` has it (category,
 * name_zh, name_en): both levels, a row each.
 *
 *	struct report_names n = { 0 };
 *
 *	if (report_names_read(&n, table))
 *		complain(table->error);
 *	...
 *	report_names_free(&n);
 */
struct report_names {
	struct mq_map map; /* category to its names */
	struct mq_arena texts;
};

/*
 * Take in the table, which may be freed then; -1, with its `error` set, where
 * it lacks a column or has a category twice.
 */
int report_names_read(struct report_names *n, struct mq_table *t);

void report_names_free(struct report_names *n);

/*
 * What a category is called; an empty s where the table does not tell.  Lives
 * as long as the names.
 */
struct mq_str report_category_name(
    const struct report_names *n, enum report_lang lang, struct mq_str code);

/*
 * What one of the codes that are the same everywhere is called (services,
 * channels, urgencies), or an empty s where it is none of them.
 */
struct mq_str report_code_name(
    enum report_lang lang, enum report_by by, struct mq_str code);

#endif
