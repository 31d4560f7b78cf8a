#ifndef REPORT_NAMING_H
#define REPORT_NAMING_H

#include "page.h"

/* A list in a sentence: "a, b, c and more, 5 in all". */
struct report_naming {
	int64_t most; /* so many are named; set by the caller */
	int64_t n;
	struct mq_str names;
};

void report_naming_add(
    struct report_page *p, struct report_naming *list, struct mq_str name);

/* Nothing of an empty list. */
struct mq_str report_naming_said(
    struct report_page *p, const struct report_naming *list);

#endif
