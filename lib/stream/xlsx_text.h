#ifndef XLSX_TEXT_H
#define XLSX_TEXT_H

#include "minqing/record.h"

/* Bytes that grow, and what went wrong with a workbook. */

struct xlsx_text {
	char *s;
	size_t n, cap;
};

void xlsx_add(struct xlsx_text *t, const char *s, size_t n);
void xlsx_add_n(struct xlsx_text *t, char c, size_t times);

/*
 * Add a text of a workbook as a cell of TSV: _x000D_ and its like decoded
 * (ECMA-376 part 1, 22.9.2.19, ST_Xstring), then \\ \t \n \r escaped.  What
 * names no character (NUL, half of a surrogate pair) stays as it stands.
 */
void xlsx_add_cell(struct xlsx_text *t, struct mq_str s);

static inline struct mq_str
xlsx_str(const struct xlsx_text *t)
{
	return (struct mq_str){ t->n ? t->s : "", t->n };
}

/* The first trouble met: "" where there is none. */
struct xlsx_fault {
	char text[512];
};

/* Note trouble, unless some is noted already, and return -1. */
int xlsx_fail(struct xlsx_fault *f, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
