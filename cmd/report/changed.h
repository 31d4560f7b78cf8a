#ifndef REPORT_CHANGED_H
#define REPORT_CHANGED_H

#include "note.h"

/*
 * What changed, in sentences, what matters most first: days beyond their
 * control limits; how the period compares with the one before; categories that
 * rose or fell beyond chance; units that fell below a floor, or got above it;
 * problems that are new.  Only what chance does not explain is said.
 */
void report_notes_changed(struct report_page *p, struct report_notes *n);

#endif
