#ifndef REPORT_TEXT_H
#define REPORT_TEXT_H

#include "minqing/output.h"
#include "page.h"

/* The report for a terminal, 80 columns wide; in colours where
 * the output is one and the page does not want it plain. */
void report_write_text(struct report_page *p, struct mq_output *out);

#endif
