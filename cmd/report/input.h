#ifndef REPORT_INPUT_H
#define REPORT_INPUT_H

#include "minqing/hash.h"
#include "minqing/tally.h"

/*
 * What a report was made of: the operands with records, and what became of
 * these.  A tally carries them along, so that a page made of tallies tells
 * what was counted, not how the counts came.
 *
 *	struct report_inputs in = { 0 };
 *
 *	report_inputs_add(&in, path, source);
 *	report_inputs_finish(&in);
 *	...
 *	report_inputs_free(&in);
 */
struct report_input {
	struct mq_str name;   /* without folders; empty: standard input */
	struct mq_str digest; /* as `xxhsum -H3` has it, "XXH3_" in front */
	int64_t files;        /* how many were of this name and digest */
	int64_t used, left_out, rejected; /* records */
};

struct report_inputs {
	struct mq_map map;
	/* Set by report_inputs_finish(). */
	struct report_input **item; /* by name, then by digest */
	size_t n;
	struct report_input all; /* the sum */
};

/* All records of an input. */
int64_t report_input_read(const struct report_input *in);

/* Add the counts of another. */
void report_input_sum(struct report_input *sum, const struct report_input *in);

/* An operand that was read to its end, "-" being the standard input. */
void report_inputs_add(
    struct report_inputs *in, const char *path, const struct mq_source *s);

/* All are in: put them in order. */
void report_inputs_finish(struct report_inputs *in);

/*
 * Those whose records are used, and another's too, byte for byte: at most
 * `most` of them into `again`, in order; gives how many there are.
 */
size_t report_inputs_again(const struct report_inputs *in,
    const struct report_input **again, size_t most);

/* The i-th as rows of a tally: NULL, or what is wrong. */
const char *report_inputs_give(
    const struct report_inputs *in, size_t i, struct mq_tally *t);

/* The number that such a row is for, or NULL: there is none. */
int64_t *report_inputs_number(
    struct report_inputs *in, struct mq_str key, struct mq_str item);

/*
 * Add what tallies of another period were made of, which is used or not.  The
 * same bytes were read for both, then: what one used the other left out.
 */
void report_inputs_join(
    struct report_inputs *in, const struct report_inputs *other, bool used);

void report_inputs_free(struct report_inputs *in);

#endif
