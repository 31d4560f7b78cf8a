#ifndef REPORT_NOTE_H
#define REPORT_NOTE_H

#include "page.h"

/* The sentences around the figures. */
enum { REPORT_NOTES = 24 };

struct report_notes {
	struct mq_str item[REPORT_NOTES];
	size_t n;
};

/* What the data lack, so that sections or figures are not there. */
void report_notes_missing(struct report_page *p, struct report_notes *n);

/* What is not in the figures, and what is masked. */
void report_notes_left_out(struct report_page *p, struct report_notes *n);

/* The terms that the report uses and what each means. */
struct report_definition {
	enum report_word term, meaning;
};

/* Those of the figures that are there; ends where n is reached. */
size_t report_definitions(
    const struct report_page *p, struct report_definition *d);

/* The lines under the title. */
struct mq_str report_title(struct report_page *p);
struct mq_str report_period(struct report_page *p);
struct mq_str report_records(struct report_page *p);
struct mq_str report_as_of(struct report_page *p);
struct mq_str report_made_by(struct report_page *p);

#endif
