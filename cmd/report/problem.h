#ifndef REPORT_PROBLEM_H
#define REPORT_PROBLEM_H

#include "rate.h"

/*
 * What comes again and again: one category at one place (每月一题).  One is
 * worth a row from REPORT_RECURS cases on; it is new where it has at least
 * REPORT_NEW cases, and three times as many as in the period before.
 */
enum { REPORT_RECURS = 3, REPORT_NEW = 5 };

/* Its two halves as people call them. */
struct report_problem {
	struct mq_str category, place;
	struct mq_str category_code, place_code;
};

struct report_problem report_problem_name(
    struct report_page *p, const struct report_group *g);

bool report_problem_is_new(
    const struct report_page *p, const struct report_group *g);

#endif
