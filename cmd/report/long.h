#ifndef REPORT_LONG_H
#define REPORT_LONG_H

#include "minqing/writer.h"
#include "page.h"

/*
 * The report in long form, a figure a line: section, table, row, column,
 * value, as minqing(5) describes it.  In every format a cell that a
 * spreadsheet would take for a formula begins with a ', and controls are gone:
 * a report is looked at, and no stage reads it.
 */
void report_write_long(
    struct report_page *p, struct mq_output *out, enum mq_format to);

#endif
