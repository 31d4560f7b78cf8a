#ifndef MINQING_PASS_H
#define MINQING_PASS_H

#include "minqing/record.h"
#include "minqing/writer.h"

/*
 * Passing records on with a filter's own columns: those that the header has
 * are replaced in place, the others are appended, in the order given; every
 * other cell goes through byte for byte.
 *
 *	static const char *const own[] = { "area", "assignee" };
 *	struct mq_pass *pass = mq_pass_new(header, own, 2);
 *	struct mq_str value[2];
 *
 *	mq_pass_header(pass, w);
 *	...
 *	mq_pass_record(pass, w, &rec, value);
 */
struct mq_pass;

/* Header and names are copied. */
struct mq_pass *mq_pass_new(
    const struct mq_record *header, const char *const *names, size_t n);

/* Where own column i stands in the header that came in, or -1. */
long mq_pass_column(const struct mq_pass *p, size_t i);

void mq_pass_header(const struct mq_pass *p, struct mq_writer *w);

/* One value for each own column. */
void mq_pass_record(const struct mq_pass *p, struct mq_writer *w,
    const struct mq_record *r, const struct mq_str *values);

/* NULL is allowed. */
void mq_pass_free(struct mq_pass *p);

#endif
