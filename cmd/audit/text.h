#ifndef AUDIT_TEXT_H
#define AUDIT_TEXT_H

#include "minqing/record.h"

/* A text that grows; {0} is empty. */
struct audit_text {
	char *s;
	size_t n, cap;
};

void audit_text_add(struct audit_text *t, struct mq_str s);

/* Add a cell of TSV: backslash, tab, LF and CR are escaped. */
void audit_text_cell(struct audit_text *t, struct mq_str cell);

struct mq_str audit_text_str(const struct audit_text *t);
void audit_text_free(struct audit_text *t);

#endif
