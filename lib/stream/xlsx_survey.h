#ifndef XLSX_SURVEY_H
#define XLSX_SURVEY_H

#include "xlsx_merge.h"

/*
 * Go through a sheet for its columns (0: it holds nothing) and, where `m` is
 * not NULL, its merged cells: 0, or -1 with *f.
 */
int xlsx_survey(struct xlsx_zip *z, const char *part, uint32_t *cols,
    struct xlsx_merges *m, struct xlsx_fault *f);

/* Does a sheet hold anything?  1, 0, or -1 with *f. */
int xlsx_survey_any(struct xlsx_zip *z, const char *part, struct xlsx_fault *f);

#endif
