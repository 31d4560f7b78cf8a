#ifndef REPORT_FORM_H
#define REPORT_FORM_H

#include "minqing/output.h"
#include "page.h"

/* The forms that a report can be written in. */
struct report_form {
	const char *name;   /* what -t calls it */
	const char *suffix; /* of its files, separated by blanks; or NULL */
	bool mail;          /* says whom it is from and for */
	/* NULL, or what went wrong; what goes wrong with `out` sticks there */
	const char *(*write)(struct report_page *p, struct mq_output *out);
};

/* The names of all of them, separated by blanks. */
extern const char report_form_names[];

/*
 * The form for an output: the one of this name, which must be one of them;
 * without a name the one whose suffix the path has, else text.  Both may be
 * NULL.
 */
const struct report_form *report_form_of(const char *name, const char *path);

#endif
