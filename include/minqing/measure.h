#ifndef MINQING_MEASURE_H
#define MINQING_MEASURE_H

#include "minqing/hash.h"
#include "minqing/writer.h"

/*
 * Decisions against labels that people gave.
 *
 *	struct mq_measure m = { 0 };
 *
 *	mq_measure_add(&m, gold, decided, id);
 *	...
 *	mq_measure_write(&m, w);
 *	mq_measure_free(&m);
 *
 * With tp, fp and fn of a label counted over the records that have a label:
 * precision = tp / (tp + fp), recall = tp / (tp + fn),
 * F1 = 2 tp / (2 tp + fp + fn).  Macro figures are means over the labels that
 * the column has, a precision that does not exist counting 0; micro figures
 * are of the sums.  A record left unclassified is an answer withheld: it
 * counts against recall, and not against precision (van Rijsbergen,
 * Information Retrieval, 1979, ch. 7).
 */
struct mq_measure {
	struct mq_map labels; /* text to struct mq_measure_label */
	struct mq_map pairs;  /* two label numbers to uint64_t */
	uint64_t records;     /* with a label */
	uint64_t unlabelled;
	uint64_t classified; /* of the records with a label */
	uint64_t correct;
	struct mq_arena arena; /* of the ids */
};

/* The category of a record that nothing was decided for. */
#define MQ_UNCLASSIFIED MQ_STR("unclassified")

/*
 * An empty `gold` is a record without a label.  `id` is the record's, for the
 * examples of confusions, and may be empty.
 */
void mq_measure_add(struct mq_measure *m, struct mq_str gold,
    struct mq_str decided, struct mq_str id);

/* correct / records, and the mean of the labels' F1; 0 without records. */
double mq_measure_accuracy(const struct mq_measure *m);
double mq_measure_macro_f1(const struct mq_measure *m);

/*
 * Write the figures: measure, label, decided, value.  Last come the ten pairs
 * of labels that were confused most often, each with the ids of its first five
 * records that have one.
 */
void mq_measure_write(const struct mq_measure *m, struct mq_writer *w);

void mq_measure_free(struct mq_measure *m);

#endif
