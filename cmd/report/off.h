#ifndef REPORT_OFF_H
#define REPORT_OFF_H

#include "page.h"

/* Does this bucket stand for a day that the calendar has closed? */
bool report_is_off(struct report_page *p, enum mq_period step, int64_t day);

/* What the calendar calls a day ("国庆节"), or an empty text. */
struct mq_str report_day_name(struct report_page *p, int64_t day);

#endif
