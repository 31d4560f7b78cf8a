#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include "minqing/output.h"
#include "page.h"

/* The report as one object of JSON, as minqing(5) describes it. */
void report_write_json(struct report_page *p, struct mq_output *out);

#endif
