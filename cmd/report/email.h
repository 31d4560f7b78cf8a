#ifndef REPORT_EMAIL_H
#define REPORT_EMAIL_H

#include "minqing/output.h"
#include "page.h"

/*
 * The report as HTML for mail programs: tables, styles beside each element, no
 * drawings, nothing to fetch.  It stays under REPORT_EMAIL_MOST bytes, above
 * which some cut a message: where there is more, long tables lose their tails,
 * and say how many rows.
 */
enum { REPORT_EMAIL_MOST = 90 * 1024 };

void report_write_email(struct report_page *p, struct mq_output *out);

#endif
