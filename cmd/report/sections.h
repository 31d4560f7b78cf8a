#ifndef REPORT_SECTIONS_H
#define REPORT_SECTIONS_H

#include "markup.h"

/* A section of the page, and whether a report has it. */
struct report_section {
	const char *id; /* NULL behind the last */
	enum report_word title;
	bool (*has)(const struct report *r);
	void (*write)(struct report_html *h); /* what is under the title */
};

/* In their order. */
extern const struct report_section report_sections[];

/* The notice above them: what the data lack. */
void report_section_quality(struct report_html *h);

#endif
