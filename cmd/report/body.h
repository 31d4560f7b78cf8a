#ifndef REPORT_BODY_H
#define REPORT_BODY_H

#include "markup.h"
#include "sections.h"

/* What a section holds, under its title on the page ... */
void report_html_content(struct report_html *h, const struct report_content *c);

/* ... and what the notice holds: sentences, no tables. */
void report_html_notice(struct report_html *h, const struct report_content *c);

#endif
