#ifndef LABELLER_H
#define LABELLER_H

#include "minqing/run.h"

#include "classify.h"
#include "opinion.h"

/*
 * One record after the other, and all that is said of it: by the rules, and
 * where these are silent or not sure by a model.
 *
 *	struct labeller l = { .run = run, .rules = rules };
 *
 *	labeller_begin(&l, &columns, 0);
 *	while (labeller_next(&l))
 *		write(&l.rec, l.res.value);
 *	labeller_end(&l);
 *
 * Records that nothing can be said of are refused on the way.
 */
struct labeller {
	/* The caller's: */
	struct mq_run *run;
	struct mq_rules *rules;
	struct mq_model *model; /* or NULL */
	/* It is asked below this margin, in MQ_RULE_ONE-ths, and of silence. */
	int64_t margin;
	/* From labeller_begin() on: */
	const struct mq_record *header;
	struct mq_fire *fire;
	struct classify *classify;
	struct opinion *opinion;
	long id_column;
	size_t *column; /* those of -c, or the description */
	size_t ncolumns;
	struct mq_arena arena;
	/* The last record, and what it gave: */
	struct mq_record rec;
	struct mq_str id; /* empty where there is none */
	struct mq_fire_hits hits;
	struct classify_result res;
	struct opinion_result op;
	bool modelled; /* the model decided it */
};

/*
 * Bind the rules to the input's header; `columns` are those of -c, `how` that
 * of mq_fire_new().  A column that the header lacks ends the program.
 */
void labeller_begin(
    struct labeller *l, const struct mq_list *columns, unsigned how);

bool labeller_next(struct labeller *l);

/*
 * The last record's texts, of the columns of -c or the description, a line
 * each; as long as the record.
 */
struct mq_str labeller_text(struct labeller *l);

/* What was opened by labeller_begin(), if it was called, is freed. */
void labeller_end(struct labeller *l);

#endif
