#ifndef REPORT_COUNT_H
#define REPORT_COUNT_H

#include "model.h"

/* Count a case that was read of a record in everything it is counted in. */
void report_count(
    struct report *r, const struct mq_record *rec, const struct report_case *c);

#endif
