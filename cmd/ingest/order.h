#ifndef INGEST_ORDER_H
#define INGEST_ORDER_H

#include "minqing/date.h"

/*
 * The order of day, month and year in one column of one source.  It is told
 * beforehand, or found: by the first value that can be read in one way only,
 * for which the column is surveyed where one in doubt comes first.
 */
struct ingest_order {
	enum mq_order order; /* MQ_ORDER_NONE: not decided */
	bool told;           /* by an option or an alias */
	unsigned long line;  /* of the value that decided */

	/* What a survey has found so far. */
	unsigned candidates; /* 1 << order of each that fits; 0: not begun */
	unsigned apart[MQ_DMY + 1]; /* by order: those that read some value
				     * as another date */
	bool matters;               /* there is one in apart */
	unsigned long doubt;        /* the line of a value in doubt */
	char value[32];             /* itself, as much as there is room */
};

enum ingest_doubt {
	INGEST_CLEAR,
	INGEST_UNDECIDED,  /* several orders fit, and it matters which */
	INGEST_CONTRADICTS /* no order fits all values */
};

/*
 * How is this value to be read?  INGEST_CLEAR: by *use.  INGEST_UNDECIDED:
 * survey the column first.
 */
enum ingest_doubt ingest_order_look(struct ingest_order *o, struct mq_str value,
    unsigned long line, enum mq_order *use);

/*
 * Survey one more value of the column: true once it is known how the column is
 * read, or that it cannot be.
 */
bool ingest_order_survey(struct ingest_order *o, struct mq_str value,
    unsigned long line, struct mq_zone *z);

/* Decide by what was surveyed. */
enum ingest_doubt ingest_order_settle(struct ingest_order *o);

#endif
