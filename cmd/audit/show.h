#ifndef AUDIT_SHOW_H
#define AUDIT_SHOW_H

#include "heads.h"
#include "minqing/writer.h"

/* What is printed: tables, header line first. */

/* A head: what the log comes to at this time; without `end` no row. */
void audit_show_head(
    struct mq_writer *w, const struct audit_end *end, struct mq_str time);

/* The findings, and where none is a fault a last row of what was looked at. */
void audit_show_check(struct mq_writer *w, const struct audit_report *r,
    const struct audit_end *end, const struct audit_heads *heads,
    size_t private);

#endif
