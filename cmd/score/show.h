#ifndef SHOW_H
#define SHOW_H

#include "figures.h"

/* Groups as a table: their keys, and a column for each figure. */

/* Which columns are shown besides those that always are. */
enum {
	SCORE_SHOW_SE = 1,          /* the score's error and interval */
	SCORE_SHOW_GRADE = 2,       /* of votes */
	SCORE_SHOW_NONRESPONSE = 4, /* answer_rate, bound_low, bound_high */
	SCORE_SHOW_COMPARE = 8,     /* change ... p_bh */
	SCORE_SHOW_MARGINS = 16,    /* weighted_rate ... effective_n */
	SCORE_SHOW_TIMES = 32,      /* timed, open, median and p90 */
	SCORE_SHOW_ALPHA = 64,      /* items, alpha, alpha_n */
	SCORE_SHOW_TREND = 128      /* centre ... signal */
};

/* What a scheme's type shows of itself. */
unsigned score_show_of(enum mq_scheme_type type);

/* Has the table a column of this name itself? */
bool score_show_has(struct mq_str name, unsigned what);

/* Write header and rows. */
void score_show(const struct score_figures *f, const struct score_keys *k,
    unsigned what, struct mq_writer *w);

/* A figure with so many decimals, or NA where it is not known. */
void score_show_figure(struct mq_writer *w, double x, int digits);

#endif
