#ifndef MICRO_H
#define MICRO_H

#include <stdint.h>

#include "minqing/arena.h"
#include "minqing/record.h"

/*
 * Decimals of tables as whole millionths, so that weights can be added up and
 * credits summed without rounding.
 */

#define MICRO INT64_C(1000000)

/*
 * Read "0.9" as 900000: digits, and at most six decimals.  0, or -1 where it
 * is something else, below 0 or above `most` millionths.
 */
int mq_micro_parse(struct mq_str s, int64_t most, int64_t *out);

/* The shortest decimal, "62.5"; lives as long as the arena. */
const char *mq_micro_text(struct mq_arena *a, int64_t micro);

#endif
