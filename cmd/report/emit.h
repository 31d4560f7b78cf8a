#ifndef REPORT_EMIT_H
#define REPORT_EMIT_H

#include "minqing/output.h"
#include "value.h"

/*
 * JSON (RFC 8259) piece by piece, indented; what is opened compact, and all in
 * it, stands on one line.
 *
 *	struct report_emit e = { .p = p, .out = out };
 *
 *	report_emit_open(&e, NULL, '{');
 *	report_emit_string(&e, "title", title);
 *	report_emit_close(&e);
 *
 * `key` is NULL in arrays and at the top.
 */
enum { REPORT_DEPTH = 16 };

struct report_emit {
	struct report_page *p;
	struct mq_output *out;
	char close[REPORT_DEPTH];
	int depth;
	int compact; /* the depth of what stands on one line; 0: nothing */
	bool comma;
};

void report_emit_open(struct report_emit *e, const char *key, char bracket);
void report_emit_open_compact(
    struct report_emit *e, const char *key, char bracket);
void report_emit_close(struct report_emit *e);

void report_emit_string(
    struct report_emit *e, const char *key, struct mq_str s);
void report_emit_int(struct report_emit *e, const char *key, int n);
void report_emit_bool(struct report_emit *e, const char *key, bool b);

/* Numbers as they are, dates and codes as strings; NA and no code are null. */
void report_emit_value(
    struct report_emit *e, const char *key, const struct report_value *v);

#endif
