#ifndef ROUTE_CELL_H
#define ROUTE_CELL_H

#include "minqing/table.h"

/* Cells of the tables, which people edit in a spreadsheet. */

/* The words end with NULL. */
extern const char *const route_teams[]; /* worker member volunteer agency */

/* Is the word one of the list's, which are parted by ";"? */
bool route_list_has(struct mq_str list, struct mq_str word);

#endif
