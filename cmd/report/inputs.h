#ifndef REPORT_INPUTS_H
#define REPORT_INPUTS_H

#include "table.h"

/* The inputs in words; see input.h. */

/* "inputs: a.tsv, b.tsv", for the lines under the title. */
struct mq_str report_inputs_said(struct report_page *p);

/* Those that were counted more than once; nothing where there are none. */
struct mq_str report_inputs_said_again(struct report_page *p);

/* Each with its digest, and what became of its records. */
struct report_table report_table_inputs(
    struct report_page *p, const struct report_room *room);

#endif
