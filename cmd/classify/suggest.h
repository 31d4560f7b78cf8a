#ifndef SUGGEST_H
#define SUGGEST_H

#include "minqing/writer.h"

#include "labels.h"

/*
 * Candidates for rules (--suggest): what is frequent in the records that got
 * no category or a wrong one, and tells their label from the others.
 *
 *	struct suggest *s = suggest_new();
 *
 *	suggest_add(s, text, label, missed);
 *	...
 *	suggest_write(s, labels, w);
 *	suggest_free(s);
 *
 * A candidate is two to four characters in a row, or one to four words, in at
 * least SUGGEST_LEAST missed records of the label.  All that are so frequent
 * are found level by level, a longer one only where its parts are frequent
 * (Agrawal and Srikant, "Fast algorithms for mining association rules", 1994).
 *
 * With a, b records of the label and of the others that have it, and c, d that
 * have it not, a half added to each (Haldane 1956, Anscombe 1956), the log-odds
 * are log(a d / b c), and their standard error sqrt(1/a + 1/b + 1/c + 1/d).
 * Candidates stand in the order of the lower end of the 95 % interval, which
 * must be above 0, as a must be above b; each must be in SUGGEST_LEAST missed
 * records that no better one of its label is in.  The texts are kept in memory.
 */
struct suggest;

enum { SUGGEST_LEAST = 5, SUGGEST_MOST = 20 /* of a label */ };

struct suggest *suggest_new(void);

/* Add a labelled record. */
void suggest_add(
    struct suggest *s, struct mq_str text, struct mq_str label, bool missed);

/*
 * Once: write a table of rules, the labels in byte order.  `labels` gives their
 * categories and may be NULL.
 */
void suggest_write(
    struct suggest *s, const struct labels *labels, struct mq_writer *w);

void suggest_free(struct suggest *s);

#endif
