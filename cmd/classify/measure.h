#ifndef MEASURE_H
#define MEASURE_H

#include "minqing/hash.h"
#include "minqing/writer.h"

/*
 * Decisions against a column of labels that people gave (--test).
 *
 *	struct measure m = { 0 };
 *
 *	measure_add(&m, gold, decided);
 *	...
 *	measure_write(&m, w);
 *	measure_free(&m);
 *
 * With tp, fp and fn of a label counted over the records that have a label:
 * precision = tp / (tp + fp), recall = tp / (tp + fn),
 * F1 = 2 tp / (2 tp + fp + fn).  Macro figures are means over the labels that
 * the column has, a precision that does not exist counting 0; micro figures
 * are of the sums.  A record left unclassified is an answer withheld: it
 * counts against recall, and not against precision (van Rijsbergen,
 * Information Retrieval, 1979, ch. 7).
 */
struct measure {
	struct mq_map labels; /* text to struct measure_label */
	struct mq_map pairs;  /* two label numbers to uint64_t */
	uint64_t records;     /* with a label */
	uint64_t unlabelled;
	uint64_t classified; /* of the records with a label */
	uint64_t correct;
};

/* An empty `gold` is a record without a label. */
void measure_add(struct measure *m, struct mq_str gold, struct mq_str decided);

/* Write the figures: measure, label, decided, value. */
void measure_write(const struct measure *m, struct mq_writer *w);

void measure_free(struct measure *m);

#endif
