#ifndef MARGINS_H
#define MARGINS_H

#include "minqing/table.h"

#include "figures.h"

/*
 * Weighting answers to what is known of all people: the table of margins
 * (column, value, people), with a column for each key whose groups have their
 * own.
 *
 *	struct score_margins m = { .t = table };
 *
 *	if (score_margins_load(&m))
 *		complain(table->error);
 *	score_margins_hide(&m, &keys);
 *	...
 *	why = score_margins_weigh(&m, &figures, &keys);
 *	score_margins_free(&m);
 */
struct score_margins {
	struct mq_table *t;
	long column, value, people;
	double *number;      /* people, of each row */
	struct mq_str *name; /* the columns that margins are known of */
	size_t n, cap;
};

/* Check the table: 0, or -1 with its `error` set. */
int score_margins_load(struct score_margins *m);

/* Part the groups by the columns of the margins. */
void score_margins_hide(const struct score_margins *m, struct score_keys *k);

/*
 * Set weighted, weighted_ci, deff and effective_n of every row, NAN where there
 * are no weights that give the margins, which `notes` then tells.  NULL, or
 * why not at all: the groups are not parted by such a column.
 */
const char *score_margins_weigh(const struct score_margins *m,
    struct score_figures *f, const struct score_keys *k);

/* Frees all but the table. */
void score_margins_free(struct score_margins *m);

#endif
