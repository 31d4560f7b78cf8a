#ifndef REPORT_XLSX_H
#define REPORT_XLSX_H

#include "minqing/output.h"
#include "page.h"

/*
 * The report as a workbook: what stands in sentences and tiles on the first
 * sheet, charts on one, and a sheet for each table.  NULL, or what went wrong.
 *
 * Needs temporary files without names, where tmpfile(3) has them, and /dev/fd.
 */
const char *report_write_xlsx(struct report_page *p, struct mq_output *out);

#endif
