#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "minqing/output.h"
#include "page.h"

/*
 * The report as one HTML file: no script, nothing fetched, style and drawings
 * in it.  All text from records is escaped.
 */
void report_write_html(struct report_page *p, struct mq_output *out);

#endif
