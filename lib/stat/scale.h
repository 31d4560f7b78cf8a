#ifndef SCALE_H
#define SCALE_H

#include <stdint.h>

#include "minqing/record.h"
#include "minqing/table.h"

/* What answers mean, from the `scales` table. */

enum mq_scale_class {
	MQ_SATISFIED,
	MQ_BASICALLY,
	MQ_DISSATISFIED,
	MQ_NO_ANSWER /* "don't know": as if nothing had been said */
};

struct mq_scale_code {
	struct mq_str code;
	enum mq_scale_class class;
	int64_t credit;     /* millionths */
	int64_t points;     /* millionths, whole thousandths */
	struct mq_str text; /* the points as a short decimal, "62.5" */
	struct mq_str credit_text;
};

struct mq_scale {
	struct mq_str name;
	struct mq_scale_code *code;
	size_t n, cap;
	const char *unknown; /* what to say of a code that it lacks */
};

struct mq_scales {
	struct mq_arena arena;
	struct mq_scale *scale;
	size_t n, cap;
	const char *unknown; /* what to say of a scale that is not there */
};

/* Fill *s, which is zero: 0, or -1 with the table's `error` set. */
int mq_scales_load(struct mq_scales *s, struct mq_table *t);

/* The scale of this name, or NULL. */
struct mq_scale *mq_scales_find(const struct mq_scales *s, struct mq_str name);

/* The code on a scale, or NULL. */
const struct mq_scale_code *mq_scale_find(
    const struct mq_scale *s, struct mq_str code);

void mq_scales_free(struct mq_scales *s);

/*
 * Read a credit: 0, or -1 with the table's `error` set.  Thousandths at the
 * finest, so that the square of a credit is a whole number of millionths.
 */
int mq_credit_read(struct mq_table *t, size_t row, long col, int64_t *out);

#endif
