#ifndef REPORT_MARKDOWN_H
#define REPORT_MARKDOWN_H

#include "minqing/output.h"
#include "page.h"

/* The report in Markdown with tables, as GitHub reads it (GFM 0.29). */
void report_write_markdown(struct report_page *p, struct mq_output *out);

/*
 * A text in one line that means nothing to Markdown, and of which nothing
 * becomes a link, wherever it stands; lives as long as the arena.
 */
struct mq_str report_markdown(struct mq_arena *a, struct mq_str s);

#endif
