#ifndef REPORT_EML_H
#define REPORT_EML_H

#include "minqing/output.h"
#include "page.h"

/*
 * The report as a mail that `sendmail -t` sends: headers, the text, and the
 * HTML for mail programs.
 */
void report_write_eml(struct report_page *p, struct mq_output *out);

#endif
