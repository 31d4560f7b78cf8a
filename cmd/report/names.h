#ifndef REPORT_NAMES_H
#define REPORT_NAMES_H

#include "model.h"
#include "words.h"

/* One of our codes, and what people call it. */
struct report_code {
	const char *code; /* NULL behind the last */
	const char *zh;
	const char *en; /* NULL: the code's last part, "Air pollution" */
};

/* Of the categories of the built-in rules, both levels. */
extern const struct report_code report_categories[];

/*
 * What a code is called, or an empty s where it is none of ours; lives as long
 * as the arena.
 */
struct mq_str report_code_name(struct mq_arena *a, enum report_lang lang,
    enum report_by by, struct mq_str code);

#endif
