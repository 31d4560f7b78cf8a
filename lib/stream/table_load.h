#ifndef TABLE_LOAD_H
#define TABLE_LOAD_H

#include "minqing/table.h"

/* What table.c and table_load.c know of each other. */

/* Set `error` to "NAME:LINE: what", line 0: "NAME: what", and return -1. */
int table_fail(struct mq_table *t, unsigned long line, const char *what);

/* Free the cells that were loaded; NULL is allowed. */
void table_store_free(struct mq_table_store *o);

#endif
